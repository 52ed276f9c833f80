"""Both pages for everybody: axe-core finds nothing, nothing has to be moved sideways, dark is dark."""

import os
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Visit
from tests.browser.oddities import GHOSTS
from tests.browser.serving import Served

pytestmark = pytest.mark.browser

Cookies = list[dict[str, Any]]
"""What Playwright takes (Any: a browser's own fields)."""
COLOURS = """() => ["backgroundColor", "color"].map(
    of => getComputedStyle(document.body)[of].match(/\\d+/g).map(Number))"""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def opened(page: Page) -> None:
    for summary in page.locator("summary").all():
        summary.click()


def wrongly_pasted(page: Page) -> None:
    opened(page)
    page.get_by_label("Names or domains, one a line").fill("\n")
    page.get_by_role("button", name="Add to the list").click()
    expect(page.locator("#wrong")).to_be_visible()


def filtered_to_nothing(page: Page) -> None:
    page.locator("#q").fill("nobody is called that")
    expect(page.locator("#accounts .nothing")).to_be_visible()


def first_account(page: Page) -> None:
    page.locator("a.go").first.click()
    opened(page)


def first_person(page: Page) -> None:
    page.locator("#results a.go[href^='/people/']").first.click()
    opened(page)


def first_tie(page: Page) -> None:
    first_person(page)
    page.get_by_role("link", name="Why this strength?").click()
    opened(page)


def first_way(page: Page) -> None:
    first_person(page)
    page.get_by_role("link", name="How do I ask?").click()
    opened(page)


def first_plan(page: Page) -> None:
    page.locator("a.go").first.click()
    page.get_by_role("link", name="Plan", exact=True).click()


def found_in_the_head(page: Page) -> None:
    page.locator("#find").fill("e")
    expect(page.locator("#hits a.go").first).to_be_visible()


def account_of_ghosts(page: Page) -> None:
    page.locator("tr", has_text=GHOSTS).locator("a.go").click()
    opened(page)


def wrong_token(page: Page) -> None:
    page.get_by_label("Your token").fill("not a token")
    page.keyboard.press("Enter")
    expect(page.locator("#wrong")).to_be_visible()


def as_it_is(_: Page) -> None:
    """Look at the page as it opens."""


PAGES: dict[str, tuple[str, bool, Callable[[Page], None]]] = {
    "sign-in": ("/signin", False, as_it_is),
    "sign-in, wrong token": ("/signin", False, wrong_token),
    "home": ("/", True, as_it_is),
    "home, wrongly pasted": ("/", True, wrongly_pasted),
    "home, nothing found": ("/", True, filtered_to_nothing),
    "home, an earlier day": ("/?at=2026-03-01", True, as_it_is),
    "account": ("/", True, first_account),
    "account, nobody known": ("/", True, account_of_ghosts),
    "person": ("/search?q=ex", True, first_person),
    "tie": ("/search?q=ex", True, first_tie),
    "way": ("/search?q=ex", True, first_way),
    "no way": ("/paths?to=nobody", True, as_it_is),
    "search": ("/search?q=e", True, as_it_is),
    "search in the head": ("/", True, found_in_the_head),
    "plan": ("/", True, first_plan),
    "introductions": ("/introductions", True, as_it_is),
    "to confirm": ("/confirm", True, as_it_is),
    "what was put right": ("/judgements", True, as_it_is),
    "nothing there": ("/nowhere", True, as_it_is),
}
"""Each page: where it is, whether one is signed in, and what is done there first."""


@pytest.fixture
def shown(
    visit: Visit, demo: Served, ana: Cookies, odd: Served, bo: Cookies, request: pytest.FixtureRequest
) -> Callable[..., Page]:
    """Open a page of PAGES, of the demonstration or of the home with the odd names."""

    def show(name: str, *, odd_names: bool, **how: Any) -> Page:  # Any: what Visit takes
        path, signed_in, then = PAGES[name]
        served, cookies = (odd, bo) if odd_names else (demo, ana)
        page = visit(served, path, cookies=cookies if signed_in else None, **how)
        then(page)
        return page

    return show


@pytest.fixture(scope="session")
def axe() -> Any:  # Any: the package has no types
    """axe-core, as the package brings it."""
    try:
        from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
    except ImportError:
        missing = "axe-playwright-python is not installed: make setup"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    return Axe()


def findings(axe: Any, page: Page) -> list[tuple[str, str, str]]:
    found = axe.run(page, options={"runOnly": RULES, "resultTypes": ["violations"]}).response["violations"]
    return [(one["id"], one["impact"], node["html"]) for one in found for node in one["nodes"]]


@pytest.mark.parametrize(
    ("name", "width"),
    [
        *((name, 1280) for name in PAGES),
        *((name, 390) for name in ("home", "account", "person", "tie", "plan")),
    ],
)
def test_axe_finds_nothing_in_light_or_dark(
    shown: Callable[..., Page], axe: Any, name: str, width: int
) -> None:
    page = shown(name, odd_names=True, width=width)
    assert findings(axe, page) == []
    page.emulate_media(color_scheme="dark")
    assert findings(axe, page) == []


def test_axe_finds_what_is_planted(shown: Callable[..., Page], axe: Any) -> None:
    page = shown("home", odd_names=False)
    page.locator(".act button").first.evaluate(
        "one => { one.replaceChildren(); one.removeAttribute('aria-label'); }"
    )
    page.locator("h1").evaluate("one => { one.style.color = '#999'; }")
    assert {one for one, _, _ in findings(axe, page)} == {"button-name", "color-contrast"}


@pytest.mark.parametrize("odd_names", [False, True], ids=["demonstration", "odd names"])
@pytest.mark.parametrize("name", [name for name in PAGES if name != "account, nobody known"])
def test_nothing_has_to_be_moved_sideways(shown: Callable[..., Page], name: str, *, odd_names: bool) -> None:
    page = shown(name, odd_names=odd_names, width=1280)
    for width in (1280, 737, 736, 390, 320):
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.evaluate("scrollTo(500, 0)")
        assert page.evaluate("scrollX") == 0


@pytest.mark.parametrize(("scheme", "dark"), [("light", False), ("dark", True)])
@pytest.mark.parametrize("name", ["sign-in", "home", "account"])
def test_a_page_is_as_light_or_dark_as_the_browser_asks(
    shown: Callable[..., Page], name: str, scheme: str, *, dark: bool
) -> None:
    page = shown(name, odd_names=False, scheme=scheme)
    paper, ink = page.evaluate(COLOURS)
    assert (sum(paper) < sum(ink)) == dark
    assert abs(sum(paper) - sum(ink)) > 3 * 150


def test_letters_of_twice_the_size_need_no_moving_sideways(shown: Callable[..., Page]) -> None:
    for name in ("home, wrongly pasted", "account"):
        page = shown(name, odd_names=False)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") == 1280
