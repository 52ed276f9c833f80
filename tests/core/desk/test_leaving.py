"""Leaving and being removed: what goes, at once, and what stays."""

from pathlib import Path

import pytest
from tests.builders import ANA, BO, CY, both_ways, house, share, tell

from relgraph.errors import BadUse
from relgraph.front import Signed
from relgraph.house import House
from relgraph.keeping import backup, check, restore
from relgraph.spaces.home import Home


@pytest.fixture
def at(tmp_path: Path) -> House:
    """Ana shares Cy with everyone."""
    made = house(tmp_path)
    tell(made, ANA, *both_ways("Ana Reyes <ana@fenwick.example>", CY, "2026-04-01", "2026-05-01"))
    share(made, ANA, "all")
    return made


def test_leaving_deletes_the_book_and_all_that_was_shared(at: House) -> None:
    path = at.home.book(at.team.member(ANA).book)
    token = at.access.make_token(ANA, ["read"])
    session = at.access.start_session(Signed(ANA, frozenset({"read"})))
    assert len(at.answers(BO).paths(CY)["paths"]) == 1
    at.answers(ANA).targets()
    receipt = at.desk(ANA).leave()
    assert list(path.parent.glob(f"{path.stem}*")) == []
    assert at.answers(BO).paths(CY)["paths"] == []
    assert at.access.token(token) is None
    assert at.access.session(session) is None
    with pytest.raises(BadUse):
        at.answers(ANA)
    assert receipt["done"][1] == "1 shared tie taken back from the team."
    assert receipt["checked"] == [
        "The book's file was looked for: it is not there.",
        "The team's file was searched from end to end for your address: it is not there.",
    ]


def test_a_receipt_cannot_be_made_up_without_the_secret(at: House) -> None:
    receipt = at.desk(ANA).leave()
    lines = (*receipt["done"], *receipt["checked"])
    assert receipt["proof"] == at.ids.of("receipt", ANA, receipt["left"], *lines)
    assert receipt["proof"] != at.ids.of("receipt", BO, receipt["left"], *lines)


def test_nobody_leaves_while_a_run_is_at_the_book(at: House) -> None:
    with at.locked(ANA), pytest.raises(BadUse, match="another run"):
        at.desk(ANA).leave()
    assert at.team.member(ANA)
    assert len(at.answers(BO).paths(CY)["paths"]) == 1


def test_removing_sets_the_book_aside_and_an_invitation_later_opens_an_empty_one(at: House) -> None:
    path = at.home.book(at.team.member(ANA).book)
    at.remove(ANA, keep_book=True)
    assert path.exists()
    assert at.answers(BO).paths(CY)["paths"] == []
    at.team.add_member(ANA, "Ana again", (), now=at.clock())
    assert at.desk(ANA).reading.book()["messages"] == 0
    assert at.home.book(at.team.member(ANA).book) != path


def test_what_others_share_with_somebody_removed_alone_goes_too(at: House) -> None:
    share(at, ANA, "all", to=BO)
    at.remove(BO, keep_book=True)
    assert at.team.space.rows("SELECT 1 FROM shared WHERE audience = ?", (BO,)) == []


def test_a_book_set_aside_is_looked_over_and_backed_up(at: House, tmp_path: Path) -> None:
    book = at.team.member(ANA).book
    at.remove(ANA, keep_book=True)
    told = {one.what: one for one in check(at)}
    assert told[f"book of {ANA}"].fine
    assert "set aside" in told[f"book of {ANA}"].text
    backup(at, tmp_path / "all.zip")
    other = Home(tmp_path / "other")
    restore(other, tmp_path / "all.zip")
    assert other.book(book).exists()
