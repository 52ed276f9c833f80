"""Who gets past the API's door."""

import pytest
from fastapi import FastAPI
from tests.faces import FakeFront, client

EVERYWHERE = [
    ("GET", "/api/v1/me"),
    ("GET", "/api/v1/targets"),
    ("POST", "/api/v1/targets"),
    ("DELETE", "/api/v1/targets?wanted=Ardent"),
    ("GET", "/api/v1/accounts/a_ardent"),
    ("GET", "/api/v1/accounts/a_ardent?at=nonsense"),
    ("GET", "/api/v1/nothing/here"),
    ("GET", "/api/v1/health/"),
    ("GET", "/api/v1"),
    ("GET", "/"),
    ("PUT", "/api/v1/me"),
    ("POST", "/api/v1/me"),
]


@pytest.mark.parametrize(("method", "url"), EVERYWHERE)
def test_a_stranger_gets_the_same_answer_wherever_they_knock(app: FastAPI, method: str, url: str) -> None:
    with client(app) as stranger:
        answer = stranger.ask(method, url, content=b"{" if method == "POST" else b"")
        known = stranger.get("/api/v1/people")
    assert answer.status_code == 401
    assert answer.content == known.content
    assert answer.headers["www-authenticate"] == 'Bearer realm="relgraph"'
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "header", ["", "all", "Basic all", "Bearer", "Bearer ", "Bearer wrong", f"Bearer {'x' * 501}"]
)
def test_what_is_not_a_token_opens_nothing(app: FastAPI, header: str) -> None:
    with client(app, Authorization=header) as stranger:
        assert stranger.get("/api/v1/me").status_code == 401


def test_two_tokens_at_once_open_nothing(app: FastAPI) -> None:
    with client(app) as stranger:
        answer = stranger.get(
            "/api/v1/me", headers=[("Authorization", "Bearer all"), ("Authorization", "Bearer read")]
        )
    assert answer.status_code == 401


def test_the_word_bearer_may_be_written_in_any_case(app: FastAPI) -> None:
    with client(app, Authorization="bearer  all") as member:
        assert member.get("/api/v1/me").status_code == 200


def test_a_session_cookie_does_not_open_the_api(app: FastAPI, front: FakeFront) -> None:
    secret = front.access.start_session(front.access.tokens["all"])
    with client(app, Cookie=f"relgraph-8000={secret}") as browser:
        assert browser.get("/api/v1/me").status_code == 401


@pytest.mark.parametrize("token", ["ask", "read"])
@pytest.mark.parametrize("method", ["POST", "DELETE"])
def test_changing_the_list_needs_the_scope_write(
    app: FastAPI, front: FakeFront, token: str, method: str
) -> None:
    with client(app, Authorization=f"Bearer {token}") as member:
        answer = member.ask(method, "/api/v1/targets?wanted=Ardent", json={"wanted": ["Quill"]})
    assert answer.status_code == 403
    assert "`write`" in answer.json()["detail"]
    assert len(front.world.targets) == 6


def test_reading_needs_the_scope_read(app: FastAPI) -> None:
    with client(app, Authorization="Bearer ask") as member:
        answer = member.get("/api/v1/targets")
    assert answer.status_code == 403
    assert "`read`" in answer.json()["detail"]
