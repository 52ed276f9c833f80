"""What a store can do with the graph of one space; all query text stays behind it."""

from collections.abc import Collection
from typing import Protocol

from relgraph.address import Address
from relgraph.graph.model import Company, Employment, Graph, Introduced, Person, Tie


class GraphStore(Protocol):
    """The projected graph of one book: look-ups and neighbourhoods, each in a fixed order.

    Everything in it is derived: it can be dropped and replaced from the ledger at any time.
    """

    def replace(self, graph: Graph) -> None:
        """Put this graph in the place of what was there, all at once."""

    def me(self) -> Person | None:
        """Return the book's owner, None where nothing was projected yet."""

    def people(self, ids: Collection[str]) -> dict[str, Person]:
        """Return the people of these ids, by id."""

    def by_address(self, addresses: Collection[Address]) -> dict[Address, Person]:
        """Return who stands behind each of these addresses."""

    def named(self, name: str) -> list[Person]:
        """Return everybody of exactly this name, case aside, in order of id."""

    def find_people(self, text: str, *, after: tuple[str, str], limit: int) -> list[Person]:
        """Return people whose name or an address contains `text`, in order of (folded name, id)."""

    def people_at(self, domain: str) -> list[Person]:
        """Return everybody whose company has this registrable domain, in order of id."""

    def companies(self, ids: Collection[str]) -> dict[str, Company]:
        """Return the companies of these ids, by id."""

    def company_at(self, domain: str) -> Company | None:
        """Return the company of a registrable domain."""

    def find_companies(self, text: str, *, after: tuple[str, str], limit: int) -> list[Company]:
        """Return companies whose name or domain contains `text`, in order of (folded name, id)."""

    def ties_of(self, ids: Collection[str]) -> list[Tie]:
        """Return all ties that one of these people has, in order."""

    def ties_between(self, some: Collection[str], others: Collection[str]) -> list[Tie]:
        """Return the ties that join one of some to one of others, in order."""

    def employments(self, ids: Collection[str]) -> list[Employment]:
        """Return what was read of these people's titles and employers."""

    def introductions(self, ids: Collection[str]) -> list[Introduced]:
        """Return the introductions to which one of these people was party."""
