"""Writing a graph beside the one that is read, and clearing away what is read no longer.

Each making of a book's graph has a name of its own, which all of its parts carry as `book`. Readers are told
the name of the one that holds; so a graph is replaced all at once, however long it takes to write, and
whatever stops the writing leaves the old one as it was.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import LiteralString

from relgraph.graph.model import Graph
from relgraph.stores.neo4j import rows
from relgraph.stores.neo4j.rows import Row, checked
from relgraph.stores.neo4j.schema import LABELS
from relgraph.stores.neo4j.server import Server
from relgraph.strength import Moment
from relgraph.times import as_date
from relgraph.vocabulary import Vocabulary

BATCH = 2_000
"""Rows that one transaction writes: a few megabytes of the server's memory."""
CLEARED = 5_000
"""Parts that one transaction deletes."""

NODES: tuple[tuple[LiteralString, Callable[[Graph], Iterator[Row]]], ...] = (
    ("Person", rows.people),
    ("Address", rows.addresses),
    ("Company", rows.companies),
    ("Employer", rows.employers),
    ("Title", rows.titles),
    ("Introduction", rows.introductions),
)
TIES: tuple[tuple[LiteralString, LiteralString, LiteralString, Callable[[Graph], Iterator[Row]]], ...] = (
    ("Person", "HAS_ADDRESS", "Address", rows.has_address),
    ("Person", "WORKS_AT", "Company", rows.works_at),
    ("Person", "WORKS_AT", "Employer", rows.named_at),
    ("Person", "HAS_TITLE", "Title", rows.has_title),
    ("Person", "INTRODUCED", "Introduction", rows.introduced),
    ("Introduction", "PARTY", "Person", rows.parties),
)


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on a book."""

    book: str
    """The random id that names its file."""
    owner: str
    """The member's main address."""
    installation: str


def write(
    server: Server, generation: str, cover: Cover, graph: Graph, at: Moment, vocabulary: Vocabulary
) -> None:
    """Write a graph under a name of its own; rows are all looked over before the first is sent."""
    nodes = [(label, checked(label, make(graph), generation)) for label, make in NODES]
    ties = [(start, kind, end, checked(kind, make(graph), generation)) for start, kind, end, make in TIES]
    ties.append(
        ("Person", "KNOWS", "Person", checked("KNOWS", rows.knows(graph, at, vocabulary), generation))
    )
    about = {
        "id": cover.book,
        "owner": cover.owner,
        "installation": cover.installation,
        "name": graph.me.name,
        "as_of": as_date(at.today),
        "people": len(graph.people),
        "ties": len(graph.histories),
        "vocabulary": vocabulary.version,
        "complete": False,
        "current": False,  # for people who look by themselves; relgraph goes by the name it keeps
    }
    # First the book itself: by it what a stopped writing left is found again.
    server.write("MERGE (b:Book {book: $book, id: $row.id}) SET b += $row", book=generation, row=about)
    for label, found in nodes:
        _put(server, generation, _node(label), found)
    for start, kind, end, found in ties:
        _put(server, generation, _tie(start, kind, end), found)
    server.write(
        "MATCH (b:Book {book: $book, id: $id}), (me:Person {book: $book, id: $me})"
        " MERGE (b)-[of:BELONGS_TO]->(me) SET of.book = $book, b.complete = true, b.current = true"
        " WITH b MATCH (other:Book {id: $id}) WHERE other.book <> $book SET other.current = false",
        book=generation,
        id=cover.book,
        me=graph.me.id,
    )


def _node(label: LiteralString) -> LiteralString:
    return f"UNWIND $rows AS row MERGE (n:{label} {{book: $book, id: row.id}}) ON CREATE SET n = row"


def _tie(start: LiteralString, kind: LiteralString, end: LiteralString) -> LiteralString:
    # Several employments may join the same two: each has its number.
    number: LiteralString = " {n: row.properties.n}" if kind in ("WORKS_AT", "HAS_TITLE") else ""
    return (
        "UNWIND $rows AS row"
        f" MATCH (a:{start} {{book: $book, id: row.start}}) MATCH (b:{end} {{book: $book, id: row.end}})"
        f" MERGE (a)-[t:{kind}{number}]->(b) ON CREATE SET t = row.properties"
    )


def _put(server: Server, generation: str, text: LiteralString, found: list[Row]) -> None:
    for batch in _batches(found):
        server.write(text, book=generation, rows=[_sent(row) for row in batch])


def _sent(row: Row) -> Row:
    """Return a row as the statements take it: of a relationship, its ends apart from its properties."""
    if "start" not in row:
        return row
    properties = {name: value for name, value in row.items() if name not in ("start", "end")}
    return {"start": row["start"], "end": row["end"], "properties": properties}


def _batches(found: Iterable[Row]) -> Iterator[list[Row]]:
    rest = iter(found)
    while batch := list(islice(rest, BATCH)):
        yield batch


def complete(server: Server, generation: str, book: str) -> bool:
    """Say whether a generation is there, whole."""
    rows = server.read("MATCH (b:Book {book: $book, id: $id}) RETURN b.complete", book=generation, id=book)
    return bool(rows and rows[0][0])


def others(server: Server, book: str, keep: str | None) -> list[str]:
    """Return the generations of a book but for the one to keep."""
    rows = server.read("MATCH (b:Book {id: $id}) RETURN b.book ORDER BY b.book", id=book)
    return [found for (found,) in rows if found != keep]


def installed(server: Server, installation: str) -> list[tuple[str, str]]:
    """Return the books of an installation that stand on the server, with the name of each generation."""
    rows = server.read(
        "MATCH (b:Book) WHERE b.installation = $installation RETURN b.id, b.book ORDER BY b.id, b.book",
        installation=installation,
    )
    return [(book, generation) for book, generation in rows]


def clear(server: Server, generation: str) -> None:
    """Delete a generation, its Book last, so that it is found again where this is stopped."""
    for label in (*(label for label in LABELS if label != "Book"), *LABELS[:1]):
        _until_none(
            server,
            f"MATCH (:{label} {{book: $book}})-[t]->() WITH t LIMIT $most DELETE t RETURN count(*)",
            generation,
        )
        _until_none(
            server,
            f"MATCH (n:{label} {{book: $book}}) WITH n LIMIT $most DETACH DELETE n RETURN count(*)",
            generation,
        )


def _until_none(server: Server, text: LiteralString, generation: str) -> None:
    while server.write(text, book=generation, most=CLEARED)[0][0] == CLEARED:
        pass
