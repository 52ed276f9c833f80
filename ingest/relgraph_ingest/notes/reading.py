"""Read one meeting note."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import PurePosixPath

from relgraph.clean import clean
from relgraph_ingest.notes.actions import actions
from relgraph_ingest.notes.dates import note_date
from relgraph_ingest.notes.entries import entry
from relgraph_ingest.notes.labels import label
from relgraph_ingest.notes.lines import Kind, Line, split
from relgraph_ingest.notes.note import Note
from relgraph_ingest.notes.phrases import words
from relgraph_ingest.notes.rolls import rolled
from relgraph_ingest.notes.roster import roster

_HEAD = 12
_LONGEST_TITLE = 160
_KEY = re.compile(r"[*_]{0,2}\w[\w ]{0,20}[*_]{0,2}::?\s")


def read_note(text: str, *, place: str, date: date | None = None) -> Note:
    """Read the text of one note; `place` is its path in the source, `date` overrides what it says itself."""
    text = text.replace("\r\n", "\n")
    lines = split(text)
    attendees = roster(rolled(lines))
    return Note(
        text=text,
        date=date or note_date(lines, place),
        title=_title(lines, place),
        attendees=attendees,
        actions=actions(lines, attendees),
    )


def _title(lines: Sequence[Line], place: str) -> str | None:
    head = [line for line in lines if line.kind not in (Kind.BLANK, Kind.RULE)][:_HEAD]
    for line in head:
        key, colon, value = line.body.partition(":")
        if colon and value.strip() and key.strip("*_ ").casefold() in words("attendance", "subjects"):
            return _shown(value.lstrip(":"))
    first = next((line for line in head if line.kind is not Kind.FIELD), None)
    chosen = next((line for line in head if line.kind is Kind.HEADING and line.level == 1), first)
    if chosen is None or not _can_be_title(chosen):
        return _shown(PurePosixPath(place.split("#")[0]).stem)
    return _shown(chosen.body)


def _can_be_title(line: Line) -> bool:
    if line.kind is Kind.BULLET or len(line.body) > _LONGEST_TITLE or line.body.startswith("|"):
        return False
    if line.body.strip(" :*_").casefold() in words("dates", "labels"):
        return False
    return not label(line) and not (line.kind is Kind.PLAIN and _KEY.match(line.body))


def _shown(raw: str) -> str | None:
    return clean(entry(raw[:_LONGEST_TITLE], 0).text.strip(" \"'")) or None
