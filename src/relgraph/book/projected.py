"""Where a book's graph was put when it was last projected; kept in the book beside the day histories."""

from relgraph.book.book import Book
from relgraph.graph.model import Graph

IN_FILE = "embedded"
"""The graph stands in the book's own file."""

_PLACE, _BEHIND, _PEOPLE = "graph", "behind", "people"


def place(book: Book) -> str | None:
    """Return where the graph stands: IN_FILE, the name it has on a server, or None before the first."""
    found = book.space.rows("SELECT value FROM meta WHERE name = ?", (_PLACE,))
    if found:
        return str(found[0][0])
    # Books of a time when there was one place.
    return IN_FILE if book.space.rows("SELECT 1 FROM sqlite_master WHERE name = 'g_person'") else None


def behind(book: Book) -> bool:
    """Say whether a projection was begun and has not come to its end, clearing up included."""
    return bool(book.space.rows("SELECT 1 FROM meta WHERE name = ?", (_BEHIND,)))


def begin(book: Book) -> None:
    """Remember that the graph is behind, until `end`."""
    with book.space.writing():
        book.space.db.execute("INSERT OR REPLACE INTO meta VALUES (?, 1)", (_BEHIND,))


def people(book: Book) -> int:
    """Return how many people the graph holds."""
    if found := book.space.rows("SELECT value FROM meta WHERE name = ?", (_PEOPLE,)):
        return int(found[0][0])
    return int(book.space.rows("SELECT count(*) FROM g_person")[0][0]) if place(book) == IN_FILE else 0


def settle(book: Book, where: str, graph: Graph) -> None:
    """Let a graph hold that stands complete at `where`; call it inside the writing transaction."""
    book.keep_histories(graph.histories)
    kept = [(_PLACE, where), (_PEOPLE, len(graph.people))]
    book.space.db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", kept)
    book.touch()


def end(book: Book) -> None:
    """Remember that nothing is left to do; call it inside a writing transaction."""
    book.space.db.execute("DELETE FROM meta WHERE name = ?", (_BEHIND,))
