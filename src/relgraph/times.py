"""Days since 1970 (UTC), and how they are written."""

from datetime import UTC, date, datetime, timedelta

EPOCH = date(1970, 1, 1)
SECONDS = 86_400
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


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


def ago(day: int, today: int) -> str:
    """Return `3 weeks ago`, as people say it; a day to come as `on 3 May 2026`."""
    days = today - day
    if days < 0:
        return f"on {long_date(day)}"
    if days < 14:
        return ("today", "yesterday")[days] if days < 2 else f"{days} days ago"
    if days < 60:
        return f"{days // 7} weeks ago"
    if days < 365:
        return f"{round(days / 30.44)} months ago"
    years = days // 365
    return "over a year ago" if years == 1 else f"{years} years ago"


def long_date(day: int) -> str:
    """Return `3 May 2026`."""
    date = as_date(day)
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"
