"""How do I ask?"""

from typing_extensions import TypedDict

from relgraph.documents.paths import Path
from relgraph.documents.shared import Account, Somebody


class Draft(TypedDict):
    """A letter to begin with, as plain text; the one who sends it edits it first."""

    to: Somebody
    subject: str
    text: str


class Ask(TypedDict):
    """Answer to: how do I ask?"""

    format: int
    as_of: str
    vocabulary: str
    target: Account | Somebody | None
    summary: str
    """`Ask Bo Lind, who knows Cy Young well; Bo Lind has introduced you twice before.`"""
    best: Path | None
    others: list[Path]
    """Up to two more, none of which begins with a connector of those before."""
    draft: Draft | None
    message: str | None
    """None when there is a way; else what would help."""
