"""One installation: opens the team and the books in a home, and hands out views, desks and doors."""

from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from threading import RLock

from filelock import FileLock, Timeout

from relgraph.address import Address
from relgraph.answers.answers import ViewAnswers
from relgraph.book.book import Book, BookLock
from relgraph.desk.desk import OwnersDesk
from relgraph.errors import BadUse
from relgraph.graph.model import Tie
from relgraph.projection.project import project
from relgraph.sharing.outbox import deliver, enqueue
from relgraph.sharing.publish import publish_book
from relgraph.sharing.rules import rules
from relgraph.spaces.home import Home, Ids
from relgraph.stores.embedded import EmbeddedStore, in_memory
from relgraph.strength import Moment
from relgraph.team.access import Doorkeeper
from relgraph.team.team import Team
from relgraph.times import SECONDS, as_date, number
from relgraph.view.own import OwnBook
from relgraph.view.view import View
from relgraph.vocabulary import Vocabulary

KEPT = 32
"""Books at a day that are kept scored in memory."""
PUBLISH_WAIT = 60
"""Seconds a publishing waits for another one of the same book."""


class House:
    """The Front of relgraph.front over one home."""

    def __init__(self, home: Home, vocabulary: Vocabulary, clock: Callable[[], int]) -> None:
        self.home = home
        self.vocabulary = vocabulary
        self.clock = clock
        self.team = Team(home.team)
        self.ids = Ids(home.secret)
        self.access = Doorkeeper(self.team.space, clock)
        self._books: dict[Address, Book] = {}
        self._scored: OrderedDict[tuple[str, int, Moment], OwnBook] = OrderedDict()
        self._turn = RLock()

    def close(self) -> None:
        """Close every file."""
        with self._turn:
            self._scored.clear()
            for book in self._books.values():
                book.close()
            self._books.clear()
            self.team.close()

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

    def project(self, member: Address) -> None:
        """Make the member's graph anew from ledger and judgements, all at once."""
        book = self.book(member)
        graph = project(book, self.ids, self.vocabulary)
        store = EmbeddedStore(book.space)
        with self._turn, book.space.writing():
            store.replace(graph)
            book.keep_histories(graph.histories)
            book.touch()

    def publish(self, member: Address) -> int:
        """Carry the member's sharing to the team space; return how many rows went."""
        owner = self.team.member(member)
        lock = FileLock(str(self.home.path / "books" / f"{owner.book}.publish.lock"), mode=0o600)
        try:
            with lock.acquire(timeout=PUBLISH_WAIT):
                book = self.book(member)
                rows = publish_book(book, rules(book), self.team.members(), self.vocabulary, today=self.today)
                enqueue(book, self.ids, rows)
                return deliver(book, self.team)
        except Timeout as error:
            raise BadUse(f"another publishing of {owner.address} takes too long: run this again") from error

    # The way out

    def view(self, member: Address, at: date | None = None) -> View:
        """Return the member's view at the start of a UTC day (None: now)."""
        with self._turn:
            owner = self.team.member(member)
            moment = Moment(number(at), number(at)) if at else Moment(self.today, self.today + 1)
            book = self.book(owner.address)
            return View(
                member=owner,
                members=self.team.members(),
                own=self._own(book, moment),
                released=self.team.released(owner.address, by=as_date(moment.today).isoformat()),
                ids=self.ids,
                vocabulary=self.vocabulary,
                targets=book.targets(),
            )

    def answers(self, member: Address, at: date | None = None) -> ViewAnswers:
        """Return the member's answers."""
        return ViewAnswers(self.view(member, at))

    def desk(self, member: Address) -> OwnersDesk:
        """Return the member's own desk."""
        owner = self.team.member(member)
        return OwnersDesk(self.book(owner.address), lambda: self.answers(owner.address), self.clock)

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
        if moment.until > self.today:
            histories: dict[Tie, bytes] = book.histories()
            return OwnBook(EmbeddedStore(book.space), histories, moment, self.vocabulary)
        # An earlier day is replayed: what came later is not there to be seen.
        graph = project(book, self.ids, self.vocabulary, until=moment.until)
        return OwnBook(in_memory(graph), graph.histories, moment, self.vocabulary)
