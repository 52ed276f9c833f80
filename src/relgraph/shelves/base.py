"""What a house asks of the place where its graphs are kept."""

from typing import Protocol

from relgraph.book.book import Book
from relgraph.graph.model import Graph
from relgraph.stores.base import GraphStore
from relgraph.team.team import Team


class Shelf(Protocol):
    """Keeps the graph of each book, and that of the team where somebody reads it."""

    @property
    def remote(self) -> bool:
        """Say whether graphs are kept on a server, which people look into by themselves."""

    def ready(self, book: Book) -> bool:
        """Say whether the book's last projection stands here, whole; True for a book that never had one.

        Raises relgraph.errors.Away where that cannot be told.
        """

    def there(self, book: Book) -> bool:
        """Say whether a whole graph of the book stands here, be it an older one."""

    def store(self, book: Book) -> GraphStore:
        """Return the store that the book's graph is read from."""

    def put(self, book: Book, graph: Graph) -> None:
        """Put a graph and its day histories in the place of what the book had, all at once.

        One process at a time may do so for a book. Raises relgraph.errors.Away where it cannot be done now;
        the book remembers that, and what it had still holds.
        """

    def show(self, team: Team) -> None:
        """Bring the team's graph up to date; raises relgraph.errors.Away where that cannot be done now."""

    def sweep(self, team: Team) -> None:
        """Take away graphs that no book here has any more."""

    def fault(self) -> str | None:
        """Return what is wrong with this place, None where nothing is."""

    def close(self) -> None:
        """Let go of it."""
