"""From an account to a person, a tie, a way and a plan, and what is wrong put right, in a real browser."""

import re
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Visit
from tests.browser.serving import Served
from tests.browser.watching import texts

pytestmark = pytest.mark.browser

Cookies = list[dict[str, Any]]
"""What Playwright takes (Any: a browser's own fields)."""


@pytest.fixture(scope="module")
def account(api: httpx.Client, question: dict[str, str]) -> str:
    """The page of the account that the demonstration asks about."""
    (found,) = api.get("/accounts", params={"q": question["account"]}).json()["items"]
    return f"/accounts/{found['id']}"


@pytest.fixture(scope="module")
def acquaintance(api: httpx.Client) -> dict[str, Any]:
    """Somebody with a title whom the asker knows."""
    people = api.get("/people", params={"limit": 200}).json()["items"]
    for one in people:
        person = api.get(f"/people/{one['id']}").json()
        own = [tie for tie in person["known_by"] if tie["level"] == "own"]
        if one["title"] and own and person["jobs"]:
            return {**one, "jobs": person["jobs"]}
    raise AssertionError("the demonstration has nobody with a title")


def walk_from_account_to_tie_and_put_it_right(page: Page, served: Served, name: str) -> None:
    page.goto(f"/search?q={name}")
    page.locator("main a.go", has_text=name).first.click()
    expect(page.locator("h1")).to_contain_text(name)
    page.get_by_role("link", name="Why this strength?").click()
    expect(page.locator("h1")).to_contain_text("in the last year")
    before = page.locator("h1").inner_text()
    page.get_by_role("button", name="That’s wrong").click()
    expect(page.locator(".notice")).to_contain_text(f"Noted: You do not know {name}")
    expect(page.locator("h1")).to_contain_text("You have no contact with")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".notice")).to_contain_text("Taken back:")
    expect(page.locator("h1")).to_have_text(before)
    assert "/tie" in page.url
    assert served.url in page.url


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_tie_is_called_wrong_and_that_is_undone(
    visit: Visit, fresh: Served, acquaintance: dict[str, Any], *, scripts: bool
) -> None:
    page = visit(fresh, cookies=fresh.cookies(), scripts=scripts)
    walk_from_account_to_tie_and_put_it_right(page, fresh, acquaintance["name"])


def test_a_title_is_called_wrong_and_that_is_undone_later(
    visit: Visit, fresh: Served, acquaintance: dict[str, Any]
) -> None:
    page = visit(fresh, f"/people/{acquaintance['id']}", cookies=fresh.cookies())
    page.get_by_role("button", name=f"Wrong title: {acquaintance['title']}").first.click()
    expect(page.locator("h1")).not_to_contain_text(f", {acquaintance['title']} at")
    page.get_by_role("link", name="What you put right").click()
    expect(page.locator("h1")).to_have_text("You put 1 thing right.")
    page.locator("main .facts").get_by_role("button", name="Undo").click()
    expect(page.locator("h1")).to_have_text("You have not put anything right yet.")
    page.goto(f"/people/{acquaintance['id']}")
    expect(page.locator("h1")).to_contain_text(acquaintance["title"])


def test_from_an_account_one_goes_to_people_ways_and_the_plan(
    visit: Visit, demo: Served, ana: Cookies, account: str
) -> None:
    page = visit(demo, account, cookies=ana)
    name = texts(page, ".people .whose a.go")[0]
    page.locator(".people .whose a.go").first.click()
    expect(page.locator("h1")).to_contain_text(name)
    page.get_by_role("link", name="How do I ask?").click()
    expect(page.locator("svg.across").first).to_be_visible()
    assert page.locator("svg.across circle").count() >= 2
    expect(page.locator("#draft")).to_have_value(re.compile("^Hello "))
    page.goto(account)
    page.get_by_role("link", name="Plan", exact=True).click()
    expect(page.locator("h1")).to_contain_text("We know")


def test_a_draft_is_edited_and_copied(visit: Visit, demo: Served, ana: Cookies, account: str) -> None:
    page = visit(demo, f"/paths?to={account.rpartition('/')[2]}", cookies=ana)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#draft").fill("Hello, in my own words")
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "Hello, in my own words"


def test_search_is_by_keyboard_from_every_page(
    visit: Visit, demo: Served, ana: Cookies, account: str, acquaintance: dict[str, Any]
) -> None:
    page = visit(demo, account, cookies=ana)
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type(acquaintance["name"])
    expect(page.locator("#hits a.go").first).to_contain_text(acquaintance["name"])
    page.keyboard.press("ArrowDown")
    expect(page.locator("#hits a.go").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/people/"))
    expect(page.locator("h1")).to_contain_text(acquaintance["name"])


def test_the_search_page_follows_what_is_typed_and_opens_by_enter(
    visit: Visit, demo: Served, ana: Cookies, acquaintance: dict[str, Any]
) -> None:
    page = visit(demo, "/search", cookies=ana, width=390)
    page.locator("#q").fill(acquaintance["name"][:4])
    expect(page.locator("#results a.go").first).to_be_visible()
    expect(page).to_have_url(re.compile(r"q="))
    page.locator("#q").press("ArrowDown")
    expect(page.locator("#results a.go").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/(people|accounts)/"))


def test_search_works_as_a_plain_form(
    visit: Visit, demo: Served, ana: Cookies, acquaintance: dict[str, Any]
) -> None:
    page = visit(demo, "/introductions", cookies=ana, scripts=False)
    page.locator("#find").fill(acquaintance["name"])
    page.keyboard.press("Enter")
    expect(page.locator("main a.go").first).to_contain_text(acquaintance["name"])


def test_a_plan_is_printed_on_one_page_without_what_is_for_screens(
    visit: Visit, demo: Served, ana: Cookies, account: str
) -> None:
    page = visit(demo, f"{account}/plan", cookies=ana, scheme="dark")
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    for selector in (".places", ".find", ".me", "[data-print]"):
        expect(page.locator(selector)).to_be_hidden()
    ink = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ink == "rgb(255, 255, 255)"
    printed = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def test_months_are_drawn_with_their_table_beside(
    visit: Visit, demo: Served, ana: Cookies, acquaintance: dict[str, Any]
) -> None:
    page = visit(demo, f"/people/{acquaintance['id']}", cookies=ana)
    drawn = page.locator(".chart > svg")
    assert drawn.locator("rect").count() > 0
    assert "you wrote" in (drawn.get_attribute("aria-label") or "")
    page.get_by_text("The same as a table").click()
    expect(page.locator("table.plain tbody tr").first).to_be_visible()


def test_an_introduction_called_none_is_gone_and_comes_back(visit: Visit, fresh: Served) -> None:
    page = visit(fresh, "/introductions", cookies=fresh.cookies())
    before = page.locator("h1").inner_text()
    page.get_by_role("button", name="Not an introduction").first.click()
    expect(page.locator("h1")).not_to_have_text(before)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("h1")).to_have_text(before)


def test_a_doubt_is_answered_and_comes_back(visit: Visit, fresh: Served) -> None:
    page = visit(fresh, "/confirm", cookies=fresh.cookies())
    before = page.locator("h1").inner_text()
    page.get_by_role("button", name="Two people").first.click()
    expect(page.locator("h1")).not_to_have_text(before)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("h1")).to_have_text(before)
