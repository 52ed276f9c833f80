"""Everything again in a browser that runs no scripts: forms and links do it all."""

import re

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import Visit
from tests.browser.serving import Served
from tests.browser.watching import texts

pytestmark = pytest.mark.browser

ROWS = "tbody tr"


def test_signing_in_filtering_sorting_and_opening_work_by_forms_and_links(visit: Visit, demo: Served) -> None:
    page = visit(demo, scripts=False)
    page.get_by_label("Your token").fill(demo.token("read"))
    page.get_by_role("button", name="Sign in").click()
    all_names = texts(page, ".whose > :first-child")
    page.get_by_label("Filter your accounts").fill(all_names[0])
    page.get_by_role("button", name="Filter").click()
    expect(page.locator(ROWS)).to_have_count(1)
    expect(page.locator("#q")).to_have_value(all_names[0])
    page.get_by_label("Filter your accounts").fill("")
    page.keyboard.press("Enter")
    expect(page.locator(ROWS)).to_have_count(len(all_names))
    page.get_by_role("link", name="name", exact=True).click()
    expect(page).to_have_url(re.compile("sort=name"))
    expect(page.locator(".sorts [aria-current]")).to_have_text("name")
    page.get_by_role("link", name=all_names[0]).click()
    expect(page.locator("h1")).to_contain_text("Best way in")
    expect(page.locator("svg.across")).to_be_visible()
    page.get_by_text("Step by step").click()
    expect(page.locator("section[aria-labelledby=way-in] ol")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    expect(page.locator("h1")).to_have_text("You are signed out.")


def test_accounts_are_pasted_removed_and_put_back_by_forms(visit: Visit, fresh: Served) -> None:
    page = visit(fresh, cookies=fresh.cookies(), scripts=False)
    before = page.locator(ROWS).count()
    page.get_by_text("Add accounts").click()
    page.get_by_label("Names or domains, one a line").fill("Zephyr Lifts")
    page.get_by_role("button", name="Add to the list").click()
    expect(page.locator(".notice")).to_contain_text("Added 1 account.")
    page.get_by_role("button", name="Remove Zephyr Lifts from the list").click()
    expect(page.locator(ROWS)).to_have_count(before)
    page.get_by_role("button", name="Put it back").click()
    expect(page.locator(ROWS)).to_have_count(before + 1)


def test_what_was_typed_wrong_is_still_there_to_be_mended(visit: Visit, fresh: Served) -> None:
    page = visit(fresh, cookies=fresh.cookies(), scripts=False)
    page.get_by_text("Add accounts").click()
    typed = f"Zephyr Lifts\n{'w' * 300}"
    page.get_by_label("Names or domains, one a line").fill(typed)
    page.get_by_role("button", name="Add to the list").click()
    expect(page.locator("#wrong")).to_contain_text("Line 2")
    expect(page.get_by_label("Names or domains, one a line")).to_have_value(typed)
    expect(page.get_by_label("Names or domains, one a line")).to_be_visible()
