"""The demonstration served by its command, and browsers that visit it."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import httpx
import pytest
from filelock import FileLock
from playwright.sync_api import Browser, Page, sync_playwright
from tests.browser.oddities import make_oddities
from tests.browser.serving import Served, make_demo, serving
from tests.browser.watching import Watch

REBOUND = "rebound.example"
NAMES = ("chromium", "chromium-browser", "google-chrome")


class Visit(Protocol):
    """Open a page in a browser of its own; what it does is watched, and judged when the test ends."""

    def __call__(
        self,
        served: Served,
        path: str | None = "/",
        *,
        cookies: list[dict[str, Any]] | None = None,
        width: int = 1280,
        scheme: str = "light",
        scripts: bool = True,
    ) -> Page:
        """Open it, signed in by these cookies."""


@pytest.fixture(scope="session")
def program() -> str:
    """Where the installed Chromium is; nothing is made or served where there is none."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        missing = "chromium is not installed: apt-get install chromium"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    return found


@pytest.fixture(scope="module")
def chromium(program: str) -> Iterator[Browser]:
    """A browser for each module: as long as it is driven no other test here can start an event loop."""
    with sync_playwright() as playwright:
        # A name of the internet that points here, as a page that means harm would have it.
        rebound = f"--host-resolver-rules=MAP {REBOUND} 127.0.0.1"
        browser = playwright.chromium.launch(executable_path=program, args=[rebound])
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visit]:
    """Open pages; a complaint about any of them fails the test."""
    watches = []
    contexts = []

    def open_page(
        served: Served,
        path: str | None = "/",
        *,
        cookies: list[dict[str, Any]] | None = None,
        width: int = 1280,
        scheme: str = "light",
        scripts: bool = True,
    ) -> Page:
        context = chromium.new_context(
            base_url=served.url,
            viewport={"width": width, "height": 800},
            color_scheme=scheme,  # type: ignore[arg-type]
            java_script_enabled=scripts,
        )
        contexts.append(context)
        watches.append(Watch(served.url).over(context))
        context.add_cookies(cookies or [])  # type: ignore[arg-type]
        page = context.new_page()
        if path is not None:
            page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [one for watch in watches for one in watch.complaints] == []


@pytest.fixture(scope="session")
def made(program: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration's home as its command leaves it, made once for all processes of a run."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    home = shared / "demonstration"
    with FileLock(shared / "demonstration.lock"):
        if not (home / "demo.json").exists():
            make_demo(home)
    return home


@pytest.fixture(scope="session")
def question(made: Path) -> dict[str, str]:
    """Who asks in the demonstration, and about which account and person."""
    mark: dict[str, str] = json.loads((made / "demo.json").read_text("utf-8"))
    return mark


@pytest.fixture(scope="session")
def copied(
    made: Path, question: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[], Path]:
    """Make a copy of the demonstration's home."""

    def copy() -> Path:
        home = tmp_path_factory.mktemp("home") / "home"
        shutil.copytree(made, home, ignore=shutil.ignore_patterns("mail"))
        return home

    return copy


@pytest.fixture(scope="session")
def demo(copied: Callable[[], Path], question: dict[str, str]) -> Iterator[Served]:
    """The demonstration, to be looked at."""
    with serving(copied(), question["asker"]) as served:
        yield served


@pytest.fixture
def fresh(copied: Callable[[], Path], question: dict[str, str]) -> Iterator[Served]:
    """The demonstration, to be changed."""
    with serving(copied(), question["asker"]) as served:
        yield served


@pytest.fixture(scope="session")
def ana(demo: Served) -> list[dict[str, Any]]:
    """The cookies of the one who asks in the demonstration."""
    return demo.cookies()


@pytest.fixture(scope="session")
def api(demo: Served) -> Iterator[httpx.Client]:
    """The demonstration's API, asked as the same member."""
    with demo.api() as client:
        yield client


@pytest.fixture(scope="session")
def odd(program: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A home full of names that nobody expects."""
    folder = tmp_path_factory.mktemp("odd")
    with serving(folder / "home", make_oddities(folder)) as served:
        yield served


@pytest.fixture(scope="session")
def bo(odd: Served) -> list[dict[str, Any]]:
    """The cookies of the member with the odd names."""
    return odd.cookies()
