"""The account page in a real browser."""

import re
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Visit
from tests.browser.oddities import GHOSTS
from tests.browser.serving import Served
from tests.browser.watching import texts

pytestmark = pytest.mark.browser

Cookies = list[dict[str, Any]]
"""What Playwright takes (Any: a browser's own fields)."""


@pytest.fixture(scope="module")
def asked(api: httpx.Client, question: dict[str, str]) -> dict[str, Any]:
    """The account that the demonstration asks about."""
    (found,) = api.get("/accounts", params={"q": question["account"]}).json()["items"]
    answer: dict[str, Any] = api.get(f"/accounts/{found['id']}").json()
    return answer


@pytest.fixture(scope="module")
def ways(api: httpx.Client, asked: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = api.get("/paths", params={"to": asked["account"]["id"]}).json()["paths"]
    return found


@pytest.fixture
def page(visit: Visit, demo: Served, ana: Cookies, asked: dict[str, Any]) -> Page:
    return visit(demo, f"/accounts/{asked['account']['id']}", cookies=ana)


def test_an_account_opens_from_the_list_with_its_first_line(
    visit: Visit, demo: Served, ana: Cookies, asked: dict[str, Any]
) -> None:
    page = visit(demo, cookies=ana)
    page.get_by_role("link", name=asked["account"]["name"]).click()
    expect(page.locator("h1")).to_have_text(asked["summary"])
    assert page.title().startswith(asked["account"]["name"])
    page.get_by_role("link", name="Target accounts").click()
    expect(page).to_have_url(f"{demo.url}/")


@pytest.mark.parametrize(("width", "shown", "other"), [(1280, "across", "down"), (390, "down", "across")])
def test_the_way_is_drawn_with_its_text_beside_it(
    page: Page, ways: list[dict[str, Any]], width: int, shown: str, other: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    expect(page.locator(f"svg.{other}")).to_be_hidden()
    drawn = page.locator(f"svg.{shown}")
    expect(drawn).to_be_visible()
    steps = ways[0]["steps"]
    assert drawn.locator("circle").count() == len(steps) + 1
    assert drawn.locator("line").count() == len(steps)
    written = " ".join(drawn.locator("text").all_text_contents())
    told = drawn.get_attribute("aria-label") or ""
    page.get_by_text("Step by step").click()
    beside = " ".join(texts(page, "section[aria-labelledby=way-in] ol"))
    for step in steps:
        assert all(part in written for part in step["to"]["name"].split())
        assert step["phrase"][1:] in told
        assert step["phrase"][1:] in beside
        for reason in step["reasons"] or []:
            assert reason["text"] in beside


def test_the_drawing_keeps_to_its_frame(page: Page) -> None:
    for width, kind in ((1280, "across"), (390, "down"), (320, "down")):
        page.set_viewport_size({"width": width, "height": 800})
        frame = page.locator(f"svg.{kind}").bounding_box()
        assert frame is not None
        for part in page.locator(f"svg.{kind} > *").all():
            box = part.bounding_box()
            assert box is not None
            assert frame["x"] - 1 <= box["x"]
            assert box["x"] + box["width"] <= frame["x"] + frame["width"] + 1
            assert frame["y"] - 1 <= box["y"]
            assert box["y"] + box["height"] <= frame["y"] + frame["height"] + 1


def test_everybody_known_is_listed_with_who_knows_them_how_well_and_why(
    page: Page, asked: dict[str, Any]
) -> None:
    assert asked["people"]
    for one in asked["people"]:
        row = page.locator(f"tr[id='{one['id']}']")
        expect(row).to_contain_text(one["name"])
        expect(row).to_contain_text(one["phrase"][1:])
        expect(row.locator(".well")).to_contain_text(one["known_by"][0]["tier"])
        expect(row.locator(".last time")).to_have_attribute("datetime", one["known_by"][0]["last_contact"])
        row.get_by_text("Why").click()
        for tie in one["known_by"]:
            for reason in tie["reasons"] or []:
                expect(row).to_contain_text(reason["text"])
            if tie["level"] != "own":
                expect(row).to_contain_text(tie["member_name"])
                expect(row).to_contain_text("stays private")


def test_the_name_in_the_first_line_leads_to_its_row(page: Page) -> None:
    page.locator("h1 a").first.click()
    expect(page.locator("tr:target")).to_be_in_viewport()
    assert page.locator("h1 a").first.inner_text() in page.locator("tr:target").inner_text()


def test_other_ways_begin_with_somebody_else_where_they_can(page: Page, ways: list[dict[str, Any]]) -> None:
    first = ways[0]["steps"][0]["to"]["name"]
    elsewhere = [way for way in ways if way["steps"][0]["to"]["name"] != first]
    shown = texts(page, ".others li")
    assert bool(shown) == (len(ways) > 1)
    if elsewhere:
        assert elsewhere[0]["steps"][0]["to"]["name"] in shown[0]


def test_an_account_where_nobody_is_known_draws_the_way_that_its_first_line_says(
    visit: Visit, odd: Served, bo: Cookies
) -> None:
    page = visit(odd, cookies=bo)
    page.locator("tr", has_text=GHOSTS).locator("a.go").click()
    expect(page.locator("h1")).to_have_text(
        re.compile("^Best way in: ask Cy Young, who has been in touch with Ghost")
    )
    expect(page.locator("svg.across circle")).to_have_count(3)
    expect(page.get_by_role("heading", name="People we know")).to_have_count(0)
    expect(page.locator(".seen li")).to_have_text(["Ghost 0", "Ghost 1", "Ghost 2"])


def test_an_account_that_nobody_sees_is_a_page_with_a_way_back(
    visit: Visit, demo: Served, ana: Cookies
) -> None:
    page = visit(demo, "/accounts/0123456789abcdef0123", cookies=ana)
    expect(page.locator("h1")).to_have_text("Nothing here that you can see")
    page.get_by_role("link", name="To your target accounts").click()
    expect(page).to_have_url(f"{demo.url}/")
