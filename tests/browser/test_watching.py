"""The watch over the pages: it must see what it is there to see."""

from typing import Any

import pytest
from playwright.sync_api import Browser
from tests.browser.conftest import REBOUND
from tests.browser.serving import Served
from tests.browser.watching import Watch

pytestmark = pytest.mark.browser

PLANTED = {
    "Content Security Policy": "document.body.insertAdjacentHTML('beforeend', '<p onclick=alert(1)>')",
    "uncaught: ": "setTimeout(() => { throw new Error('planted'); })",
    "a dialog: planted": "setTimeout(() => alert('planted'))",
    "error in the console: planted": "console.error('planted')",
    "/static/none.css": """document.head.insertAdjacentHTML(
        'beforeend', '<link rel=stylesheet href=/static/none.css>')""",
    "a request to another host: ": f"setTimeout(() => {{ location = 'http://{REBOUND}:1/'; }})",
}


@pytest.mark.parametrize("seen", PLANTED)
def test_the_watch_sees_what_is_planted(
    chromium: Browser, demo: Served, ana: list[dict[str, Any]], seen: str
) -> None:
    context = chromium.new_context(base_url=demo.url)
    context.add_cookies(ana)  # type: ignore[arg-type]
    watch = Watch(demo.url).over(context)
    page = context.new_page()
    page.goto("/")
    assert watch.complaints == []
    page.evaluate(PLANTED[seen])
    page.wait_for_timeout(500)
    context.close()
    assert any(seen in complaint for complaint in watch.complaints)
