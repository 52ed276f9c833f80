"""Where graphs are kept, said on the command line; no server is needed here."""

import re
from pathlib import Path

import pytest
from tests.cli.conftest import Relgraph

from relgraph.stores.neo4j import server

PASSWORD = "open sesame 4711"
NOBODY = "bolt://127.0.0.1:1"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give up a server that is away sooner than in earnest."""
    limits = server.Limits(connect=1, acquire=1, retry_read=0.1, retry_write=0.1)
    monkeypatch.setattr(server, "Limits", lambda: limits)
    for name in ("BOOKS", "NEO4J_USER", "NEO4J_PASSWORD"):
        monkeypatch.delenv(f"RELGRAPH_{name}", raising=False)


@pytest.mark.parametrize(
    ("store", "variables", "part"),
    [
        ("paper", {}, "say embedded"),
        ("http://neo4j.example", {}, "say embedded"),
        (f"bolt://ana:{PASSWORD}@neo4j.example", {}, "no user or password in the store's address"),
        (f"ana:{PASSWORD}@neo4j.example", {}, "say embedded"),
        ("bolt://", {}, "no address of a Neo4j"),
        (NOBODY, {"NEO4J_USER": "neo4j"}, "one is missing"),
        (NOBODY, {"NEO4J_PASSWORD": PASSWORD}, "one is missing"),
        (NOBODY, {"BOOKS": "neo4j"}, "can be embedded alone"),
    ],
)
def test_settings_that_cannot_be_met_are_wrong_use_and_show_no_secret(
    relgraph: Relgraph, monkeypatch: pytest.MonkeyPatch, store: str, variables: dict[str, str], part: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(f"RELGRAPH_{name}", value)
    ended = relgraph("--store", store, "status")
    assert ended.code == 2
    assert part in ended.err
    assert len(ended.err.splitlines()) == 1
    assert PASSWORD not in ended.err + ended.out


def test_the_settings_shown_hold_no_password(relgraph: Relgraph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RELGRAPH_NEO4J_USER", "neo4j")
    monkeypatch.setenv("RELGRAPH_NEO4J_PASSWORD", PASSWORD)
    shown = relgraph("--store", "bolt://neo4j.example:7687", "config", "show", "--json")
    assert shown.document["store"] == "bolt://neo4j.example:7687"
    assert shown.document["books"] == "as the store"
    assert shown.document["neo4j_user"] == "neo4j"
    assert shown.document["neo4j_password"] == "set"
    wrong = relgraph("--store", f"bolt://ana:{PASSWORD}@neo4j.example", "config", "show")
    assert PASSWORD not in shown.out + wrong.out + wrong.err


def test_mail_is_read_while_the_server_is_away_and_the_line_says_how_to_catch_up(
    relgraph: Relgraph, exchange: Path
) -> None:
    relgraph("members", "add", "bo@team.example")
    away = relgraph("--store", NOBODY, "ingest", "mail", exchange, "--headers-only", "--json")
    assert away.code == 0
    assert away.document["new"] == 10
    behind = [line for line in away.err.splitlines() if "is behind" in line]
    assert len(behind) == 2
    assert "the book's graph is behind" in behind[0]
    assert "relgraph rebuild" in behind[0]
    assert "the team's graph there is behind" in behind[1]
    assert "Traceback" not in away.err
    assert "bo@team.example" not in behind[0]
    # In the files it is all there.
    assert "you know Cy Young" in relgraph("path", "cy@ardent.example").out


def test_a_question_and_a_rebuild_end_in_one_line_while_the_server_is_away(
    relgraph: Relgraph, exchange: Path
) -> None:
    relgraph("members", "add", "bo@team.example")
    relgraph("ingest", "mail", exchange, "--headers-only")
    commands: list[tuple[object, ...]] = [
        ("who", "ardent.example"),
        ("path", "cy@ardent.example"),
        ("rebuild",),
    ]
    for command in commands:
        ended = relgraph("--store", NOBODY, *command)
        assert ended.code == 2
        assert ended.err == (
            f"relgraph: Neo4j at {NOBODY} does not answer: see that it runs and can be reached from here\n"
        )
    # An earlier day is replayed from the ledger.
    assert relgraph("--store", NOBODY, "path", "cy@ardent.example", "--at", "2026-05-20").code == 0


@pytest.mark.neo4j
def test_every_command_answers_the_same_from_neo4j(
    relgraph: Relgraph, exchange: Path, neo4j: server.Server, neo4j_uri: str
) -> None:
    assert neo4j.read("RETURN 1")
    relgraph("members", "add", "bo@team.example")
    relgraph("ingest", "mail", exchange, "--headers-only")
    relgraph("share", "named", "all")
    relgraph("targets", "add", "ardent.example")
    commands: list[tuple[object, ...]] = [
        ("who", "ardent.example"),
        ("path", "cy@ardent.example"),
        ("path", "ardent"),
        ("targets", "list"),
        ("status",),
    ]
    plain = [relgraph(*command, "--json").out for command in commands]
    served = [relgraph("--store", neo4j_uri, *command, "--json").out for command in commands]
    assert _less_sizes(served) == _less_sizes(plain)
    assert relgraph("--store", neo4j_uri, "rebuild").code == 0
    assert relgraph("--store", neo4j_uri, "doctor").code == 0
    assert neo4j.read("MATCH (b:Book) RETURN b.owner") == [("bo@team.example",)]


def _less_sizes(printed: list[str]) -> list[str]:
    return [re.sub(r'"bytes": \d+', "", text) for text in printed]
