"""Find the labels of attendance lists: `Attendees:`, `## Présents`, `**Regrets (Acme):**`."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from relgraph_ingest.notes import names
from relgraph_ingest.notes.lines import Kind, Line
from relgraph_ingest.notes.phrases import words

_LONGEST = 90
_LABEL = re.compile(
    r"[*_`~#\[\s]*(?:\d{1,2}[.)]\s*)?((?:[^:：\n]|:(?=innen)){1,90}?)[*_`~\]\s]{0,9}(?:::?|：)[*_`~]*(?![a-z0-9/])\s*"
)
_DASH = re.compile(r"[*_`\s]*([^-–—\n]{1,60}?)[*_`\s]{0,9}(?:\s[-–—]+\s+|\+\s+)")
_BARE = re.compile(r"[*_`~#=\s]*(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?(.{1,90}?)[*_`~#=:：\s]*\Z")
_COUNT = re.compile(r"[(\[]\d{1,4}(?:\s+\w+)?[)\]]|\b\d{1,4}\b")
_BRACKETED = re.compile(r"\(([^()]{1,60})\)")
_TOKEN = re.compile(r"[^\s,;/()\[\]]+")
_MOST_TOKENS = 12
_STRONG = 8
"""Letters of a phrase that means attendance even behind a word that is not known: `Summit attendees`."""


class Roll(Enum):
    """What a label says of the people behind it; those further up are believed before those below."""

    PRESENT = "present"
    ABSENT = "absent"
    INVITED = "invited"
    ROLE = "role"
    """Somebody with a part in the meeting: chair, scribe, presenter."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the words of a label say."""

    roll: Roll
    company: str | None
    """The company whose people follow."""
    weak: bool
    """Other things have this label too."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label with what stands behind it on its line."""

    meaning: Meaning
    rest: str
    start: int


def label(line: Line) -> Label | None:
    """Return the attendance label that a line is or begins with."""
    if line.kind in (Kind.BLANK, Kind.RULE, Kind.ROW):
        return None
    if (found := _LABEL.match(line.body)) and (said := meaning(found[1])):
        return Label(said, line.body[found.end() :], line.start + found.end())
    if (found := _DASH.match(line.body)) and found[1].casefold() in _phrases():
        return Label(_said(found[1].casefold()), line.body[found.end() :], line.start + found.end())
    if len(line.body) > _LONGEST or not (found := _BARE.match(line.body)):
        return None
    # Without a colon a line is a label only as a heading, or where it is nothing else.
    whole = found[1].casefold() in _phrases() and not found[1][0].islower()
    said = meaning(found[1]) if whole or line.kind is Kind.HEADING else None
    return Label(said, "", line.end) if said else None


def meaning(text: str) -> Meaning | None:
    """Return what the words of a label say, None if it is no label of attendance."""
    text, company = _without_company(_COUNT.sub(" ", text))
    first = text.split(",")[0]
    text = first if _longest_phrase(_TOKEN.findall(first)) else text
    tokens = _TOKEN.findall(text)
    found = _longest_phrase(tokens)
    if found is None or len(tokens) > _MOST_TOKENS:
        return None
    phrase, before, behind = found
    if _unknown(behind) or ((left := _unknown(before)) and (len(phrase) < _STRONG or left[0][0].islower())):
        return None
    firm = " ".join(_unknown(before))
    if company is None and names.has_organisation_word(firm):
        company = names.company(firm)
    return _said(phrase, company)


def _said(phrase: str, company: str | None = None) -> Meaning:
    return Meaning(_phrases()[phrase], company, phrase in words("attendance", "labels", "weak"))


def _without_company(text: str) -> tuple[str, str | None]:
    """Take the company out of `Attendees (Acme)` and `Attendees from Acme`."""
    if found := _BRACKETED.search(text):
        inner = found[1].strip()
        named = bool(_unknown(_TOKEN.findall(inner))) and inner[:1].isupper()
        return text.replace(found[0], " "), names.company(inner) if named else None
    tokens = text.split()
    for n, token in enumerate(tokens[1:-1], 1):
        if (
            token.casefold() in words("attendance", "labels", "companies_follow")
            and tokens[n + 1][0].isupper()
        ):
            return " ".join(tokens[:n]), names.company(" ".join(tokens[n + 1 :]))
    return text, None


def _unknown(tokens: list[str]) -> list[str]:
    return [token for token in tokens if token.casefold() not in words("attendance", "labels", "around")]


def _longest_phrase(tokens: list[str]) -> tuple[str, list[str], list[str]] | None:
    """Return the longest phrase among the words, with the words before and behind it."""
    lowered = [token.casefold().strip("*_`") for token in tokens[:_MOST_TOKENS]]
    for size in range(min(4, len(lowered)), 0, -1):
        here = [(" ".join(lowered[at : at + size]), at) for at in range(len(lowered) - size + 1)]
        if known := [each for each in here if each[0] in _phrases()]:
            phrase, at = min(known, key=lambda each: each[0] in words("attendance", "labels", "weak"))
            return phrase, tokens[:at], tokens[at + size :]
    return None


@cache
def _phrases() -> dict[str, Roll]:
    # Where one phrase stands under several rolls, the first of Roll holds.
    return {phrase: roll for roll in reversed(Roll) for phrase in words("attendance", "labels", roll.value)}
