"""ETags: made of an answer's bytes alone."""

import pytest
from tests.faces import Client, FakeFront

from relgraph_api.tags import tag


def test_a_tag_is_that_of_the_bytes_whoever_asks_and_whatever_is_asked(api: Client, front: FakeFront) -> None:
    one, other = api.get("/api/v1/accounts?q=ard"), api.get("/api/v1/accounts?q=ardent&limit=3")
    assert one.headers["etag"] == other.headers["etag"] == tag(one.content)
    front.world.targets.clear()
    assert api.get("/api/v1/targets").headers["etag"] != one.headers["etag"]


@pytest.mark.parametrize("known", ["{}", "W/{}", '"x", {}', "*"])
def test_who_has_the_answer_is_told_so_without_a_body(api: Client, known: str) -> None:
    first = api.get("/api/v1/targets")
    again = api.get("/api/v1/targets", headers={"If-None-Match": known.format(first.headers["etag"])})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["cache-control"] == "no-store"
    assert "content-type" not in again.headers and "content-length" not in again.headers


def test_who_has_another_answer_gets_this_one(api: Client) -> None:
    answer = api.get("/api/v1/targets", headers={"If-None-Match": '"0123"'})
    assert answer.status_code == 200
    assert answer.json()["items"]


def test_a_table_has_a_tag_of_its_own(api: Client) -> None:
    assert api.get("/api/v1/people").headers["etag"] != api.get("/api/v1/people?format=csv").headers["etag"]


def test_a_problem_and_a_change_have_none(api: Client) -> None:
    assert "etag" not in api.get("/api/v1/accounts/a_hidden", headers={"If-None-Match": "*"}).headers
    assert "etag" not in api.post("/api/v1/targets", json={"wanted": ["x"]}).headers
