"""How long pages take to answer: told, not judged, since it depends on the machine and what else it does."""

from statistics import median
from typing import Any

import pytest
from tests.browser.conftest import Visit
from tests.browser.serving import Served

pytestmark = pytest.mark.browser

TIMES = 7
TOOK = """() => {
    const [one] = performance.getEntriesByType("navigation");
    return one.responseEnd - one.requestStart;
}"""


def test_how_long_the_pages_take_to_answer_is_told(
    visit: Visit, demo: Served, ana: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    page = visit(demo, cookies=ana)
    account = page.locator("a.go").first.get_attribute("href")
    took = {}
    for name, path in (("home", "/"), ("filtered", "/?q=a"), ("account", str(account))):
        measured = []
        for _ in range(TIMES):
            page.goto(path)
            measured.append(page.evaluate(TOOK))
        took[name] = median(measured)
    assert all(milliseconds > 0 for milliseconds in took.values())
    with capsys.disabled():
        told = ", ".join(f"{name} {milliseconds:.0f} ms" for name, milliseconds in took.items())
        print(f"\nPages answer in: {told} (median of {TIMES}).")  # noqa: T201 (this is the report)
