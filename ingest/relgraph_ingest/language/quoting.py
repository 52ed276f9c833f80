"""Find where a message begins to quote or forward another, and who wrote that one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from relgraph.evidence import Party
from relgraph_ingest.language.lines import Line
from relgraph_ingest.language.parties import parties, party
from relgraph_ingest.language.tables import either, table

Quotation = Literal["quoted", "forwarded"]

_STAMP = (
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},?\s+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[AaPp]\.?[Mm]\.?)?"
    r"(?:\s+[A-Z]{2,4}\d?)?"
)
_STAMPED = re.compile(rf"(?P<who>.*?\S)??(?:\s+on)?\s*(?P<stamp>{_STAMP})\s*\Z")
_CLOCK = re.compile(r"\d[:.]\d\d")
_RULE = re.compile(r"[-_=*]{8,}\Z")
_TAIL = re.compile(r"-{3,}\s*\Z")
_BETWEEN = re.compile(r"(?i)(?:please respond to|sent by|to be sent by|extension|external)\b")
_OWN_ADDRESS = re.compile(r"[<\[(]?[^\s<>\[\]()]+@[^\s<>\[\]()]+[>\])]?")
_WRAPPED = 4
"""Lines over which an attribution may run."""
_GAP = 4
"""Blank lines between a separator and what it announces."""
_LONGEST_BLOCK = 80


@dataclass(frozen=True, slots=True)
class Boundary:
    """Lines that announce somebody else's text."""

    first: int
    last: int
    kind: Quotation
    owner: Party | None
    readers: tuple[Party, ...]
    """To whom that text was written."""
    marked: bool
    """The text stands behind further `>` marks; else it runs on to the end."""


def boundary(lines: Sequence[Line], n: int) -> Boundary | None:
    """Return the boundary that begins at line `n`, if one does."""
    words = lines[n].words
    if not words or len(words) > 400:
        return None
    separator = _separator(lines, n)
    if separator is not None:
        return _announced(lines, n, *separator)
    if _RULE.match(words):
        follow = _next(lines, n, marks=lines[n].marks, most=2)
        found = _block(lines, follow, after=False) if follow is not None else None
        return found and Boundary(n, found.last, found.kind, found.owner, found.readers, marked=False)
    return _block(lines, n, after=False) or _stamped(lines, n) or _attribution(lines, n)


def ends(line: Line) -> bool:
    """Say whether a line says that a forwarded message ends here."""
    return line.words[:1] in "-=*_" and bool(_patterns()["ends"].match(line.words))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = table("quoting")
    separators, said = data["separators"], data["attribution"]
    fields = {label.lower(): key for key, labels in data["labels"].items() for label in labels}
    before, after = either(said["before"]), either(said["after"])
    opening = either(said["opening"])
    return {
        "original": re.compile(rf"(?i)[-_=*]{{2,}}\s*{either(separators['original'])}\b.{{0,80}}\Z"),
        "forwarded": re.compile(
            rf"(?i)(?:[-_=*]{{2,}}\s*{either(separators['forwarded'])}\b"
            rf"|{either(p for p in separators['forwarded'] if ' ' in p)}\s*:\s*\Z)"
        ),
        "ends": re.compile(rf"(?i)[-_=*]{{2,}}\s*{either(separators['ends'])}"),
        "label": re.compile(
            rf"(?i)\*?(?P<label>{either(fields)})\*?\s?[:：]\*?\s*(?P<value>.*)\Z", re.DOTALL
        ),
        "opening": re.compile(rf"{opening}\b"),
        "said": re.compile(
            rf"(?:(?P<before>.{{2,300}}?)\s*\b{before}(?:\s+\S{{1,3}})?\s*[:：]"
            rf"|(?P<date>.{{2,200}}?)\b{after}\s+(?P<after>.{{2,200}}?)\s*[:：])\s*\Z",
            re.DOTALL,
        ),
        "verb": re.compile(rf"(?:\b{before}|\b{after}|<\S+@\S+>)"),
        "quoting": re.compile(rf"{either(said['quoting'])}\s+(?P<who>.{{2,120}}?)\s*[:：]\s*\Z"),
        "dated": re.compile(r"\d{4}\D\d{1,2}\D\d{1,2}.{2,120}<\S+@\S+>\s*[:：]\s*\Z"),
        "calendar": re.compile(
            rf"(?<!\w)(?:{either(data['dates']['words'])}\.?(?!\w)|\d[\d:./,-]*(?:st|nd|rd|th)?(?!\w))"
            r"|[+-]\d{1,2}:?\d{0,2}",
            re.IGNORECASE,
        ),
    }


@cache
def _fields() -> dict[str, str]:
    return {label.lower(): key for key, labels in table("quoting")["labels"].items() for label in labels}


def _separator(lines: Sequence[Line], n: int) -> tuple[Quotation, int] | None:
    """Return what kind of separator stands at `n`, and its last line."""
    words = lines[n].words
    patterns = _patterns()
    if patterns["original"].match(words) and not words.endswith((".", "?")):
        return "quoted", n
    if patterns["forwarded"].match(words):
        wraps = not _TAIL.search(words) and words[0] in "-_=*"
        if wraps and n + 1 < len(lines) and _TAIL.search(lines[n + 1].words):
            return "forwarded", n + 1
        return "forwarded", n
    return None


def _announced(lines: Sequence[Line], n: int, kind: Quotation, last: int) -> Boundary:
    """Join a separator with the header block under it."""
    marks = lines[n].marks
    follow = _next(lines, last, marks=None, most=_GAP)
    if follow is None:
        return Boundary(n, last, kind, None, (), marked=False)
    if lines[follow].marks > marks:
        return Boundary(n, last, kind, None, (), marked=True)
    found = _block(lines, follow, after=True) or _stamped(lines, follow) or _lettered(lines, follow)
    if found is None:
        return Boundary(n, last, kind, None, (), marked=False)
    return Boundary(n, found.last, kind, found.owner, found.readers, marked=False)


def _lettered(lines: Sequence[Line], n: int) -> Boundary | None:
    """A company's name above the block, as on letter paper."""
    follow = _next(lines, n, marks=lines[n].marks, most=2)
    if follow is None or len(lines[n].words) > 60:
        return None
    return _block(lines, follow, after=True)


def _next(lines: Sequence[Line], n: int, *, marks: int | None, most: int) -> int | None:
    """Return the next line with words behind `n`, over at most `most` blank ones."""
    for k in range(n + 1, min(n + 2 + most, len(lines))):
        if not lines[k].blank:
            return k if marks is None or lines[k].marks == marks else None
    return None


def _block(lines: Sequence[Line], n: int, *, after: bool) -> Boundary | None:
    """Return the header block that begins at `n`: `From:`, `Sent:`, `To:`, `Subject:` in any language."""
    if not _patterns()["label"].match(lines[n].words):
        return None
    fields, last = _gathered(lines, n)
    known = {"date", "to", "cc", "subject"} & fields.keys()
    enough = len(known) >= (1 if after else 2) if "from" in fields else (after and len(known) >= 2)
    if not enough:
        return None
    who = _STAMPED.match(fields.get("from", ""))
    owner = party(who.group("who") or "" if who else fields["from"]) if "from" in fields else None
    readers = parties(fields.get("to", "")) + parties(fields.get("cc", ""))
    return Boundary(n, last, "quoted", owner, readers, marked=False)


def _gathered(lines: Sequence[Line], n: int) -> tuple[dict[str, str], int]:
    """Return the fields of a header block with their wrapped values, and the block's last line."""
    fields: dict[str, str] = {}
    last, current, gap = n - 1, "", 0
    for k in range(n, min(n + _LONGEST_BLOCK, len(lines))):
        line = lines[k]
        if line.marks != lines[n].marks:
            break
        if line.blank:
            gap += 1
            if gap > 2 or "subject" in fields:
                break
            continue
        label = _patterns()["label"].match(line.words)
        if label:
            key = _fields()[" ".join(label.group("label").lower().split())]
            if key == "from" and "from" in fields:
                break  # the next message's block
            current = key
            fields.setdefault(current, label.group("value"))
        elif not gap and _runs_on(current, line):
            fields[current] += " " + line.words
        else:
            break
        last, gap = k, 0
    return fields, last


def _runs_on(field: str, line: Line) -> bool:
    if field in ("to", "cc"):
        return any(mark in line.words for mark in "@/;,<") or len(line.words.split()) <= 3
    if field == "from":
        return line.words[0] in "[<@" or bool(_OWN_ADDRESS.fullmatch(line.words.split()[0]))
    # a wrapped subject is indented, text is not
    return field == "subject" and line.at - line.start - line.marks >= 4


def _stamped(lines: Sequence[Line], n: int) -> Boundary | None:
    """Return a block as Lotus Notes writes it: a name, a date (beside or under it), then `To:`."""
    if _patterns()["label"].match(lines[n].words):
        return None
    found = _name_and_stamp(lines, n)
    if found is None:
        return None
    who, last = found
    follow = _next(lines, last, marks=lines[n].marks, most=_GAP)
    while follow is not None and _BETWEEN.match(lines[follow].words):
        follow = _next(lines, follow, marks=lines[n].marks, most=_GAP)
    if follow is None:
        return None
    fields, end = _gathered(lines, follow)
    if not ({"to", "subject"} & fields.keys()) or "from" in fields:
        return None
    readers = parties(fields.get("to", "")) + parties(fields.get("cc", ""))
    return Boundary(n, end, "quoted", party(who), readers, marked=False)


def _name_and_stamp(lines: Sequence[Line], n: int) -> tuple[str, int] | None:
    """Return the name and the last line of `NAME on DATE TIME`, on one line or over up to three."""
    text = lines[n].words
    if len(text) > 150 or not any(_CLOCK.search(line.words) for line in lines[n : n + 3]):
        return None
    for k in range(n, min(n + 3, len(lines))):
        if k > n:
            if lines[k].blank or lines[k].marks != lines[n].marks:
                return None
            if _BETWEEN.match(lines[k].words):
                continue
            text = f"{text} {lines[k].words}"
        stamp = _STAMPED.match(text) if text[-1].isalnum() else None
        if stamp:
            return (stamp.group("who"), k) if stamp.group("who") else None
    return None


def _attribution(lines: Sequence[Line], n: int) -> Boundary | None:
    """Return an attribution: `On …, NAME wrote:` and its like, over up to four lines."""
    patterns = _patterns()
    first = lines[n].words
    opened = bool(patterns["opening"].match(first)) and any(letter.isdigit() for letter in first)
    dated = first[0].isdigit()
    if not opened and not dated and first[-1] not in ":：" and not patterns["verb"].search(first):
        return None
    text = ""
    for k in range(n, min(n + _WRAPPED, len(lines))):
        if lines[k].blank or (lines[k].marks != lines[n].marks):
            return None
        text = f"{text} {lines[k].words}".strip()
        if text[-1] in ":：":
            return _attributed(lines, n, k, text, opened=opened)
    return None


def _attributed(lines: Sequence[Line], n: int, last: int, text: str, *, opened: bool) -> Boundary | None:
    patterns = _patterns()
    said = patterns["said"].match(text)
    quoting = patterns["quoting"].match(text)
    if not (said or quoting or patterns["dated"].match(text)):
        return None
    follow = _next(lines, last, marks=None, most=_GAP)
    marked = follow is not None and lines[follow].marks > lines[n].marks
    addressed = bool(_OWN_ADDRESS.search(text)) and "@" in text
    if not marked and not (addressed or (opened and said)):
        return None
    if said:
        who = said.group("after") or said.group("before")
    else:
        who = quoting.group("who") if quoting else text.rstrip(" :：")
    return Boundary(n, last, "quoted", _author(who), (), marked)


def _author(who: str) -> Party | None:
    """Return who is meant once the date is taken out of an attribution."""
    found = party(who)
    where = found.address if found else None
    bare = _OWN_ADDRESS.sub(" ", who)
    opening = _patterns()["opening"].match(bare)
    if opening:
        bare = bare[opening.end() :]
    bare = _patterns()["calendar"].sub(" ", bare)
    pieces = [piece.strip(" -<>()[]\"'") for piece in re.split(r"[,\s]*,[,\s]*|\s{3,}", bare)]
    named = party(", ".join(piece for piece in pieces[-2:] if piece and piece != "-"))
    name = named.name if named else None
    return Party(name, where) if name or where else None
