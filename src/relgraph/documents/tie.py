"""Why this strength?"""

from typing_extensions import TypedDict

from relgraph.documents.evidence import Message, Month
from relgraph.documents.found import PersonItem
from relgraph.documents.shared import KnownBy, Reason, Somebody, Tier


class Tie(TypedDict):
    """Answer to: why this strength? Of a tie in the own book, opened down to its messages.

    Where the asker has no tie to the person, `tier` and what belongs to it is None and `shared` says who has.
    """

    format: int
    as_of: str
    vocabulary: str
    person: PersonItem
    of: Somebody | None
    """Whose tie to the person this is; None: the asker's."""
    summary: str
    """`Strong: mail both ways on 14 days and 2 meetings in the last year; they wrote last.`"""
    tier: Tier | None
    strength: float | None
    confidence: float | None
    last_contact: str | None
    reasons: list[Reason]
    change: list[str]
    """What would change it: `An exchange today would make it strong.`"""
    months: list[Month]
    shared: list[KnownBy]
    """Colleagues' ties to the person; what stands behind them stays in their books."""
    messages: list[Message]
    """The latest first; a page of them."""
    next: str | None
