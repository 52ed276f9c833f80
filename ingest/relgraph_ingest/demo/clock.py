"""When people write: office hours, time zones, and how long an answer takes."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from random import Random

# Minutes east of Greenwich in winter, and whose summer time holds. Kept here because the standard
# library's zone data are not on every machine.
_ZONES = {
    "uk": (0, "eu"),
    "cet": (60, "eu"),
    "eet": (120, "eu"),
    "ist": (330, ""),
    "cst": (480, ""),
    "jst": (540, ""),
    "ny": (-300, "us"),
}
_PACES = {"minutes": 14.0, "hours": 150.0, "days": 1500.0, "weeks": 9000.0}
"""Median minutes until an answer."""

_OPEN, _CLOSE = time(7, 40), time(18, 50)


def zone(name: str, day: date) -> timezone:
    """Return the zone's offset on a day."""
    minutes, rule = _ZONES[name]
    start, end = _summer(day.year, rule)
    return timezone(timedelta(minutes=minutes + (60 if rule and start <= day < end else 0)))


def opening(today: date, days_ago: int, where: str, rng: Random, *, weekends: bool = False) -> datetime:
    """Return a moment on that day, in working hours unless `weekends`."""
    day = today - timedelta(days=days_ago)
    if not weekends:
        day -= timedelta(days=max(0, day.weekday() - 4))
    hour = rng.triangular(7.7, 18.6, 10.2) if not weekends else rng.triangular(8, 22.5, 20)
    at = datetime.combine(day, time(), zone(where, day))
    return at + timedelta(seconds=int(hour * 3600))


def answering(after: datetime, where: str, pace: str, rng: Random) -> datetime:
    """Return when somebody in that zone answers: after a while, at work."""
    minutes = _PACES[pace] * rng.lognormvariate(0, 0.7)
    at = after + timedelta(minutes=max(3.0, minutes))
    return _at_work(at.astimezone(zone(where, at.date())).replace(microsecond=0), where, rng)


def midnight(day: date) -> datetime:
    """Return the start of a UTC day."""
    return datetime.combine(day, time(), UTC)


def _at_work(at: datetime, where: str, rng: Random) -> datetime:
    if at.weekday() < 5 and _OPEN <= at.time() <= _CLOSE:
        return at
    if at.weekday() < 5 and at.time() > _CLOSE and rng.random() < 0.15:
        return at  # some write at night
    day = at.date() + timedelta(days=1 if at.time() > _CLOSE else 0)
    while day.weekday() > 4:
        day += timedelta(days=1)
    morning = datetime.combine(day, _OPEN, zone(where, day))
    return morning + timedelta(seconds=int(rng.triangular(0, 12000, 3600)))


def _summer(year: int, rule: str) -> tuple[date, date]:
    if rule == "us":
        return _sunday(year, 3, 8), _sunday(year, 11, 1)
    return _sunday(year, 3, 25), _sunday(year, 10, 25)


def _sunday(year: int, month: int, first: int) -> date:
    day = date(year, month, first)
    return day + timedelta(days=(6 - day.weekday()) % 7)
