"""Names that strangers, colleagues and one's own list bring, shown as the text they are."""

from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Visit
from tests.browser.oddities import EVE, MARKUP, NAME_OF_BO
from tests.browser.serving import Served
from tests.browser.watching import texts

pytestmark = pytest.mark.browser

Cookies = list[dict[str, Any]]
"""What Playwright takes (Any: a browser's own fields)."""
OURS = "script[src^='/static/']"


def is_harmless(page: Page) -> bool:
    foreign = page.locator(f"script:not({OURS}), img, iframe, object, embed, [onerror], [onload]").count()
    return foreign == 0 and page.title() != "hacked"


@pytest.mark.parametrize("width", [1280, 390])
def test_every_page_shows_names_as_text(visit: Visit, odd: Served, bo: Cookies, width: int) -> None:
    page = visit(odd, cookies=bo, width=width)
    assert is_harmless(page)
    assert MARKUP in texts(page, ".whose > :first-child")
    for path in page.locator("a.go").evaluate_all("all => all.map(one => one.getAttribute('href'))"):
        page.goto(path)
        for summary in page.locator("summary").all():
            summary.click()
        assert is_harmless(page)


def test_a_colleagues_name_is_text_in_sentences_rows_and_the_drawing(visit: Visit, odd: Served) -> None:
    page = visit(odd, "/signin")
    page.get_by_label("Your token").fill(odd.token("read", member=EVE))
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator("td.how").first).to_contain_text("Bo <script>document.title='hacked'")
    page.locator("a.go").click()
    expect(page.locator("tr td.how").first).to_contain_text(NAME_OF_BO)
    expect(page.locator("svg.across circle title").nth(1)).to_have_text(NAME_OF_BO)
    assert is_harmless(page)


@pytest.mark.parametrize("asked", [MARKUP, "'\"><svg onload=alert(1)>", "{{7*7}}", "\u202etxt.exe", "%00%ff"])
def test_what_is_asked_in_an_address_is_shown_as_text(
    visit: Visit, odd: Served, bo: Cookies, asked: str
) -> None:
    page = visit(odd, cookies=bo)
    page.goto(f"/?{urlencode({'q': asked})}")
    assert is_harmless(page)
    expect(page.locator("#q")).to_have_count(1)


def test_a_removed_name_is_text_in_what_is_said_of_it(visit: Visit, odd: Served, bo: Cookies) -> None:
    page = visit(odd, cookies=bo)
    page.get_by_role("button", name=f"Remove {MARKUP}").click()
    expect(page.locator(".notice")).to_contain_text(f"{MARKUP} is off your list.")
    assert is_harmless(page)
    page.get_by_role("button", name="Put it back").click()
    assert MARKUP in texts(page, ".whose > :first-child")
