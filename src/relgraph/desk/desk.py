"""A member's own desk."""

from collections.abc import Callable

from relgraph.book.book import Book
from relgraph.desk.targets import OwnTargets
from relgraph.front import Answers


class OwnersDesk:
    """The Desk of relgraph.front: what a member does to the own book."""

    def __init__(self, book: Book, answers: Callable[[], Answers], clock: Callable[[], int]) -> None:
        self.targets = OwnTargets(book, answers, clock)
