"""Read names or domains of accounts out of what a member pastes or uploads."""

import codecs
import csv
import io
import re

from relgraph.clean import clean
from relgraph.errors import BadUse

MOST = 500
"""Accounts in one go."""
LONGEST = 200
"""Characters that a name or domain may have."""
COLUMNS = ("account", "company", "domain", "name", "website")
"""Headings that tell which column of a table to read, the first of them that is there."""

_BULLET = re.compile(r"[-*•–·]\s+")
_NUMBER = re.compile(r"\d{1,3}[.)]\s+")
_DELIMITERS = "\t;,"


def pasted(text: str) -> list[str]:
    """Return the accounts of a pasted list, one a line; of a pasted table, its first column."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    lines = [_BULLET.sub("", line, count=1) if _BULLET.match(line) else line for line in lines]
    if len(lines) > 1 and all(_NUMBER.match(line) for line in lines):
        lines = [_NUMBER.sub("", line, count=1) for line in lines]  # not "1. FC Köln" by itself
    return _checked([line.split("\t")[0] for line in lines])


def imported(data: bytes) -> list[str]:
    """Return the accounts of a CSV file: the column that a heading names, or else the first."""
    text = _text(data)
    try:
        table = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)) if row]
    except csv.Error as error:
        raise BadUse("This file could not be read as CSV: save it as CSV and try again.") from error
    headings = [_heading(cell) for cell in table[0]] if table else []
    named = [headings.index(column) for column in COLUMNS if column in headings]
    column = named[0] if named else 0
    return _checked([row[column] for row in table[bool(named) :] if len(row) > column])


def _checked(found: list[str]) -> list[str]:
    """Return each account once, as first written, or say what is wrong."""
    unique: dict[str, str] = {}
    for place, raw in enumerate(found, start=1):
        name = clean(raw, LONGEST + 1)
        if len(name) > LONGEST:
            raise BadUse(f"Line {place} has more than {LONGEST} characters: one name or domain a line.")
        if name:
            unique.setdefault(name.casefold(), name)
    if len(unique) > MOST:
        raise BadUse(f"These are {len(unique)} accounts: add at most {MOST} in one go.")
    if not unique:
        raise BadUse("Nothing to add: write one name or domain a line.")
    return list(unique.values())


def _heading(cell: str) -> str:
    words = clean(cell).lower().split()
    return words[0] if words[1:] in ([], ["name"]) and words else ""


def _delimiter(text: str) -> str:
    first = text.lstrip("\r\n").partition("\n")[0]
    return max(_DELIMITERS, key=first.count) if any(sign in first for sign in _DELIMITERS) else ","


def _text(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")  # what spreadsheets on Windows write
