"""Graphs on a Neo4j: those of books and the team's, or the team's alone."""

from collections.abc import Callable

from relgraph.book.book import Book
from relgraph.book.projected import IN_FILE, begin, behind, end, place, settle
from relgraph.errors import Away
from relgraph.graph.model import Graph
from relgraph.shelves.files import FileShelf
from relgraph.shelves.team import team_graph
from relgraph.spaces.home import Ids
from relgraph.stores.base import GraphStore
from relgraph.stores.embedded import EmbeddedStore
from relgraph.stores.neo4j import generations
from relgraph.stores.neo4j.generations import Cover
from relgraph.stores.neo4j.schema import ensure
from relgraph.stores.neo4j.server import Server
from relgraph.stores.neo4j.store import Neo4jStore, Pointer
from relgraph.stores.neo4j.team import sync
from relgraph.strength import Moment
from relgraph.team.named import named_ties
from relgraph.team.team import Team
from relgraph.times import SECONDS
from relgraph.vocabulary import Vocabulary


class Neo4jShelf:
    """The Shelf of relgraph.shelves.base over one server."""

    remote = True

    def __init__(
        self, server: Server, ids: Ids, vocabulary: Vocabulary, clock: Callable[[], int], *, books: bool
    ) -> None:
        """Keep graphs on `server`; without `books` the books' stay in their files."""
        self._server = server
        self._ids = ids
        self._vocabulary = vocabulary
        self._clock = clock
        self._books = books
        self._files = FileShelf()
        self._ensured = False

    @property
    def installation(self) -> str:
        """What tells this installation's parts on the server from another one's."""
        return self._ids.of("installation")

    def ready(self, book: Book) -> bool:
        """Say whether the book's last projection stands here, whole."""
        if not self._books:
            return self._files.ready(book)
        return not behind(book) and (place(book) is None or self.there(book))

    def there(self, book: Book) -> bool:
        """Say whether a whole graph of the book stands here, be it an older one."""
        if not self._books:
            return self._files.there(book)
        where = place(book)
        return where not in (None, IN_FILE) and generations.complete(
            self._server, where or "", _file_id(book)
        )

    def store(self, book: Book) -> GraphStore:
        """Return the store that the book's graph is read from."""
        return self._store(book) if self._books else self._files.store(book)

    def put(self, book: Book, graph: Graph) -> None:
        """Put a graph in the place of what the book had, all at once."""
        if not self._books:
            before = place(book)
            self._files.put(book, graph)
            if before not in (None, IN_FILE):
                self._clear(_file_id(book), keep=None)
            return

        def switch(generation: str) -> None:
            with book.space.writing():
                settle(book, generation, graph)
                EmbeddedStore(book.space).drop()

        def done() -> None:
            with book.space.writing():
                end(book)

        begin(book)
        self._ensure()
        self._store(book, switch, done).replace(graph)

    def show(self, team: Team) -> None:
        """Bring the team's graph up to date."""
        self._ensure()
        sync(self._server, self.installation, team_graph(team.members(), named_ties(team), self._ids))

    def sweep(self, team: Team) -> None:
        """Take away this installation's graphs of books that are not kept here any more."""
        kept = {member.book for member in team.members()} if self._books else set()
        for book, generation in generations.installed(self._server, self.installation):
            if book not in kept:
                generations.clear(self._server, generation)

    def fault(self) -> str | None:
        """Return what is wrong with the server, None where nothing is."""
        try:
            self._ensure()
        except Away as error:
            return str(error)
        return None

    def close(self) -> None:
        """Close the connections."""
        self._server.close()

    def _store(
        self,
        book: Book,
        switch: Callable[[str], None] = lambda generation: None,
        done: Callable[[], None] = lambda: None,
    ) -> Neo4jStore:
        def current() -> str | None:
            where = place(book)
            return None if where == IN_FILE else where

        today = self._clock() // SECONDS
        cover = Cover(_file_id(book), book.member, self.installation)
        at = Moment(today, today + 1)
        return Neo4jStore(self._server, cover, Pointer(current, switch, done), at, self._vocabulary)

    def _clear(self, book: str, keep: str | None) -> None:
        for left in generations.others(self._server, book, keep):
            generations.clear(self._server, left)

    def _ensure(self) -> None:
        if not self._ensured:
            ensure(self._server)
            self._ensured = True


def _file_id(book: Book) -> str:
    return book.space.path.stem
