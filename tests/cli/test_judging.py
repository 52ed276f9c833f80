"""What is wrong, said and taken back on the command line."""

from pathlib import Path

import pytest
from tests.cli.conftest import Relgraph

BO, CY = "bo@team.example", "cy@ardent.example"


@pytest.fixture
def bo(relgraph: Relgraph, exchange: Path) -> Relgraph:
    relgraph("members", "add", BO, "--name", "Bo Lind")
    relgraph("ingest", "mail", exchange, "--member", BO, "--headers-only")
    return relgraph


@pytest.mark.parametrize(
    "said",
    [
        ("wrong-name", CY, "Cy Young"),
        ("wrong-employer", CY, "ardent.example"),
        ("not-a-person", CY),
        ("not-a-tie", CY),
    ],
)
def test_what_is_said_to_be_wrong_changes_the_answer_until_it_is_undone(
    bo: Relgraph, said: tuple[str, ...]
) -> None:
    before = bo("who", "ardent.example", "--json").out
    assert bo("judge", *said).code == 0
    assert bo("who", "ardent.example", "--json").out != before
    assert bo("judge", "undo", 1).code == 0
    assert bo("who", "ardent.example", "--json").out == before


def test_companies_are_made_one_and_two(bo: Relgraph) -> None:
    bo("judge", "same-company", "ardent.example", "ardent.test")
    assert bo("who", "ardent.test", "--json").document["account"]["domains"] == [
        "ardent.test",
        "ardent.example",
    ]
    bo("judge", "different-companies", "ardent.example", "ardent.test")
    assert bo("who", "ardent.test", "--json").document["account"] is None


def test_an_introduction_is_said_to_be_none_by_its_message(bo: Relgraph) -> None:
    ran = bo("judge", "not-an-introduction", "0" * 32, "made")
    assert ran.code == 0
    listed = bo("judge", "list", "--json").document["items"]
    assert listed == [{"number": 1, "kind": "not an introduction", "about": "0" * 32, "other": "made"}]


@pytest.mark.parametrize(
    "said", [("not-a-person", "nobody"), ("same-company", "x", "y"), ("wrong-name", "@", "x")]
)
def test_what_is_no_address_or_domain_is_one_line(bo: Relgraph, said: tuple[str, ...]) -> None:
    ran = bo("judge", *said)
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1


def test_introductions_are_listed(bo: Relgraph) -> None:
    assert bo("introductions", "--json").document["items"] == []
    assert "No introduction seen yet" in bo("introductions").err
