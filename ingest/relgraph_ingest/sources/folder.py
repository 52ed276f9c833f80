"""Walk a folder: its files in order of path, whatever else lies there."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from relgraph_ingest.sources.items import Failed, Skipped

_MAILDIR = frozenset({"cur", "new", "tmp"})


@dataclass(frozen=True, slots=True)
class File:
    """A regular file and its place."""

    path: Path
    place: str
    in_maildir: bool
    """It lies where a Maildir keeps its messages."""


@dataclass(frozen=True, slots=True)
class _Entry:
    path: Path
    place: str
    mode: int
    identity: tuple[int, int]
    within: str
    """Of a Maildir's folders the one that this is or lies in: `cur`, `new` or `tmp`, else nothing."""


def walk(root: Path) -> Iterator[File | Skipped | Failed]:
    """Yield the files below `root`, and values for what is no file or cannot be looked at.

    Links are followed, each folder is read once; pipes, sockets and devices are never opened.
    """
    seen: set[tuple[int, int]] = set()
    waiting = [_look(root, "", "")]
    while waiting:
        entry = waiting.pop()
        if isinstance(entry, Failed):
            yield entry
        elif stat.S_ISREG(entry.mode):
            yield _file(entry)
        elif not stat.S_ISDIR(entry.mode):
            yield Skipped(entry.place, "not mail")
        elif entry.identity in seen:
            yield Skipped(entry.place, "seen already through another link")
        else:
            seen.add(entry.identity)
            waiting += _entries(entry)


def printable(name: str) -> str:
    """Return a file name as text that can be stored and shown, whatever bytes it has."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def explain(error: OSError) -> str:
    """Return what the system said, in one line without paths."""
    return (error.strerror or type(error).__name__).lower()


def _entries(folder: _Entry) -> list[_Entry | Failed]:
    try:
        names = os.listdir(folder.path)  # noqa: PTH208 -- names that are not UTF-8 stay as they are
    except OSError as error:
        return [Failed(folder.place or ".", explain(error))]
    prefix = f"{folder.place}/" if folder.place else ""
    maildir = _MAILDIR.issubset(names)
    found = [
        _look(
            folder.path / name,
            prefix + printable(name),
            name if maildir and name in _MAILDIR else folder.within,
        )
        for name in names
    ]
    return sorted(found, key=_order, reverse=True)


def _order(entry: _Entry | Failed) -> str:
    # A folder sorts as its contents do, so that all places come in the order of their text.
    return entry.place + "/" if isinstance(entry, _Entry) and stat.S_ISDIR(entry.mode) else entry.place


def _look(path: Path, place: str, within: str) -> _Entry | Failed:
    try:
        found = path.stat()
    except OSError as error:
        return Failed(place or ".", explain(error))
    return _Entry(path, place, found.st_mode, (found.st_dev, found.st_ino), within)


def _file(entry: _Entry) -> File | Skipped:
    if entry.within == "tmp":
        return Skipped(entry.place, "still being delivered")
    return File(entry.path, entry.place, in_maildir=bool(entry.within))
