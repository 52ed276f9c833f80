"""Walk over the notes in a file or folder: Markdown and plain text, in order of path."""

import codecs
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SUFFIXES = frozenset({".md", ".markdown", ".txt", ".text"})
MOST_BYTES = 5_000_000
_SNIFFED = 8192
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class NoteFile:
    """The text of one note, line ends as LF."""

    place: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that is not taken in, with the reason."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that should have been read and could not be."""

    place: str
    error: str


def notes(path: Path) -> Iterator[NoteFile | Skipped | Failed]:
    """Yield what lies at `path`, a file or a folder with all below it; nothing is raised."""
    if not path.is_dir():
        yield _read(path, _shown(path.name))
        return
    found: list[tuple[tuple[str, ...], Path]] = []
    failed: list[OSError] = []
    for folder, below, files in os.walk(path, onerror=failed.append):
        below[:] = [name for name in below if not name.startswith(".")]
        here = Path(folder)
        found += [((here / name).relative_to(path).parts, here / name) for name in files]
    for error in failed:
        yield Failed(_shown(os.path.relpath(error.filename or path, path)), _said(error))
    for parts, file in sorted(found):
        yield _read(file, _shown("/".join(parts)))


def decode(raw: bytes) -> str:
    """Return the text of a file: by its byte order mark, else UTF-8, else the old Windows code page."""
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return _lines(raw.decode(name, "replace").removeprefix("\ufeff"))
    text = raw.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    # A few broken places in a UTF-8 file are damage; many are another code page.
    sound = sum(letter > "\x7f" for letter in text) - wrong if wrong else 0
    return _lines(text if wrong <= sound // 10 else raw.decode("cp1252", "replace"))


def _read(file: Path, place: str) -> NoteFile | Skipped | Failed:
    if file.name.startswith("."):
        return Skipped(place, "hidden")
    if file.suffix.lower() not in SUFFIXES:
        return Skipped(place, "not a note")
    try:
        about = file.stat()
        if not stat.S_ISREG(about.st_mode):
            return Skipped(place, "not a note")
        if about.st_size > MOST_BYTES:
            return Skipped(place, "over 5 MB")
        raw = file.read_bytes()
    except OSError as error:
        return Failed(place, _said(error))
    except ValueError as error:  # a NUL in the path
        return Failed(place, str(error))
    if not raw.startswith(tuple(mark for mark, _ in _BOMS)) and b"\0" in raw[:_SNIFFED]:
        return Skipped(place, "not a note")
    return NoteFile(place, decode(raw[:MOST_BYTES]))


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")


def _said(error: OSError) -> str:
    return error.strerror or type(error).__name__


def _shown(name: str) -> str:
    # Names that are no UTF-8 come as lone surrogates, which nothing can write down.
    return os.fsencode(name).decode("utf-8", "replace")
