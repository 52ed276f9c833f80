"""Both pages by keyboard alone."""

from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Visit
from tests.browser.serving import Served
from tests.browser.watching import texts

pytestmark = pytest.mark.browser

Cookies = list[dict[str, Any]]
"""What Playwright takes (Any: a browser's own fields)."""
FOCUSED = """() => {
    const one = document.activeElement, style = getComputedStyle(one);
    return {
        name: one.getAttribute("aria-label") || one.textContent.trim() || one.id,
        top: one.getBoundingClientRect().top + scrollY,
        ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    };
}"""


@pytest.fixture
def home(visit: Visit, demo: Served, ana: Cookies) -> Page:
    return visit(demo, cookies=ana)


def tabbed(page: Page, times: int) -> list[dict[str, Any]]:
    """Press Tab so often and return what had the focus each time (Any: what the page says of it)."""
    found = []
    for _ in range(times):
        page.keyboard.press("Tab")
        found.append(page.evaluate(FOCUSED))
    return found


def test_a_slash_goes_to_the_filter_and_is_a_letter_within_it(home: Page) -> None:
    home.keyboard.press("/")
    expect(home.locator("#q")).to_be_focused()
    expect(home.locator("#q")).to_have_value("")
    home.keyboard.type("a/b")
    expect(home.locator("#q")).to_have_value("a/b")


def test_tab_goes_from_top_to_bottom_and_always_shows_where_it_is(home: Page) -> None:
    first = texts(home, "a.go")[0]
    walked = tabbed(home, 20)
    names = [one["name"] for one in walked]
    assert names[:3] == ["Skip to the content", "relgraph", "Accounts"]
    assert "find" in names[3:8]
    rest = names[names.index("Sign out") + 1 :]
    assert rest[:5] == ["q", "warmth", "going quiet", "name", first]
    assert f"Remove {first} from the list" in rest
    assert all(one["ring"] for one in walked)
    tops = [one["top"] for one in walked[1:]]
    assert all(later >= earlier - 15 for earlier, later in pairwise(tops))


def test_the_first_tab_offers_to_skip_to_the_content(home: Page) -> None:
    home.keyboard.press("Tab")
    expect(home.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    home.keyboard.press("Enter")
    home.keyboard.press("Tab")
    expect(home.locator("#q")).to_be_focused()


def test_arrows_move_along_the_accounts_and_enter_opens_one(home: Page) -> None:
    names = texts(home, "a.go")
    home.keyboard.press("/")
    home.keyboard.press("ArrowDown")
    expect(home.locator("a.go").nth(0)).to_be_focused()
    home.keyboard.press("ArrowDown")
    expect(home.locator("a.go").nth(1)).to_be_focused()
    home.keyboard.press("ArrowUp")
    home.keyboard.press("ArrowUp")
    expect(home.locator("#q")).to_be_focused()
    home.keyboard.press("ArrowDown")
    home.keyboard.press("Enter")
    expect(home.locator(".here")).to_have_text(names[0])


def test_the_reasons_open_by_keyboard(home: Page) -> None:
    home.locator("a.go").first.press("Enter")
    step = home.locator("summary").first
    step.focus()
    home.keyboard.press("Enter")
    expect(home.locator("details").first).to_have_attribute("open", "")
    home.keyboard.press("Space")
    expect(home.locator("details").first).not_to_have_attribute("open", "")


def test_the_focus_stays_with_the_order_that_was_chosen(home: Page) -> None:
    home.get_by_role("link", name="name", exact=True).focus()
    home.keyboard.press("Enter")
    expect(home.get_by_role("link", name="name", exact=True)).to_have_attribute("aria-current", "true")
    expect(home.get_by_role("link", name="name", exact=True)).to_be_focused()
