"""Cut a text to lines and count the quote marks before each."""

import re
from dataclasses import dataclass

_MARKS = re.compile(r"[ \t]?(?:>[ \t]{0,2})+")
_DEEPEST = 50
"""Quote marks counted before a line; no thread is deeper."""
_RUN_ON = 60
"""A quoted line this long may have lost its tail to the next line."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its place in the text, how deep `>` marks quote it, and what follows them."""

    start: int
    end: int
    """Behind the last character, before the line end."""
    marks: int
    at: int
    """Where the words begin, behind marks and blanks."""
    words: str

    @property
    def blank(self) -> bool:
        """Whether nothing but marks stands here."""
        return not self.words


def lines(text: str) -> list[Line]:
    """Return the lines of a text; tails that a mail program wrapped off a quoted line stay quoted."""
    found = []
    start = 0
    for raw in text.split("\n"):
        found.append(_line(raw, start))
        start += len(raw) + 1
    return _mended(found)


def _line(raw: str, start: int) -> Line:
    mark = _MARKS.match(raw) if ">" in raw[:3] else None
    marks = min(mark.group().count(">"), _DEEPEST) if mark else 0
    rest = raw[mark.end() :] if mark else raw
    words = rest.strip()
    at = start + (mark.end() if mark else 0) + len(rest) - len(rest.lstrip())
    return Line(start, start + len(raw), marks, at, words)


def _mended(found: list[Line]) -> list[Line]:
    for n in range(1, len(found) - 1):
        before, line, after = found[n - 1], found[n], found[n + 1]
        if (
            line.words
            and not line.marks
            and before.marks
            and after.marks == before.marks
            and before.end - before.start >= _RUN_ON
            and before.words[-1:] not in ".?!:"
            and len(line.words) < _RUN_ON
            and (line.words[:1].islower() or not line.words[:1].isalpha())
        ):
            found[n] = Line(line.start, line.end, before.marks, line.at, line.words)
    return found
