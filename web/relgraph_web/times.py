"""Dates as people say them."""

from dataclasses import dataclass
from datetime import date

from relgraph.times import MONTHS, ago, long_date, number


@dataclass(frozen=True, slots=True)
class Said:
    """A day or month: in words, exactly, and for machines."""

    words: str
    exact: str
    iso: str


def said(when: str | None, today: date) -> Said | None:
    """Put a day (`2026-05-03`) or a month (`2026-05`) into words, as of `today`."""
    if when is None:
        return None
    if len(when) == len("2026-05"):
        return _month(date.fromisoformat(f"{when}-01"), today, when)
    day = date.fromisoformat(when[:10])
    return Said(ago(number(day), number(today)), exactly(day), day.isoformat())


def day_of(text: str) -> date:
    """Return the day of an ISO date or time."""
    return date.fromisoformat(text[:10])


def exactly(day: date) -> str:
    """Return `3 May 2026`."""
    return long_date(number(day))


def _month(first: date, today: date, iso: str) -> Said:
    name = MONTHS[first.month - 1]
    back = (today.year - first.year) * 12 + today.month - first.month
    if back in (0, 1):
        words = ("this month", "last month")[back]
    else:
        words = f"in {name}" if 0 < back < 12 else f"in {name} {first.year}"
    return Said(words, f"{name} {first.year}", iso)
