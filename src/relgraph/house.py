"""One installation: opens the team and the books in a home, and hands out views, desks and doors."""

import logging
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from threading import RLock

from filelock import FileLock, Timeout

from relgraph.address import Address
from relgraph.answers.answers import ViewAnswers
from relgraph.book.book import Book, BookLock
from relgraph.book.crm import CrmMap
from relgraph.book.proof import Proof
from relgraph.desk.desk import OwnersDesk
from relgraph.desk.leaving import delete_book, receipt
from relgraph.desk.premises import Premises
from relgraph.documents import Receipt
from relgraph.errors import Away, BadUse
from relgraph.graph.model import Tie
from relgraph.projection.project import project
from relgraph.sharing.outbox import deliver, enqueue
from relgraph.sharing.publish import publish_book
from relgraph.sharing.rules import rules
from relgraph.shelves.base import Shelf
from relgraph.shelves.files import FileShelf
from relgraph.spaces.home import Home, Ids
from relgraph.stores.embedded import in_memory
from relgraph.strength import Moment
from relgraph.team.access import Doorkeeper
from relgraph.team.administration import TeamAdministration
from relgraph.team.administrators import Administrators
from relgraph.team.entrance import TeamEntrance
from relgraph.team.passwords import Passwords
from relgraph.team.removal import take_out
from relgraph.team.team import Team
from relgraph.times import SECONDS, as_date, number
from relgraph.view.own import OwnBook
from relgraph.view.view import View
from relgraph.vocabulary import Vocabulary

Stamps = tuple[tuple[int, int], tuple[int, int]]
"""At which state of the team's file and of the own book's a view was opened."""

log = logging.getLogger(__name__)

KEPT = 32
"""Books at a day that are kept scored in memory."""
PUBLISH_WAIT = 60
"""Seconds a publishing waits for another one of the same book."""
PROJECT_WAIT = 600
"""Seconds a projection waits for another one of the same book, or of the team."""


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
        self._tell = tell or log.warning
        self._shown: tuple[int, int] | None = None
        self.vocabulary = vocabulary
        self.clock = clock
        self.team = Team(home.team)
        self.ids = Ids(home.secret)
        self.access = Doorkeeper(self.team.space, clock)
        self.passwords = Passwords(self.team.space)
        self._books: dict[Address, Book] = {}
        self._scored: OrderedDict[tuple[str, int, Moment], OwnBook] = OrderedDict()
        self._views: OrderedDict[tuple[Address, Moment], tuple[Book, Stamps, View]] = OrderedDict()
        self._turn = RLock()

    def close(self) -> None:
        """Close every file."""
        with self._turn:
            self._scored.clear()
            self._views.clear()
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
                for key in [key for key in self._scored if key[0] == owner.address]:
                    del self._scored[key]
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
        try:
            self.rebuild(member)
        except Away as error:
            self._tell(
                f"{error}; nothing is lost: the graph of {member} is behind and catches up at the next"
                " question, or by `relgraph rebuild`"
            )
            return False
        return True

    def rebuild(self, member: Address) -> None:
        """Do the same; raises relgraph.errors.Away where it cannot be done now."""
        book = self.book(member)
        with self._alone(f"books/{book.space.path.stem}.graph.lock"):
            self.shelf.put(book, project(book, self.ids, self.vocabulary))

    def _catch_up(self, member: Address, kept: tuple[Book, Stamps, View] | None) -> None:
        book = kept[0] if kept else self.book(member)
        if not self.shelf.ready(book):
            with self._alone(f"books/{book.space.path.stem}.graph.lock"):
                if not self.shelf.ready(book):  # another one may have been quicker
                    self.shelf.put(book, project(book, self.ids, self.vocabulary))
        if self.shelf.remote and self._shown != self.team.space.stamp:
            self.show_team()

    def rebuild_team(self, *, sweep: bool) -> None:
        """Bring the team's graph up to date where people read it; `sweep` away what no book here has.

        Raises relgraph.errors.Away where it cannot be done now.
        """
        if self.shelf.remote:
            with self._alone("team.graph.lock"):
                self.shelf.show(self.team)
                if sweep:
                    self.shelf.sweep(self.team)

    def show_team(self, *, sweep: bool = False) -> None:
        """Do the same; where it cannot be done now it is told."""
        stamp = self.team.space.stamp
        try:
            self.rebuild_team(sweep=sweep)
        except Away as error:
            self._tell(
                f"{error}; the team's graph there is behind, what was taken back included: once it answers,"
                " run `relgraph rebuild`"
            )
        self._shown = stamp

    @contextmanager
    def _alone(self, name: str) -> Iterator[None]:
        """Hold a lock of the home against other processes and threads."""
        try:
            with FileLock(str(self.home.path / name), timeout=PROJECT_WAIT, mode=0o600):
                yield
        except Timeout as error:
            raise BadUse(f"another projection takes too long ({name}): run this again") from error

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
        lock = FileLock(str(self.home.path / "books" / f"{owner.book}.publish.lock"), mode=0o600)
        try:
            with lock.acquire(timeout=PUBLISH_WAIT):
                book = self.book(member)
                rows = publish_book(book, rules(book), self.team.members(), self.vocabulary, today=self.today)
                enqueue(book, self.ids, rows)
                sent = deliver(book, self.team)
        except Timeout as error:
            raise BadUse(f"another publishing of {owner.address} takes too long: run this again") from error
        self.show_team()
        return sent

    # The way out

    def view(self, member: Address, at: date | None = None) -> View:
        """Return the member's view at the start of a UTC day (None: now).

        It is kept for as long as neither the team's file nor the member's own changes.
        """
        moment = Moment(number(at), number(at)) if at else Moment(self.today, self.today + 1)
        if moment.until > self.today:
            # Before the turn: others shall not wait for a server.
            self._catch_up(member, self._views.get((member, moment)))
        with self._turn:
            kept = self._views.get((member, moment))
            if kept is None or kept[1] != self._stamps(kept[0]):
                # The stamps are older than what is read, so that a change in between is never missed.
                team, book = self.team.space.stamp, self.book(member)
                kept = book, (team, book.space.stamp), self._open_view(book, moment)
                self._views[member, moment] = kept
                while len(self._views) > KEPT:
                    self._views.popitem(last=False)
            self._views.move_to_end((member, moment))
            return kept[2]

    def _stamps(self, book: Book) -> Stamps:
        return self.team.space.stamp, book.space.stamp

    def _open_view(self, book: Book, moment: Moment) -> View:
        owner = self.team.member(book.member)
        return View(
            member=owner,
            members=self.team.members(),
            own=self._own(book, moment),
            released=self.team.released(owner.address, by=as_date(moment.today).isoformat()),
            ids=self.ids,
            vocabulary=self.vocabulary,
            targets=book.targets(),
            judgements=book.judgements(),
            crm=CrmMap(book.space),
        )

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
        return TeamAdministration(
            self.team, self.passwords, self.clock, lambda gone: self.remove(gone, keep_book=True)
        )

    def remove(self, member: Address, *, keep_book: bool) -> Receipt:
        """Take a member out: shared ties, tokens and sessions go at once, the book is set aside or deleted.

        Raises BadUse while a run is at the book.
        """
        owner = self.team.member(member)
        path = self.home.book(owner.book)
        with self.locked(owner.address), self._alone(f"books/{owner.book}.publish.lock"), self._turn:
            book = self.book(owner.address)
            messages = book.ledger.messages()
            gone = take_out(self.team.space, owner.address, set_aside=keep_book, now=self.clock())
            del self._books[owner.address]
            for key in [key for key in self._scored if key[0] == owner.address]:
                del self._scored[key]
            self._views.clear()
            with book.space.turn:
                book.close()
            size = 0 if keep_book else delete_book(path)
        self.show_team(sweep=True)
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

    def _own(self, book: Book, moment: Moment) -> OwnBook:
        key = (book.member, book.version, moment)
        found = self._scored.get(key)
        if found is None:
            found = self._scored[key] = self._open_own(book, moment)
            while len(self._scored) > KEPT:
                self._scored.popitem(last=False)
        self._scored.move_to_end(key)
        return found

    def _open_own(self, book: Book, moment: Moment) -> OwnBook:
        proof = Proof(book.space, until=moment.until * SECONDS)
        if moment.until > self.today:
            histories: dict[Tie, bytes] = book.histories()
            return OwnBook(self.shelf.store(book), histories, moment, self.vocabulary, proof)
        # An earlier day is replayed: what came later is not there to be seen.
        graph = project(book, self.ids, self.vocabulary, until=moment.until)
        return OwnBook(in_memory(graph), graph.histories, moment, self.vocabulary, proof)
