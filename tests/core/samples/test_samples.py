"""Files of every format there ever was open and answer."""

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from tests.builders import ANA, BO, CY, house
from tests.core.samples.make import FOLDER, make

from relgraph.book.book import Book, Target
from relgraph.book.export import export
from relgraph.book.judgements import Judgement
from relgraph.book.schema import MIGRATIONS as BOOK_MIGRATIONS
from relgraph.house import House
from relgraph.spaces.files import Space
from relgraph.team.schema import MIGRATIONS as TEAM_MIGRATIONS
from relgraph.team.team import Team

BOOKS = sorted(FOLDER.glob("book-*.db"))
TEAMS = sorted(FOLDER.glob("team-*.db"))


def number(path: Path) -> int:
    return int(re.sub(r"\D", "", path.stem))


@pytest.fixture(params=BOOKS, ids=lambda path: path.stem)
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copy(request.param, tmp_path / "a.db"))


@pytest.fixture(params=TEAMS, ids=lambda path: path.stem)
def team(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copy(request.param, tmp_path / "team.db"))


def home(folder: Path, book: Path, team: Path) -> House:
    """A home that holds both samples."""
    at = folder / "home"
    (at / "books").mkdir(parents=True)
    shutil.copy(team, at / "team.db")
    opened = Team(at / "team.db")
    shutil.copy(book, at / "books" / f"{opened.member(ANA).book}.db")
    opened.close()
    return house(at)


def test_a_sample_of_every_format_is_kept() -> None:
    assert [number(path) for path in BOOKS] == list(range(1, len(BOOK_MIGRATIONS) + 2))
    assert [number(path) for path in TEAMS] == list(range(1, len(TEAM_MIGRATIONS) + 2))


@pytest.mark.parametrize("path", [*BOOKS, *TEAMS], ids=lambda path: path.stem)
def test_a_sample_is_of_its_format_and_small(path: Path) -> None:
    assert int.from_bytes(path.read_bytes()[60:64], "big") == number(path)
    assert path.stat().st_size < 100_000


def test_a_book_of_every_format_has_all_it_held(book: Path) -> None:
    opened = Book(book, ANA)
    lines = [json.loads(line) for line in export(opened)]
    kinds = sorted(line["kind"] for line in lines)
    assert kinds.count("interaction") == 8
    assert [kind for kind in kinds if kind != "interaction"] == [
        "connection",
        "employment",
        "hunch",
        "introduction",
        "mention",
    ]
    assert opened.targets() == [Target("acme.example", None), Target("Zell", "no way in yet")]
    assert opened.left_out() == ["domain:private.example"]
    assert opened.judgements() == [Judgement(1, "wrong title", CY, "Zookeeper")]
    opened.close()


def test_a_team_of_every_format_has_its_members_and_shared_ties(team: Path) -> None:
    opened = Team(team)
    assert [one.name for one in opened.members()] == ["Ana Reyes", "Bo Lind", "Eva Sun"]
    (tie,) = opened.released(BO, by="2026-05-20").everything()
    assert (tie.publisher, tie.address, tie.name, tie.role) == (ANA, CY, "Cy Young", "finance")
    opened.close()


def test_a_home_of_every_format_answers(book: Path, team: Path, tmp_path: Path) -> None:
    at = home(tmp_path, book, team)
    own = at.answers(ANA).who("acme.example")
    assert [(one["name"], one["title"]) for one in own["people"]] == [("Cy Young", "CFO"), ("Dee Hart", None)]
    assert own["account"] is not None
    assert own["account"]["name"] == "Acme AG"
    (way,) = at.answers(BO).paths(CY)["paths"]
    assert way["phrase"].startswith("ask Ana Reyes, who knows Cy Young")
    assert at.answers(ANA, date(2026, 4, 20)).who("acme.example")["people"][0]["address"] == CY
    at.project(ANA)
    assert at.answers(ANA).who("acme.example") == own
    at.publish(ANA)
    assert len(at.answers(BO).paths(CY)["paths"]) == 1
    at.close()


def tables(space: Space) -> list[tuple[object, ...]]:
    """The columns of every table but the projected graph's, which is made anew, and SQLite's own."""
    return space.rows(
        "SELECT t.name, c.name, c.type, c.[notnull], c.pk FROM sqlite_master t, pragma_table_info(t.name) c"
        " WHERE t.type = 'table' AND substr(t.name, 1, 2) <> 'g_' AND substr(t.name, 1, 7) <> 'sqlite_'"
        " ORDER BY t.name, c.name"
    )


def test_a_file_brought_up_has_the_tables_of_a_new_one(book: Path, team: Path, tmp_path: Path) -> None:
    # Also holds a changed schema to a new format: the sample of the old one keeps its tables.
    old, new = Book(book, ANA), Book(tmp_path / "new-book.db", ANA)
    assert tables(old.space) == tables(new.space)
    old_team, new_team = Team(team), Team(tmp_path / "new-team.db")
    assert tables(old_team.space) == tables(new_team.space)
    for opened in (old, new, old_team, new_team):
        opened.close()


def test_samples_are_made_where_they_are_missing_and_never_again(tmp_path: Path) -> None:
    made = make(tmp_path)
    assert [path.name for path in made] == [BOOKS[-1].name, TEAMS[-1].name]
    before = [path.read_bytes() for path in made]
    make(tmp_path)
    assert [path.read_bytes() for path in made] == before
