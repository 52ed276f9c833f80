"""The Neo4j store: one book's graph on a server, read by fixed-length look-ups."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from secrets import token_hex
from typing import Any, LiteralString

from relgraph.address import Address
from relgraph.errors import Away
from relgraph.graph.model import Company, Employment, Graph, Introduced, Person, Tie
from relgraph.graph.names import folded
from relgraph.stores.neo4j import generations
from relgraph.stores.neo4j.generations import Cover
from relgraph.stores.neo4j.rows import day_of, person
from relgraph.stores.neo4j.schema import in_order
from relgraph.stores.neo4j.server import Record, Server
from relgraph.strength import Moment
from relgraph.vocabulary import Vocabulary

_PERSON = "p.id, p.name, p.address, p.addresses, p.domain, p.title"


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where it is kept which generation of a book holds."""

    current: Callable[[], str | None]
    switch: Callable[[str], None]
    done: Callable[[], None] = lambda: None
    """Called when nothing is left of the generations before."""


class Neo4jStore:
    """A GraphStore over one book on a server."""

    def __init__(
        self, server: Server, cover: Cover, pointer: Pointer, at: Moment, vocabulary: Vocabulary
    ) -> None:
        """Open a book; strengths that stand in the graph for people to read are those of the day `at`."""
        self._server = server
        self._cover = cover
        self._pointer = pointer
        self._at = at
        self._vocabulary = vocabulary

    def replace(self, graph: Graph) -> None:
        """Put this graph in the place of what was there, all at once for whoever reads.

        One process at a time may do so for a book. Where it is stopped, what was there still holds.
        """
        for left in generations.others(self._server, self._cover.book, self._pointer.current()):
            generations.clear(self._server, left)
        made = f"{self._cover.book}-{token_hex(4)}"
        generations.write(self._server, made, self._cover, graph, self._at, self._vocabulary)
        self._pointer.switch(made)
        try:
            for left in generations.others(self._server, self._cover.book, made):
                generations.clear(self._server, left)
        except Away:
            return  # the new graph holds; the next one clears this up
        self._pointer.done()

    def me(self) -> Person | None:
        """Return the book's owner, None where nothing was projected yet."""
        found = self._people(f"MATCH (:Book {{book: $book}})-[:BELONGS_TO]->(p:Person) RETURN {_PERSON}")
        return found[0] if found else None

    def people(self, ids: Collection[str]) -> dict[str, Person]:
        """Return the people of these ids, by id."""
        found = self._people(
            f"UNWIND $ids AS id MATCH (p:Person {{book: $book, id: id}}) RETURN {_PERSON} ORDER BY p.id",
            ids=_list(ids),
        )
        return {one.id: one for one in found}

    def by_address(self, addresses: Collection[Address]) -> dict[Address, Person]:
        """Return who stands behind each of these addresses."""
        found = self._people(
            "UNWIND $ids AS id MATCH (:Address {book: $book, id: id})<-[:HAS_ADDRESS]-(p:Person)"
            f" RETURN DISTINCT {_PERSON} ORDER BY p.id",
            ids=_list(addresses),
        )
        asked = set(addresses)
        return {address: one for one in found for address in one.addresses if address in asked}

    def named(self, name: str) -> list[Person]:
        """Return everybody of exactly this name, case aside, in order of id."""
        return self._people(
            f"MATCH (p:Person {{book: $book, folded: $folded}}) RETURN {_PERSON} ORDER BY p.id",
            folded=in_order(folded(name)),
        )

    def find_people(self, text: str, *, after: tuple[str, str], limit: int) -> list[Person]:
        """Return people whose name or an address contains `text`, in order of (folded name, id)."""
        return self._people(
            "MATCH (p:Person {book: $book})"
            " WHERE (p.folded > $name OR (p.folded = $name AND p.id > $id)) AND NOT p.me"
            " AND (p.folded CONTAINS $part OR any(one IN p.addresses WHERE one CONTAINS $part))"
            f" RETURN {_PERSON} ORDER BY p.folded, p.id LIMIT $limit",
            **_page(text, after, limit),
        )

    def people_at(self, domain: str) -> list[Person]:
        """Return everybody whose company has this registrable domain, in order of id."""
        return self._people(
            f"MATCH (p:Person {{book: $book, domain: $domain}}) RETURN {_PERSON} ORDER BY p.id",
            domain=domain,
        )

    def companies(self, ids: Collection[str]) -> dict[str, Company]:
        """Return the companies of these ids, by id."""
        rows = self._rows(
            "UNWIND $ids AS id MATCH (c:Company {book: $book, id: id})"
            " RETURN c.id, c.name, c.domain ORDER BY c.id",
            ids=_list(ids),
        )
        return {row[0]: Company(*row) for row in rows}

    def company_at(self, domain: str) -> Company | None:
        """Return the company of a registrable domain."""
        rows = self._rows(
            "MATCH (c:Company {book: $book, domain: $domain}) RETURN c.id, c.name, c.domain", domain=domain
        )
        return Company(*rows[0]) if rows else None

    def find_companies(self, text: str, *, after: tuple[str, str], limit: int) -> list[Company]:
        """Return companies whose name or domain contains `text`, in order of (folded name, id)."""
        rows = self._rows(
            "MATCH (c:Company {book: $book})"
            " WHERE (c.folded > $name OR (c.folded = $name AND c.id > $id))"
            " AND (c.folded CONTAINS $part OR c.domain CONTAINS $part)"
            " RETURN c.id, c.name, c.domain ORDER BY c.folded, c.id LIMIT $limit",
            **_page(text, after, limit),
        )
        return [Company(*row) for row in rows]

    def ties_of(self, ids: Collection[str]) -> list[Tie]:
        """Return all ties that one of these people has, in order."""
        rows = self._rows(
            "UNWIND $ids AS id MATCH (:Person {book: $book, id: id})-[t:KNOWS]-()"
            " RETURN DISTINCT startNode(t).id, endNode(t).id",
            ids=_list(ids),
        )
        return sorted(Tie(*row) for row in rows)

    def ties_between(self, some: Collection[str], others: Collection[str]) -> list[Tie]:
        """Return the ties that join one of some to one of others, in order."""
        rows = self._rows(
            "UNWIND $ids AS id MATCH (:Person {book: $book, id: id})-[t:KNOWS]-(other:Person)"
            " WHERE other.id IN $others RETURN DISTINCT startNode(t).id, endNode(t).id",
            ids=_list(some),
            others=_list(others),
        )
        return sorted(Tie(*row) for row in rows)

    def employments(self, ids: Collection[str]) -> list[Employment]:
        """Return what was read of these people's titles and employers."""
        rows = self._rows(
            "UNWIND $ids AS id MATCH (p:Person {book: $book, id: id})-[t:WORKS_AT|HAS_TITLE]->()"
            " WHERE t.n >= 0 RETURN p.id, t.company, t.domain, t.title, t.basis, t.claimed,"
            " t.first_seen, t.last_seen ORDER BY t.n",
            ids=_list(ids),
        )
        return [
            Employment(one, company, domain, title, basis, claimed, day_of(first), day_of(last))
            for one, company, domain, title, basis, claimed, first, last in rows
        ]

    def introductions(self, ids: Collection[str]) -> list[Introduced]:
        """Return the introductions to which one of these people was party."""
        rows = self._rows(
            "UNWIND $ids AS id MATCH (:Person {book: $book, id: id})<-[:PARTY]-(i:Introduction)"
            " WITH DISTINCT i RETURN i.message, i.on, i.kind, i.modality, i.introducer, i.parties"
            " ORDER BY i.id",
            ids=_list(ids),
        )
        return [
            Introduced(message, day_of(on), kind, modality, introducer, tuple(parties))
            for message, on, kind, modality, introducer, parties in rows
        ]

    def _people(self, text: LiteralString, **values: Any) -> list[Person]:
        return [person(row) for row in self._rows(text, **values)]

    def _rows(self, text: LiteralString, **values: Any) -> list[Record]:
        # Any: what the driver can carry. Read again where the graph was replaced while this was read.
        if values.get("ids") == []:
            return []
        while (generation := self._pointer.current()) is not None:
            rows = self._server.read(text, book=generation, **values)
            if self._pointer.current() == generation:
                return rows
        return []


def _list(values: Collection[str]) -> list[str]:
    return sorted(set(values))


def _page(text: str, after: tuple[str, str], limit: int) -> dict[str, str | int]:
    part = in_order(folded(text))
    return {"part": part, "name": in_order(after[0]), "id": after[1], "limit": limit}
