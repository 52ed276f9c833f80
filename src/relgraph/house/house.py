"""One installation: opens the team and the books in a home, and hands out views, desks and doors."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from threading import RLock

from relgraph.address import Address
from relgraph.answers.answers import ViewAnswers
from relgraph.book.book import Book, BookLock
from relgraph.desk.desk import OwnersDesk
from relgraph.desk.leaving import delete_book, receipt
from relgraph.desk.premises import Premises
from relgraph.documents import Receipt
from relgraph.house.graphs import Graphs
from relgraph.house.locks import alone
from relgraph.house.views import Views
from relgraph.sharing.outbox import deliver, enqueue
from relgraph.sharing.publish import publish_book
from relgraph.sharing.rules import rules, spread
from relgraph.shelves.base import Shelf
from relgraph.shelves.files import FileShelf
from relgraph.spaces.home import Home, Ids
from relgraph.strength import Moment
from relgraph.team.access import Doorkeeper
from relgraph.team.administration import TeamAdministration
from relgraph.team.administrators import Administrators
from relgraph.team.entrance import TeamEntrance
from relgraph.team.passwords import Passwords
from relgraph.team.removal import take_out
from relgraph.team.team import Member, Team
from relgraph.team.teams import Teams
from relgraph.times import SECONDS, number
from relgraph.view.view import View
from relgraph.vocabulary import Vocabulary

PUBLISH_WAIT = 60
"""Seconds a publishing waits for another one of the same book."""


class House:
    """The Front of relgraph.front over one home."""

    def __init__(
        self,
        home: Home,
        vocabulary: Vocabulary,
        clock: Callable[[], int],
        shelf: Shelf | None = None,
        tell: Callable[[str], None] | None = None,
    ) -> None:
        """Open a home whose graphs are kept on `shelf` (None: in its files).

        `tell` is given a line where something is put off because a server does not answer (None: the log).
        """
        self.home = home
        self.shelf: Shelf = shelf or FileShelf()
        self.vocabulary = vocabulary
        self.clock = clock
        self.team = Team(home.team)
        self.ids = Ids(home.secret)
        self.access = Doorkeeper(self.team.space, clock)
        self.passwords = Passwords(self.team.space)
        self._books: dict[Address, Book] = {}
        self.graphs = Graphs(home, self.shelf, self.team, self.ids, vocabulary, tell)
        self._views = Views(self.shelf, self.team, self.ids, vocabulary)
        self._turn = RLock()

    def close(self) -> None:
        """Close every file."""
        with self._turn:
            self._views.close()
            for book in self._books.values():
                book.close()
            self._books.clear()
            self.team.close()
            self.shelf.close()

    @property
    def today(self) -> int:
        """The clock's UTC day (days since 1970)."""
        return self.clock() // SECONDS

    # The owner's side

    def book(self, member: Address) -> Book:
        """Open a member's book (by address or alias), kept open."""
        with self._turn:
            owner = self.team.member(member)
            others = frozenset(
                address for one in self.team.members() if one.book != owner.book for address in one.addresses
            )
            book = self._books.get(owner.address)
            if book is None:
                book = Book(self.home.book(owner.book), owner.address, owner.aliases, others)
                self._books[owner.address] = book
            elif book.assign(owner.aliases, others):
                # The file stays open: views that are out still read it.
                self._views.rescore(owner.address)
            return book

    def locked(self, member: Address) -> BookLock:
        """Return the lock that a run which writes to the member's book holds."""
        owner = self.team.member(member)
        return BookLock(self.home.lock(owner.book), owner.address)

    def project(self, member: Address) -> bool:
        """Make the member's graph anew from ledger and judgements, all at once.

        Where the server that keeps graphs does not answer, the book goes on and its graph catches up later:
        that is told, and the answer is False.
        """
        return self.graphs.project(self.book(member))

    def rebuild(self, member: Address) -> None:
        """Do the same; raises relgraph.errors.Away where it cannot be done now."""
        self.graphs.rebuild(self.book(member))

    def rebuild_team(self, *, sweep: bool) -> None:
        """Bring the team's graph up to date where people read it; `sweep` away what no book here has.

        Raises relgraph.errors.Away where it cannot be done now.
        """
        self.graphs.rebuild_team(sweep=sweep)

    def settle(self, member: Address) -> bool:
        """Carry out a member's judgements in the graph and in what is shared; say whether that is done.

        Where a run is at the book it is left to that run, which does the same at its end.
        """
        book, lock = self.book(member), self.locked(member)
        if lock.held:
            return False
        with lock:
            done, settled = True, None
            while settled != book.judged.state():  # more may be judged meanwhile
                settled = book.judged.state()
                done = self.project(member)
        self.publish(member)
        return done

    def publish(self, member: Address) -> int:
        """Carry the member's sharing to the team space; return how many rows went."""
        owner = self.team.member(member)
        with self._publishing(owner):
            book = self.book(member)
            members = self.team.members()
            others = {one.address for one in members} - {owner.address}
            standing = spread(rules(book), others, Teams(self.team.space).all())
            rows = publish_book(book, standing, members, self.vocabulary, today=self.today)
            enqueue(book, self.ids, rows)
            sent = deliver(book, self.team)
        self.graphs.show_team()
        return sent

    def _publishing(self, owner: Member) -> AbstractContextManager[None]:
        file = self.home.path / "books" / f"{owner.book}.publish.lock"
        return alone(file, f"publishing of {owner.address}", seconds=PUBLISH_WAIT)

    # The way out

    def view(self, member: Address, at: date | None = None) -> View:
        """Return the member's view at the start of a UTC day (None: now).

        It is kept for as long as neither the team's file nor the member's own changes.
        """
        moment = Moment(number(at), number(at)) if at else Moment(self.today, self.today + 1)
        replayed = moment.until <= self.today
        if not replayed:
            # Before the turn: others shall not wait for a server.
            self.graphs.catch_up(self._views.book_of(member, moment) or self.book(member))
        with self._turn:
            return self._views.view(member, moment, lambda: self.book(member), replayed=replayed)

    def answers(self, member: Address, at: date | None = None) -> ViewAnswers:
        """Return the member's answers."""
        return ViewAnswers(self.view(member, at))

    def desk(self, member: Address) -> OwnersDesk:
        """Return the member's own desk."""
        owner = self.team.member(member)
        book = self.book(owner.address)
        return OwnersDesk(
            book,
            Premises(
                team=self.team,
                ids=self.ids,
                vocabulary=self.vocabulary,
                clock=self.clock,
                passwords=self.passwords,
                sessions=self.access.sessions,
                answers=lambda: self.answers(owner.address),
                store=lambda: self.shelf.store(book),
                settle=lambda: self.settle(owner.address),
                publish=lambda: self.publish(owner.address),
                busy=lambda: self.locked(owner.address).held,
                leave=lambda: self.remove(owner.address, keep_book=False),
            ),
        )

    @property
    def entrance(self) -> TeamEntrance:
        """Return the way in for those who are not signed in."""
        return TeamEntrance(self.team, self.passwords, self.clock)

    def administration(self, member: Address) -> TeamAdministration | None:
        """Return what an administrator may do, None for anybody else."""
        owner = self.team.member(member)
        if owner.address not in Administrators(self.team.space).all():
            return None
        return self.office

    @property
    def office(self) -> TeamAdministration:
        """What administrators may do."""
        return TeamAdministration(
            self.team,
            self.passwords,
            self.clock,
            remove=lambda gone: self.remove(gone, keep_book=True),
            publish=lambda: [self.publish(one.address) for one in self.team.members()],
        )

    def remove(self, member: Address, *, keep_book: bool) -> Receipt:
        """Take a member out: shared ties, tokens and sessions go at once, the book is set aside or deleted.

        Raises BadUse while a run is at the book.
        """
        owner = self.team.member(member)
        path = self.home.book(owner.book)
        with self.locked(owner.address), self._publishing(owner), self._turn:
            book = self.book(owner.address)
            messages = book.ledger.messages()
            gone = take_out(self.team.space, owner.address, set_aside=keep_book, now=self.clock())
            del self._books[owner.address]
            self._views.close()
            with book.space.turn:
                book.close()
            size = 0 if keep_book else delete_book(path)
        self.graphs.show_team(sweep=True)
        return receipt(
            owner.address,
            self.team,
            path,
            self.ids,
            gone=gone,
            messages=messages,
            size=size,
            now=self.clock(),
        )
