"""Sharing on the pages: looked at before the yes, undone in one click; the book as a colleague sees it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.builders import ANA, BO, CY, DEE, both_ways, house, share, tell
from tests.faces import Client
from tests.web.markup import Page
from tests.web.owned import browser, post, said, wrong

from relgraph.house import House

MUM = "mum@gmail.com"
ALL = {"level": "named", "whom": "all", "value": "", "to": "everyone"}


@pytest.fixture
def at(tmp_path: Path) -> House:
    """Ana knows Cy and Dee at Acme, and Mum."""
    made = house(tmp_path)
    for who in (f"Cy Young <{CY}>", f"Dee Hart <{DEE}>", f"Mum <{MUM}>"):
        tell(made, ANA, *both_ways(ANA, who, "2026-04-01", "2026-05-01", text=who))
    return made


@pytest.fixture
def ana(at: House) -> Iterator[Client]:
    with browser(at, ANA) as lent:
        yield lent


def shown(at: House) -> list[str]:
    return [row["address"] for row in at.desk(ANA).sharing.preview(BO)["items"]]


def look(ana: Client, **asked: str) -> Page:
    return Page(ana.get("/sharing", params={**ALL, **asked}).text)


def test_nothing_is_shared_before_a_yes(at: House, ana: Client) -> None:
    assert "you share nothing" in said(ana, "/sharing")
    page = look(ana)
    assert "would see 3 people who are hidden now" in page.one("h1").text
    assert all(who in page.text for who in (CY, DEE, MUM))
    assert shown(at) == []
    assert at.desk(ANA).sharing.rules()["items"] == []


def test_private_contacts_are_pointed_out_and_stay_hidden_by_the_first_button(at: House, ana: Client) -> None:
    page = look(ana)
    assert "1 of them has a private address" in page.text
    yes = page.all("form", action="/sharing")
    assert len(yes) == 2
    seen = page.all("input", name="seen")[0].attributes["value"]
    post(ana, "/sharing", **ALL, seen=seen, private="hide")
    assert shown(at) == [CY, DEE]


def test_a_yes_shares_and_one_click_undoes_it_all(at: House, ana: Client) -> None:
    seen = look(ana).all("input", name="seen")[0].attributes["value"]
    assert post(ana, "/sharing", **ALL, seen=seen, private="hide").headers["location"] == "/sharing"
    page = Page(ana.get("/sharing").text)
    numbers = page.all("input", name="number")[0].attributes["value"]
    assert numbers.split() == ["1", "2"]
    assert "All colleagues see by name everybody you know" in page.text
    post(ana, "/sharing/undo", number=numbers)
    assert shown(at) == []
    assert "Taken back" in said(ana, "/sharing")


def test_a_yes_without_having_looked_shares_nothing(at: House, ana: Client) -> None:
    for seen in ("", "guessed"):
        assert post(ana, "/sharing", **ALL, seen=seen).status_code == 422
    assert shown(at) == []


def test_a_yes_to_what_has_changed_meanwhile_shows_it_anew(at: House, ana: Client) -> None:
    seen = look(ana).all("input", name="seen")[0].attributes["value"]
    tell(at, ANA, *both_ways(ANA, "eli@nordwind.example", "2026-05-02"))
    answer = post(ana, "/sharing", **ALL, seen=seen)
    assert answer.status_code == 422
    page = Page(answer.text)
    assert "look again" in wrong(answer)
    assert "eli@nordwind.example" in page.text
    assert shown(at) == []
    fresh = page.all("input", name="seen")[0].attributes["value"]
    assert post(ana, "/sharing", **ALL, seen=fresh).status_code == 303


def test_hiding_shows_what_colleagues_would_lose(at: House, ana: Client) -> None:
    share(at, ANA, "all")
    page = look(ana, level="hidden", whom="person", value=CY, to=BO)
    assert page.one("h1").text == "Bo Lind would no longer see 1 person."
    assert "private address" not in page.text


@pytest.mark.parametrize(
    "asked",
    [
        {"whom": "company", "value": ""},
        {"whom": "person", "value": "nobody"},
        {"whom": "tag", "value": "x"},
        {"level": "loud"},
        {"to": "nemo@absent.example"},
        {"to": ANA},
    ],
)
def test_what_cannot_be_is_told_beside_the_form(ana: Client, asked: dict[str, str]) -> None:
    answer = ana.get("/sharing", params={**ALL, **asked})
    assert answer.status_code == 422
    assert wrong(answer)


def test_the_preview_is_what_the_colleague_gets(at: House, ana: Client) -> None:
    share(at, ANA, f"person:{CY}")
    page = Page(ana.get("/preview", params={"viewer": BO}).text)
    assert page.one("h1").text == "Bo Lind sees 1 person you know."
    assert CY in page.text
    assert DEE not in page.text
    assert "Choose" not in page.text
    for nobody in ("nobody", "nemo@absent.example", ANA):
        assert ana.get("/preview", params={"viewer": nobody}).status_code == 422


def test_without_colleagues_sharing_says_so(tmp_path: Path) -> None:
    alone = house(tmp_path / "alone", f"Ana Reyes <{ANA}>")
    tell(alone, ANA, *both_ways(ANA, CY, "2026-05-01"))
    with browser(alone, ANA) as ana:
        assert "You have no colleagues here yet" in said(ana, "/sharing")
        assert "no colleagues here yet" in said(ana, "/preview")
        assert "to anybody now" in look(ana).one("h1").text
