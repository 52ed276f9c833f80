"""What the drawers of a desk need beside the book itself."""

from collections.abc import Callable
from dataclasses import dataclass

from relgraph.documents import Receipt
from relgraph.front import Answers
from relgraph.spaces.home import Ids
from relgraph.stores.base import GraphStore
from relgraph.team.passwords import Passwords
from relgraph.team.sessions import Sessions
from relgraph.team.team import Team
from relgraph.times import SECONDS
from relgraph.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Premises:
    """The installation around one member's desk."""

    team: Team
    ids: Ids
    vocabulary: Vocabulary
    clock: Callable[[], int]
    passwords: Passwords
    sessions: Sessions
    answers: Callable[[], Answers]
    store: Callable[[], GraphStore]
    """The graph of the member's own book."""
    settle: Callable[[], bool]
    """Carry out the member's judgements; say whether it is done, or left to a run that is at the book."""
    publish: Callable[[], int]
    """Carry the member's sharing to the team space; return how many rows went."""
    busy: Callable[[], bool]
    """Say whether a run is at the book."""
    leave: Callable[[], Receipt]

    @property
    def today(self) -> int:
        """The clock's UTC day (days since 1970)."""
        return self.clock() // SECONDS
