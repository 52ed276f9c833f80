"""The site as a whole: what each of its routes says to everybody."""

import re

import httpx
import pytest
from fastapi import FastAPI
from tests.faces import HOSTILE, HOSTS, Client, FakeFront, client
from tests.web.markup import Page

from relgraph_web import create_app
from relgraph_web.headers import ALWAYS

KNOWN = ["/", "/?q=ard", "/?at=2026-04-01", "/accounts/a_ardent", "/accounts/a_nordwind"]
PRIVATE = [*KNOWN, "/accounts/a_none", "/no"]
STYLE = "/static/relgraph.css"
PUBLIC = ["/signin", "/signin?launch=bad", "/signin?out=1", STYLE, "/static/none", "/api/v1/health"]
NOWHERE = ["/accounts/a_none", "/nothing", "/docs", "/openapi.json"]
FAILING = ["/?at=never", "/api/v1/me", "/api/none"]


def own_urls(page: Page) -> list[str]:
    named = ("href", "src", "action", "hx-get", "hx-post", "formaction", "poster", "srcset", "data")
    return [tag.attributes[name] for tag in page.tags for name in named if name in tag.attributes]


@pytest.mark.parametrize("url", [*PRIVATE, *PUBLIC, *FAILING])
def test_every_answer_carries_the_security_headers(ana: Client, stranger: Client, url: str) -> None:
    for browser in (ana, stranger):
        answer = browser.get(url)
        for name, value in ALWAYS.items():
            assert answer.headers.get_list(name) == [value], (url, name)
        expected = "public" if url.startswith("/static/") and answer.status_code == 200 else "no-store"
        assert expected in answer.headers["cache-control"] or "no-cache" in answer.headers["cache-control"]


def test_the_policy_allows_nothing_foreign_and_nothing_inline(ana: Client) -> None:
    assert ana.get("/").headers["content-security-policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    )


@pytest.mark.parametrize("url", [*PRIVATE, "/signin", "/?at=never"])
def test_no_page_has_inline_code_or_foreign_addresses(ana: Client, stranger: Client, url: str) -> None:
    for browser in (ana, stranger):
        page = Page(browser.get(url).text)
        for tag in page.tags:
            assert not [name for name in tag.attributes if name.startswith("on") or name == "style"], tag
            assert tag.name != "style"
            assert tag.name != "script" or tag.attributes["src"].startswith("/static/")
        for address in own_urls(page):
            assert re.match(r"(/(?!/)|#|\?)", address), address


@pytest.mark.parametrize("url", [*PRIVATE, "/signin"])
def test_every_page_is_well_formed_and_has_what_a_page_needs(ana: Client, url: str) -> None:
    page = Page(ana.get(url, follow_redirects=True).text)
    assert page.unclosed == []
    assert len(page.all("h1")) == 1
    assert page.one("html").attributes["lang"] == "en"
    assert page.one("a", class_="skip").attributes["href"] == "#main"
    assert page.one("main").attributes["id"] == "main"
    ids = [tag.attributes["id"] for tag in page.tags if "id" in tag.attributes]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("url", PRIVATE)
def test_every_control_has_a_label(ana: Client, url: str) -> None:
    page = Page(ana.get(url).text)
    labelled = {tag.attributes["for"] for tag in page.all("label")}
    for tag in page.tags:
        if tag.name in {"input", "textarea", "select"} and tag.attributes.get("type") != "hidden":
            assert tag.attributes["id"] in labelled
        if tag.name == "button":
            assert tag.text.strip() or tag.attributes["aria-label"]


@pytest.mark.parametrize("url", PRIVATE)
def test_pages_speak_as_colleagues_do(ana: Client, url: str) -> None:
    text = Page(ana.get(url).text).text.lower()
    for word in ("score", "node", "edge", "entity", "graph database", "none ", "null", "undefined"):
        assert not re.search(rf"\b{word}\b", text.replace("none yet", "")), word


def test_a_stranger_gets_the_same_answer_whether_there_is_a_page_or_not(stranger: Client) -> None:
    for url in ["/accounts/a_ardent", "/targets", "/signout", *NOWHERE]:
        answer = stranger.get(url)
        assert answer.status_code == 303
        assert answer.content == b""
        assert answer.headers["location"] == f"/signin?next={url.replace('/', '%2F')}"
    for url in ("/targets", "/targets/remove", "/signout", "/nothing"):
        answer = stranger.post(url, data={"wanted": "Ardent"})
        assert (answer.status_code, answer.headers["location"]) == (303, "/signin")


def test_hidden_and_missing_pages_are_the_same_page(ana: Client) -> None:
    answers = [
        ana.get(url) for url in ["/accounts/a_hidden", "/accounts/%00", "/api", "/accounts/x/y", *NOWHERE]
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert len({str(sorted(answer.headers.items())) for answer in answers}) == 1
    assert "Nothing here that you can see" in answers[0].text


def test_the_api_stands_beside_the_pages_with_its_own_door(app: FastAPI) -> None:
    with client(app, Authorization="Bearer all") as program:
        assert program.get("/api/v1/me").json()["member"]["name"] == "Ana Reyes"
        assert program.get("/api/v1/openapi.json").status_code == 200
        assert program.get("/api/v1/none").headers["content-type"] == "application/problem+json"
        assert program.get("/").status_code == 303


def test_a_session_does_not_open_the_api(ana: Client) -> None:
    assert ana.get("/api/v1/me").status_code == 401


class TestHosts:
    @pytest.mark.parametrize(
        "host", ["localhost", "localhost:8000", "LOCALHOST:1", "127.0.0.1:80", "[::1]:8000"]
    )
    def test_our_names_are_answered_with_any_port(self, app: FastAPI, host: str) -> None:
        with client(app, Host=host) as browser:
            assert browser.get("/api/v1/health").status_code == 200

    @pytest.mark.parametrize(
        "host",
        [
            "evil.example",
            "evil.example:8000",
            "localhost.evil.example",
            "localhost@evil.example",
            "127.0.0.1.nip.example",
            "10.0.0.1",
            "[::2]",
            "localhost:x",
            "localhost:65536",
            "localhost:80:80",
            "[::1",
            "localhost/",
            "",
            "relgraph.fenwick.example",
            "relgraph.fenwick.example:1",
        ],
    )
    @pytest.mark.parametrize("url", ["/", "/signin", STYLE, "/api/v1/health", "/api/v1/me"])
    def test_other_names_get_nothing(self, app: FastAPI, host: str, url: str) -> None:
        with client(app, Host=host, Authorization="Bearer all") as browser:
            answer = browser.get(url)
        assert answer.status_code == 421
        assert "Ana" not in answer.text

    def test_a_name_with_a_port_is_answered_with_that_port(self, app: FastAPI) -> None:
        with client(app, Host="relgraph.fenwick.example:8443") as browser:
            assert browser.get("/api/v1/health").status_code == 200

    def test_two_host_headers_are_refused(self, app: FastAPI) -> None:
        with client(app) as browser:
            answer = browser.get("/signin", headers=[("Host", "localhost"), ("Host", "evil.example")])
        assert answer.status_code == 400


class TestOtherSites:
    @pytest.mark.parametrize("site", ["cross-site", "same-site"])
    @pytest.mark.parametrize(
        ("mode", "dest"),
        [("cors", "empty"), ("no-cors", "image"), ("navigate", "iframe"), ("navigate", "object")],
    )
    @pytest.mark.parametrize("url", ["/", "/signin", STYLE, "/api/v1/health", "/accounts/a_ardent"])
    def test_another_sites_page_cannot_load_anything(
        self, ana: Client, site: str, mode: str, dest: str, url: str
    ) -> None:
        headers = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": dest}
        answer = ana.get(url, headers=headers)
        assert answer.status_code == 403
        assert "Ardent" not in answer.text

    @pytest.mark.parametrize("url", ["/targets", "/targets/remove", "/signout", "/signin", "/api/v1/targets"])
    @pytest.mark.parametrize(
        "headers",
        [
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
            {"Origin": "https://evil.example"},
            {"Origin": "null"},
            {"Origin": "http://localhost:3000"},
            {"Origin": "http://localhost:8000.evil.example"},
        ],
    )
    def test_another_sites_page_cannot_post_anything(
        self, ana: Client, front: FakeFront, url: str, headers: dict[str, str]
    ) -> None:
        csrf = Page(ana.get("/").text).field("csrf")
        answer = ana.post(url, data={"csrf": csrf, "wanted": "Ardent", "token": "all"}, headers=headers)
        assert answer.status_code == 403
        assert "set-cookie" not in answer.headers
        assert len(front.world.targets) == 6

    def test_another_site_may_link_here(self, ana: Client) -> None:
        headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
        assert ana.get("/accounts/a_ardent", headers=headers).status_code == 200

    def test_no_answer_invites_other_origins(self, ana: Client) -> None:
        for url in ("/", "/api/v1/health", "/static/relgraph.css"):
            answer = ana.get(url, headers={"Origin": "https://evil.example"})
            assert not [name for name in answer.headers if name.startswith("access-control")]
        preflight = {"Origin": "https://evil.example", "Access-Control-Request-Method": "GET"}
        assert ana.ask("OPTIONS", "/api/v1/me", headers=preflight).status_code in {401, 403, 405}


class TestStatic:
    def test_everything_a_page_needs_comes_with_the_package(self, stranger: Client) -> None:
        page = Page(stranger.get("/signin").text)
        files = [address for address in own_urls(page) if address.startswith("/static/")]
        assert len(files) == 4
        for file in files:
            answer = stranger.get(file)
            assert answer.status_code == 200
            assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"

    def test_the_licence_lies_beside_htmx(self, stranger: Client) -> None:
        assert "Zero-Clause BSD" in stranger.get("/static/htmx.LICENSE.txt").text

    @pytest.mark.parametrize("path", ["../app.py", "%2e%2e/app.py", "..%2fapp.py", "/etc/passwd"])
    def test_nothing_else_lies_there(self, app: FastAPI, path: str) -> None:
        with client(app) as program:
            answer = program.ask(
                "GET", httpx.URL("http://localhost:8000", raw_path=f"/static/{path}".encode())
            )
        assert answer.status_code in {303, 404}
        assert "create_app" not in answer.text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_questions_get_a_page(ana: Client, text: str) -> None:
    assert ana.get("/", params={"q": text[:300], "sort": text}).status_code == 200
    assert ana.get("/accounts/x", params={"at": text}).status_code == 422
    assert ana.get("/", params={"q": text * 5}).status_code in {200, 422}


def test_too_large_a_form_is_refused(ana: Client) -> None:
    csrf = Page(ana.get("/").text).field("csrf")
    answer = ana.post("/targets", data={"csrf": csrf, "wanted": "x\n" * (1024 * 1024 + 1)})
    assert answer.status_code == 413
    assert "Too much at once" in answer.text


def test_over_tls_cookies_are_bound_to_the_host() -> None:
    front = FakeFront()
    with client(create_app(front, hosts=HOSTS, secure=True), "https://localhost:8000") as browser:
        answer = browser.get("/signin?launch=launch-1")
    (cookie,) = answer.headers.get_list("set-cookie")
    assert cookie.startswith("__Host-relgraph=session-1; ")
    assert "Secure" in cookie
    assert "Path=/" in cookie
    assert "Domain" not in cookie
