"""Signing in and out in a real browser."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import Visit
from tests.browser.serving import Served, serving

pytestmark = pytest.mark.browser


def test_the_launch_link_signs_in_once_and_only_once(
    visit: Visit, copied: Callable[[], Path], question: dict[str, str]
) -> None:
    with serving(copied(), question["asker"]) as served:
        first, second = visit(served, None), visit(served, None)
        first.goto(served.link)
        expect(first).to_have_url(f"{served.url}/")
        expect(first.locator("h1")).to_contain_text("accounts")
        second.goto(served.link)
        expect(second.get_by_role("alert").filter(visible=True)).to_contain_text("used already")
        second.goto("/")
        expect(second).to_have_url(re.compile("/signin"))
        first.reload()
        expect(first.locator("h1")).to_contain_text("accounts")


def test_a_token_signs_in_and_goes_on_to_the_page_asked_for(visit: Visit, demo: Served) -> None:
    page = visit(demo, "/?sort=name")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in to relgraph")
    page.get_by_label("Your token").fill(demo.token("read"))
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(f"{demo.url}/?sort=name")
    expect(page.get_by_role("button", name="Remove")).to_have_count(0)
    expect(page.locator("#more")).to_have_count(0)


def test_a_wrong_token_is_told_so_beside_the_field(visit: Visit, demo: Served) -> None:
    page = visit(demo, "/signin")
    page.get_by_label("Your token").fill("not a token")
    page.keyboard.press("Enter")
    field = page.get_by_label("Your token")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile("not valid"))
    expect(field).to_have_value("")


def test_nothing_is_left_to_see_after_signing_out(visit: Visit, demo: Served) -> None:
    page = visit(demo, "/signin")
    page.get_by_label("Your token").fill(demo.token("read"))
    page.get_by_role("button", name="Sign in").click()
    page.locator("a.go").first.click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You are signed out.")
    page.go_back()
    expect(page).to_have_url(re.compile("/signin"))
    assert (
        page.context.cookies(demo.url) == [] or "relgraph-form" in page.context.cookies(demo.url)[0]["name"]
    )
