"""The API as its clients use it."""

from datetime import date

import pytest
from tests.faces import ANA, TODAY, Client, FakeFront

ROUTES = [
    "/me",
    "/members",
    "/accounts",
    "/accounts/a_ardent",
    "/people",
    "/people/p_cy.young",
    "/paths?to=a_ardent",
    "/targets",
]


def test_health_answers_without_a_token(stranger: Client) -> None:
    answer = stranger.get("/api/v1/health")
    assert (answer.status_code, answer.json()) == (200, {"format": 1, "status": "ok"})


@pytest.mark.parametrize("route", ROUTES)
def test_every_route_answers_one_document_that_says_its_format(api: Client, route: str) -> None:
    answer = api.get(f"/api/v1{route}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json()["format"] == 1


@pytest.mark.parametrize("route", ROUTES)
def test_the_same_question_gives_the_same_bytes(api: Client, route: str) -> None:
    assert api.get(f"/api/v1{route}").content == api.get(f"/api/v1{route}").content


def test_me_says_who_holds_the_token_and_what_it_allows(api: Client) -> None:
    me = api.get("/api/v1/me").json()
    assert me["member"] == {"address": ANA, "name": "Ana Reyes"}
    assert me["scopes"] == ["ask", "read", "write"]


def test_lists_are_read_page_by_page_by_their_cursor(api: Client) -> None:
    names, after = [], ""
    while after is not None:
        page = api.get("/api/v1/accounts", params={"limit": 2, **({"after": after} if after else {})}).json()
        names += [item["name"] for item in page["items"]]
        after = page["next"]
    assert names == ["Ardent", "Kestrel & Sons", "Nordwind Energie"]


def test_a_cursor_that_leads_nowhere_is_an_ordinary_answer(api: Client) -> None:
    assert api.get("/api/v1/accounts?after=nonsense").status_code == 200


def test_paths_pass_on_how_many_and_how_far(api: Client, front: FakeFront) -> None:
    found = api.get("/api/v1/paths?to=a_ardent&top=2&edges=1").json()
    assert len(found["paths"]) == 2
    assert front.world.asked == [("paths a_ardent 2 1", None)]


def test_an_account_on_the_own_list_without_a_way_is_an_empty_answer(api: Client) -> None:
    found = api.get("/api/v1/paths?to=a_nordwind")
    assert (found.status_code, found.json()["paths"]) == (200, [])


class TestAt:
    @pytest.mark.parametrize("route", ROUTES)
    def test_every_route_that_answers_can_answer_for_a_day(
        self, api: Client, front: FakeFront, route: str
    ) -> None:
        join = "&" if "?" in route else "?"
        assert api.get(f"/api/v1{route}{join}at=2026-04-01").status_code == 200
        assert {at for _, at in front.world.asked} == {date(2026, 4, 1)}

    @pytest.mark.parametrize("route", ROUTES)
    def test_a_bad_day_is_a_problem_that_says_what_to_write(self, api: Client, route: str) -> None:
        join = "&" if "?" in route else "?"
        answer = api.get(f"/api/v1{route}{join}at=yesterday")
        assert answer.status_code == 422
        assert answer.json()["errors"] == [
            {"where": "query.at", "what": "say a date such as 2026-05-03, not before 1970"}
        ]

    def test_without_a_day_the_answer_is_todays(self, api: Client) -> None:
        assert api.get("/api/v1/targets").json()["as_of"] == TODAY.isoformat()


class TestTargets:
    def test_adding_says_how_many_are_new(self, api: Client) -> None:
        answer = api.post("/api/v1/targets", json={"wanted": ["Ardent", "Quill Press", "halden.example"]})
        assert (answer.status_code, answer.json()) == (200, {"format": 1, "added": 2})

    def test_what_was_added_is_on_the_list_in_plain_letters(self, api: Client, front: FakeFront) -> None:
        api.post("/api/v1/targets", json={"wanted": [" Quill\u202e  Press\n"]})
        assert front.world.targets[-1]["wanted"] == "Quill Press"

    def test_removing_takes_one_off(self, api: Client, front: FakeFront) -> None:
        answer = api.ask("DELETE", "/api/v1/targets", params={"wanted": "Ardent"})
        assert (answer.status_code, answer.content) == (204, b"")
        assert "Ardent" not in [row["wanted"] for row in front.world.targets]

    def test_removing_what_is_not_there_is_not_found(self, api: Client) -> None:
        assert api.ask("DELETE", "/api/v1/targets", params={"wanted": "Nobody"}).status_code == 404

    @pytest.mark.parametrize(
        "body",
        [
            b"",
            b"{",
            b"[]",
            b'{"wanted": []}',
            b'{"wanted": [""]}',
            b'{"wanted": ["\\ud800"]}',
            b'{"wanted": "Ardent"}',
            b'{"wanted": ["Ardent"], "member": "bo@fenwick.example"}',
            b'{"wanted": ["' + b"x" * 301 + b'"]}',
            b'{"wanted": [' + b'"x",' * 500 + b'"x"]}',
            b"\xff\xfe",
        ],
    )
    def test_a_bad_body_is_a_problem(self, api: Client, front: FakeFront, body: bytes) -> None:
        before = len(front.world.targets)
        answer = api.post("/api/v1/targets", content=body, headers={"Content-Type": "application/json"})
        assert answer.status_code in {400, 422}
        assert answer.headers["content-type"] == "application/problem+json"
        assert len(front.world.targets) == before
