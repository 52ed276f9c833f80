"""Read the date of a message as seconds since 1970, UTC."""

import re
from calendar import timegm
from datetime import datetime, timezone

FIRST_YEAR = 1980
"""Older dates are the clocks of machines that did not know the time."""

_MONTHS = {
    name: at // 3 + 1
    for at in range(0, 36, 3)
    for name in ("janfebmaraprmayjunjulaugsepoctnovdec"[at : at + 3],)
}
_DATE = re.compile(
    r"(?:[a-z]{2,9}\.?,?\s*)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?,?[\s-]+(\d{2,4})[,\s]+"
    r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(am|pm)?\s*(.*)",
    re.IGNORECASE,
)
_ASCTIME = re.compile(
    r"(?:[a-z]{2,9}\.?,?\s+)?([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(?:(\d{4})\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?"
    r"\s*(am|pm)?\s*([a-z]{1,5}(?=\s)|[+-]\d{4})?\s*(\d{4})?(.*)",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"(?:gmt|utc)?\s*([+-])\s?(\d{1,2}):?(\d{2})(?!\d)", re.IGNORECASE)
_ZONE = re.compile(r"\(?\s*([a-z]{1,5})\b", re.IGNORECASE)
_ZONES = {
    **{
        "ut": 0,
        "utc": 0,
        "gmt": 0,
        "z": 0,
        "wet": 0,
        "bst": 60,
        "west": 60,
        "cet": 60,
        "met": 60,
        "cest": 120,
    },
    **{"mest": 120, "eet": 120, "eest": 180, "msk": 180, "jst": 540, "kst": 540, "sgt": 480, "hkt": 480},
    **{
        "aest": 600,
        "aedt": 660,
        "nzst": 720,
        "nzdt": 780,
        "ast": -240,
        "adt": -180,
        "est": -300,
        "edt": -240,
    },
    **{
        "cst": -360,
        "cdt": -300,
        "mst": -420,
        "mdt": -360,
        "pst": -480,
        "pdt": -420,
        "akst": -540,
        "hst": -600,
    },
}
"""Minutes east of Greenwich, for the names that mean one thing to those who write mail programs."""

_FARTHEST = 14 * 60
_LONGEST = 120


def read_date(raw: str) -> int | None:
    """Return the time that a Date header gives, None where none can be read or believed.

    A date whose zone is missing or unknown is taken as UTC.
    """
    text = " ".join(raw[:_LONGEST].split())
    if found := _DATE.match(text):
        day, month, year, hour, minute, second, half, zone = found.groups()
    elif found := _ASCTIME.match(text):
        month, day, early, hour, minute, second, half, named, late, rest = found.groups()
        year, zone = early or late, f"{named or ''} {rest}"
    else:
        return _iso(text)
    number = _MONTHS.get(month.lower())
    if number is None or year is None:
        return None
    return _time(
        _year(year), number, int(day), _hour(int(hour), half), int(minute), int(second or 0), _minutes(zone)
    )


def _time(year: int, month: int, day: int, hour: int, minute: int, second: int, east: int) -> int | None:
    try:
        datetime(year, month, day, hour % 24, minute, min(second, 59), tzinfo=timezone.utc)  # noqa: UP017
    except ValueError:
        return None
    if year < FIRST_YEAR or hour > 24:
        return None
    return timegm((year, month, day, hour, minute, min(second, 59))) - 60 * east


def _year(digits: str) -> int:
    """RFC 5322, 4.3: two digits are of 1950 to 2049, three were counted from 1900."""
    year = int(digits)
    if len(digits) == 2:
        return year + (2000 if year < 50 else 1900)
    return year + 1900 if len(digits) == 3 else year


def _hour(hour: int, half: str | None) -> int:
    if half is None:
        return hour
    return hour % 12 + (12 if half.lower() == "pm" else 0)


def _minutes(zone: str) -> int:
    """Return minutes east of Greenwich; an impossible or unknown zone is UTC."""
    zone = zone.strip()
    if found := _OFFSET.match(zone):
        minutes = int(found[2]) * 60 + int(found[3])
        return 0 if minutes > _FARTHEST else minutes if found[1] == "+" else -minutes
    named = _ZONE.match(zone)
    return _ZONES.get(named[1].lower(), 0) if named else 0


def _iso(text: str) -> int | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    if found.tzinfo is None:
        found = found.replace(tzinfo=timezone.utc)  # noqa: UP017
    return int(found.timestamp()) if found.year >= FIRST_YEAR else None
