"""The graphs of a home: projected from the books, put on the shelf, brought up to date."""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager

from relgraph.book.book import Book
from relgraph.errors import Away
from relgraph.house.locks import Taken, alone
from relgraph.projection.project import project
from relgraph.shelves.base import Shelf
from relgraph.spaces.home import Home, Ids
from relgraph.team.team import Team
from relgraph.vocabulary import Vocabulary

PROJECT_WAIT = 600
"""Seconds a projection waits for another one of the same book, or of the team."""

log = logging.getLogger(__name__)


class Graphs:
    """Keeps what is on a shelf in step with the books and the team space."""

    def __init__(
        self,
        home: Home,
        shelf: Shelf,
        team: Team,
        ids: Ids,
        vocabulary: Vocabulary,
        tell: Callable[[str], None] | None,
    ) -> None:
        """`tell` gets a line where something is put off since a server does not answer (None: the log)."""
        self._home, self._shelf, self._team = home, shelf, team
        self._ids, self._vocabulary = ids, vocabulary
        self._tell = tell or log.warning
        self._shown: tuple[int, int] | None = None

    def rebuild(self, book: Book) -> None:
        """Make a book's graph anew; raises relgraph.errors.Away where it cannot be done now."""
        with self._turn_of(book):
            self._make(book)

    def project(self, book: Book) -> bool:
        """Do the same; where a server does not answer that is told, and the answer is False."""
        try:
            self.rebuild(book)
        except Away as error:
            self._tell(
                # Whose book it is goes without saying on a terminal, and must not stand in a log.
                f"{error}; nothing is lost: the book's graph is behind and catches up at the next question,"
                " or by `relgraph rebuild`"
            )
            return False
        return True

    def catch_up(self, book: Book) -> None:
        """Bring up to date what was put off; while another one does so, the graph before it answers."""
        if not self._shelf.ready(book):
            there = self._shelf.there(book)
            try:
                with self._turn_of(book, seconds=0 if there else PROJECT_WAIT):
                    if not self._shelf.ready(book):  # another one may have been quicker
                        self._make(book)
            except Taken:
                if not there:
                    raise
        if self._shelf.remote and self._shown != self._team.space.stamp:
            self.show_team()

    def rebuild_team(self, *, sweep: bool) -> None:
        """Bring the team's graph up to date where people read it; `sweep` away what no book here has.

        Raises relgraph.errors.Away where it cannot be done now.
        """
        if self._shelf.remote:
            with alone(self._home.path / "team.graph.lock", "projection of the team", seconds=PROJECT_WAIT):
                self._shelf.show(self._team)
                if sweep:
                    self._shelf.sweep(self._team)

    def show_team(self, *, sweep: bool = False) -> None:
        """Do the same; where it cannot be done now it is told."""
        stamp = self._team.space.stamp
        try:
            self.rebuild_team(sweep=sweep)
        except Away as error:
            self._tell(
                f"{error}; the team's graph there is behind, what was taken back included: once it answers,"
                " run `relgraph rebuild`"
            )
        self._shown = stamp

    def _make(self, book: Book) -> None:
        self._shelf.put(book, project(book, self._ids, self._vocabulary))

    def _turn_of(self, book: Book, *, seconds: int = PROJECT_WAIT) -> AbstractContextManager[None]:
        file = self._home.path / "books" / f"{book.space.path.stem}.graph.lock"
        return alone(file, f"projection of the book of {book.member}", seconds=seconds)
