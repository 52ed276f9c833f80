"""The accounts a member sells to."""

from collections.abc import Callable, Iterable

from relgraph.answers.targets import remembered
from relgraph.book.book import Book
from relgraph.clean import clean
from relgraph.errors import BadUse
from relgraph.front import Answers

MOST = 2000
LONGEST = 200


class OwnTargets:
    """The TargetList of relgraph.front over one book."""

    def __init__(self, book: Book, answers: Callable[[], Answers], clock: Callable[[], int]) -> None:
        self._book = book
        self._answers = answers
        self._clock = clock

    def add(self, wanted: Iterable[str]) -> int:
        """Put names or domains on the list and return how many are new."""
        names = [clean(name, LONGEST + 1) for name in wanted]
        names = [name for name in names if name]
        if not names:
            raise BadUse("no account named: give names or domains, one a line")
        if any(len(name) > LONGEST for name in names):
            raise BadUse(f"an account's name has at most {LONGEST} characters: shorten it")
        if len(self._book.targets()) + len(names) > MOST:
            raise BadUse(f"a target list has at most {MOST} accounts: remove some first")
        return self._book.add_targets(names, now=self._clock())

    def remove(self, wanted: str) -> bool:
        """Take one off the list; say whether it stood there."""
        return self._book.remove_target(clean(wanted))

    def looked(self) -> None:
        """Remember that the member has seen the list, for `changed`."""
        self._book.remember_targets(remembered(self._answers().targets()))
