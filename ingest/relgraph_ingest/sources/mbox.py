"""Find the messages of an mbox without reading it into memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from relgraph_ingest.sources.from_line import LONGEST, is_bare, is_dated, is_patch
from relgraph_ingest.sources.kinds import is_header

CHUNK = 1 << 20
_SEPARATOR = b"\nFrom "
_AHEAD = LONGEST + 1000
"""What must be seen behind a candidate: the line itself and the start of the next."""


@dataclass(frozen=True, slots=True)
class Extent:
    """Where one message lies in an mbox, without its From_ line."""

    start: int
    end: int


def extents(file: BinaryIO) -> Iterator[Extent]:
    """Yield where the messages lie, in order; the file begins with a From_ line.

    A later From_ line separates where it stands at the start or after a blank line and bears a date; so
    "From here on" in an unquoted body does not, nor does the first line of a git patch.
    """
    separators = _separators(file)
    _, start = next(separators)
    for blank, content in separators:
        yield Extent(start, max(start, blank))
        start = content
    yield Extent(start, max(start, file.seek(0, 2)))


def _separators(file: BinaryIO) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the blank line before each From_ line and of what follows that line."""
    base, buffer, done = 0, b"", False
    while not done and b"\n" not in buffer:
        more = file.read(CHUNK)
        done = not more
        buffer += more
    patches = is_patch(buffer)
    yield 0, _line_end(buffer, 0)
    while True:
        keep = 0
        for at in _candidates(buffer):
            if not done and len(buffer) - at < _AHEAD:
                keep = max(0, at - 3)
                break
            if _separates(buffer, at, patches=patches):
                yield base + _blank(buffer, at), base + _line_end(buffer, at)
        else:
            keep = max(0, len(buffer) - len(_SEPARATOR) - 3)
        if done:
            return
        base += keep
        more = file.read(CHUNK)
        done = not more
        buffer = buffer[keep:] + more


def _candidates(buffer: bytes) -> Iterator[int]:
    """Yield where lines that follow a blank line begin with `From `."""
    found = buffer.find(_SEPARATOR)
    while found >= 0:
        if buffer[found - 1 : found] == b"\n" or buffer[max(0, found - 2) : found] == b"\n\r":
            yield found + 1
        found = buffer.find(_SEPARATOR, found + 1)


def _separates(buffer: bytes, at: int, *, patches: bool) -> bool:
    end = buffer.find(b"\n", at, at + LONGEST)
    if end < 0:
        return False
    line = buffer[at:end]
    if is_patch(line):
        return patches
    return is_dated(line) or (is_bare(line) and is_header(buffer[end + 1 : at + _AHEAD]))


def _blank(buffer: bytes, at: int) -> int:
    return at - 2 if buffer[at - 2 : at] == b"\r\n" else at - 1


def _line_end(buffer: bytes, at: int) -> int:
    end = buffer.find(b"\n", at)
    return len(buffer) if end < 0 else end + 1
