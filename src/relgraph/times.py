"""Days since 1970 (UTC), and how they are written."""

from datetime import UTC, date, datetime, timedelta

EPOCH = date(1970, 1, 1)
SECONDS = 86_400


def day_of(text: str) -> int:
    """Return the UTC day of an ISO date or time; a time is cut to its day.

    Raises ValueError where it is neither.
    """
    if "T" in text or " " in text.strip():
        moment = datetime.fromisoformat(text.strip())
        try:
            return number(moment.astimezone(UTC).date() if moment.tzinfo else moment.date())
        except OverflowError as error:
            raise ValueError(f"{text!r} is beyond the calendar in UTC") from error
    return number(date.fromisoformat(text.strip()))


def number(day: date) -> int:
    """Return a date as days since 1970."""
    return (day - EPOCH).days


def as_date(day: int) -> date:
    """Return days since 1970 as a date."""
    return EPOCH + timedelta(days=day)


def iso(day: int) -> str:
    """Return `2026-05-03`."""
    return as_date(day).isoformat()


def month(day: int) -> str:
    """Return `2026-05`."""
    return iso(day)[:7]


def instant(seconds: int) -> str:
    """Return seconds since 1970 as `2026-05-03T09:00:00Z`."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
