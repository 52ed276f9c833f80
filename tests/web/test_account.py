"""The account page, as one visits it."""

from datetime import date

import pytest
from tests.faces import (
    DIRECT,
    HOSTILE,
    THREE,
    Client,
    FakeFront,
    ardent,
    known,
    own,
    seen,
    shared,
    step,
    way,
)
from tests.web.markup import Page


def page(browser: Client, url: str = "/accounts/a_ardent") -> Page:
    answer = browser.get(url)
    assert answer.status_code == 200
    return Page(answer.text)


def said(found: Page, tag: str, **attributes: str) -> list[str]:
    return [" ".join(one.text.split()) for one in found.all(tag, **attributes)]


def test_the_first_line_says_the_best_way_in_with_its_names_in_bold(ana: Client) -> None:
    found = page(ana)
    assert found.one("h1").text == (
        "Best way in: ask Bo Lind, who knows Cy Young (finance) well and was in touch in May."
    )
    assert "Bo Lind" in [tag.text for tag in found.all("strong")]
    assert found.all("a", href="#p_cy.young", title="Cy Young")
    assert found.all("tr", id="p_cy.young")


def test_the_way_is_drawn_twice_for_wide_and_narrow_pages_with_its_words_beside_it(ana: Client) -> None:
    found = page(ana)
    drawings = found.all("svg", role="img")
    assert len(drawings) == 2
    for drawing in drawings:
        assert drawing.attributes["aria-label"].strip() == (
            "Bo Lind is your colleague. Bo Lind knows Cy Young well, last in touch this month."
        )
    assert [tag.text for tag in found.all("text", class_="initials")] == ["AR", "BL", "CY"] * 2
    widths = [line.attributes["stroke-width"] for line in found.all("line")]
    assert widths == ["3.0", "8.0"] * 2


def test_two_other_ways_are_offered_with_their_weakest_tie(ana: Client) -> None:
    (others,) = said(page(ana), "ul", class_="others")
    assert others == (
        "You know Dee Hart Ask Bo Lind, who knows Sam Okoye, who knows Eli Okafor "
        "weakest tie: Sam Okoye and Eli Okafor"
    )


def test_people_known_are_grouped_by_what_they_do(ana: Client) -> None:
    found = page(ana)
    assert said(found, "th", scope="rowgroup") == ["Finance", "Operations", "Others"]
    dee = " ".join(found.one("tr", id="p_dee.hart").text.split())
    assert dee.startswith(
        "Dee Hart Head of Operations dee.hart@ardent.example You know Dee Hart a little also Bo Lind"
    )
    assert "mail on 14 days and 2 meetings in the last 4 months" in dee
    assert "Bo Lind: moderate, last in touch in November (November 2025)" in dee
    assert dee.endswith("weak Last contact 3 months ago (11 February 2026)")


def test_reasons_open_without_script_and_a_shared_tie_says_why_it_has_none(ana: Client) -> None:
    found = page(ana)
    assert len(found.all("details", class_="why")) == 4
    cy = " ".join(found.one("tr", id="p_cy.young").text.split())
    assert "Bo Lind shares this; what stands behind it stays private." in cy


def test_who_is_seen_but_not_known_is_listed_by_name_and_what_is_missing_is_said(ana: Client) -> None:
    found = page(ana)
    assert said(found, "ul", class_="missing") == ["Nobody in legal Nobody in technology"]
    assert said(found, "ul", class_="seen") == ["Eli Okafor Procurement Manager Jun Watanabe"]


def test_an_account_without_a_way_says_what_would_help(ana: Client) -> None:
    found = page(ana, "/accounts/a_nordwind")
    assert found.one("h1").text == "No warm way into Nordwind Energie yet."
    assert "No warm way yet: ask Bo Lind to share more." in found.text
    assert found.all("svg", role="img") == []
    assert found.all("h2") == []


def test_another_day_is_asked_of_everything_and_kept(ana: Client, front: FakeFront) -> None:
    found = page(ana, "/accounts/a_ardent?at=2026-04-01")
    assert {at for _, at in front.world.asked} == {date(2026, 4, 1)}
    assert "As of 1 April 2026." in found.text
    assert all(
        tag.attributes["href"] == "/?at=2026-04-01" for tag in found.all("a") if tag.text == "Target accounts"
    )


def test_the_weakest_tie_of_a_long_way_is_named(ana: Client, front: FakeFront) -> None:
    front.world.ways["a_ardent"] = [THREE, DIRECT]
    assert "The weakest tie on this way is the one between Sam Okoye and Eli Okafor." in page(ana).text


def test_the_same_answer_gives_the_same_page(ana: Client) -> None:
    assert ana.get("/accounts/a_ardent").content == ana.get("/accounts/a_ardent").content


def world(front: FakeFront, text: str) -> None:
    """Put `text` wherever a document of an account has a text of strangers."""
    ties = {**shared(), "member_name": text}, own("weak", "2025-01-01", (text, 0.5))
    front.world.accounts["a_ardent"] = {
        **ardent(),
        "account": {"id": "a_ardent", "name": text, "domains": [text]},
        "summary": f"Best way in: ask {text}, who is there.",
        "people": [{**known(text, text, text, f"{text} is there", *ties), "id": "p_1"}],  # type: ignore[arg-type]
        "seen": [seen(text, text)],
        "missing": [text],
    }
    front.world.ways["a_ardent"] = [
        way(f"ask {text} now", step("Ana", text, own("strong", None, (text, 1.0)), f"{text} is there")),
        way(f"or {text} now", step("Ana", "Dee", shared(), ""), step(text, text, shared(), ""), weakest=1),
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_show_as_text_and_nothing_else(ana: Client, front: FakeFront, text: str) -> None:
    world(front, text)
    hostile = page(ana)
    world(front, "Quill")
    plain = page(ana)
    # A long name may take a second line of the drawing; nothing else may differ.
    assert [tag.name for tag in hostile.tags if tag.name != "text"] == [
        tag.name for tag in plain.tags if tag.name != "text"
    ]
    assert hostile.unclosed == []
    assert not {name for tag in hostile.tags for name in tag.attributes} - {
        name for tag in plain.tags for name in tag.attributes
    }
    assert "\u202e" not in hostile.source
    assert "{{" in hostile.text or "{{" not in text
