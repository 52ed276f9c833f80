"""Cut text to paragraphs fit for a model: wrapped lines joined, with the way back to their places."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from relgraph_ingest.language.lines import Line
from relgraph_ingest.language.tables import words

_CELL = re.compile(r"\S+(?: \S+)*")
_BULLET = re.compile(r"(?:[-*+•·o▪►]|#{1,6}|\(?\d{1,3}[.)]|\(?[a-z][.)]|\|)\s+|[A-Z]{2,4}:\s|\|")
_WRAPPED = 52
"""A line this long may run on into the next."""
_LONGEST = 2400
_TALL = re.compile(r"(?<![\w@.])[^\W\d_a-z][\w'’&-]*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words of one paragraph on one line, and where each stretch of them stands in the text."""

    text: str
    at: tuple[int, ...]
    """Where in `text` each stretch begins."""
    places: tuple[int, ...]
    """Where the same stretch begins in the message's text."""

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where a span of this paragraph stands in the message's text."""
        return self._place(start), self._place(end - 1) + 1

    def _place(self, offset: int) -> int:
        n = bisect_right(self.at, offset) - 1
        return self.places[n] + offset - self.at[n]


def paragraphs(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """Yield the paragraphs that some lines make; lists and tables keep their lines apart."""
    stretches: list[tuple[int, str]] = []
    size = 0
    before: Line | None = None
    for line in lines:
        runs_on = (
            before is not None
            and not line.blank
            and len(before.words) >= _WRAPPED
            and before.marks == line.marks
            and not _BULLET.match(line.words)
        )
        if stretches and (not runs_on or size + len(line.words) > _LONGEST):
            yield _made(stretches)
            stretches, size = [], 0
        before = None if line.blank else line
        for cell in _CELL.finditer(line.words[:_LONGEST]):
            stretches.append((line.at + cell.start(), cell.group()))
            size += len(cell.group()) + 1
    if stretches:
        yield _made(stretches)


def worth_reading(text: str) -> bool:
    """Say whether a paragraph may name anybody: whether a capitalised word in it is not a common one."""
    common = words("english", "english")
    return any(m.group().lower() not in common for m in _TALL.finditer(text))


def _made(stretches: list[tuple[int, str]]) -> Paragraph:
    at, offset = [], 0
    for _, text in stretches:
        at.append(offset)
        offset += len(text) + 1
    return Paragraph(" ".join(t for _, t in stretches), tuple(at), tuple(place for place, _ in stretches))
