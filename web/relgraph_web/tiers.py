"""How well somebody is known: a word, and a short bar of four steps."""

from dataclasses import dataclass

from relgraph.documents import Tier

STEPS = 4

_FILLED = {"strong": 4, "moderate": 3, "weak": 2}


@dataclass(frozen=True, slots=True)
class Bar:
    """A word and how many of the four steps are filled."""

    word: str
    filled: int

    @property
    def steps(self) -> tuple[bool, ...]:
        """Say of each step whether it is filled."""
        return tuple(step < self.filled for step in range(STEPS))


def bar(tier: Tier | None, *, known: bool = True) -> Bar:
    """Return the bar of a tier; a tie too young for a tier is unknown, which is more than none."""
    if tier is not None:
        return Bar(tier, _FILLED[tier])
    return Bar("unknown", 1) if known else Bar("none yet", 0)
