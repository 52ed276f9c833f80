"""That's wrong: one click, undone at once or later."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.faces import Client
from tests.web.reading import DEE, click, furnished, page, person_of, visiting

from relgraph.house import House


@pytest.fixture
def at(tmp_path: Path) -> Iterator[House]:
    made = furnished(tmp_path)
    yield made
    made.close()


@pytest.fixture
def ana(at: House) -> Iterator[Client]:
    with visiting(at) as browser:
        yield browser


def test_a_title_is_put_right_by_one_click_and_undone_at_once(at: House, ana: Client) -> None:
    url = f"/people/{person_of(at, DEE)}"
    before = page(ana, url).one("h1").text
    found = click(ana, page(ana, url), "Wrong title: Head of Operations")
    assert "Noted: “Head of Operations” is not the title of Dee Hart (dee@acme.example)." in found.text
    assert "Head of Operations" not in found.one("h1").text
    again = click(ana, found, "Undo")
    assert "Taken back:" in again.text
    assert again.one("h1").text == before


def test_a_notice_is_said_once(at: House, ana: Client) -> None:
    url = f"/people/{person_of(at, DEE)}"
    click(ana, page(ana, url), "Wrong title: Head of Operations")
    assert "Noted:" not in page(ana, url).text


def test_a_tie_called_wrong_says_so_on_its_own_page_and_is_undone_later(at: House, ana: Client) -> None:
    url = f"/people/{person_of(at, DEE)}/tie"
    before = page(ana, url).one("h1").text
    found = click(ana, page(ana, url), "That’s wrong: I don’t know them: Dee Hart")
    assert found.one("h1").text == "You have no contact with Dee Hart on record."
    said = page(ana, "/judgements")
    assert said.one("h1").text == "You put 1 thing right."
    click(ana, said, "Undo: You do not know Dee Hart (dee@acme.example).")
    assert page(ana, url).one("h1").text == before
    assert page(ana, "/judgements").one("h1").text == "You have not put anything right yet."


def test_somebody_who_is_no_person_leads_to_the_list_where_it_is_undone(at: House, ana: Client) -> None:
    url = f"/people/{person_of(at, DEE)}"
    found = click(ana, page(ana, url), "Not a person: Dee Hart")
    assert "What you put right" in found.text
    page(ana, url, 404)
    click(ana, found, "Undo")
    page(ana, url)


def test_an_introduction_an_employer_and_a_name_are_put_right(at: House, ana: Client) -> None:
    url = f"/people/{person_of(at, DEE)}"
    found = click(
        ana, page(ana, "/introductions"), "Not an introduction: Dee Hart introduced you to Gil Stone"
    )
    assert found.one("h1").text.startswith("No introduction seen yet")
    found = click(ana, page(ana, url), "Wrong employer: Nordwind")
    assert "was at Nordwind" not in found.text
    found = click(ana, found, "Wrong name: Dee Hart")
    assert found.one("h1").text.startswith("dee, Head of Operations")


@pytest.mark.parametrize(("answer", "people"), [("One person", 1), ("Two people", 2)])
def test_a_doubt_is_answered_by_yes_or_no_and_comes_back_when_undone(
    at: House, ana: Client, answer: str, people: int
) -> None:
    found = click(ana, page(ana, "/confirm"), f"{answer}: Dee Hart")
    assert found.one("h1").text.startswith("Nothing to confirm")
    hits = [tag.text for tag in page(ana, "/search?q=dee+hart").all("a", class_="go")]
    assert len(hits) == people
    assert "Both are called Dee Hart" in click(ana, found, "Undo").text


def test_the_day_is_kept(at: House, ana: Client) -> None:
    found = click(
        ana, page(ana, f"/people/{person_of(at, DEE)}?at=2026-05-10"), "Wrong title: Head of Operations"
    )
    assert "As of 10 May 2026." in found.text


def test_a_foreign_form_is_refused(at: House, ana: Client) -> None:
    dee = person_of(at, DEE)
    fields = {"kind": "not a tie", "about": dee, "other": "", "csrf": "0" * 48}
    assert ana.post("/judgements", data=fields).status_code == 403
    assert ana.post("/judgements/undo", data={"number": "1"}).status_code == 403
    assert at.book(at.team.members()[0].address).judgements() == []


def test_a_kind_that_is_none_and_somebody_who_is_not_there_are_said_in_words(at: House, ana: Client) -> None:
    token = page(ana, "/judgements").field("csrf")
    for kind, about in (("loud", person_of(at, DEE)), ("not a tie", "0" * 20)):
        answer = ana.post("/judgements", data={"csrf": token, "kind": kind, "about": about})
        assert answer.status_code == 422


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_one_is_never_led_to_another_site(at: House, ana: Client, back: str) -> None:
    token = page(ana, "/judgements").field("csrf")
    fields = {"csrf": token, "kind": "not a tie", "about": person_of(at, DEE), "back": back}
    assert ana.post("/judgements", data=fields).headers["location"] == "/"


def test_who_may_only_read_cannot_post(at: House) -> None:
    with visiting(at, "read") as reader:
        token = page(reader, "/judgements").field("csrf")
        fields = {"csrf": token, "kind": "not a tie", "about": person_of(at, DEE)}
        assert reader.post("/judgements", data=fields).status_code == 403
