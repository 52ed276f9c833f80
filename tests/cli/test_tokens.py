"""`relgraph token` and `relgraph tokens`."""

import json

import pytest
from tests.cli.conftest import Relgraph

BO = "bo@team.example"


@pytest.fixture
def team(relgraph: Relgraph) -> Relgraph:
    assert relgraph("members", "add", BO).code == 0
    return relgraph


def listed(team: Relgraph) -> list[dict[str, object]]:
    items: list[dict[str, object]] = json.loads(team("tokens", "list", "--json").out)["items"]
    return items


def test_a_token_is_printed_alone_and_listed_without_its_secret(team: Relgraph) -> None:
    secret = team("token", BO, "--scope", "read", "--scope", "write", "--days", 30, "--name", "CRM sync").out
    assert secret.count("\n") == 1
    (one,) = listed(team)
    assert (one["name"], one["scopes"], one["made"], one["ends"]) == (
        "CRM sync",
        ["read", "write"],
        "2026-06-01",
        "2026-07-01",
    )
    assert secret.strip() not in team("tokens", "list").out


def test_a_token_without_more_said_reads_and_does_not_end(team: Relgraph) -> None:
    team("token", BO)
    assert [(one["scopes"], one["ends"]) for one in listed(team)] == [(["read"], None)]
    assert "never" in team("tokens", "list").out


def test_a_revoked_token_is_gone_and_an_unknown_one_is_said(team: Relgraph) -> None:
    team("token", BO)
    assert team("tokens", "revoke", listed(team)[0]["id"]).code == 0
    assert listed(team) == []
    assert team("tokens", "revoke", "0123").code == 2


def test_days_that_are_none_are_refused(team: Relgraph) -> None:
    assert team("token", BO, "--days", 0).code == 2
