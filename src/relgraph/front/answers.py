"""Every answer that one member can get."""

from typing import Protocol

from relgraph.documents import Accounts, Members, Paths, People, Person, Targets, Who


class Answers(Protocol):
    """Every answer that one member can get, as of one day; no other way to read exists.

    Ids, questions and cursors that lead to nothing the member may see, and those that lead nowhere at
    all, give the same answer.
    """

    def who(self, question: str) -> Who:
        """Answer who is known at the account of that name or domain (`account` None if none is)."""

    def account(self, account_id: str) -> Who | None:
        """Answer the same by the account's id."""

    def paths(self, question: str, *, top: int = 5, edges: int = 3) -> Paths:
        """Answer with the warmest ways to an address, name, company, domain or id."""

    def targets(self) -> Targets:
        """Answer with the member's target accounts."""

    def accounts(self, q: str = "", *, after: str | None = None, limit: int = 50) -> Accounts:
        """Find accounts by part of name or domain; `after` is the `next` of the page before."""

    def people(self, q: str = "", *, after: str | None = None, limit: int = 50) -> People:
        """Find people by part of name or address."""

    def person(self, person_id: str) -> Person | None:
        """Answer who this is and who knows them."""

    def members(self) -> Members:
        """List all members."""
