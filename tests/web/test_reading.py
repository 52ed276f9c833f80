"""The pages for reading the graph, over a real installation."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.faces import Client
from tests.hostile import HOSTILE
from tests.web.markup import Page
from tests.web.reading import CY, DEE, account_of, furnished, page, person_of, visiting

from relgraph.clean import clean
from relgraph.house import House

HTMX = {"HX-Request": "true"}
EVERY_PAGE = (
    "/",
    "/accounts/{account}",
    "/accounts/{account}/plan",
    "/people/{dee}",
    "/people/{cy}",
    "/people/{dee}/tie",
    "/people/{cy}/tie",
    "/people/{gil}/tie?of={dee}",
    "/paths?to={account}",
    "/paths?to={cy}",
    "/paths",
    "/search?q=e",
    "/introductions",
    "/confirm",
    "/judgements",
)


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = furnished(tmp_path_factory.mktemp("home"))
    yield made
    made.close()


@pytest.fixture
def ana(at: House) -> Iterator[Client]:
    with visiting(at) as browser:
        yield browser


def addresses(of: House) -> list[str]:
    ids = {
        "account": account_of(of),
        "dee": person_of(of, DEE),
        "cy": person_of(of, CY),
        "gil": person_of(of, "gil@acme.example"),
    }
    return [one.format(**ids) for one in EVERY_PAGE]


def texts(found: Page, name: str, **attributes: str) -> list[str]:
    return [" ".join(tag.text.split()) for tag in found.all(name, **attributes)]


def test_a_person_is_told_in_one_line_with_the_history_below(at: House, ana: Client) -> None:
    found = page(ana, f"/people/{person_of(at, DEE)}")
    assert found.one("h1").text == (
        "Dee Hart, Head of Operations at Acme AG since April 2026; was at Nordwind."
        " You were last in touch 2 days ago; you wrote last."
    )
    headings = ["Who knows them", "Month by month", "Titles and employers", "Introductions"]
    assert texts(found, "h2")[:4] == headings
    (drawn,) = [svg for svg in found.all("svg", role="img") if "by month" in svg.attributes["aria-label"]]
    assert drawn.attributes["aria-label"] == (
        "Messages by month from November 2025 to May 2026: you wrote 3, they wrote 6."
    )
    assert "May 2026231" in found.text.replace(" ", "").replace("May2026", "May 2026")
    assert "Dee Hart introduced you to Gil Stone" in found.text


def test_somebody_whom_a_colleague_shares_has_no_buttons_to_put_right(at: House, ana: Client) -> None:
    found = page(ana, f"/people/{person_of(at, CY)}")
    assert found.one("h1").text == "Cy Young, Acme AG. Bo Lind knows them and was in touch in May 2026."
    assert found.all("form", class_="wrong") == []
    assert "what stands behind it stays private" in found.text


def test_a_tie_is_opened_down_to_its_messages(at: House, ana: Client) -> None:
    found = page(ana, f"/people/{person_of(at, DEE)}/tie")
    assert found.one("h1").text.startswith(
        "Strong: you wrote on 3 days, they wrote on 6 days and you met once"
    )
    assert "about 7 have mail both ways in the next 90 days" in found.text
    rows = [row for row in texts(found, "tr", role="row") if "2026" in row]
    assert rows[0].startswith("18 May 2026")
    assert any("Meet Dee Hart" in row for row in rows)


def test_how_to_ask_is_drawn_said_and_drafted(at: House, ana: Client) -> None:
    found = page(ana, f"/paths?to={person_of(at, CY)}")
    assert found.one("h1").text == "Ask Bo Lind, who knows Cy Young well."
    assert len(found.all("svg", class_="way")) == 2
    assert found.one("textarea").text.startswith("Hello Bo Lind,")
    assert found.one("button", data_copy="draft").attributes["type"] == "button"


def test_whom_nobody_knows_is_asked_for_again(ana: Client) -> None:
    found = page(ana, "/paths?to=nobody+at+all")
    assert found.one("h1").text == "Nobody you see is called that."
    assert found.field("to") == "nobody at all"


def test_search_answers_as_page_and_as_fragment_with_the_same_hits(ana: Client) -> None:
    whole, part = page(ana, "/search?q=dee"), ana.get("/search?q=dee", headers=HTMX)
    hits = [tag.attributes["href"] for tag in whole.all("a", class_="go")]
    assert hits
    assert "<html" not in part.text
    assert [tag.attributes["href"] for tag in Page(f"<body>{part.text}</body>").all("a", class_="go")] == hits
    assert whole.all("form", class_="find") == []


def test_a_plan_says_roles_who_reaches_them_and_what_is_missing(at: House, ana: Client) -> None:
    found = page(ana, f"/accounts/{account_of(at)}/plan")
    assert found.one("h1").text == "We know 1 of the 5 roles, all through you."
    assert texts(found, "th", scope="row")[:2] == ["Executive", "Finance"]
    assert "Bo Lind knows Cy Young well: ask who looks after executive there" in found.text


def test_introductions_and_doubts_are_listed(at: House, ana: Client) -> None:
    assert "Dee Hart introduced you to Gil Stone" in page(ana, "/introductions").text
    assert "Both are called Dee Hart" in page(ana, "/confirm").text


def test_every_name_and_strength_leads_to_its_proof(at: House, ana: Client) -> None:
    dee, cy = person_of(at, DEE), person_of(at, CY)
    home, account = page(ana, "/"), page(ana, f"/accounts/{account_of(at)}")
    for found in (home, account):
        links = {tag.attributes["href"] for tag in found.all("a")}
        assert f"/people/{dee}" in links
        assert f"/people/{dee}/tie" in links
    assert f"/people/{cy}" in {tag.attributes["href"] for tag in account.all("a")}


def test_every_link_of_every_page_leads_somewhere_and_keeps_the_day(at: House, ana: Client) -> None:
    seen: set[str] = set()
    for url in addresses(at):
        dated = f"{url}{'&' if '?' in url else '?'}at=2026-05-20"
        found = page(ana, dated)
        own = {tag.attributes["href"] for tag in found.all("a")}
        links = {link for link in own if link.startswith("/") and not link.startswith(("/settings", "/book"))}
        assert all("at=2026-05-20" in link for link in links), links
        seen |= {link for link in links if link.startswith(("/people", "/accounts", "/paths"))}
    assert len(seen) > 8
    for link in sorted(seen):
        assert ana.get(link).status_code == 200, link


@pytest.mark.parametrize("url", ["/people/x", "/people/x/tie", "/accounts/x/plan", "/people/%00"])
def test_whom_one_does_not_see_and_who_is_not_there_are_one_page(at: House, ana: Client, url: str) -> None:
    missing = ana.get(url)
    assert missing.status_code == 404
    assert missing.content == ana.get(f"/people/{'0' * 20}").content


def test_who_may_only_read_has_no_buttons(at: House) -> None:
    with visiting(at, "read") as reader:
        for url in addresses(at):
            found = page(reader, url)
            assert [tag.attributes["action"] for tag in found.all("form", method="post")] == ["/signout"]


def test_pages_are_well_formed_and_name_each_id_once(at: House, ana: Client) -> None:
    for url in addresses(at):
        found = page(ana, url)
        assert found.unclosed == []
        ids = [tag.attributes["id"] for tag in found.tags if "id" in tag.attributes]
        assert len(ids) == len(set(ids)), url


def shape(found: Page) -> list[tuple[str, tuple[str, ...]]]:
    """Return what a page is made of, less what follows the length of a name or the order of letters."""
    return sorted({(tag.name, tuple(sorted(tag.attributes))) for tag in found.tags if tag.name != "wbr"})


def pages_of(path: Path, name: str, title: str) -> list[Page]:
    made = furnished(path, name=name, title=title)
    with visiting(made) as browser:
        found = [page(browser, url) for url in addresses(made)]
    made.close()
    return found


def hostile_texts_are_text(path: Path, texts: tuple[str, ...]) -> None:
    plain = [*pages_of(path / "plain", "Dee Hart", "Dee Hart"), *pages_of(path / "titled", "Dee H", "CFO")]
    allowed = {one for each in plain for one in shape(each)}
    # As ingest takes them in.
    for place, text in enumerate(filter(None, map(clean, texts))):
        for each in pages_of(path / str(place), text, text):
            assert set(shape(each)) <= allowed, text
            assert each.unclosed == []
            assert "\u202e" not in each.source


def test_some_hostile_texts_show_as_text_on_every_page(tmp_path: Path) -> None:
    hostile_texts_are_text(tmp_path, HOSTILE[::12])


@pytest.mark.slow
def test_all_hostile_texts_show_as_text_on_every_page(tmp_path: Path) -> None:
    hostile_texts_are_text(tmp_path, HOSTILE)
