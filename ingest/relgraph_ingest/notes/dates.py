"""Find the day of a meeting in a note's text or in the name of its file."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from relgraph_ingest.notes.lines import Kind, Line
from relgraph_ingest.notes.phrases import months, words

_YEARS = range(1971, 2100)
_HEAD = 40
"""Lines in which a labelled date is that of the meeting."""
_FIRST = 12
"""Lines with text in which a date without a label is."""
_LONGEST = 300
_TO = r"(?:\s?(?:[-–—/&+]|to|bis|au|al)\s?\d{1,2}(?:st|nd|rd|th|\.)?)?"
_LABELLED = re.compile(r"[*_\s|]*([^:：|\n]{1,40}?)[*_\s]*(?:::?|：|\|)")

_ISO = re.compile(r"(?<![\d.])(\d{4})([-/._ ]?)(\d{2})\2(\d{2})(?!\d)")
_NUMBERS = re.compile(r"(?<![\d.])(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?![\d])")
_SEPARATE = re.compile(r"[\s_.\-,/]+")


def note_date(lines: Sequence[Line], place: str) -> date | None:
    """Return the day a note is about, None where nothing says it.

    A labelled date is believed first, then the file's name, the first lines, and the names of its folders.
    """
    year, stem = _split_place(place)
    return _labelled(lines) or _named(stem, year) or _in_head(lines, year) or _named(place, None)


def dates(text: str) -> Iterator[tuple[int, date]]:
    """Yield the full dates in a text with their places, those that can be read in one way only."""
    text = text[:_LONGEST]
    found = [(m.start(), _day(int(m[1]), int(m[3]), int(m[4]))) for m in _ISO.finditer(text)]
    found += [(m.start(), _numbers(m)) for m in _NUMBERS.finditer(text)]
    found += [
        (m.start(), _day(_year(m["year"]), months()[_month(m)], int(m["day"])))
        for pattern in _written()[:2]
        for m in pattern.finditer(text)
    ]
    for start, day in sorted(found, key=lambda each: each[0]):
        if day:
            yield start, day


def _labelled(lines: Sequence[Line]) -> date | None:
    for line in lines[:_HEAD]:
        label = _LABELLED.match(line.body[:_LONGEST])
        if label and label[1].strip().casefold() in words("dates", "labels"):
            for _, day in dates(line.body[label.end() :]):
                return day
    return None


def _in_head(lines: Sequence[Line], year: int | None) -> date | None:
    # Points of a list and rows of a table have dates of their own.
    head = [line for line in lines if line.kind is not Kind.BLANK][:_FIRST]
    head = [line for line in head if line.kind is not Kind.BULLET and not line.body.startswith("|")]
    # A heading is about the meeting; a date in a sentence may be about anything.
    for line in sorted(head, key=lambda line: line.kind is not Kind.HEADING):
        for start, day in dates(line.body):
            if not _is_of_something_else(line.body[:start]):
                return day
    for line in head:
        if line.kind is Kind.HEADING and year and (found := _without_year(line.body, year)):
            return found
    return None


def _named(name: str, year: int | None) -> date | None:
    """Return the date in a file's name; `year` is what its folders say, where the name has none."""
    spaced = re.sub(r"[_,]+", " ", name)
    for text in (spaced, _SEPARATE.sub(" ", spaced)):
        for _, day in dates(text):
            return day
    return _without_year(_SEPARATE.sub(" ", spaced), year) if year else None


def _without_year(text: str, year: int) -> date | None:
    for pattern in _written()[2:]:
        if written := pattern.search(text[:_LONGEST]):
            return _day(year, months()[_month(written)], int(written["day"]))
    return None


def _split_place(place: str) -> tuple[int | None, str]:
    folders, _, name = place.split("#")[0].rpartition("/")
    years = [int(each) for each in re.findall(r"(?<!\d)(\d{4})(?!\d)", folders)]
    believable = [year for year in years if year in _YEARS]
    stem = name.rpartition(".")[0] or name
    # `2021-03/10.md` and `2021/03/10 call.md` have the year and month in the folder.
    month = re.search(r"(?<!\d)(\d{4})[-_/.](\d{2})\Z", folders)
    day = re.match(r"(\d{1,2})(?![\d.\-/])", stem)
    if month and day:
        stem = f"{month[1]}-{month[2]}-{int(day[1]):02d} {stem[day.end() :]}"
    return (believable[-1] if believable else None), stem


def _is_of_something_else(before: str) -> bool:
    said = f" {before.casefold()} "
    if said.rstrip(" :(").endswith(tuple(f" {word}" for word in words("dates", "up_to"))):
        return True
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", said) for word in words("dates", "elsewhere"))


def _numbers(found: re.Match[str]) -> date | None:
    first, second, year = int(found[1]), int(found[3]), _year(found[4])
    if found[2] == ".":
        return _day(year, second, first)
    # 03/04 is March or April; only where one reading is a date is it read.
    either = {_day(year, second, first), _day(year, first, second)} - {None}
    return either.pop() if len(either) == 1 else None


def _year(written: str) -> int:
    return int(written) if len(written) == 4 else 2000 + int(written[-2:])


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def _month(found: re.Match[str]) -> str:
    return found["month"].casefold().rstrip(".")


@cache
def _written() -> tuple[re.Pattern[str], ...]:
    """Return patterns for `10 March 2021` and `March 10, 2021`, then for both without the year."""
    month = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    month = rf"(?P<month>{month})\.?"
    day = r"(?<![\d.:])(?P<day>\d{1,2})(?!\d)(?:st|nd|rd|th|er|º|°|\.)?"
    year = r"(?P<year>\d{4}(?!\d)|['’]\d{2}(?!\d)|\d{2}(?=\s*(?:\Z|[·|,;)–—-])))"
    gap = r"[\s\-/_]{0,3}"
    forms = (
        rf"{day}{_TO}{gap}(?:of |de |d')?{month},?{gap}(?:de |del )?{year}",
        rf"(?<!\w){month}{gap}{day}{_TO},?{gap}{year}",
        rf"{day}{_TO}{gap}(?:of |de |d')?{month}(?!\w)",
        rf"(?<!\w){month}{gap}{day}(?![\d:])",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)
