"""Read attendance tables: names, initials, organisations, titles, addresses, who came."""

import re
from collections.abc import Sequence
from dataclasses import replace

from relgraph_ingest.notes import names
from relgraph_ingest.notes.entries import Entry, attendee, entry, person_first
from relgraph_ingest.notes.lines import Kind, Line
from relgraph_ingest.notes.lists import MOST_ENTRIES, cut
from relgraph_ingest.notes.note import Attendee
from relgraph_ingest.notes.phrases import words

_DELIMITER = re.compile(r"\|?[\s:|-]*-[\s:|-]*\Z")
_KINDS = ("address", "abbreviation", "company", "title", "presence", "given", "family", "name")
_TELLING = frozenset({"address", "abbreviation", "company", "presence"})
"""Columns of which one makes a table of names one of people who meet."""
_PLACEHOLDER = re.compile(r"(?:your|name|insert|add|<|\[|…|\.\.\.|\?+\Z)", re.IGNORECASE)
_LONGEST_CELL = 400
_SHORTEST_SHORT, _LONGEST_SHORT = 2, 6

Cell = tuple[str, int]


def end(lines: Sequence[Line], at: int) -> int:
    """Return the index behind the table whose first row is `at`."""
    while at < len(lines) and lines[at].kind is Kind.ROW:
        at += 1
    return at


def people(rows: Sequence[Line], *, present: bool, labelled: bool, of: str | None = None) -> list[Attendee]:
    """Return whom the rows of a table list.

    Without a label of attendance above it a table counts only if its columns tell that it is one.
    """
    kinds = columns(rows[0])
    if not ({"name", "given"} & set(kinds) if labelled else "name" in kinds and _TELLING & set(kinds)):
        return _unheaded(rows, present=present, of=of) if labelled else []
    found = []
    for row in rows[1:MOST_ENTRIES]:
        if not _DELIMITER.match(row.body):
            told = dict(zip(kinds, cells(row), strict=False))
            there = _came(told["presence"][0], otherwise=present) if "presence" in told else present
            found += _row(told, row, present=there, of=of)
    return found


def columns(header: Line) -> list[str]:
    """Return the kind of each column, '' for one that does not concern us."""
    kinds: list[str] = []
    for text, start in cells(header):
        said = entry(text, start).text.casefold().split("(")[0].strip(" :.?#")
        kind = next((kind for kind in _KINDS if said in words("attendance", "columns", kind)), "")
        last = said.split()[-1] if said else ""
        kind = kind or next((kind for kind in _KINDS if last in words("attendance", "columns", kind)), "")
        kinds.append(kind if kind not in kinds else "")
    return kinds


def _row(told: dict[str, Cell], row: Line, *, present: bool, of: str | None) -> list[Attendee]:
    if "name" not in told and "given" in told:
        family = told.get("family", ("", 0))[0]
        told["name"] = (f"{told['given'][0]} {family}".strip(), row.start)
    named = _named(told.get("name", ("", row.start)))
    people = [attendee(piece, present=present) or _light(piece, present=present) for piece in named]
    return [replace(_filled(who, told, of), start=row.start, end=row.end) for who in people if who]


def _named(cell: Cell) -> list[Entry]:
    text = " ".join(re.sub(r"<br\s*/?>", ";", cell[0][:_LONGEST_CELL]).split())
    whole = entry(person_first(text), cell[1])
    several = [each for each in cut(text, cell[1]) if each.text or each.addresses]
    if len(several) > 1 and all(names.is_full_name(names.tidy(each.text.split("(")[0])) for each in several):
        return several
    return [whole]


def _light(piece: Entry, *, present: bool) -> Attendee | None:
    # In a column of names a name may be written in any way: `ana`, `Ana ???`, `SongYang P u`.
    shown = names.tidy(re.sub(r"\([^()]*\)", " ", piece.text))
    plain = shown.casefold()
    if (
        not any(letter.isalpha() for letter in shown)
        or plain in words("people", "nobody")
        or _PLACEHOLDER.match(plain)
    ):
        return None
    if len(shown) > names.LONGEST_NAME or len(shown.split()) > 5 or any(letter.isdigit() for letter in shown):
        return None
    return Attendee(shown, None, None, None, None, present, piece.start, piece.end)


def _filled(who: Attendee, row: dict[str, Cell], of: str | None) -> Attendee:
    wanted = ("address", "abbreviation", "company", "title")
    told = {kind: entry(*cell) for kind, cell in row.items() if kind in wanted}
    addresses = [
        each for kind in ("address", "company", "title") if kind in told for each in told[kind].addresses
    ]
    short = told["abbreviation"].text.strip("().[] ") if "abbreviation" in told else ""
    firm = names.company(told["company"].text) if "company" in told else who.company or of
    return replace(
        who,
        abbreviation=short if _SHORTEST_SHORT <= len(short) <= _LONGEST_SHORT else who.abbreviation,
        company=firm,
        title=names.title(told["title"].text) if "title" in told else who.title,
        address=who.address or (addresses[0] if addresses else None),
    )


def _unheaded(rows: Sequence[Line], *, present: bool, of: str | None) -> list[Attendee]:
    found = []
    for row in rows[:MOST_ENTRIES]:
        shown = "\t".join(text for text, _ in cells(row) if text)
        who = attendee(entry(shown, row.start), present=present, of=of) if shown else None
        if who and not _DELIMITER.match(row.body):
            found.append(replace(who, end=row.end))
    return found


def _came(said: str, *, otherwise: bool) -> bool:
    plain = entry(said, 0).text.casefold() or said.strip().casefold()
    if not plain:
        return False
    if plain in words("attendance", "presence", "no"):
        return False
    return plain in words("attendance", "presence", "yes") or otherwise


def cells(row: Line) -> list[Cell]:
    """Return the text of each cell and its place in the note."""
    at = row.start
    found = []
    for piece in re.split(r"(?<!\\)\|", row.body):
        found.append((piece.strip(), at + len(piece) - len(piece.lstrip())))
        at += len(piece) + 1
    if row.body.startswith("|"):
        found = found[1:]
    return found[:-1] if row.body.rstrip().endswith("|") and found else found
