"""A source: what a member pointed at, message by message in a fixed order."""

import os
import stat
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from relgraph.errors import BadUse
from relgraph_ingest.mail.limits import MESSAGE_BYTES
from relgraph_ingest.sources.folder import File, explain, printable, walk
from relgraph_ingest.sources.from_line import unquote
from relgraph_ingest.sources.items import Failed, Item, Raw, Skipped, Span
from relgraph_ingest.sources.kinds import HEAD, Kind, apple_extent, kind
from relgraph_ingest.sources.leave_out import LeaveOut
from relgraph_ingest.sources.mbox import extents

NOTHING = LeaveOut()


@dataclass(frozen=True, slots=True)
class Source:
    """An mbox file, a Maildir, a folder of either or of .eml files, or one message."""

    path: Path
    name: str
    """The last part of the path as the member gave it."""

    def messages(self, leave_out: LeaveOut = NOTHING) -> Iterator[Item]:
        """Yield the messages in order of place, with values for what is skipped and what fails.

        Nothing that lies in the source raises; memory stays at about one message.
        """
        if self.path.is_dir():
            for found in walk(self.path):
                yield from _items(found, leave_out, named=False) if isinstance(found, File) else (found,)
        else:
            yield from _items(File(self.path, self.name, in_maildir=False), leave_out, named=True)


def open_source(path: Path) -> Source:
    """Return the source at `path`; raises relgraph.errors.BadUse if nothing is there to be read."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise BadUse(f"{path}: {explain(error)}; give an mbox, a Maildir, a folder or a message") from error
    if not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)):
        raise BadUse(f"{path}: neither a file nor a folder; give an mbox, a Maildir, a folder or a message")
    return Source(path, printable(path.name or path.resolve().name or str(path)))


def _items(file: File, leave_out: LeaveOut, *, named: bool) -> Iterator[Item]:
    if leave_out.folder(file.place):
        yield Skipped(file.place, "left out: folder")
        return
    try:
        with closing(_open(file.path)) as opened:
            yield from _read(opened, file, leave_out, named=named or file.in_maildir)
    except OSError as error:
        yield Failed(file.place, explain(error))


def _open(path: Path) -> BinaryIO:
    """Open a regular file; a pipe put in its place in the meantime neither blocks nor is read."""
    number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        raise OSError(0, "not a regular file")
    return os.fdopen(number, "rb", buffering=1 << 16)


def _read(opened: BinaryIO, file: File, leave_out: LeaveOut, *, named: bool) -> Iterator[Item]:
    head = opened.read(HEAD)
    size = os.fstat(opened.fileno()).st_size
    match kind(head, file.path.name, named=named):
        case Kind.MBOX:
            yield from _box(opened, file, leave_out)
        case Kind.MAIL:
            yield _message(opened, file.place, Span(file.path, 0, size, in_mbox=False), leave_out)
        case Kind.APPLE:
            start, length = apple_extent(head)
            span = Span(file.path, start, min(length, size - start), in_mbox=False)
            yield _message(opened, file.place, span, leave_out)
        case Kind.OUTLOOK:
            yield Skipped(file.place, "Outlook file (export it as mbox or eml)")
        case Kind.EMPTY:
            yield Skipped(file.place, "empty file")
        case Kind.OTHER:
            yield Skipped(file.place, "not mail")


def _box(opened: BinaryIO, file: File, leave_out: LeaveOut) -> Iterator[Item]:
    opened.seek(0)
    with closing(_open(file.path)) as reader:  # its own position, so that the search can go on
        for position, extent in enumerate(extents(opened)):
            span = Span(file.path, extent.start, extent.end - extent.start, in_mbox=True)
            yield _message(reader, f"{file.place}#{position}", span, leave_out)


def _message(opened: BinaryIO, place: str, span: Span, leave_out: LeaveOut) -> Item:
    if span.length > MESSAGE_BYTES:
        return Skipped(place, "too large")
    opened.seek(span.offset)
    data = opened.read(span.length)
    if not data.strip():
        return Skipped(place, "empty message")
    if span.in_mbox:
        data = unquote(data)
    reason = leave_out.reason(data)
    return Skipped(place, reason) if reason else Raw(place, span, data)
