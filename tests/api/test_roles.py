"""Every route for every role, from the API's own description: a route without its row fails here."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from fastapi import FastAPI
from tests.api.installation import ALL, ANA, EVA, installation
from tests.api.rows import ROWS, Row
from tests.builders import Clock
from tests.builders import house as reopened
from tests.faces import Client, client

from relgraph.front import Scope
from relgraph.house import House
from relgraph_api import create_api

PREFIX = "/api/v1"
MATRIX = [pytest.param(*route, id=" ".join(route)) for route in ROWS]


@dataclass
class Standing:
    """An installation and the API before it."""

    house: House
    api: FastAPI

    def token(self, *scopes: Scope, member: str = ANA) -> str:
        return self.house.access.make_token(self.house.team.member(member).address, scopes)  # type: ignore[arg-type]

    def ask(self, method: str, row: Row, token: str | None) -> tuple[int, bytes]:
        _, kept = self.house.access.tokens.make(ANA, ["read"], name="spare")
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        with client(self.api, **headers) as program:
            answer = program.ask(method, PREFIX + row.url.replace("{token}", kept.id), **row.sent)
        return answer.status_code, answer.content


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with everything in it, from which each test takes a copy."""
    home = tmp_path_factory.mktemp("made") / "home"
    installation(home).close()
    return home


@pytest.fixture
def standing(made: Path, tmp_path: Path) -> Iterator[Standing]:
    house = reopened(shutil.copytree(made, tmp_path / "home"))
    yield Standing(house, create_api(house))
    house.close()


def described(api: FastAPI) -> set[tuple[str, str]]:
    with client(api) as stranger:
        document = stranger.get(f"{PREFIX}/openapi.json").json()
    return {
        (method, path.removeprefix(PREFIX)) for path, some in document["paths"].items() for method in some
    }


def test_every_route_of_the_description_has_its_row(standing: Standing) -> None:
    assert described(standing.api) == set(ROWS)


@pytest.mark.parametrize(("method", "path"), MATRIX)
class TestEveryRoute:
    def test_the_owner_with_every_scope_gets_what_the_row_says(
        self, standing: Standing, method: str, path: str
    ) -> None:
        row = ROWS[method, path]
        assert standing.ask(method, row, standing.token(*ALL))[0] == row.status

    def test_without_a_token_that_stands_nobody_gets_anything(
        self, standing: Standing, method: str, path: str
    ) -> None:
        row = ROWS[method, path]
        if row.scope is None:
            pytest.skip("answers without a token")
        revoked = standing.token(*ALL)
        signed = standing.house.access.token(revoked)
        assert signed is not None
        standing.house.access.revoke(ANA, str(signed.token))
        expired = standing.house.access.make_token(ANA, ALL, days=1)
        clock = standing.house.clock
        assert isinstance(clock, Clock)
        clock.day = "2026-05-22"
        answers = [standing.ask(method, row, token) for token in (None, "guessed", revoked, expired)]
        assert {status for status, _ in answers} == {401}
        assert len({body for _, body in answers}) == 1

    def test_a_token_without_the_scope_is_told_which_one(
        self, standing: Standing, method: str, path: str
    ) -> None:
        row = ROWS[method, path]
        if row.scope is None:
            pytest.skip("answers without a token")
        others = [scope for scope in ALL if scope != row.scope]
        status, body = standing.ask(method, row, standing.token(*others))
        assert status == 403
        assert f"`{row.scope}`".encode() in body
        assert standing.ask(method, row, standing.token(row.scope))[0] == row.status

    def test_another_member_gets_nothing_of_the_owners(
        self, standing: Standing, method: str, path: str
    ) -> None:
        row = ROWS[method, path]
        if row.scope is None:
            pytest.skip("answers without a token")
        before = standing.house.answers(ANA).who("ardent.example"), standing.house.access.tokens_of(ANA)
        status, body = standing.ask(method, row, standing.token(*ALL, member=EVA))
        assert status in (*row.empty, 201 if row.status == 201 else 200)
        assert b"cy.young@ardent" not in body.replace(b'"wanted":"cy.young@ardent.example"', b"")
        assert b"Chief Financial Officer" not in body
        assert b"001A" not in body and b"clinic" not in body and b"spare" not in body
        after = standing.house.answers(ANA).who("ardent.example"), standing.house.access.tokens_of(ANA)
        assert before[0] == after[0]
        assert len(after[1]) == len(before[1]) + 1


@pytest.fixture
def program(standing: Standing) -> Iterator[Client]:
    with client(standing.api, Authorization=f"Bearer {standing.token(*ALL)}") as lent:
        yield lent


@pytest.mark.parametrize(("method", "path"), [route for route, row in ROWS.items() if row.at])
def test_every_answer_takes_a_day_and_refuses_what_is_none(program: Client, method: str, path: str) -> None:
    row = ROWS[method, path]
    url = f"{PREFIX}{row.url}{'&' if '?' in row.url else '?'}at="
    then = program.ask(method, f"{url}2026-05-20", **row.sent)
    assert then.status_code == 200
    assert then.json().get("as_of", "2026-05-20") == "2026-05-20"
    for bad in ("yesterday", "1969-12-31", "2026-02-30", ""):
        assert program.ask(method, f"{url}{bad}", **row.sent).status_code == 422


@pytest.mark.parametrize(("method", "path"), [route for route, row in ROWS.items() if row.table])
def test_every_table_is_told_as_one_by_query_and_by_header(program: Client, method: str, path: str) -> None:
    row = ROWS[method, path]
    url = f"{PREFIX}{row.url}{'&' if '?' in row.url else '?'}"
    asked = program.ask(method, f"{url}format=csv", **row.sent)
    accepted = program.ask(method, f"{url}at=2026-05-20", **row.sent, headers={"Accept": "text/csv"})
    assert asked.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    assert accepted.headers["content-type"] == asked.headers["content-type"]
    assert asked.text.count("\r\n") > 1
    assert asked.headers["vary"] == "Accept"
    assert program.ask(method, f"{url}format=xml", **row.sent).status_code == 422
