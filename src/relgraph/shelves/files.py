"""Graphs in the books' own files; the team's is read from the team's file as it is."""

from relgraph.book.book import Book
from relgraph.book.projected import IN_FILE, behind, end, place, settle
from relgraph.graph.model import Graph
from relgraph.stores.base import GraphStore
from relgraph.stores.embedded import EmbeddedStore
from relgraph.team.team import Team


class FileShelf:
    """The Shelf of relgraph.shelves.base without a server."""

    remote = False

    def ready(self, book: Book) -> bool:
        """Say whether the book's graph stands in its file, and none was begun elsewhere since."""
        return place(book) in (None, IN_FILE) and not behind(book)

    def there(self, book: Book) -> bool:
        """Say whether a graph of the book stands in its file."""
        return place(book) == IN_FILE

    def store(self, book: Book) -> GraphStore:
        """Return the store over the book's file."""
        return EmbeddedStore(book.space)

    def put(self, book: Book, graph: Graph) -> None:
        """Put graph and day histories in place, in one transaction."""
        with book.space.writing():
            EmbeddedStore(book.space).replace(graph)
            settle(book, IN_FILE, graph)
            end(book)

    def show(self, team: Team) -> None:
        """Do nothing: the team's file is all there is."""

    def sweep(self, team: Team) -> None:
        """Do nothing: a graph goes with its file."""

    def fault(self) -> str | None:
        """Return None: files are looked over one by one."""
        return None

    def close(self) -> None:
        """Do nothing: whoever opened the files closes them."""
