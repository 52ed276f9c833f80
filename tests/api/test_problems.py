"""How the API fails."""

import pytest
from tests.faces import HOSTILE, Client, FakeFront

from relgraph.errors import Away, BadUse


def test_hidden_unknown_and_nonsensical_ids_get_one_fixed_answer(api: Client) -> None:
    urls = [
        "/accounts/a_hidden",
        "/accounts/%00",
        "/people/p_no",
        "/paths?to=nobody",
        "/nothing",
        "/accounts/" + "x" * 5000,
    ]
    answers = [api.get(f"/api/v1{url}") for url in urls]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert len({str(sorted(answer.headers.items())) for answer in answers}) == 1


@pytest.mark.parametrize(
    ("url", "where"),
    [
        ("/paths", "query.to"),
        ("/paths?to=", "query.to"),
        ("/paths?to=" + "x" * 301, "query.to"),
        ("/paths?to=x&top=0", "query.top"),
        ("/paths?to=x&top=21", "query.top"),
        ("/paths?to=x&edges=4", "query.edges"),
        ("/paths?to=x&edges=two", "query.edges"),
        ("/accounts?q=" + "x" * 301, "query.q"),
        ("/people?limit=0", "query.limit"),
        ("/people?after=" + "x" * 501, "query.after"),
    ],
)
def test_a_bad_question_names_the_place_and_not_what_was_sent(api: Client, url: str, where: str) -> None:
    answer = api.get(f"/api/v1{url}")
    assert answer.status_code == 422
    assert [error["where"] for error in answer.json()["errors"]] == [where]
    assert "xxx" not in answer.text


def test_bad_use_is_said_in_its_own_words(api: Client, front: FakeFront) -> None:
    front.world.failing = BadUse("The book is being rebuilt: ask again in a minute.")
    answer = api.get("/api/v1/targets")
    assert answer.status_code == 422
    assert answer.json()["detail"] == "The book is being rebuilt: ask again in a minute."


def test_a_server_that_is_away_is_no_fault_of_the_asker_and_is_not_named(
    api: Client, front: FakeFront
) -> None:
    front.world.failing = Away("Neo4j at bolt://inside.fenwick.example does not answer")
    answer = api.get("/api/v1/targets")
    assert answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["retry-after"] == "30"
    assert "inside" not in answer.text


def test_an_unforeseen_failure_tells_nothing_about_its_cause(api: Client, front: FakeFront) -> None:
    front.world.failing = RuntimeError("cy.young@ardent.example broke it")
    answer = api.get("/api/v1/targets")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "cy.young" not in answer.text


def test_a_body_that_is_too_large_is_refused_whether_its_size_is_said_or_not(api: Client) -> None:
    big = b" " * (256 * 1024 + 1)

    async def pieces():  # noqa: ANN202
        for start in range(0, len(big), 65536):
            yield big[start : start + 65536]

    said = api.post("/api/v1/targets", content=big, headers={"Content-Type": "application/json"})
    unsaid = api.post("/api/v1/targets", content=pieces(), headers={"Content-Type": "application/json"})
    assert (said.status_code, unsaid.status_code) == (413, 413)
    assert said.headers["content-type"] == unsaid.headers["content-type"] == "application/problem+json"


def test_a_method_that_a_route_does_not_know_is_a_problem(api: Client) -> None:
    answer = api.ask("PUT", "/api/v1/me")
    assert answer.status_code == 405
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_questions_get_an_answer(api: Client, text: str) -> None:
    for url in ("/accounts", "/people", "/targets"):
        assert api.get(f"/api/v1{url}", params={"q": text[:300]}).status_code == 200
    assert api.get("/api/v1/paths", params={"to": text[:300]}).status_code == 404
