"""Take the pictures of the README anew: `python -m tests.browser.pictures`.

They show the demonstration at a fixed day, so that they change only when the pages or the demonstration do.
"""

import json
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright
from tests.browser.serving import make_demo, serving

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "images"
WIDTH = 1280
MARGIN = 24
ROWS_OF_ACCOUNT = 4
"""People on the picture of the account page; a README has no room for all of them."""


def take(folder: Path) -> None:
    """Write the pictures of both pages into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as temporary, sync_playwright() as playwright:
        home = Path(temporary) / "home"
        make_demo(home)
        question = json.loads((home / "demo.json").read_text("utf-8"))
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        page = browser.new_page(viewport={"width": WIDTH, "height": 800}, device_scale_factor=1)
        with serving(home, question["asker"]) as served:
            page.goto(served.link)
            _shoot(page, folder / "targets.png", "#accounts tbody tr:last-child")
            page.locator("tr", has_text=question["account"]).locator("a.go").click()
            page.wait_for_load_state()
            _shoot(page, folder / "account.png", f".people tr[id] >> nth={ROWS_OF_ACCOUNT - 1}")
        browser.close()


def _shoot(page: Page, path: Path, last: str) -> None:
    """Take the page from its top to below the last part that is to be seen."""
    height = page.locator(last).evaluate("one => one.getBoundingClientRect().bottom + scrollY")
    clip = {"x": 0, "y": 0, "width": WIDTH, "height": round(height) + MARGIN}
    page.screenshot(path=path, full_page=True, clip=clip)  # type: ignore[arg-type]


if __name__ == "__main__":
    take(FOLDER)
    sys.stdout.write("".join(f"{one.relative_to(FOLDER.parents[1])}\n" for one in sorted(FOLDER.iterdir())))
