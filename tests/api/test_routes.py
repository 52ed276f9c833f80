"""The routes that change things, used as a client does, before a real installation."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.api.installation import ALL, ANA, BO, CY, EVA, installation
from tests.api.rows import ARDENT, CY_ID
from tests.faces import Client, client

from relgraph.book.export import export
from relgraph.house import House
from relgraph_api import create_api


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = installation(tmp_path)
    yield made
    made.close()


@pytest.fixture
def ana(house: House) -> Iterator[Client]:
    with client(create_api(house), Authorization=f"Bearer {house.access.make_token(ANA, ALL)}") as lent:
        yield lent


def asking(house: House, secret: str) -> Client:
    return Client(create_api(house), Authorization=f"Bearer {secret}")


class TestTokens:
    def test_a_secret_is_sent_once_and_opens_what_was_said(self, house: House, ana: Client) -> None:
        made = ana.post(
            "/api/v1/tokens", json={"name": " CRM\u202e sync", "scopes": ["read"], "days": 9}
        ).json()
        assert made["token"]["name"] == "CRM sync"
        assert made["token"] in ana.get("/api/v1/tokens").json()["items"]
        assert made["secret"] not in ana.get("/api/v1/tokens").text
        program = asking(house, made["secret"])
        me = program.get("/api/v1/me").json()
        assert (me["scopes"], me["token"], me["ends"]) == (["read"], made["token"]["id"], "2026-05-29")
        assert program.post("/api/v1/tokens", json={"scopes": ["read"]}).status_code == 403
        program.close()

    def test_a_token_makes_none_that_may_do_more(self, house: House) -> None:
        program = asking(house, house.access.make_token(ANA, ["read", "write"]))
        answer = program.post("/api/v1/tokens", json={"scopes": ["read", "ask"]})
        assert (answer.status_code, answer.json()["type"]) == (422, "urn:relgraph:problem:refused")
        program.close()

    def test_a_revoked_token_is_a_strangers_at_once_with_those_it_made(
        self, house: House, ana: Client
    ) -> None:
        first = ana.post("/api/v1/tokens", json={"scopes": ["read", "write"]}).json()
        program = asking(house, first["secret"])
        second = program.post("/api/v1/tokens", json={"scopes": ["read"]}).json()
        assert ana.ask("DELETE", f"/api/v1/tokens/{first['token']['id']}").status_code == 204
        assert program.get("/api/v1/me").status_code == 401
        program.close()
        child = asking(house, second["secret"])
        assert child.get("/api/v1/me").status_code == 401
        child.close()
        assert ana.ask("DELETE", f"/api/v1/tokens/{first['token']['id']}").status_code == 404


class TestCrm:
    def test_ids_lead_there_and_back(self, ana: Client) -> None:
        links = [
            {"system": "hubspot", "kind": "account", "id": "7", "of": "https://www.ardent.example/about"},
            {"system": "hubspot", "kind": "person", "id": "8", "of": "Cy.Young@Ardent.example"},
        ]
        assert ana.ask("PUT", "/api/v1/crm", json={"items": links}).json()["changed"] == 2
        assert ana.ask("PUT", "/api/v1/crm", json={"items": links}).json()["changed"] == 0
        (account,) = ana.get("/api/v1/accounts?crm=hubspot:7").json()["items"]
        (person,) = ana.get("/api/v1/people?crm=hubspot:8").json()["items"]
        assert (account["id"], person["id"]) == (ARDENT, CY_ID)
        back = ana.get(f"/api/v1/crm?of={CY}").json()["items"]
        assert [(one["system"], one["id"]) for one in back] == [("hubspot", "8"), ("salesforce", "003C")]
        assert back[0]["person"]["id"] == CY_ID and back[0]["account"]["id"] == ARDENT
        assert ana.get("/api/v1/accounts?crm=hubspot:8").json()["items"] == []
        assert ana.get("/api/v1/accounts?crm=hubspot").status_code == 422

    def test_an_id_of_somebody_hidden_leads_to_nobody(self, ana: Client) -> None:
        (one,) = ana.get("/api/v1/crm?system=salesforce&id=001H").json()["items"]
        assert (one["of"], one["account"]) == ("hidden.example", None)
        assert ana.get("/api/v1/accounts?crm=salesforce:001H").json()["items"] == []

    def test_of_several_all_are_put_or_none(self, ana: Client) -> None:
        links = [
            {"system": "x", "kind": "account", "id": "1", "of": "ardent.example"},
            {"system": "x", "kind": "account", "id": "2", "of": "gmail.com"},
        ]
        answer = ana.ask("PUT", "/api/v1/crm", json={"items": links})
        assert answer.status_code == 422
        assert answer.json()["detail"].startswith("item 2: a mail provider")
        assert ana.get("/api/v1/crm?system=x").json()["items"] == []

    def test_pages_follow_each_other_also_from_nonsense(self, ana: Client) -> None:
        first = ana.get("/api/v1/crm?limit=2").json()
        second = ana.get(f"/api/v1/crm?limit=2&after={first['next']}").json()
        ids = [one["id"] for page in (first, second) for one in page["items"]]
        assert ids == ["001A", "001H", "003C"]
        assert ana.get("/api/v1/crm?limit=2&after=nonsense").json() == first


class TestSharing:
    def test_what_is_foreseen_is_what_is_then_shared_and_taken_back(self, house: House, ana: Client) -> None:
        rule = {"level": "named", "selector": "company:ardent.example", "to": EVA}
        foreseen = ana.get("/api/v1/sharing/foresight", params=rule).json()
        assert ana.post("/api/v1/sharing", json={**rule, "seen": "0" * 32}).status_code == 422
        assert ana.post("/api/v1/sharing", json={**rule, "seen": foreseen["seen"]}).json()["changed"] == 2
        assert ana.get(f"/api/v1/preview?viewer={EVA}").json()["items"] == foreseen["changes"][0]["gained"]
        assert house.answers(EVA).who("ardent.example")["people"]
        number = ana.get("/api/v1/sharing").json()["items"][-1]["number"]
        assert ana.ask("DELETE", f"/api/v1/sharing/{number}").status_code == 204
        assert house.answers(EVA).who("ardent.example")["people"] == []
        assert ana.ask("DELETE", f"/api/v1/sharing/{number}").status_code == 404

    def test_a_rule_made_for_a_day_stays_at_it(self, ana: Client) -> None:
        rule = {"level": "named", "selector": "company:ardent.example", "to": EVA, "at": "2026-04-20"}
        ana.post("/api/v1/sharing", json=rule)
        assert ana.get("/api/v1/sharing").json()["items"][-1]["at"] == "2026-04-20"
        rows = ana.get(f"/api/v1/preview?viewer={EVA}").json()["items"]
        assert {row["as_of"] for row in rows} == {"2026-04-20"}

    def test_who_is_no_colleague_has_no_preview(self, ana: Client) -> None:
        for viewer in ("nobody", "x@x.example", ANA):
            assert ana.get(f"/api/v1/preview?viewer={viewer}").status_code == 422


def test_the_ledger_is_that_of_the_command_line_line_by_line(house: House, ana: Client) -> None:
    answer = ana.get("/api/v1/ledger")
    assert answer.headers["content-type"] == "application/jsonl"
    assert answer.text.splitlines() == list(export(house.book(ANA)))
    assert all(json.loads(line)["key"] for line in answer.text.splitlines())


def test_what_is_judged_holds_at_once_and_can_be_taken_back(ana: Client) -> None:
    def title() -> str | None:
        found: str | None = ana.get(f"/api/v1/people/{CY_ID}").json()["person"]["title"]
        return found

    before = title()
    wrong = {"kind": "wrong title", "about": CY_ID, "other": before}
    made = ana.post("/api/v1/judgements", json=wrong).json()
    assert made["done"] and title() is None
    assert ana.ask("DELETE", f"/api/v1/judgements/{made['judgement']['number']}").json()["done"]
    assert title() == before == "Chief Financial Officer"


def test_a_sheet_of_accounts_is_put_on_the_list(ana: Client) -> None:
    sheet = "\ufeffRegion;x,Account\r\nN,Quill Press\r\nS,halden.example\r\nS,Ardent\r\n".encode()
    answer = ana.post("/api/v1/targets/import", content=sheet, headers={"Content-Type": "text/csv"})
    assert answer.json()["added"] == 2
    empty = ana.post("/api/v1/targets/import", content=b"\xff\xfe", headers={"Content-Type": "text/csv"})
    assert empty.status_code in (200, 422)
    assert ana.post("/api/v1/targets/import", content=b"").status_code == 422


def test_a_member_who_is_shared_with_sees_the_ids_of_their_own_tools_alone(house: House) -> None:
    program = asking(house, house.access.make_token(BO, ALL))
    (item,) = program.post("/api/v1/lookup", json={"wanted": [CY]}).json()["items"]
    assert (item["known"], item["crm"]) == (1, [])
    assert program.get("/api/v1/people?crm=salesforce:003C").json()["items"] == []
    program.close()
