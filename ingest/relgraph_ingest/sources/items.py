"""What walking a source gives: messages, and values for what was skipped or failed."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from relgraph_ingest.sources.from_line import unquote

Reason = Literal[
    "not mail",
    "Outlook file (export it as mbox or eml)",
    "empty file",
    "empty message",
    "too large",
    "seen already through another link",
    "still being delivered",
    "left out: folder",
    "left out: address",
    "left out: domain",
    "left out: before date",
]
"""Why something in a source was not read."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where the bytes of one message lie, so that they can be read again."""

    path: Path
    offset: int
    length: int
    in_mbox: bool

    def read(self) -> bytes:
        """Return the message's bytes as they are now; raises OSError if the file cannot be read."""
        with self.path.open("rb") as file:
            file.seek(self.offset)
            data = file.read(self.length)
        return unquote(data) if self.in_mbox else data


@dataclass(frozen=True, slots=True)
class Raw:
    """One message as it lies in the source.

    `place` is its relative path with `/`, in an mbox with `#` and the position from 0.
    """

    place: str
    span: Span
    data: bytes


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was not read, and why."""

    place: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Failed:
    """Something that should have been read and could not be."""

    place: str
    error: str
    """One line."""


Item = Raw | Skipped | Failed
