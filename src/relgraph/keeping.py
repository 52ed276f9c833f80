"""Keeping an installation well: backup, restore, check-up and state."""

import re
import shutil
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import apsw

from relgraph.address import Address
from relgraph.book.book import Book
from relgraph.book.projected import people
from relgraph.book.schema import MIGRATIONS, SCHEMA
from relgraph.errors import Away, BadUse
from relgraph.house import House
from relgraph.spaces.files import Space, open_space
from relgraph.spaces.home import Home
from relgraph.team.removal import former
from relgraph.team.team import Member, Team

OLDEST_SQLITE = 3051003
"""The first SQLite whose write-ahead log cannot be corrupted by two writers (sqlite.org/wal.html)."""

_UNREADABLE = (
    OSError,
    ValueError,
    RuntimeError,
    EOFError,
    apsw.Error,
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
)
"""What a damaged archive, or one with damaged files in it, raises."""

_INSIDE = re.compile(r"(?:team\.db|secret|books/[0-9a-f]{16}\.db)\Z")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    what: str
    fine: bool
    text: str


def backup(house: House, file: Path) -> int:
    """Write a copy of team, books and secret to one file; return how many books are in it.

    Taken with SQLite's own copying, so that it is whole also while others write.
    """
    if file.exists():
        raise BadUse(f"{file} is there already: choose another name")
    members = house.team.members()
    beside = file.with_name(file.name + ".part")
    try:
        with (
            tempfile.TemporaryDirectory(dir=file.parent) as folder,
            zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            beside.chmod(0o600)  # whoever reads it reads every book
            archive.writestr(
                "secret", (house.home.path / "secret").read_text("ascii") if _kept(house.home) else ""
            )
            house.team.space.db.execute("VACUUM INTO ?", (f"{folder}/team.db",))
            archive.write(f"{folder}/team.db", "team.db")
            for member in members:
                house.book(member.address).space.db.execute("VACUUM INTO ?", (f"{folder}/{member.book}.db",))
                archive.write(f"{folder}/{member.book}.db", f"books/{member.book}.db")
            for book in _set_aside(house):
                with closing(_opened(house.home.book(book))) as aside:
                    aside.db.execute("VACUUM INTO ?", (f"{folder}/{book}.db",))
                archive.write(f"{folder}/{book}.db", f"books/{book}.db")
        beside.replace(file)
    except (OSError, apsw.Error) as error:
        raise BadUse(f"{file}: the backup cannot be written ({error})") from error
    finally:
        beside.unlink(missing_ok=True)
    return len(members)


def restore(home: Home, file: Path) -> None:
    """Put a backup's content into an empty home.

    Raises BadUse where the home is in use, or the file is no sound backup.
    """
    if home.team.exists() or any(home.path.glob("books/*.db")):
        raise BadUse(f"{home.path} is in use: restore into an empty --home")
    part = home.path / "restoring"
    shutil.rmtree(part, ignore_errors=True)  # of a restore that was stopped
    try:
        with zipfile.ZipFile(file) as archive:
            _unpack(archive, part, file)
        _try_out(part)
        # All at once in the end, the team's file last: without it nothing here is in use.
        for name in (*(f"books/{path.name}" for path in part.glob("books/*.db")), "secret", "team.db"):
            if (part / name).exists():
                (part / name).replace(home.path / name)
    except _UNREADABLE as error:
        raise BadUse(f"{file}: cannot be read as a backup ({error})") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _unpack(archive: zipfile.ZipFile, folder: Path, file: Path) -> None:
    names = archive.namelist()
    if "team.db" not in names or not all(_INSIDE.match(name) for name in names):
        raise BadUse(f"{file} is no relgraph backup")
    (folder / "books").mkdir(parents=True, mode=0o700)
    for name in names:
        target = folder / name
        target.touch(mode=0o600)
        with archive.open(name) as packed, target.open("wb") as unpacked:
            shutil.copyfileobj(packed, unpacked)
    if not (folder / "secret").read_text("ascii"):
        (folder / "secret").unlink()  # it was not kept in the home, but given


def _try_out(folder: Path) -> None:
    Team(folder / "team.db").close()
    for path in folder.glob("books/*.db"):
        _opened(path).close()


def check(house: House) -> Iterator[Check]:
    """Look an installation over: library, home, and every file from end to end."""
    number = apsw.SQLITE_VERSION_NUMBER
    yield Check("SQLite", number >= OLDEST_SQLITE, f"{apsw.sqlite_lib_version()}")
    fault = house.shelf.fault()
    yield Check("graphs", fine=fault is None, text=fault or "can be read and written")
    mode = house.home.path.stat().st_mode & 0o777
    yield Check("home", not mode & 0o077, f"{house.home.path} (mode {mode:o})")
    yield Check("team", *_sound(house.team.space))
    try:
        members = house.team.members()
    except apsw.Error:
        return  # too damaged to say whose books there are
    for member in members:
        yield from _check_book(house, member)
    for book, owner in _set_aside(house).items():
        with closing(_opened(house.home.book(book))) as aside:
            fine, text = _sound(aside)
        yield Check(f"book of {owner}", fine, f"set aside (books/{book}.db), {text}")
    known = {f"{book}.db" for book in (*(member.book for member in members), *_set_aside(house))}
    for stray in sorted(path.name for path in house.home.path.glob("books/*.db") if path.name not in known):
        yield Check(f"books/{stray}", fine=False, text="belongs to no member: a rest of another installation")


def _set_aside(house: House) -> dict[str, Address]:
    """Return the books of former members that are still there."""
    kept = former(house.team.space)
    return {book: owner for book, owner in kept.items() if house.home.book(book).exists()}


def _opened(path: Path) -> Space:
    return open_space(path, what="book", schema=SCHEMA, migrations=MIGRATIONS)


def _check_book(house: House, member: Member) -> Iterator[Check]:
    what = f"book of {member.address}"
    try:
        book = house.book(member.address)
        yield Check(what, *_sound(book.space))
        yield _check_graph(house, book)
        waiting = book.space.rows("SELECT count(*) FROM outbox")[0][0]
    except (BadUse, apsw.Error) as error:
        yield Check(what, fine=False, text=f"{error}; restore it from a backup")
        return
    text = "nothing" if not waiting else f"{waiting} rows: run `relgraph publish`"
    yield Check(f"outbox of {member.address}", fine=not waiting, text=text)


def _check_graph(house: House, book: Book) -> Check:
    what = f"graph of {book.member}"
    try:
        ready = house.shelf.ready(book)
    except Away as error:
        return Check(what, fine=False, text=str(error))
    return Check(what, fine=ready, text="there" if ready else "behind: run `relgraph rebuild`")


def _sound(space: Space) -> tuple[bool, str]:
    try:
        found = str(space.rows("PRAGMA integrity_check")[0][0])
    except apsw.Error as error:
        found = str(error)
    return found == "ok", "sound" if found == "ok" else f"damaged ({found}): restore it from a backup"


def _kept(home: Home) -> bool:
    return (home.path / "secret").exists()


def state(house: House) -> list[dict[str, object]]:
    """Return what each member's book holds and shares, in order of address."""
    rows: list[dict[str, object]] = []
    for member in house.team.members():
        book = house.book(member.address)
        shared = house.team.space.rows("SELECT count(*) FROM shared WHERE publisher = ?", (member.address,))
        rows.append(
            {
                "member": member.address,
                "messages": book.ledger.messages(),
                "people": people(book),
                "ties": book.space.rows("SELECT count(*) FROM history")[0][0],
                "shared": shared[0][0],
                "bytes": house.home.book(member.book).stat().st_size,
            }
        )
    return rows
