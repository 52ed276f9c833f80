"""The team's graph on Neo4j, kept equal to what it is told: only what differs is written."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import LiteralString

from relgraph.stores.neo4j.generations import BATCH
from relgraph.stores.neo4j.rows import Row, checked
from relgraph.stores.neo4j.server import Server

_LABELS: tuple[LiteralString, ...] = ("Member", "Company", "Person")
_TIES: tuple[tuple[LiteralString, LiteralString, LiteralString], ...] = (
    ("Member", "KNOWS", "Person"),
    ("Person", "WORKS_AT", "Company"),
)


@dataclass(frozen=True, slots=True)
class TeamGraph:
    """Who is there and how they are joined: rows as they shall stand on the server, each with an `id`."""

    members: list[Row]
    companies: list[Row]
    people: list[Row]
    knows: list[Row]
    """From members to people; `start` and `end` are ids."""
    works_at: list[Row]
    """From people to companies."""

    def nodes(self) -> Iterator[tuple[LiteralString, list[Row]]]:
        """Yield the rows of each label."""
        yield from zip(_LABELS, (self.members, self.companies, self.people), strict=True)

    def ties(self) -> Iterator[tuple[tuple[LiteralString, LiteralString, LiteralString], list[Row]]]:
        """Yield the rows of each kind of relationship."""
        yield from zip(_TIES, (self.knows, self.works_at), strict=True)


def sync(server: Server, installation: str, graph: TeamGraph) -> bool:
    """Make the team's graph on the server equal to this one; say whether anything was to be done.

    It may be stopped anywhere: what differs is found anew by the next one.
    """
    book = f"team-{installation}"
    nodes = [(label, _stamped(label, rows, book)) for label, rows in graph.nodes()]
    ties = [(kind, _stamped(kind[1], rows, book)) for kind, rows in graph.ties()]
    whole = _digest([[rows for _, rows in nodes], [rows for _, rows in ties]])
    found = server.read("MATCH (t:Team {book: $book}) RETURN t.digest", book=book)
    if found and found[0][0] == whole:
        return False
    server.write("MERGE (t:Team {book: $book, id: $book}) SET t.name = 'Team', t.digest = null", book=book)
    # What was taken back goes first: nobody shall wait for what is new.
    for kind, rows in reversed(ties):
        _delete_ties(server, book, kind, rows)
    for label, rows in reversed(nodes):
        _delete_nodes(server, book, label, rows)
    for label, rows in nodes:
        _put_nodes(server, book, label, rows)
    for kind, rows in ties:
        _put_ties(server, book, kind, rows)
    server.write(
        "MATCH (t:Team {book: $book, id: $book}) SET t.digest = $digest, t.members = $members, t.ties = $ties"
        " WITH t MATCH (m:Member {book: $book}) MERGE (m)-[in:MEMBER_OF]->(t) SET in.book = $book",
        book=book,
        digest=whole,
        members=len(graph.members),
        ties=len(graph.knows),
    )
    return True


def _delete_ties(
    server: Server, book: str, kind: tuple[LiteralString, LiteralString, LiteralString], rows: list[Row]
) -> None:
    start, name, end = kind
    there = _there(
        server, f"MATCH (:{start} {{book: $book}})-[t:{name}]->(:{end}) RETURN t.id, t.digest", book
    )
    for ids in _batches(sorted(there.keys() - {row["id"] for row in rows})):
        server.write(
            f"MATCH (:{start} {{book: $book}})-[t:{name}]->(:{end}) WHERE t.id IN $ids DELETE t",
            book=book,
            ids=ids,
        )


def _delete_nodes(server: Server, book: str, label: LiteralString, rows: list[Row]) -> None:
    there = _there(server, f"MATCH (n:{label} {{book: $book}}) RETURN n.id, n.digest", book)
    for ids in _batches(sorted(there.keys() - {row["id"] for row in rows})):
        server.write(
            f"UNWIND $ids AS id MATCH (n:{label} {{book: $book, id: id}}) DETACH DELETE n", book=book, ids=ids
        )


def _put_nodes(server: Server, book: str, label: LiteralString, rows: list[Row]) -> None:
    there = _there(server, f"MATCH (n:{label} {{book: $book}}) RETURN n.id, n.digest", book)
    for batch in _batches(row for row in rows if there.get(row["id"]) != row["digest"]):
        server.write(
            f"UNWIND $rows AS row MERGE (n:{label} {{book: $book, id: row.id}}) SET n = row",
            book=book,
            rows=batch,
        )


def _put_ties(
    server: Server, book: str, kind: tuple[LiteralString, LiteralString, LiteralString], rows: list[Row]
) -> None:
    start, name, end = kind
    there = _there(
        server, f"MATCH (:{start} {{book: $book}})-[t:{name}]->(:{end}) RETURN t.id, t.digest", book
    )
    for batch in _batches(row for row in rows if there.get(row["id"]) != row["digest"]):
        server.write(
            "UNWIND $rows AS row"
            f" MATCH (a:{start} {{book: $book, id: row.start}}) MATCH (b:{end} {{book: $book, id: row.end}})"
            f" MERGE (a)-[t:{name} {{id: row.id}}]->(b) SET t = row, t.start = null, t.end = null",
            book=book,
            rows=batch,
        )


def _there(server: Server, text: LiteralString, book: str) -> dict[str, str | None]:
    """Return the digest of each part that stands on the server, by id."""
    return dict(server.read(text, book=book))


def _stamped(label: str, rows: Iterable[Row], book: str) -> list[Row]:
    return [{**row, "digest": _digest(row)} for row in checked(label, rows, book)]


def _digest(of: object) -> str:
    return sha256(json.dumps(of, default=str, sort_keys=True).encode()).hexdigest()


def _batches(found: Iterable[object]) -> Iterator[list[object]]:
    rest = iter(found)
    while batch := list(islice(rest, BATCH)):
        yield batch
