"""Keeping an installation well: backup, restore, check-up and state."""

import re
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import apsw

from relgraph.errors import BadUse
from relgraph.house import House
from relgraph.spaces.home import Home
from relgraph.team.team import Member

OLDEST_SQLITE = 3051003
"""The first SQLite whose write-ahead log cannot be corrupted by two writers (sqlite.org/wal.html)."""

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
        beside.replace(file)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise BadUse(f"{file}: the backup cannot be written ({error.strerror})") from error
    return len(members)


def restore(home: Home, file: Path) -> None:
    """Put a backup's content into an empty home.

    Raises BadUse where the home is in use, or the file is no sound backup.
    """
    if home.team.exists() or any(home.path.glob("books/*.db")):
        raise BadUse(f"{home.path} is in use: restore into an empty --home")
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            if "team.db" not in names or not all(_INSIDE.match(name) for name in names):
                raise BadUse(f"{file} is no relgraph backup")
            if archive.testzip() is not None:
                raise BadUse(f"{file} is damaged")
            # The team's file last: without it the home still counts as empty.
            for name in sorted(names, key=lambda name: name == "team.db"):
                content = archive.read(name)
                if content:
                    target = home.path / name
                    target.touch(mode=0o600)
                    target.write_bytes(content)
    except (OSError, zipfile.BadZipFile) as error:
        raise BadUse(f"{file}: cannot be read as a backup ({error})") from error


def check(house: House) -> Iterator[Check]:
    """Look an installation over: library, home, and every file from end to end."""
    number = apsw.SQLITE_VERSION_NUMBER
    yield Check("SQLite", number >= OLDEST_SQLITE, f"{apsw.sqlite_lib_version()}")
    mode = house.home.path.stat().st_mode & 0o777
    yield Check("home", not mode & 0o077, f"{house.home.path} (mode {mode:o})")
    yield Check("team", *_sound(house.team.space.rows("PRAGMA integrity_check")))
    members = house.team.members()
    for member in members:
        yield from _check_book(house, member)
    known = {f"{member.book}.db" for member in members}
    for stray in sorted(path.name for path in house.home.path.glob("books/*.db") if path.name not in known):
        yield Check(f"books/{stray}", fine=False, text="belongs to no member: a rest of another installation")


def _check_book(house: House, member: Member) -> Iterator[Check]:
    what = f"book of {member.address}"
    try:
        book = house.book(member.address)
        yield Check(what, *_sound(book.space.rows("PRAGMA integrity_check")))
    except (BadUse, apsw.Error) as error:
        yield Check(what, fine=False, text=f"{error}; restore it from a backup")
        return
    waiting = book.space.rows("SELECT count(*) FROM outbox")[0][0]
    text = "nothing" if not waiting else f"{waiting} rows: run `relgraph publish`"
    yield Check(f"outbox of {member.address}", fine=not waiting, text=text)


def _sound(rows: list[tuple[str]]) -> tuple[bool, str]:
    sound = rows == [("ok",)]
    return sound, "sound" if sound else f"damaged ({rows[0][0]}): restore it from a backup"


def _kept(home: Home) -> bool:
    return (home.path / "secret").exists()


def state(house: House) -> list[dict[str, object]]:
    """Return what each member's book holds and shares, in order of address."""
    rows: list[dict[str, object]] = []
    for member in house.team.members():
        book = house.book(member.address)
        graph = book.version > 0
        shared = house.team.space.rows("SELECT count(*) FROM shared WHERE publisher = ?", (member.address,))
        rows.append(
            {
                "member": member.address,
                "messages": book.ledger.messages(),
                "people": book.space.rows("SELECT count(*) FROM g_person")[0][0] if graph else 0,
                "ties": book.space.rows("SELECT count(*) FROM history")[0][0],
                "shared": shared[0][0],
                "bytes": house.home.book(member.book).stat().st_size,
            }
        )
    return rows
