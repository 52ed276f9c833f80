"""A member's own desk."""

from relgraph.book.book import Book
from relgraph.desk.crm import OwnCrmIds
from relgraph.desk.judgements import OwnJudgements
from relgraph.desk.premises import Premises
from relgraph.desk.reading import OwnReading
from relgraph.desk.settings import OwnSettings
from relgraph.desk.sharing import OwnSharing
from relgraph.desk.targets import OwnTargets
from relgraph.documents import Receipt


class OwnersDesk:
    """The Desk of relgraph.front: what a member does to the own book."""

    def __init__(self, book: Book, premises: Premises) -> None:
        self.judgements = OwnJudgements(book, premises.store, premises.clock, premises.settle)
        self.targets = OwnTargets(book, premises.answers, premises.clock)
        self.reading = OwnReading(book, premises)
        self.sharing = OwnSharing(book, premises)
        self.crm = OwnCrmIds(book)
        self.settings = OwnSettings(book.member, premises)
        self._leave = premises.leave

    def leave(self) -> Receipt:
        """Leave: the book is deleted, what it shared is taken back, tokens and sessions end."""
        return self._leave()
