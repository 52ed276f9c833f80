"""Backup, restore and check-up."""

import random
import shutil
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest
from tests.builders import ANA, BO, CY, DEE, SECRET, both_ways, house, share, tell

from relgraph.book.export import export
from relgraph.errors import BadUse
from relgraph.house import House
from relgraph.keeping import backup, check, restore, state
from relgraph.sharing.outbox import enqueue
from relgraph.spaces.home import Home
from relgraph.vocabulary import default_vocabulary

NewHouse = Callable[..., House]


@pytest.fixture
def full(new_house: NewHouse) -> House:
    at = new_house()
    tell(at, ANA, *both_ways(ANA, "Cy Young <cy@acme.example>", "2026-05-01", "2026-05-02"))
    tell(at, BO, *both_ways(BO, DEE, "2026-05-01"))
    share(at, ANA, "all")
    at.desk(ANA).targets.add(["acme.example"])
    return at


def faults(at: House) -> dict[str, str]:
    return {one.what: one.text for one in check(at) if not one.fine}


# Backup and restore


def test_a_restored_home_holds_and_answers_the_same(full: House, tmp_path: Path) -> None:
    assert backup(full, tmp_path / "all.zip") == 3
    restore(Home(tmp_path / "new", secret=SECRET), tmp_path / "all.zip")
    again = house(tmp_path / "new")
    for member in (ANA, BO):
        assert list(export(again.book(member))) == list(export(full.book(member)))
        assert again.answers(member).who("acme.example") == full.answers(member).who("acme.example")
        assert again.answers(member).targets() == full.answers(member).targets()
    assert again.publish(ANA) == 0
    assert faults(again) == {}
    again.close()


def test_a_kept_secret_goes_along_so_that_ids_stay(tmp_path: Path) -> None:
    at = House(Home(tmp_path / "old"), default_vocabulary(), lambda: 0)
    backup(at, tmp_path / "all.zip")
    restore(Home(tmp_path / "new"), tmp_path / "all.zip")
    again = House(Home(tmp_path / "new"), default_vocabulary(), lambda: 0)
    assert again.ids.of("person", CY) == at.ids.of("person", CY)
    assert again.home.path.joinpath("secret").stat().st_mode & 0o777 == 0o600
    at.close()
    again.close()


def test_a_given_secret_is_not_written_into_a_backup(full: House, tmp_path: Path) -> None:
    backup(full, tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert archive.read("secret") == b""
    assert SECRET.encode() not in (tmp_path / "all.zip").read_bytes()


def test_a_backup_is_readable_by_its_owner_alone_and_leaves_nothing_beside(
    full: House, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    backup(full, tmp_path / "out" / "all.zip")
    assert (tmp_path / "out" / "all.zip").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["all.zip"]


def test_a_backup_overwrites_nothing(full: House, tmp_path: Path) -> None:
    (tmp_path / "all.zip").write_text("mine")
    with pytest.raises(BadUse, match="is there already"):
        backup(full, tmp_path / "all.zip")
    assert (tmp_path / "all.zip").read_text() == "mine"


def test_a_backup_into_a_folder_that_is_not_there_says_so(full: House, tmp_path: Path) -> None:
    with pytest.raises(BadUse, match="cannot be written"):
        backup(full, tmp_path / "none" / "all.zip")


def test_a_backup_of_a_damaged_book_says_so_and_leaves_nothing(full: House, tmp_path: Path) -> None:
    path = full.home.book(full.team.member(BO).book)
    full.close()
    damage(path)
    again = house(full.home.path)
    (tmp_path / "out").mkdir()
    with pytest.raises(BadUse):
        backup(again, tmp_path / "out" / "all.zip")
    assert list((tmp_path / "out").iterdir()) == []
    again.close()


def test_a_backup_while_others_write_is_whole(full: House, tmp_path: Path) -> None:
    writer = house(full.home.path)
    done = threading.Event()

    def write() -> None:
        n = 0
        while not done.is_set():
            tell(writer, ANA, *both_ways(ANA, f"p{n}@acme.example", "2026-05-02"))
            n += 1

    thread = threading.Thread(target=write)
    thread.start()
    try:
        for n in range(3):
            backup(full, tmp_path / f"{n}.zip")
    finally:
        done.set()
        thread.join()
        writer.close()
    for n in range(3):
        restore(Home(tmp_path / f"{n}", secret=SECRET), tmp_path / f"{n}.zip")
        again = house(tmp_path / f"{n}")
        assert faults(again) == {}
        found = {str(one["address"]) for one in again.answers(ANA).who("acme.example")["people"]}
        assert CY in found
        assert again.book(ANA).ledger.messages() % 2 == 0
        again.close()


# What restore refuses


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_home_in_use_is_not_restored_into(full: House, new_house: NewHouse, tmp_path: Path) -> None:
    backup(full, tmp_path / "all.zip")
    with pytest.raises(BadUse, match="is in use: restore into an empty --home"):
        restore(full.home, tmp_path / "all.zip")
    (tmp_path / "stray" / "books").mkdir(parents=True)
    (tmp_path / "stray" / "books" / "0123456789abcdef.db").write_text("a book whose team was lost")
    with pytest.raises(BadUse, match="is in use"):
        restore(Home(tmp_path / "stray"), tmp_path / "all.zip")


def test_a_damaged_backup_is_refused_wherever_the_damage_is(full: House, tmp_path: Path) -> None:
    backup(full, tmp_path / "all.zip")
    sound = (tmp_path / "all.zip").read_bytes()
    dice = random.Random(3)
    places = [*range(0, 60, 7), *range(len(sound) - 120, len(sound), 11)]
    places += [dice.randrange(len(sound)) for _ in range(8)]
    refused = 0
    for n, place in enumerate(places):
        hurt = bytearray(sound)
        hurt[place] ^= 0xFF
        (tmp_path / "hurt.zip").write_bytes(hurt)
        home = Home(tmp_path / f"home{n}", secret=SECRET)
        try:
            restore(home, tmp_path / "hurt.zip")
        except BadUse as error:
            refused += 1
            assert "\n" not in str(error)
            assert content(home.path) == {}
        else:
            # Some bytes of a zip say nothing of its content (times, versions); the content is then the same.
            again = house(home.path)
            assert list(export(again.book(ANA))) == list(export(full.book(ANA)))
            again.close()
    assert refused > len(places) / 2


@pytest.mark.parametrize("share_", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_backup_cut_short_is_refused(full: House, tmp_path: Path, share_: float) -> None:
    backup(full, tmp_path / "all.zip")
    sound = (tmp_path / "all.zip").read_bytes()
    (tmp_path / "cut.zip").write_bytes(sound[: int(len(sound) * share_)])
    home = Home(tmp_path / "new")
    with pytest.raises(BadUse, match="cannot be read as a backup"):
        restore(home, tmp_path / "cut.zip")
    assert content(home.path) == {}


@pytest.mark.parametrize(
    "name",
    [
        "../evil.db",
        "/tmp/evil.db",
        "books/../../evil.db",
        "books/0123456789abcdef.db/../../evil",
        "books/0123456789ABCDEF.db",
        "books/x.db",
        "books/0123456789abcdef.db\n",
        "secret/x",
        "C:\\evil",
        "readme.txt",
        "books/",
    ],
)
def test_a_zip_with_foreign_names_is_refused_before_anything_is_written(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "evil.zip", "w") as archive:
        archive.writestr("team.db", "x")
        archive.writestr(name, "evil")
    home = Home(tmp_path / "in" / "home")
    before = content(tmp_path)
    with pytest.raises(BadUse, match="is no relgraph backup"):
        restore(home, tmp_path / "evil.zip")
    assert content(tmp_path) == before


@pytest.mark.parametrize(
    "text", [b"", b"no zip at all", b"PK\x03\x04" + b"\x00" * 100, b"PK\x05\x06" + b"\x00" * 18]
)
def test_what_is_no_zip_or_an_empty_one_is_refused(tmp_path: Path, text: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(text)
    with pytest.raises(BadUse):
        restore(Home(tmp_path / "home"), tmp_path / "a.zip")
    assert content(tmp_path / "home") == {}


def test_a_zip_whose_content_is_no_space_is_refused_whole(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("secret", "")
        archive.writestr("team.db", "I am no database at all")
    home = Home(tmp_path / "home")
    with pytest.raises(BadUse):
        restore(home, tmp_path / "a.zip")
    assert content(home.path) == {}


def test_a_restore_that_stops_midway_can_be_done_again(
    full: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup(full, tmp_path / "all.zip")
    home = Home(tmp_path / "new", secret=SECRET)
    copy = shutil.copyfileobj
    left = [2]

    def stopping(packed: IO[bytes], unpacked: IO[bytes]) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(28, "No space left on device")
        copy(packed, unpacked)

    monkeypatch.setattr(shutil, "copyfileobj", stopping)
    with pytest.raises(BadUse, match="No space left"):
        restore(home, tmp_path / "all.zip")
    monkeypatch.undo()
    # What a kill leaves behind is no hindrance either.
    (home.path / "restoring" / "books").mkdir(parents=True)
    (home.path / "restoring" / "books" / "0123456789abcdef.db").write_text("half")
    restore(home, tmp_path / "all.zip")
    again = house(home.path)
    assert list(export(again.book(ANA))) == list(export(full.book(ANA)))
    again.close()


# Check-up


def damage(path: Path) -> None:
    """Overwrite the middle of a file, header and first page left."""
    sound = path.read_bytes()
    middle = len(sound) // 2
    path.write_bytes(sound[:8192] + b"\xa5" * (middle - 8192) + sound[middle:])


def test_a_sound_home_has_no_fault(full: House) -> None:
    found = list(check(full))
    assert faults(full) == {}
    assert {"SQLite", "home", "team", f"book of {ANA}", f"outbox of {BO}"} <= {one.what for one in found}


def test_a_damaged_book_is_found_and_the_others_are_looked_at_all_the_same(full: House) -> None:
    path = full.home.book(full.team.member(ANA).book)
    full.close()
    damage(path)
    again = house(full.home.path)
    found = faults(again)
    assert set(found) == {f"book of {ANA}"}
    assert "restore it from a backup" in found[f"book of {ANA}"]
    again.close()


def test_a_damaged_team_is_found(full: House) -> None:
    tell(
        full,
        BO,
        *(one for n in range(90) for one in both_ways(BO, f"somebody{n}@acme.example", "2026-05-01")),
    )
    share(full, BO, "all")
    full.close()
    path = full.home.team
    sound = path.read_bytes()
    path.write_bytes(sound[: len(sound) - 12288] + b"\xa5" * 12288)
    again = house(full.home.path)
    assert "restore it from a backup" in faults(again)["team"]
    again.close()


def test_a_book_that_is_no_book_is_found(full: House) -> None:
    path = full.home.book(full.team.member(BO).book)
    full.close()
    path.write_text("something else")
    again = house(full.home.path)
    assert "is not a relgraph book" in faults(again)[f"book of {BO}"]
    again.close()


def test_a_stray_book_is_found(full: House) -> None:
    (full.home.path / "books" / "ffffffffffffffff.db").write_text("")
    assert faults(full) == {
        "books/ffffffffffffffff.db": "belongs to no member: a rest of another installation"
    }


def test_an_outbox_that_waits_is_found_and_gone_after_publishing(full: House) -> None:
    enqueue(full.book(ANA), full.ids, [])
    assert faults(full) == {f"outbox of {ANA}": "1 rows: run `relgraph publish`"}
    full.publish(ANA)
    assert faults(full) == {}


def test_a_home_that_others_can_read_is_found(full: House) -> None:
    full.home.path.chmod(0o755)
    assert "mode 755" in faults(full)["home"]


def test_the_state_counts_messages_people_ties_and_shared_rows(full: House) -> None:
    rows = {str(row["member"]): row for row in state(full)}
    assert (rows[ANA]["messages"], rows[ANA]["people"], rows[ANA]["ties"], rows[ANA]["shared"]) == (
        4,
        2,
        1,
        1,
    )
    assert rows["eva@fenwick.example"] == {
        "member": "eva@fenwick.example",
        "messages": 0,
        "people": 0,
        "ties": 0,
        "shared": 0,
        "bytes": rows["eva@fenwick.example"]["bytes"],
    }
