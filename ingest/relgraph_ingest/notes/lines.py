"""The lines of a note, each with its kind and its place in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

MOST_LINES = 20_000
LONGEST_LINE = 100_000
"""Characters looked at in one line; what stands behind them is read by nobody."""

_HEADING = re.compile(r"(#{1,6})[ \t]+")
_BULLET = re.compile(r"(?:[-*+•◦▪‣–·]|\d{1,3}[.)]|[a-z]\))[ \t]+")
_BOX = re.compile(r"\[[ xX✓-]\][ \t]+")
_RULE = re.compile(r"(?:[-=_*~+][ \t]*){3,}\Z")
_BOLD = re.compile(r"(\*\*|__)(?!\s)[^*_]{1,80}\1[:：]?\Z")
_FENCE = re.compile(r"(?:```|~~~)")
_QUOTE = re.compile(r"(?:>[ \t]?)+(?:\[![a-zA-Z]+\][+-]?[ \t]*)?")
_LONGEST_HEADING = 100
_FIELDS = 200  # lines that a block of front matter may have


class Kind(Enum):
    """What a line is."""

    BLANK = 0
    PLAIN = 1
    HEADING = 2
    BULLET = 3
    ROW = 4
    RULE = 5
    FIELD = 6
    """A line of the front matter."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `body` is what stands behind the marks of a heading, bullet or quote."""

    kind: Kind
    level: int
    """Of a heading 1 to 6 (7: a line in bold); of any other line the width of its indent."""
    body: str
    start: int
    """Offset of `body` in the note's text."""
    ticked: bool | None = None
    """Of a bullet with a box: whether it is ticked."""

    @property
    def end(self) -> int:
        """Offset behind the body."""
        return self.start + len(self.body)


def split(text: str) -> tuple[Line, ...]:
    """Cut a note into its lines."""
    raw = list(_raw(text))
    fields = _front_matter(raw)
    return tuple(_line(raw, n, field=n in fields) for n in _outside_code(raw))


def _raw(text: str) -> Iterator[tuple[str, int]]:
    at = 0
    for _ in range(MOST_LINES):
        end = text.find("\n", at)
        stop = len(text) if end < 0 else end
        yield text[at : min(stop, at + LONGEST_LINE)].rstrip(), at
        if end < 0:
            return
        at = end + 1


def _front_matter(raw: list[tuple[str, int]]) -> range:
    if raw and raw[0][0].lstrip("\ufeff") in ("---", "+++"):
        for n in range(1, min(len(raw), _FIELDS)):
            if raw[n][0] in ("---", "+++", "..."):
                return range(1, n)
    return range(0)


def _outside_code(raw: list[tuple[str, int]]) -> Iterator[int]:
    fences = [n for n, (line, _) in enumerate(raw) if _FENCE.match(line.lstrip())]
    # A fence that is never closed does not swallow the rest of the note.
    paired = frozenset(fences[: len(fences) - len(fences) % 2])
    inside = False
    for n in range(len(raw)):
        if n in paired:
            inside = not inside
        elif not inside:
            yield n


def _line(raw: list[tuple[str, int]], n: int, *, field: bool) -> Line:
    text, at = raw[n]
    body = text.lstrip("\ufeff \t")
    if quote := _QUOTE.match(body):
        body = body[quote.end() :].lstrip()
    indent = len(text[: len(text) - len(text.lstrip())].expandtabs(4))
    start = at + len(text) - len(body)
    if not body:
        return Line(Kind.BLANK, 0, "", start)
    if field:
        bullet = _BULLET.match(body)
        cut = bullet.end() if bullet else 0
        return Line(Kind.BULLET if bullet else Kind.FIELD, indent, body[cut:], start + cut)
    if _RULE.match(body):
        return Line(Kind.RULE, indent, body, start)
    if heading := _HEADING.match(body):
        end = heading.end()
        return Line(Kind.HEADING, len(heading[1]), body[end:].rstrip("# "), start + end)
    if _BOLD.match(body):
        return Line(Kind.HEADING, 7, body, start)
    if bullet := _BULLET.match(body):
        return _bullet(body, start, indent, bullet.end())
    if body.startswith("|") or body.count("|") > 1 or " | " in body:
        return Line(Kind.ROW, indent, body, start)
    if _underlined(raw, n):
        return Line(Kind.HEADING, 2, body, start)
    return Line(Kind.PLAIN, indent, body, start)


def _bullet(body: str, start: int, indent: int, cut: int) -> Line:
    box = _BOX.match(body, cut)
    ticked = None if box is None else body[cut + 1] != " " and body[cut + 1] != "-"
    cut = box.end() if box else cut
    return Line(Kind.BULLET, indent, body[cut:], start + cut, ticked)


def _underlined(raw: list[tuple[str, int]], n: int) -> bool:
    below = raw[n + 1][0] if n + 1 < len(raw) else ""
    above = raw[n - 1][0] if n else ""
    return (
        len(raw[n][0]) <= _LONGEST_HEADING
        and not above.strip()
        and len(below) > 2
        and below[0] in "=-~"
        and not below.strip(below[0])
    )
