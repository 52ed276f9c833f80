"""Signing in and out."""

import pytest
from fastapi import FastAPI
from tests.faces import Client, FakeFront, client
from tests.web.markup import Page

from relgraph_web.forms import form_token

ELSEWHERE = {"Sec-Fetch-Site": "cross-site"}


def form(browser: Client, url: str = "/signin", **fields: str) -> dict[str, str]:
    """Fill in the sign-in form."""
    return {"csrf": Page(browser.get(url).text).field("csrf"), **fields}


def signed_in(browser: Client) -> bool:
    return browser.get("/").status_code == 200


class TestByToken:
    def test_the_form_signs_in_and_leads_home(self, stranger: Client) -> None:
        answer = stranger.post("/signin", data=form(stranger, token=" all "))
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        assert signed_in(stranger)

    def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(self, stranger: Client) -> None:
        answer = stranger.post("/signin", data=form(stranger, token="all"))
        (cookie,) = answer.headers.get_list("set-cookie")
        name, _, attributes = cookie.partition("=")
        assert name == "relgraph-8000"
        assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(attributes.split("; "))
        assert "Domain" not in attributes

    def test_a_program_needs_the_token_alone(self, app: FastAPI) -> None:
        with client(app) as program:
            answer = program.post("/signin", data={"token": "all"})
            assert answer.status_code == 303
            assert signed_in(program)

    @pytest.mark.parametrize("token", ["", "wrong", "x" * 501, "launch-1", "\x00"])
    def test_a_bad_token_is_told_and_sets_no_session(
        self, stranger: Client, front: FakeFront, token: str
    ) -> None:
        answer = stranger.post("/signin", data=form(stranger, token=token))
        assert answer.status_code == 401
        assert Page(answer.text).one("p", id="wrong").text.startswith("This token is not valid")
        assert front.access.sessions == {}

    @pytest.mark.parametrize("csrf", ["", "wrong", "é"])
    def test_a_browser_must_post_our_own_form(self, stranger: Client, front: FakeFront, csrf: str) -> None:
        filled = form(stranger, token="all") | {"csrf": csrf}
        assert stranger.post("/signin", data=filled).status_code == 403
        assert front.access.sessions == {}

    def test_a_browser_without_our_form_cookie_is_refused(self, stranger: Client, front: FakeFront) -> None:
        filled = form(stranger, token="all")
        stranger.cookies.clear()
        answer = stranger.post("/signin", data=filled)
        assert answer.status_code == 403
        assert "allow them" in answer.text

    def test_another_browsers_form_is_refused(self, app: FastAPI, stranger: Client) -> None:
        with client(app, **{"Sec-Fetch-Site": "same-origin"}) as other:
            filled = form(other, token="all")
        form(stranger)
        assert stranger.post("/signin", data=filled).status_code == 403

    def test_signing_in_again_starts_another_session_and_ends_the_first(
        self, ana: Client, front: FakeFront
    ) -> None:
        (before,) = front.access.sessions
        ana.cookies.set("relgraph-form-8000", "known")
        filled = {"csrf": form_token("known", "signin"), "token": "read"}
        assert ana.post("/signin", data=filled).status_code == 303
        (after,) = front.access.sessions
        assert after != before

    def test_a_session_that_the_server_ended_is_none(self, ana: Client, front: FakeFront) -> None:
        front.access.sessions.clear()
        assert not signed_in(ana)

    def test_it_leads_on_to_the_page_that_was_asked_for(self, stranger: Client) -> None:
        to = stranger.get("/accounts/a_ardent?at=2026-04-01").headers["location"]
        page = Page(stranger.get(to).text)
        filled = form(stranger, token="all", next=page.field("next"))
        answer = stranger.post("/signin", data=filled)
        assert answer.headers["location"] == "/accounts/a_ardent?at=2026-04-01"

    @pytest.mark.parametrize(
        "to",
        [
            "https://evil.example/",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "javascript:alert(1)",
            "",
            "evil",
            "/\t/evil.example",
            "/\r\nSet-Cookie: a=b",
            "http:/evil.example",
        ],
    )
    def test_it_leads_nowhere_else(self, ana: Client, stranger: Client, to: str) -> None:
        answer = stranger.post("/signin", data=form(stranger, token="all", next=to))
        assert answer.headers["location"] == "/"
        assert ana.get("/signin", params={"next": to}).headers["location"] == "/"

    def test_who_is_signed_in_need_not_sign_in(self, ana: Client) -> None:
        answer = ana.get("/signin?next=%2Faccounts%2Fa_ardent")
        assert (answer.status_code, answer.headers["location"]) == (303, "/accounts/a_ardent")

    def test_a_link_from_elsewhere_offers_to_go_on(self, stranger: Client) -> None:
        # The strict cookie did not come along; a click from here brings it.
        answer = stranger.get("/signin?next=%2Faccounts%2Fa_ardent", headers=ELSEWHERE)
        assert Page(answer.text).all("a", href="/accounts/a_ardent")

    def test_an_htmx_request_without_a_session_is_sent_to_sign_in(self, stranger: Client) -> None:
        answer = stranger.get("/?q=ard", headers={"HX-Request": "true"})
        assert (answer.status_code, answer.headers["hx-redirect"], answer.content) == (401, "/signin", b"")


class TestByLaunchLink:
    def test_it_signs_in_once(self, app: FastAPI, stranger: Client) -> None:
        answer = stranger.get("/signin?launch=launch-1", headers={"Sec-Fetch-Site": "none"})
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        assert signed_in(stranger)
        with client(app) as other:
            again = other.get("/signin?launch=launch-1")
            assert again.status_code == 401
            assert "This link was used already" in again.text
            assert not signed_in(other)

    def test_the_code_is_nowhere_in_what_follows(self, stranger: Client) -> None:
        answer = stranger.get("/signin?launch=launch-1")
        assert "launch-1" not in str(answer.headers) + answer.text
        assert answer.headers["referrer-policy"] == "same-origin"

    def test_opening_it_again_while_signed_in_leads_home(self, stranger: Client) -> None:
        stranger.get("/signin?launch=launch-1")
        assert stranger.get("/signin?launch=launch-1").headers["location"] == "/"

    def test_a_link_on_another_site_asks_first_and_is_not_used_up(
        self, stranger: Client, front: FakeFront
    ) -> None:
        answer = stranger.get("/signin?launch=launch-1", headers=ELSEWHERE)
        page = Page(answer.text)
        assert page.one("h1").text == "Sign in by this link?"
        assert front.access.sessions == {}
        filled = {"csrf": page.field("csrf"), "launch": page.field("launch")}
        assert stranger.post("/signin", data=filled).headers["location"] == "/"
        assert signed_in(stranger)

    @pytest.mark.parametrize("code", ["", "x", "x" * 500])
    def test_a_wrong_code_is_told(self, stranger: Client, code: str) -> None:
        assert stranger.get("/signin", params={"launch": code}).status_code == 401
        assert stranger.post("/signin", data=form(stranger, launch=code or " ")).status_code == 401


class TestSigningOut:
    def test_it_ends_the_session_and_forgets_the_cookie(self, ana: Client, front: FakeFront) -> None:
        csrf = Page(ana.get("/").text).field("csrf")
        answer = ana.post("/signout", data={"csrf": csrf})
        assert answer.headers["location"] == "/signin?out=1"
        assert front.access.sessions == {}
        assert 'relgraph-8000=""' in answer.headers["set-cookie"]
        assert "Max-Age=0" in answer.headers["set-cookie"]
        assert Page(ana.get("/signin?out=1").text).one("h1").text == "You are signed out."

    @pytest.mark.parametrize("csrf", ["", "wrong"])
    def test_nobody_else_can_sign_one_out(self, ana: Client, front: FakeFront, csrf: str) -> None:
        assert ana.post("/signout", data={"csrf": csrf}).status_code == 403
        assert ana.get("/signout").status_code == 405
        assert len(front.access.sessions) == 1


class TestGuessing:
    def test_many_failures_are_answered_with_a_wait(self, stranger: Client) -> None:
        filled = form(stranger, token="wrong")
        statuses = [stranger.post("/signin", data=filled).status_code for _ in range(12)]
        assert statuses == [401] * 10 + [429] * 2
        last = stranger.post("/signin", data=filled)
        assert 0 < int(last.headers["retry-after"]) <= 61

    def test_a_good_token_still_gets_in_from_the_same_address(self, stranger: Client) -> None:
        filled = form(stranger, token="wrong")
        for _ in range(12):
            stranger.post("/signin", data=filled)
        assert stranger.post("/signin", data=filled | {"token": "all"}).status_code == 303
