"""What makes the graph sound and quick: a constraint and indexes for each label, and texts in one order."""

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
    for label in LABELS:
        # One of the two alone would be a scan; a node without `book` slips past: rows.py refuses it before.
        server.write(
            f"CREATE CONSTRAINT {label.lower()}_book_id IF NOT EXISTS"
            f" FOR (n:{label}) REQUIRE (n.book, n.id) IS UNIQUE"
        )
        server.write(f"CREATE INDEX {label.lower()}_book IF NOT EXISTS FOR (n:{label}) ON (n.book)")
    for label, name in _LOOKUPS:
        server.write(
            f"CREATE INDEX {label.lower()}_{name} IF NOT EXISTS FOR (n:{label}) ON (n.book, n.{name})"
        )
    server.write("CREATE INDEX book_of IF NOT EXISTS FOR (n:Book) ON (n.id)")
    server.read("CALL db.awaitIndexes(60)")


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
