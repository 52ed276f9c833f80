"""Draw contact by month: what the first wrote goes up, what the other wrote down, meetings in between."""

from collections.abc import Sequence
from dataclasses import dataclass

from relgraph.documents import Month
from relgraph.times import MONTHS

SHOWN = 36
"""Months that are drawn; the table beside has all of them."""
WIDE, GAP = 10, 3
HALF = 46
"""Height of the longest bar; the middle lies at 50 of 100."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the chart."""

    x: int
    y: float
    height: float
    kind: str


@dataclass(frozen=True, slots=True)
class Line:
    """One month in words, for the table."""

    iso: str
    name: str
    out: int
    back: int
    met: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Contact by month, drawn and as a table."""

    width: int
    bars: tuple[Bar, ...]
    first: str
    last: str
    told: str
    earlier: bool
    """There are months before the first drawn."""
    lines: tuple[Line, ...]
    """Months with contact, the latest first."""


def chart(months: Sequence[Month], one: str = "you", other: str = "they") -> Chart | None:
    """Return the chart of some months, None for none; `one` and `other` are how the two are called."""
    if not months:
        return None
    drawn = months[-SHOWN:]
    most = max(1, *(max(month["out"], month["in"]) for month in drawn))
    bars = [bar for place, month in enumerate(drawn) for bar in _bars(place, month, most)]
    out, back = (sum(month[way] for month in months) for way in ("out", "in"))
    span = f"from {called(months[0]['month'])} to {called(months[-1]['month'])}"
    if len(months) == 1:
        span = f"in {called(months[0]['month'])}"
    return Chart(
        width=len(drawn) * (WIDE + GAP) - GAP,
        bars=tuple(bars),
        first=called(drawn[0]["month"]),
        last=called(drawn[-1]["month"]),
        told=f"Messages by month {span}: {one} wrote {out}, {other} wrote {back}.",
        earlier=len(months) > len(drawn),
        lines=tuple(
            Line(month["month"], called(month["month"]), month["out"], month["in"], month["met"])
            for month in reversed(months)
            if month["out"] or month["in"] or month["met"]
        ),
    )


def called(month: str) -> str:
    """Return `May 2026` for `2026-05`."""
    return f"{MONTHS[int(month[5:7]) - 1]} {month[:4]}"


def _bars(place: int, month: Month, most: int) -> list[Bar]:
    x = place * (WIDE + GAP)
    out, back = (round(HALF * month[way] / most, 1) for way in ("out", "in"))
    found = [Bar(x, 49.0 - out, out, "out")] if out else []
    found += [Bar(x, 51.0, back, "in")] if back else []
    return found + ([Bar(x, 47.0, 6.0, "met")] if month["met"] else [])
