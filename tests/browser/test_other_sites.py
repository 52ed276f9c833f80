"""Pages of other sites, opened in the browser of somebody who is signed in here."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import REBOUND
from tests.browser.serving import Served

pytestmark = pytest.mark.browser

Cookies = list[dict[str, Any]]
"""What Playwright takes (Any: a browser's own fields)."""
FETCH = """async ([url, how]) => {
    try {
        const answer = await fetch(url, {credentials: "include", ...how});
        return `${answer.type} ${answer.status}: ${await answer.text()}`;
    } catch (error) {
        return error.name;
    }
}"""
EMBED = """([kind, url]) => new Promise(done => {
    const part = document.createElement(kind);
    part.onload = () => done("loaded");
    part.onerror = () => done("refused");
    part.src = url;
    document.body.append(part);
})"""
POST = """([url, fields]) => {
    const form = document.createElement("form");
    form.method = "post";
    form.action = url;
    for (const [name, value] of Object.entries(fields)) {
        const field = document.createElement("input");
        [field.name, field.value] = [name, value];
        form.append(field);
    }
    document.body.append(form);
    form.submit();
}"""


class Elsewhere(BaseHTTPRequestHandler):
    """Another site: an empty page at every address."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>Elsewhere</title><body>")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        Thread(target=server.serve_forever).start()
        yield server.server_port
        server.shutdown()


@pytest.fixture(params=["127.0.0.1", "localhost"])
def elsewhere(
    chromium: Browser, demo: Served, ana: Cookies, port: int, request: pytest.FixtureRequest
) -> Iterator[Page]:
    """A page of another port of this machine, in Ana's browser."""
    context = chromium.new_context()
    context.add_cookies(ana)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"http://{request.param}:{port}/")
    yield page
    context.close()


@pytest.mark.parametrize(
    "how", [{}, {"mode": "no-cors"}, {"headers": {"HX-Request": "true"}}], ids=["cors", "no-cors", "htmx"]
)
def test_it_cannot_fetch_anything(elsewhere: Page, demo: Served, how: dict[str, Any]) -> None:
    for path in ("/", "/api/v1/targets", "/signin", "/static/relgraph.js", "/api/v1/health"):
        assert elsewhere.evaluate(FETCH, [f"{demo.url}{path}", how]) == "TypeError", path


def test_it_cannot_embed_a_part(elsewhere: Page, demo: Served) -> None:
    for kind, path in (("script", "/static/relgraph.js"), ("img", "/static/icon.svg"), ("script", "/")):
        assert elsewhere.evaluate(EMBED, [kind, f"{demo.url}{path}"]) == "refused", path


def test_it_cannot_put_a_page_into_a_frame(elsewhere: Page, demo: Served) -> None:
    elsewhere.evaluate(EMBED, ["iframe", f"{demo.url}/"])
    shown = [frame.evaluate("document.body.innerText") for frame in elsewhere.frames]
    assert not any("accounts" in text for text in shown)


def test_it_cannot_look_into_a_window_that_it_opens(elsewhere: Page, demo: Served) -> None:
    with elsewhere.expect_popup() as opened:
        elsewhere.evaluate("url => { window.other = open(url); }", f"{demo.url}/")
    opened.value.wait_for_load_state()
    look = """() => { try { return other.closed ? "closed" : other.document.body.innerText; }
                      catch (error) { return error.name; } }"""
    assert elsewhere.evaluate(look) in ("closed", "SecurityError")


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/targets", {"wanted": "Zephyr Lifts"}),
        ("/targets/remove", {"wanted": "FIRST"}),
        ("/signout", {}),
    ],
)
def test_it_cannot_post_a_form(
    elsewhere: Page, demo: Served, api: httpx.Client, path: str, fields: dict[str, str]
) -> None:
    before = api.get("/targets").json()
    told = {
        name: before["items"][0]["wanted"] if value == "FIRST" else value for name, value in fields.items()
    }
    elsewhere.evaluate(POST, [f"{demo.url}{path}", told])
    expect(elsewhere.locator("h1")).to_have_text("Not from here")
    assert api.get("/targets").json() == before
    elsewhere.goto(demo.url)
    expect(elsewhere.locator("h1")).to_have_text(before["summary"])


def test_it_cannot_post_without_being_seen(elsewhere: Page, demo: Served, api: httpx.Client) -> None:
    before = api.get("/targets").json()
    for path in ("/targets", "/api/v1/targets"):
        how = {"method": "POST", "mode": "no-cors", "body": "wanted=Zephyr+Lifts"}
        assert elsewhere.evaluate(FETCH, [f"{demo.url}{path}", how]) == "TypeError"
    assert api.get("/targets").json() == before


def test_it_cannot_sign_the_browser_in_as_somebody_else(
    elsewhere: Page, demo: Served, api: httpx.Client
) -> None:
    other = next(
        one["address"] for one in api.get("/members").json()["items"] if one["address"] != demo.member
    )
    token = demo.token("read", member=other)
    elsewhere.evaluate(POST, [f"{demo.url}/signin", {"token": token}])
    expect(elsewhere.locator("h1")).to_have_text("Not from here")
    elsewhere.goto(demo.url)
    expect(elsewhere.locator(".who")).to_have_text(demo.member)


def test_a_name_of_the_internet_that_points_here_is_answered_with_nothing(
    chromium: Browser, demo: Served
) -> None:
    page = chromium.new_page()
    port = demo.url.rpartition(":")[2]
    answer = page.goto(f"http://{REBOUND}:{port}/")
    assert answer is not None
    assert answer.status == 421
    asked = page.evaluate(FETCH, [f"http://{REBOUND}:{port}/api/v1/health", {}])
    assert asked.startswith("basic 421")
    page.context.close()
