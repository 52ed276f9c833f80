"""Answers in words a colleague would use."""

from collections.abc import Sequence

from relgraph.documents import Reason
from relgraph.strength import Strength, Tally
from relgraph.times import MONTHS
from relgraph.times import long_date as long_date
from relgraph.vocabulary import Tier

_ENDINGS = (" is a colleague", " well", "")
"""What can stand behind the last name of a phrase, the longer first."""


def knows(who: str, whom: str, tier: Tier | None, *, you: bool = False) -> str:
    """Return `Bo Lind knows Cy Young well`; `you` says it of the reader."""
    if tier == "weak":
        return f"{who} {'have' if you else 'has'} been in touch with {whom}"
    verb = "know" if you else "knows"
    return f"{who} {verb} {whom} well" if tier == "strong" else f"{who} {verb} {whom}"


def you_know(whom: str, tier: Tier | None, tally: Tally | None = None, *, two_way: bool = True) -> str:
    """Return `you know Cy Young well`, or who wrote where only one did."""
    if two_way or tally is None:
        return knows("you", whom, tier, you=True)
    return (
        f"you wrote to {whom}, no answer yet" if tally.share_out >= tally.share_in else f"{whom} wrote to you"
    )


def placed(phrase: str, name: str, what: str | None) -> str:
    """Say behind a name what the person does: `Bo Lind knows Cy Young (finance) well`."""
    # By its place, not by search: names of one letter, or that are words, stand elsewhere in a phrase too.
    ending = next((ending for ending in _ENDINGS if phrase.endswith(f"{name}{ending}")), None)
    if ending is None or not what:
        return phrase
    return f"{phrase.removesuffix(ending)} ({what}){ending}"


def reasons(strength: Strength, tally: Tally, *, you: bool, who: str = "", whom: str = "") -> list[Reason]:
    """Return why a tie is as strong as it is; shares add up to 1, the last contact explains the fading."""
    writer, other = ("you", "they") if you else (who, whom)
    found: list[Reason] = []
    if tally.share_out > 0:
        found.append(_wrote(writer, tally.out_days, tally.share_out))
    if tally.share_in > 0:
        found.append(_wrote(other, tally.in_days, tally.share_in))
    if tally.share_met > 0:
        met = (
            f"{_counted(tally.meetings, 'meeting')} in the last year"
            if tally.meetings
            else "earlier meetings"
        )
        found.append({"text": met, "share": round(tally.share_met, 3)})
    found.sort(key=lambda reason: -reason["share"])
    found.append({"text": f"last in touch on {long_date(strength.last)}", "share": 0.0})
    return found


def _wrote(who: str, days: int, share: float) -> Reason:
    when = f"on {_counted(days, 'day')} in the last year" if days else "more than a year ago"
    return {"text": f"{who} wrote {when}", "share": round(share, 3)}


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def in_month(text: str) -> str:
    """Return `May 2026` for `2026-05`."""
    return f"{MONTHS[int(text[5:7]) - 1]} {text[:4]}"


def listed(parts: Sequence[str]) -> str:
    """Return `a, b and c`."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def first_upper(text: str) -> str:
    """Return text as a sentence begins."""
    return text[:1].upper() + text[1:]
