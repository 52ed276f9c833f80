"""The day that an answer speaks for."""

from datetime import UTC, date, datetime
from typing import Annotated

from fastapi import Query
from pydantic import BeforeValidator

EARLIEST = date(1970, 1, 1)
LONGEST = 40
HINT = "say a date such as 2026-05-03, not before 1970"


def day(said: object) -> date | None:
    """Return the UTC day of an ISO date or time, None for nothing said.

    Raises ValueError, with a hint, for anything else.
    """
    if said is None:
        return None
    found = _date(said) if isinstance(said, str) and len(said) <= LONGEST else None
    if found is None or found < EARLIEST:
        raise ValueError(HINT)
    return found


def _date(text: str) -> date | None:
    try:
        time = datetime.fromisoformat(text)
        return (time.astimezone(UTC) if time.tzinfo else time).date()
    except (ValueError, OverflowError):
        return None


Day = Annotated[
    date | None,
    BeforeValidator(day),
    Query(
        description="Answer as of the start of this UTC day (ISO; a time is cut to its day); else today.",
        examples=["2026-05-03"],
    ),
]
"""The `at` of a GET that answers."""
