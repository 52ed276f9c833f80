"""Views that are open, each kept for as long as nothing in it changes."""

from collections import OrderedDict
from collections.abc import Callable

from relgraph.address import Address
from relgraph.book.book import Book
from relgraph.book.crm import CrmMap
from relgraph.book.proof import Proof
from relgraph.graph.model import Tie
from relgraph.projection.project import project
from relgraph.shelves.base import Shelf
from relgraph.spaces.home import Ids
from relgraph.stores.embedded import in_memory
from relgraph.strength import Moment
from relgraph.team.team import Team
from relgraph.times import SECONDS, as_date
from relgraph.view.own import OwnBook
from relgraph.view.view import View
from relgraph.vocabulary import Vocabulary

KEPT = 32
"""Views, and books at a day, that are kept scored in memory."""

Stamps = tuple[tuple[int, int], tuple[int, int]]
"""At which state of the team's file and of the own book's a view was opened."""


class Views:
    """Opens views; the caller lets one thread in at a time."""

    def __init__(self, shelf: Shelf, team: Team, ids: Ids, vocabulary: Vocabulary) -> None:
        self._shelf, self._team, self._ids, self._vocabulary = shelf, team, ids, vocabulary
        self._scored: OrderedDict[tuple[str, int, Moment], OwnBook] = OrderedDict()
        self._open: OrderedDict[tuple[Address, Moment], tuple[Book, Stamps, View]] = OrderedDict()

    def book_of(self, member: Address, at: Moment) -> Book | None:
        """Return the book that an open view of the member reads."""
        kept = self._open.get((member, at))
        return kept[0] if kept else None

    def view(self, member: Address, at: Moment, book: Callable[[], Book], *, replayed: bool) -> View:
        """Return a member's view at a day, an earlier one replayed; `book` opens the member's book."""
        kept = self._open.get((member, at))
        if kept is None or kept[1] != self._stamps(kept[0]):
            # The stamps are older than what is read, so that a change in between is never missed.
            team, own = self._team.space.stamp, book()
            kept = own, (team, own.space.stamp), self._opened(own, at, replayed=replayed)
            self._open[member, at] = kept
            while len(self._open) > KEPT:
                self._open.popitem(last=False)
        self._open.move_to_end((member, at))
        return kept[2]

    def rescore(self, owner: Address) -> None:
        """Let go of what was scored of a book whose owner's addresses changed."""
        for key in [key for key in self._scored if key[0] == owner]:
            del self._scored[key]

    def close(self) -> None:
        """Let go of all."""
        self._scored.clear()
        self._open.clear()

    def __len__(self) -> int:
        return max(len(self._scored), len(self._open))

    def _stamps(self, book: Book) -> Stamps:
        return self._team.space.stamp, book.space.stamp

    def _opened(self, book: Book, at: Moment, *, replayed: bool) -> View:
        owner = self._team.member(book.member)
        return View(
            member=owner,
            members=self._team.members(),
            own=self._own(book, at, replayed=replayed),
            released=self._team.released(owner.address, by=as_date(at.today).isoformat()),
            ids=self._ids,
            vocabulary=self._vocabulary,
            targets=book.targets(),
            judgements=book.judgements(),
            crm=CrmMap(book.space),
        )

    def _own(self, book: Book, at: Moment, *, replayed: bool) -> OwnBook:
        key = (book.member, book.version, at)
        found = self._scored.get(key)
        if found is None:
            found = self._scored[key] = self._scoring(book, at, replayed=replayed)
            while len(self._scored) > KEPT:
                self._scored.popitem(last=False)
        self._scored.move_to_end(key)
        return found

    def _scoring(self, book: Book, at: Moment, *, replayed: bool) -> OwnBook:
        proof = Proof(book.space, until=at.until * SECONDS)
        if not replayed:
            histories: dict[Tie, bytes] = book.histories()
            return OwnBook(self._shelf.store(book), histories, at, self._vocabulary, proof)
        # An earlier day is replayed: what came later is not there to be seen.
        graph = project(book, self._ids, self._vocabulary, until=at.until)
        return OwnBook(in_memory(graph), graph.histories, at, self._vocabulary, proof)
