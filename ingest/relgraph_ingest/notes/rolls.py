"""Find who was at a meeting: labelled lines and lists, tables, lines of names with initials."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from relgraph_ingest.notes import blocks, names, tables
from relgraph_ingest.notes.entries import attendee, entry, settle
from relgraph_ingest.notes.groups import grouped
from relgraph_ingest.notes.labels import Label, Meaning, Roll, label, meaning
from relgraph_ingest.notes.lines import Kind, Line
from relgraph_ingest.notes.lists import MOST_ENTRIES, cut
from relgraph_ingest.notes.note import Attendee
from relgraph_ingest.notes.phrases import words

_HEAD = 40
"""Lines in which an unlabelled list or table counts."""
_WRAPPED = 60
"""Letters of a line that a program may have broken."""
_COLUMN = 4
"""Indent of names that stand below each other behind a label."""
_MARK = re.compile(r"[,;]")
_TITLE_ENDS = re.compile(r"\s[-–—|]\s|[:;?!]|\s(?:on|re|about|am|le|el|zu|über|sur|sobre)\s|\d")


@dataclass(frozen=True, slots=True)
class Rolled:
    """Somebody on a list, and what the list's label said."""

    roll: Roll
    who: Attendee


def rolled(lines: Sequence[Line]) -> list[Rolled]:
    """Return everybody whom the note lists, in order, each as often as listed."""
    found: list[Rolled] = []
    at, section = 0, False
    while at < len(lines) and len(found) < MOST_ENTRIES:
        line = lines[at]
        if marked := label(line):
            people, at = _labelled(lines, at, marked)
            found += [Rolled(marked.meaning.roll, who) for who in people]
            continue
        more, after = _unlabelled(lines, at)
        found += more if at < _HEAD and not section else []
        section = section or (line.kind is Kind.HEADING and 1 < line.level < 7)
        at = after
    return found or [Rolled(Roll.PRESENT, who) for who in _met(lines)]


def _labelled(lines: Sequence[Line], at: int, marked: Label) -> tuple[list[Attendee], int]:
    if marked.rest.strip():
        rest, at = _run(lines, at, marked.rest, marked.start)
        if people := _inline(rest, marked.start, marked.meaning):
            return _kept(people, marked.meaning), at
    else:
        at += 1
    if marked.meaning.roll is Roll.ROLE:
        below = lines[at] if at < len(lines) and lines[at].level > lines[at - 1].level else None
        return _inline(below.body, below.start, marked.meaning) if below else [], at
    people, at = blocks.read(lines, at, marked.meaning)
    return _kept(people, marked.meaning), at


def _unlabelled(lines: Sequence[Line], at: int) -> tuple[list[Rolled], int]:
    """Return the people of a table, or of a line of names with initials, and the index behind it."""
    line, after, found = lines[at], at + 1, list[Rolled]()
    if line.kind is Kind.ROW:
        after = tables.end(lines, at)
        people = tables.people(lines[at:after], present=True, labelled=False)
        found = [Rolled(Roll.PRESENT, who) for who in people] or _keyed(lines[at:after])
    elif line.kind is Kind.PLAIN and line.body.count("(") > 1:
        rest, behind = _run(lines, at, line.body, line.start)
        if people := _with_initials(rest, line.start):
            found, after = [Rolled(Roll.PRESENT, who) for who in people], behind
    return found, after


def _keyed(rows: Sequence[Line]) -> list[Rolled]:
    """Return the people of a table with its labels in the first column: `| Attendees | Ana Ruiz |`."""
    found: list[Rolled] = []
    for row in rows[:_HEAD]:
        cells = tables.cells(row)
        said = meaning(entry(cells[0][0], 0).text.strip(" :")) if len(cells) == 2 else None
        if said:
            found += [Rolled(said.roll, who) for who in _kept(_inline(*cells[1], said), said)]
    return found


def _run(lines: Sequence[Line], at: int, rest: str, start: int) -> tuple[str, int]:
    """Return a list that begins on line `at`, with those on which it goes on, and the index behind them."""
    parts, length, tail, at = [rest], len(rest), rest, at + 1
    while at < len(lines) and _goes_on(tail, lines[at - 1], lines[at]):
        # As many letters as the line end and indent have keep every offset right.
        between = " " if _is_wrapped(tail, lines[at - 1]) else ","
        parts += [between.ljust(lines[at].start - start - length), lines[at].body]
        length, tail, at = lines[at].end - start, lines[at].body, at + 1
    return "".join(parts), at


def _goes_on(rest: str, line: Line, following: Line) -> bool:
    """Say whether a list that reaches the end of its line goes on in the next one."""
    if following.kind is not Kind.PLAIN or label(following):
        return False
    if _is_wrapped(rest, line) and (rest.rstrip()[-1:] in ",;&" or _MARK.search(following.body)):
        return True
    return (
        rest.rstrip().endswith((",", ";", "&", " and", " und", " et"))
        or following.level >= line.level + _COLUMN
    )


def _is_wrapped(rest: str, line: Line) -> bool:
    return len(line.body) >= _WRAPPED and "," in rest


def _inline(rest: str, start: int, said: Meaning) -> list[Attendee]:
    present = said.roll is not Roll.ABSENT
    pieces = grouped(rest, start)
    people = [attendee(piece, present=present, of=firm or said.company) for firm, piece in pieces]
    named = settle([who for who in people if who])
    if said.roll is Roll.ROLE:
        return [who for who in named if who.address or (who.name and names.is_full_name(who.name))]
    return named


def _kept(people: list[Attendee], said: Meaning) -> list[Attendee]:
    """Return the people of a list, none where a weak label stands over single words."""
    if said.weak and not any(who.address or " " in (who.name or "") for who in people):
        return []
    return people


def _with_initials(raw: str, start: int) -> list[Attendee]:
    """Return the people of names with initials, `Ana Ruiz (AR), Bo Lind (BL)`; nobody for anything else."""
    pieces = cut(raw, start)
    people = [who for piece in pieces if (who := attendee(piece, present=True))]
    fitting = sum(
        bool(who.abbreviation and names.stands_for(who.abbreviation, who.name or "")) for who in people
    )
    return settle(people) if fitting > 1 and fitting * 5 > len(pieces) * 3 else []


def _met(lines: Sequence[Line]) -> Iterator[Attendee]:
    """Yield whom the title of a note names: `Call with Ana Ruiz (Acme)`."""
    line = next((line for line in lines if line.kind in (Kind.HEADING, Kind.PLAIN)), None)
    found = _with().search(line.body) if line and len(line.body) < 200 else None
    if line is None or found is None:
        return
    end = _TITLE_ENDS.search(line.body, found.end())
    rest = line.body[found.end() : end.start() if end else None]
    for piece in cut(rest, line.start + found.end()):
        who = attendee(piece, present=True)
        if who and (who.address or names.is_full_name(who.name or "")):
            yield who


@cache
def _with() -> re.Pattern[str]:
    either = "|".join(sorted(map(re.escape, words("attendance", "with")), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})\s+", re.IGNORECASE)
