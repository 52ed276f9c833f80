"""Mail that comes in by the pages: read by a process of its own, deleted when that is over."""

import io
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.builders import ANA, BO, house

from relgraph.cli.intake import Readings
from relgraph.errors import BadUse
from relgraph.house import House

LETTER = f"From: Cy <cy@acme.example>\nTo: {ANA}\nDate: 1 May 2026 10:00:00 +0000\n\nHello\n"
BOX = f"From - Mon Jan  1 00:00:00 2026\n{LETTER}\n".encode()


@pytest.fixture
def at(tmp_path: Path) -> Iterator[House]:
    made = house(tmp_path / "home")
    yield made
    made.close()


@pytest.fixture
def readings(at: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Readings]]:
    """Make an intake for the house; it is closed in the end."""
    made: list[Readings] = []
    monkeypatch.setenv("RELGRAPH_NOW", "2026-05-20T12:00:00Z")

    def make(*, by_path: bool = False) -> Readings:
        made.append(Readings(at, {"RELGRAPH_HOME": str(at.home.path)}, by_path=by_path))
        return made[-1]

    yield make
    for one in made:
        one.close()


def ended(intake: Readings, at: House) -> None:
    deadline = time.monotonic() + 60
    while intake.reading(ANA) or list(at.home.path.glob("incoming/*/*")):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_file_is_read_and_deleted(at: House, readings: Callable[..., Readings]) -> None:
    intake = readings()
    intake.take(ANA, r"C:\Mail\..\mine.mbox", io.BytesIO(BOX))
    assert intake.reading(ANA)
    (kept,) = at.home.path.glob("incoming/*/*")
    assert kept.name == "mine.mbox"
    assert kept.stat().st_mode & 0o077 == 0
    with pytest.raises(BadUse, match="already"):
        intake.take(ANA, "second.mbox", io.BytesIO(BOX))
    ended(intake, at)
    book = at.desk(ANA).reading.book()
    assert [(one["name"], one["messages"]) for one in book["sources"]] == [("mine.mbox", 1)]
    assert intake.trouble(ANA) is None
    assert at.desk(BO).reading.book()["sources"] == []


def test_a_path_is_read_only_where_that_was_said(
    at: House, readings: Callable[..., Readings], tmp_path: Path
) -> None:
    (tmp_path / "one.eml").write_text(LETTER)
    with pytest.raises(BadUse, match="not read by its path"):
        readings().read(ANA, str(tmp_path / "one.eml"))
    intake = readings(by_path=True)
    for wrong in ("", str(tmp_path / "nowhere")):
        with pytest.raises(BadUse, match="neither a file nor a folder"):
            intake.read(ANA, wrong)
    intake.read(ANA, str(tmp_path / "one.eml"))
    ended(intake, at)
    assert at.desk(ANA).reading.book()["messages"] == 1
    assert (tmp_path / "one.eml").exists()


def test_a_book_that_is_being_read_into_takes_nothing_more(
    at: House, readings: Callable[..., Readings]
) -> None:
    with at.locked(ANA), pytest.raises(BadUse, match="already"):
        readings().take(ANA, "mine.mbox", io.BytesIO(BOX))
    assert not list(at.home.path.glob("incoming/*/*"))


def test_why_nothing_was_read_is_kept_to_be_told(
    at: House, readings: Callable[..., Readings], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RELGRAPH_NOW", "no time at all")
    intake = readings()
    intake.take(ANA, "mine.mbox", io.BytesIO(BOX))
    ended(intake, at)
    deadline = time.monotonic() + 10
    while intake.trouble(ANA) is None and time.monotonic() < deadline:
        time.sleep(0.05)
    assert "is no time" in (intake.trouble(ANA) or "")


def test_what_a_killed_server_left_is_deleted_at_the_next_start(
    at: House, readings: Callable[..., Readings]
) -> None:
    folder = at.home.path / "incoming" / at.team.member(ANA).book
    folder.mkdir(parents=True)
    (folder / "mine.mbox").write_bytes(BOX)
    with at.locked(ANA):
        readings()
        assert (folder / "mine.mbox").exists()
    readings()
    assert not folder.exists()


def test_a_disk_without_room_takes_nothing(
    at: House, readings: Callable[..., Readings], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("relgraph.cli.intake._ROOM", 1 << 60)
    with pytest.raises(BadUse, match="no room"):
        readings().take(ANA, "mine.mbox", io.BytesIO(BOX))
    assert not list(at.home.path.glob("incoming/*/*"))
