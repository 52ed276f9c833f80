"""The target accounts in a real browser."""

import re
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import Visit
from tests.browser.oddities import NOBODY
from tests.browser.serving import Served
from tests.browser.watching import texts

pytestmark = pytest.mark.browser

Cookies = list[dict[str, Any]]
"""What Playwright takes (Any: a browser's own fields)."""
ROWS = "tbody tr"
SLOWLY = """() => {
    const send = XMLHttpRequest.prototype.send;
    XMLHttpRequest.prototype.send = function (...body) { setTimeout(() => send.apply(this, body), 400); };
}"""


def names(targets: dict[str, Any]) -> list[str]:
    return [one["account"]["name"] if one["account"] else one["wanted"] for one in targets["items"]]


@pytest.fixture(scope="module")
def targets(api: httpx.Client) -> dict[str, Any]:
    found: dict[str, Any] = api.get("/targets").json()
    assert len(found["items"]) >= 8
    return found


@pytest.fixture
def home(visit: Visit, demo: Served, ana: Cookies) -> Page:
    """The home page, marked so that a new load of the page can be told."""
    page = visit(demo, cookies=ana)
    page.evaluate("window.loaded = 'once'")
    return page


def loaded_once(page: Page) -> bool:
    return bool(page.evaluate("window.loaded === 'once'"))


def test_the_target_accounts_stand_below_the_apis_first_line(home: Page, targets: dict[str, Any]) -> None:
    expect(home.locator("h1")).to_have_text(targets["summary"])
    rows = dict(zip(texts(home, f"{ROWS} .whose > :first-child"), texts(home, ROWS), strict=True))
    assert sorted(rows) == sorted(names(targets))
    for name, item in zip(names(targets), targets["items"], strict=True):
        assert item["phrase"][1:] in rows[name]
        assert (item["tier"] or "none yet") in rows[name]


def test_typing_narrows_the_rows_without_loading_the_page(home: Page, targets: dict[str, Any]) -> None:
    one = next(item for item in targets["items"] if item["account"])
    home.locator("#q").press_sequentially(one["account"]["domains"][0], delay=20)
    expect(home.locator(ROWS)).to_have_count(1)
    expect(home.locator(ROWS)).to_contain_text(one["account"]["name"])
    expect(home.get_by_role("status").filter(visible=True)).to_have_text(
        f"1 of {len(targets['items'])} accounts"
    )
    expect(home).to_have_url(re.compile(r"\?q="))
    expect(home.locator("#q")).to_be_focused()
    home.locator("#q").fill("")
    expect(home.locator(ROWS)).to_have_count(len(targets["items"]))
    assert loaded_once(home)


def test_typing_faster_than_the_pages_answer_ends_with_the_last_word(
    home: Page, targets: dict[str, Any]
) -> None:
    home.evaluate(SLOWLY)
    last = next(item for item in targets["items"] if item["account"])["account"]["domains"][0]
    for typed in ("a", "nobody is called that", last):
        home.locator("#q").fill(typed)
        home.wait_for_timeout(200)
    expect(home.locator(ROWS)).to_have_count(1)
    expect(home.locator(ROWS)).to_contain_text(last)


def test_a_filter_that_holds_nothing_shows_the_way_back(home: Page, targets: dict[str, Any]) -> None:
    home.locator("#q").fill("nobody is called that")
    expect(home.locator("#accounts")).to_contain_text("No account on your list holds")
    home.get_by_role("link", name="Show all").click()
    expect(home.locator(ROWS)).to_have_count(len(targets["items"]))


def test_rows_are_sorted_by_name_by_quiet_and_by_warmth(home: Page, targets: dict[str, Any]) -> None:
    by_warmth = texts(home, ".whose > :first-child")
    warmth = dict(
        zip(
            names(targets),
            [(one["best"] or {"warmth": -1})["warmth"] for one in targets["items"]],
            strict=True,
        )
    )
    assert [warmth[name] for name in by_warmth] == sorted(warmth.values(), reverse=True)
    home.get_by_role("link", name="name", exact=True).click()
    expect(home.get_by_role("link", name="name", exact=True)).to_have_attribute("aria-current", "true")
    by_name = texts(home, ".whose > :first-child")
    assert sorted(by_name) == sorted(by_warmth)
    assert [name[0].lower() for name in by_name] == sorted(name[0].lower() for name in by_name)
    home.get_by_role("link", name="going quiet").click()
    expect(home).to_have_url(re.compile("sort=quiet"))
    expect(home.get_by_role("link", name="going quiet")).to_have_attribute("aria-current", "true")
    silent = home.locator(".last time").evaluate_all("all => all.map(one => one.dateTime.slice(0, 7))")
    quiet = home.locator(".last:has(.pill)").count()
    assert silent[quiet:] == sorted(silent[quiet:])
    assert loaded_once(home)


def test_a_filter_and_an_order_hold_together_and_the_back_button_undoes_them(home: Page) -> None:
    before = texts(home, ".whose > :first-child")
    home.get_by_role("link", name="name", exact=True).click()
    expect(home).to_have_url(re.compile("sort=name"))
    home.locator("#q").fill("a")
    expect(home).to_have_url(re.compile(r"q=a&sort=name|sort=name&q=a"))
    home.go_back()
    expect(home.locator("#q")).to_have_value("")
    expect(home.locator(".sorts [aria-current]")).to_have_text("warmth")
    assert texts(home, ".whose > :first-child") == before


def test_accounts_are_pasted_removed_and_put_back(visit: Visit, fresh: Served) -> None:
    page = visit(fresh, cookies=fresh.cookies())
    before = page.locator(ROWS).count()
    page.get_by_text("Add accounts").click()
    page.get_by_label("Names or domains, one a line").fill("- Zephyr Lifts\n- zinnia.example\n")
    page.get_by_role("button", name="Add to the list").click()
    expect(page.get_by_role("status").filter(visible=True)).to_have_text("Added 2 accounts.")
    expect(page.locator(ROWS)).to_have_count(before + 2)
    page.get_by_role("button", name="Remove Zephyr Lifts from the list").click()
    expect(page.get_by_role("status").filter(visible=True)).to_contain_text("Zephyr Lifts is off your list.")
    expect(page.locator(ROWS)).to_have_count(before + 1)
    page.get_by_role("button", name="Put it back").click()
    expect(page.locator(ROWS)).to_have_count(before + 2)
    page.reload()
    expect(page.locator(".notice")).to_have_count(0)


def test_a_file_of_accounts_is_read(visit: Visit, fresh: Served, tmp_path: Path) -> None:
    file = tmp_path / "accounts.csv"
    file.write_text("owner;company\nAna;Zephyr Lifts\nAna;Zinnia GmbH\n", "utf-8")
    page = visit(fresh, cookies=fresh.cookies())
    page.get_by_text("Add accounts").click()
    page.get_by_label("Or a CSV file").set_input_files(file)
    page.get_by_role("button", name="Add to the list").click()
    expect(page.get_by_role("status").filter(visible=True)).to_have_text("Added 2 accounts.")
    assert {"Zephyr Lifts", "Zinnia GmbH"} <= set(texts(page, ".whose > :first-child"))


def test_an_empty_list_asks_for_accounts(visit: Visit, odd: Served) -> None:
    page = visit(odd, "/signin")
    page.get_by_label("Your token").fill(odd.token("read", "write", member=NOBODY))
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator("h1")).to_contain_text("No target accounts yet")
    expect(page.get_by_label("Names or domains, one a line")).to_be_visible()
    expect(page.locator("table")).to_have_count(0)


def test_an_earlier_day_is_shown_and_kept_in_every_link(visit: Visit, demo: Served, ana: Cookies) -> None:
    page = visit(demo, "/?at=2026-03-01", cookies=ana)
    expect(page.locator(".asof")).to_contain_text("As of 1 March 2026")
    page.locator("a.go").first.click()
    expect(page.locator(".asof")).to_contain_text("As of 1 March 2026")
    page.get_by_role("link", name="Target accounts").click()
    expect(page).to_have_url(re.compile("at=2026-03-01"))
    page.get_by_role("link", name="Back to today").click()
    expect(page.locator(".asof")).to_have_count(0)


def test_a_page_that_no_longer_answers_says_so(chromium: Browser, demo: Served, ana: Cookies) -> None:
    # Not watched: the browser itself reports the lost connection.
    page = chromium.new_page(base_url=demo.url)
    page.context.add_cookies(ana)  # type: ignore[arg-type]
    page.goto("/")
    page.route("**/?**", lambda route: route.abort("connectionrefused"))
    page.locator("#q").fill("a")
    expect(page.locator("#trouble")).to_be_visible()
    page.unroute("**/?**")
    page.locator("#q").fill("ab")
    expect(page.locator("#trouble")).to_be_hidden()
    page.context.close()
