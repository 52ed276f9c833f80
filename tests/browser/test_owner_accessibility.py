"""The owner's and the team's pages for everybody: axe-core finds nothing, nothing is moved sideways."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Visit
from tests.browser.serving import Served
from tests.browser.test_accessibility import axe as axe
from tests.browser.test_accessibility import findings, opened

pytestmark = pytest.mark.browser

Cookies = list[dict[str, Any]]
"""What Playwright takes (Any: a browser's own fields)."""


def as_it_is(_: Page) -> None:
    """Look at the page as it opens."""


def wrongly_left_out(page: Page) -> None:
    page.locator("#kind").select_option("before")
    page.locator("#value").fill("yesterday")
    page.get_by_role("button", name="Leave out").click()
    expect(page.locator("#wrong")).to_be_visible()


def wrong_password(page: Page) -> None:
    page.get_by_label("New password").fill("a few words in a row")
    page.get_by_label("Once more").fill("another few words")
    page.get_by_role("button", name="password").click()
    expect(page.locator("#wrong")).to_be_visible()


PAGES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "first steps": ("/start", opened),
    "my book": ("/book", as_it_is),
    "my book, wrongly left out": ("/book", wrongly_left_out),
    "what could not be read": ("/book/runs/1", as_it_is),
    "leave": ("/book/leave", as_it_is),
    "sharing": ("/sharing", as_it_is),
    "sharing, looked at": ("/sharing?level=named&whom=all&value=&to=everyone", as_it_is),
    "sharing, wrong": ("/sharing?level=named&whom=person&value=x&to=everyone", as_it_is),
    "as a colleague": ("/preview", as_it_is),
    "members": ("/members", opened),
    "settings": ("/settings", opened),
    "settings, wrong": ("/settings", wrong_password),
    "an invitation that is over": ("/welcome?code=x", as_it_is),
}
"""Each page, and what is done there first."""


@pytest.fixture
def shown(visit: Visit, demo: Served, ana: Cookies, odd: Served, bo: Cookies) -> Callable[..., Page]:
    """Open a page of the demonstration, or of the home with the odd names."""

    def show(name: str, *, odd_names: bool, **how: Any) -> Page:  # Any: what Visit takes
        path, then = PAGES[name]
        page = visit(odd if odd_names else demo, path, cookies=bo if odd_names else ana, **how)
        then(page)
        return page

    return show


@pytest.mark.parametrize("odd_names", [False, True], ids=["demonstration", "odd names"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_is_moved_sideways(
    shown: Callable[..., Page],
    axe: Any,  # the package has no types
    name: str,
    *,
    odd_names: bool,
) -> None:
    page = shown(name, odd_names=odd_names)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert findings(axe, page) == []
    for width in (1280, 737, 736, 390, 320):
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") == width
