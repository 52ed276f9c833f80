"""A shared tie: exactly what others get of a tie, and no more."""

from dataclasses import astuple, dataclass
from typing import Literal

from relgraph.address import Address
from relgraph.vocabulary import Tier

Level = Literal["hidden", "named"]
LEVELS: tuple[Level, ...] = ("hidden", "named")


@dataclass(frozen=True, slots=True)
class SharedTie:
    """A tie published by name: who knows whom, in which tier, and the month of the last contact."""

    publisher: Address
    audience: str
    """`everyone`, or one member's address."""
    level: Level
    address: Address
    name: str
    role: str | None
    tier: Tier
    last_month: str
    """`2026-05`."""
    domain: str | None
    """Registrable domain of the company, None for freemail."""
    company: str | None
    """What the person's own signatures call it."""
    speaks_for: str
    """ISO date that tier and month hold for."""

    def row(self) -> tuple[str | None, ...]:
        """Return the fields in order, as the team space keeps them."""
        return astuple(self)
