"""Dates as people say them."""

from dataclasses import dataclass
from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


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
    return Said(_ago(day, today), exactly(day), day.isoformat())


def exactly(day: date) -> str:
    """Return `3 May 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _ago(day: date, today: date) -> str:
    days = (today - day).days
    if days < 0:
        return f"on {exactly(day)}"
    if days < 14:
        return ("today", "yesterday")[days] if days < 2 else f"{days} days ago"
    if days < 60:
        return f"{days // 7} weeks ago"
    if days < 365:
        return f"{round(days / 30.44)} months ago"
    years = days // 365
    return "over a year ago" if years == 1 else f"{years} years ago"


def _month(first: date, today: date, iso: str) -> Said:
    name = MONTHS[first.month - 1]
    back = (today.year - first.year) * 12 + today.month - first.month
    if back in (0, 1):
        words = ("this month", "last month")[back]
    else:
        words = f"in {name}" if 0 < back < 12 else f"in {name} {first.year}"
    return Said(words, f"{name} {first.year}", iso)
