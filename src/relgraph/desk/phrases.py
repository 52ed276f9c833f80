"""Rules, runs and counts in words a colleague would use."""

from typing import Any

from relgraph.answers.words import listed, long_date
from relgraph.sharing.rules import EVERYONE, Selector
from relgraph.team.shared import Level
from relgraph.times import SECONDS

_TIERS = {
    "strong": "whom you know well",
    "moderate": "whom you know well or fairly well",
    "weak": "with whom you wrote both ways",
}


def rule_phrase(level: Level, about: Selector, who: str) -> str:
    """Return what a rule says: `Bo Lind sees by name everybody you know at acme.example`."""
    everyone = who == EVERYONE
    if level == "hidden":
        return f"{'No colleague sees' if everyone else f'{who} never sees'} {_whom(about, 'anybody')}"
    sees = "All colleagues see" if everyone else f"{who} sees"
    return f"{sees} by name {_whom(about, 'everybody')}"


def _whom(about: Selector, somebody: str) -> str:
    match about.kind:
        case "all":
            return f"{somebody} you know"
        case "private":
            return f"{somebody} you know at private mail providers"
        case "company":
            return f"{somebody} you know at {about.value}"
        case "domain":
            return f"{somebody} you know with an address at {about.value} itself"
        case "person":
            return about.value
        case _:
            return f"{somebody} {_TIERS[about.value]}"


def shared_phrase(ties: int) -> str:
    """Return `Colleagues see 38 ties; nobody sees the rest.`"""
    if not ties:
        return "Colleagues see none of it: you share nothing."
    return f"Colleagues see {counted(ties, 'tie')}; nobody sees the rest."


def book_phrase(people: int, sources: int, last: int | None, now: int) -> str:
    """Return `4,212 people from 3 sources, read today.`"""
    if not sources:
        return "Nothing was read into your book yet."
    read = "" if last is None else f", read {ago(last // SECONDS, now // SECONDS)}"
    return f"{counted(people, 'person', 'people')} from {counted(sources, 'source')}{read}."


def run_phrase(report: dict[str, Any]) -> str:  # Any: JSON's own types
    """Return `4,120 read: 3,980 new, 140 there already; 12 left out or skipped; 2 could not be read`."""
    fresh, there = int(report.get("new", 0)), int(report.get("duplicate", 0))
    skipped = sum(int(number) for number in dict(report.get("skipped", {})).values())
    text = f"{int(report.get('read', 0)):,} read: {fresh:,} new"
    if there:
        text += f", {there:,} there already"
    reasons = [f"{number:,} {reason}" for reason, number in sorted(dict(report.get("skipped", {})).items())]
    if skipped:
        text += f"; {skipped:,} not taken ({listed(reasons[:5])})"
    failed = int(report.get("failed", 0))
    return f"{text}; {failed:,} could not be read" if failed else text


def ago(day: int, today: int) -> str:
    """Return `today`, `yesterday`, `5 days ago` or `on 3 May 2026`."""
    days = today - day
    if 0 <= days < 2:
        return ("today", "yesterday")[days]
    return f"{days} days ago" if 0 < days < 14 else f"on {long_date(day)}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return `1 tie`, `1,200 ties`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
