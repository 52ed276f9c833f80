"""Where do I have a way in?"""

from typing import Literal

from typing_extensions import TypedDict

from relgraph.documents.paths import Path
from relgraph.documents.shared import Account, Tier


class Target(TypedDict):
    """One account on a member's target list with the best way in."""

    wanted: str
    """As the member wrote it."""
    account: Account | None
    state: Literal["own", "warm", "none"]
    """`own`: the asker knows somebody there; `warm`: through others; `none`: no way in yet."""
    quiet: bool
    """The best tie there is fading."""
    known: int
    """People there whom the asker or a colleague (as shared) knows."""
    best: Path | None
    phrase: str
    """`you know Cy Young, CFO`; `ask Bo Lind, who knows Dee Hart`; `no way in yet`."""
    tier: Tier | None
    last_contact: str | None
    changed: str | None
    """What is new since the asker last looked; None when nothing is."""


class Targets(TypedDict):
    """Answer to: where do I have a way in?"""

    format: int
    as_of: str
    vocabulary: str
    summary: str
    """`You have a warm way into 9 of your 20 accounts; 3 are going quiet.`"""
    items: list[Target]
    next: str | None
