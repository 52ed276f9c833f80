"""Who can introduce me?"""

from typing_extensions import TypedDict

from relgraph.documents.shared import Account, Level, Reason, Somebody, Tier

Step = TypedDict(
    "Step",
    {
        "from": Somebody,
        "to": Somebody,
        "level": Level,
        "tier": Tier | None,
        "strength": float | None,
        "confidence": float | None,
        "last_contact": str | None,
        "reasons": list[Reason] | None,
        "phrase": str,
    },
)
"""One edge of a path; `phrase` says it in words: `Bo Lind knows Cy Young well`."""


class Path(TypedDict):
    """A way in, requester first."""

    warmth: float
    weakest: int
    """Index of the weakest step."""
    steps: list[Step]
    phrase: str
    """`ask Bo Lind, who knows Cy Young`; `you know Cy Young`."""


class Paths(TypedDict):
    """Answer to: who can introduce me? Warmest first."""

    format: int
    target: Account | Somebody | None
    as_of: str
    vocabulary: str
    paths: list[Path]
    message: str | None
    """None when there is a path; else what would help."""
