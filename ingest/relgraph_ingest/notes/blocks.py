"""Read the list under a label of attendance: bullets, tables, lines, grouped by company."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from relgraph_ingest.notes import names, tables
from relgraph_ingest.notes.entries import Entry, are_last_first, attendee, entry, person_first, settle
from relgraph_ingest.notes.groups import company_before, grouped
from relgraph_ingest.notes.labels import Meaning, Roll, label
from relgraph_ingest.notes.lines import Kind, Line
from relgraph_ingest.notes.lists import MOST_ENTRIES, cut
from relgraph_ingest.notes.note import Attendee
from relgraph_ingest.notes.phrases import words

_MOST_PROSE = 2
"""Lines without a name after which a list is taken to have ended."""
_LONGEST_GROUP = 60


@dataclass(frozen=True, slots=True)
class _Bullet:
    """One point of a list, and the company it stands under."""

    body: str
    start: int
    end: int
    ticked: bool | None
    group: str | None


@dataclass(slots=True)
class Block:
    """A list being read, under the label on `line`."""

    meaning: Meaning
    line: Line
    people: list[Attendee] = field(default_factory=list)
    bullets: list[_Bullet] = field(default_factory=list)
    group: str | None = None
    gap: bool = False
    prose: int = 0

    @property
    def present(self) -> bool:
        """Whether those on the list came."""
        return self.meaning.roll is not Roll.ABSENT

    @property
    def begun(self) -> bool:
        """Whether the list has anybody yet."""
        return bool(self.people or self.bullets)


def read(lines: Sequence[Line], at: int, meaning: Meaning) -> tuple[list[Attendee], int]:
    """Return the people listed from line `at` on, under the label before it, and where the list ends."""
    block = Block(meaning, lines[at - 1])
    while at < len(lines) and not _ends(lines, at, block):
        at = _take(lines, at, block)
    people = block.people + _listed(block)
    return sorted(people, key=lambda who: who.start), at


def _ends(lines: Sequence[Line], at: int, block: Block) -> bool:
    line = lines[at]
    if len(block.people) + len(block.bullets) >= MOST_ENTRIES:
        return True
    if line.kind is Kind.HEADING:
        deeper = line.level == 7 or (block.line.kind is Kind.HEADING and line.level > block.line.level)
        return not deeper or label(line) is not None or _group(line.body) is None
    if label(line) or (line.kind is Kind.RULE and block.begun):
        return True
    if line.kind is Kind.FIELD:
        return line.level <= block.line.level
    if line.kind is Kind.BULLET:
        return block.line.kind is Kind.BULLET and line.level <= block.line.level
    if line.kind is Kind.PLAIN:
        return (block.begun and block.gap and _group_below(lines, at) is None) or block.prose > _MOST_PROSE
    return False


def _take(lines: Sequence[Line], at: int, block: Block) -> int:
    """Read one line or table into the block and return the index of the next."""
    line = lines[at]
    if line.kind in (Kind.BLANK, Kind.RULE):
        block.gap = True
    elif line.kind is Kind.ROW:
        after = tables.end(lines, at)
        of = block.group or block.meaning.company
        block.people += tables.people(lines[at:after], present=block.present, labelled=True, of=of)
        return after
    elif line.kind is Kind.HEADING:
        block.group = _group(line.body)
    elif (group := _group_below(lines, at)) is not None:
        block.group = group
    elif line.kind is Kind.BULLET:
        body, last = _mapping(lines, at)
        block.gap = False
        block.bullets.append(_Bullet(body, line.start, lines[last].end, line.ticked, block.group))
        return last + 1
    else:
        people = _line(line, block)
        block.prose += not people
        block.people += people
        block.gap = block.gap and not people
    return at + 1


def _line(line: Line, block: Block) -> list[Attendee]:
    """Read a line without a bullet: one person with company and title, or several people."""
    of = block.group or block.meaning.company
    pieces = grouped(line.body, line.start)
    many = [who for firm, piece in pieces if (who := attendee(piece, present=block.present, of=firm or of))]
    one = attendee(entry(line.body, line.start), present=block.present, of=of)
    behind = names.tidy(pieces[1][1].text.split("(")[0]) if len(pieces) == 2 else ""
    single = len(many) < len(pieces) or (behind and not names.is_full_name(behind))
    return settle([one] if one and single and not any(firm for firm, _ in pieces) else many)


def _listed(block: Block) -> list[Attendee]:
    """Read the bullets of a list together: what one leaves open the others decide."""
    bullets = block.bullets
    turned = are_last_first([bullet.body for bullet in bullets])
    ticks = any(bullet.ticked for bullet in bullets)
    people: list[Attendee] = []
    empty = 0
    for bullet in bullets:
        firm, rest, start = company_before(bullet.body, bullet.start)
        of = firm or bullet.group or block.meaning.company
        there = block.present and not (ticks and bullet.ticked is False)
        pieces = cut(rest, start)
        if not firm and not _are_several(pieces, alone=len(bullets) == 1):
            pieces = [replace(entry(person_first(rest) if turned else rest, start), end=bullet.end)]
        some = [who for piece in pieces if (who := attendee(piece, present=there, of=of))]
        empty += not some
        people += some
    # A list of tasks or topics has the odd name in it, too.
    return settle(people) if empty <= len(people) else []


def _are_several(pieces: Sequence[Entry], *, alone: bool) -> bool:
    shown = [names.tidy(piece.text.split("(")[0]) for piece in pieces if piece.text]
    if len(pieces) < 2 or not all(map(names.is_name, shown)):
        return False
    marked = all("(" in piece.text or piece.addresses for piece in pieces)
    return marked or ((alone or len(pieces) > 3) and all(" " in name for name in shown))


def _mapping(lines: Sequence[Line], at: int) -> tuple[str, int]:
    """Return `- name: Ana Ruiz` with the `company: Acme` below it as one text, and the last line's index."""
    first = lines[at]
    key, colon, value = first.body.partition(":")
    if not colon or key.strip().casefold() not in words("attendance", "columns", "name"):
        return first.body, at
    parts = [value]
    fields = (Kind.FIELD, Kind.PLAIN)
    while at + 1 < len(lines) and lines[at + 1].kind in fields and lines[at + 1].level > first.level:
        at += 1
        parts.append(lines[at].body.partition(":")[2])
    return ", ".join(shown for part in parts if (shown := part.strip(" \"'"))), at


def _group_below(lines: Sequence[Line], at: int) -> str | None:
    """Return the group that heads the bullets below a line: `- Acme` over deeper ones, `Acme:` over any."""
    line = lines[at]
    below = next((each for each in lines[at + 1 : at + 3] if each.kind is not Kind.BLANK), None)
    if below is None or below.kind is not Kind.BULLET:
        return None
    heads = line.body.rstrip("*_ ").endswith(":") if line.kind is Kind.PLAIN else line.kind is Kind.BULLET
    deeper = line.kind is Kind.PLAIN or below.level > line.level
    return _group(line.body) if heads and deeper else None


def _group(body: str) -> str | None:
    """Return what heads a part of a list: a company, '' where it is none, None where it heads no people."""
    text = entry(body, 0).text.strip(" :")
    lowered = text.casefold().removeprefix("from ")
    if not text or len(text) > _LONGEST_GROUP or lowered in words("people", "nobody"):
        return None
    return names.company(text[len(text) - len(lowered) :]) or ""
