"""Find what was promised and by whom: `Action: Bo to send it`, `- [ ] @Bo: call Cy`."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from relgraph_ingest.notes import names, tables
from relgraph_ingest.notes.entries import entry
from relgraph_ingest.notes.lines import Kind, Line
from relgraph_ingest.notes.note import Action, Attendee
from relgraph_ingest.notes.phrases import words

_MOST = 1_000
_LONGEST = 400
_NAME = r"@?[^\W\d_][\w.'’-]{0,30}(?: [^\W\d_][\w.'’-]{0,30}){0,3}"
_BEHIND = re.compile(rf"(?:[-–—]\s*|[(\[]\s*|@)({_NAME})\s*[)\]]?[.\s]*\Z")
_SEVERAL = re.compile(r"[+,&/]| and ")


def actions(lines: Sequence[Line], attendees: Sequence[Attendee]) -> tuple[Action, ...]:
    """Return the action items of a note; an owner is named in full where the note's attendees tell it."""
    listed = {at for who in attendees for at in (who.start, who.end)}
    found: list[Action] = []
    for line, mark in _items(lines):
        text, start = line.body[mark:], line.start + mark
        if text.strip() and start not in listed and len(found) < _MOST:
            found.append(Action(_owner(line.body[:mark], text, attendees), start, start + len(text)))
    return tuple(sorted(found + _tabled(lines, attendees), key=lambda each: each.start))


def _items(lines: Sequence[Line]) -> Iterator[tuple[Line, int]]:
    """Yield each line that is an action item, with the length of the mark in front of it."""
    listed = False
    for line in lines:
        if line.kind is Kind.HEADING or _is_heading(line):
            listed = _is_heading(line)
        elif found := _marker().match(line.body):
            yield line, found.end()
        elif line.ticked is not None or (listed and _is_promise(line)):
            yield line, 0


def _is_promise(line: Line) -> bool:
    if line.kind is Kind.PLAIN:
        return bool(_in_front().match(line.body))
    return line.kind is Kind.BULLET


def _tabled(lines: Sequence[Line], attendees: Sequence[Attendee]) -> list[Action]:
    """Return the rows of tables with a column of owners and one of tasks."""
    found: list[Action] = []
    at = 0
    while at < len(lines) and len(found) < _MOST:
        after = tables.end(lines, at)
        heads = [text.casefold() for text, _ in tables.cells(lines[at])] if after > at + 1 else []
        who = next((n for n, head in enumerate(heads) if head in words("actions", "owners")), None)
        what = next((n for n, head in enumerate(heads) if head in words("actions", "tasks")), None)
        if who is not None and what is not None and who != what:
            for row in lines[at + 1 : after]:
                cells = tables.cells(row)
                if len(cells) > max(who, what) and re.search(r"\w", cells[what][0]):
                    text, start = cells[what]
                    owner = _known(entry(cells[who][0], 0).text, attendees, sure=True)
                    found.append(Action(owner, start, start + len(text)))
        at = max(after, at + 1)
    return found


def _is_heading(line: Line) -> bool:
    return entry(line.body[:60], 0).text.strip(" :#.0123456789)").casefold() in words("actions", "headings")


def _owner(mark: str, text: str, attendees: Sequence[Attendee]) -> str | None:
    shown = entry(text[:_LONGEST], 0).text
    inside = re.search(r"\(([^()]{1,60})\)", mark)
    if inside and (who := _known(inside[1], attendees, sure=True)):
        return who
    if found := _in_front().match(shown):
        return _known(found[1], attendees, sure=shown.startswith("@"))
    if found := _BEHIND.search(shown):
        return _known(found[1], attendees, sure=False)
    return None


def _known(said: str, attendees: Sequence[Attendee], *, sure: bool) -> str | None:
    """Return the full name for a first name, surname or initials, if just one attendee can be meant."""
    name = names.tidy(_SEVERAL.split(said)[0])
    folded = name.casefold()
    meant = {
        who.name
        for who in attendees
        if who.name
        and (
            name == who.abbreviation or folded == who.name.casefold() or folded in who.name.casefold().split()
        )
    }
    if len(meant) == 1:
        return meant.pop()
    return name if names.is_full_name(name) or (sure and names.is_name(name)) else None


@cache
def _marker() -> re.Pattern[str]:
    either = "|".join(sorted(map(re.escape, words("actions", "markers")), key=len, reverse=True))
    return re.compile(
        rf"[*_`\s]{{0,4}}(?:{either})(?:\s?#?\d{{1,3}})?[*_`]{{0,3}}\s?(?:\([^()]{{1,60}}\)\s?:?|:)[*_`]{{0,3}}\s*",
        re.IGNORECASE,
    )


@cache
def _in_front() -> re.Pattern[str]:
    either = "|".join(sorted(map(re.escape, words("actions", "promises")), key=len, reverse=True))
    return re.compile(rf"({_NAME}?)(?:\s?[:–—]\s|\s-\s|\s(?:{either})\s)")
