"""What makes the graph sound and quick: a constraint and indexes for each label, and texts in one order."""

from collections.abc import Iterator
from typing import LiteralString

from relgraph.stores.neo4j.server import Server

LABELS: tuple[LiteralString, ...] = (
    "Book",
    "Person",
    "Address",
    "Company",
    "Employer",
    "Title",
    "Introduction",
    "Team",
    "Member",
)
"""Every label; what bears it carries `book` and `id`."""

_LOOKUPS: tuple[tuple[LiteralString, LiteralString], ...] = (
    ("Person", "folded"),
    ("Person", "domain"),
    ("Company", "domain"),
)


def ensure(server: Server) -> None:
    """Make the constraints and indexes that are missing."""
    there = {name for (name,) in server.read("SHOW INDEXES YIELD name")}
    missing = [text for name, text in _made() if name not in there]
    for text in missing:
        server.write(text)
    if missing:
        server.write("CALL db.awaitIndexes(100)")


def _made() -> Iterator[tuple[str, LiteralString]]:
    """Yield each index by name, with what makes it; a constraint has the index of its name."""
    for label in LABELS:
        # One of the two alone would be a scan; a node without `book` slips past: rows.py refuses it before.
        key: LiteralString = f"{label.lower()}_book_id"
        yield (
            key,
            f"CREATE CONSTRAINT {key} IF NOT EXISTS FOR (n:{label}) REQUIRE (n.book, n.id) IS UNIQUE",
        )
        alone: LiteralString = f"{label.lower()}_book"
        yield alone, f"CREATE INDEX {alone} IF NOT EXISTS FOR (n:{label}) ON (n.book)"
    for label, name in _LOOKUPS:
        both: LiteralString = f"{label.lower()}_{name}"
        yield both, f"CREATE INDEX {both} IF NOT EXISTS FOR (n:{label}) ON (n.book, n.{name})"
    yield "book_of", "CREATE INDEX book_of IF NOT EXISTS FOR (n:Book) ON (n.id)"


def in_order(text: str) -> str:
    """Return text that Neo4j sorts as Python does, the same but for signs beyond U+FFFE.

    Neo4j compares UTF-16, in which emoji and rare signs come before U+E000 to U+FFFF; a U+FFFF before each
    puts them behind.
    """
    if text.isascii() or max(text) < "\uffff":
        return text
    return "".join(
        sign if sign < "\uffff" else "\uffff\u0001" if sign == "\uffff" else f"\uffff{sign}" for sign in text
    )
