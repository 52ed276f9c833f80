"""Inviting, removing and appointing from the terminal; the own book at a glance; what serve refuses."""

import re
from pathlib import Path

import pytest
from tests.cli.conftest import Relgraph

ANA, BO = "ana@team.example", "bo@team.example"


@pytest.fixture
def team(relgraph: Relgraph, exchange: Path) -> Relgraph:
    """Ana and Bo; Bo has read mail."""
    relgraph("members", "add", ANA, "--name", "Ana Reyes")
    relgraph("members", "add", BO, "--name", "Bo Lind")
    relgraph("ingest", "mail", exchange, "--member", BO, "--headers-only")
    return relgraph


def test_an_invitation_is_printed_alone_on_its_line(team: Relgraph) -> None:
    for address in ("new@team.example", BO):
        ended = team("members", "invite", address, "--url", "https://relgraph.team.example/")
        assert ended.code == 0
        assert re.fullmatch(r"https://relgraph\.team\.example/welcome\?code=[\w-]{40,}\n", ended.out)
    assert team("members", "invite", "nobody").code == 2


def test_removing_takes_shared_ties_and_sets_the_book_aside(team: Relgraph, tmp_path: Path) -> None:
    team("share", "named", "all", "--as", BO)
    assert team("who", "ardent.example", "--as", ANA, "--json").document["people"]
    ended = team("members", "remove", BO)
    assert ended.code == 0
    (kept,) = re.findall(r"set aside: (\S+)", ended.err)
    assert Path(kept).exists()
    assert not team("who", "ardent.example", "--as", ANA, "--json").document["people"]
    assert team("doctor").code == 0
    assert team("members", "remove", BO).code == 2
    assert team("members", "remove", BO, "--delete-book").code == 0
    assert not Path(kept).exists()
    assert team("members", "remove", BO, "--delete-book").code == 2


def test_removing_with_the_book_says_what_was_found_afterwards(team: Relgraph) -> None:
    ended = team("members", "remove", BO, "--delete-book")
    assert "The book was overwritten and deleted: 10 messages" in ended.err
    assert "searched from end to end for your address: it is not there" in ended.err


def test_administrators_are_named_and_one_is_left(team: Relgraph) -> None:
    assert team("members", "admin", BO).code == 0
    assert team("members", "admin", ANA, "--off").code == 0
    assert team("members", "admin", BO, "--off").code == 2


def test_the_own_book_is_told_at_a_glance(team: Relgraph) -> None:
    shown = team("book", "--as", BO).out
    assert shown.startswith("1 person from 1 source, read today.")
    assert "10 read: 10 new" in shown
    document = team("book", "--as", BO, "--json").document
    assert document["sources"] == [
        {"name": "Inbox", "messages": 10, "meetings": 0, "last_read": "2026-06-01T12:00:00Z"}
    ]
    assert [run["state"] for run in document["runs"]] == ["done"]
    assert team("book", "--as", ANA).out.startswith("Nothing was read")


def test_a_run_keeps_what_it_could_not_read(relgraph: Relgraph, tmp_path: Path) -> None:
    relgraph("members", "add", ANA)
    folder = tmp_path / "mail"
    folder.mkdir()
    (folder / "1.eml").write_text(f"From: {BO}\nTo: {ANA}\nDate: 1 May 2026 10:00:00 +0000\n\nHello\n")
    unreadable = folder / "2.eml"
    unreadable.mkdir()
    (folder / "3.eml").symlink_to(folder / "nowhere.eml")
    relgraph("ingest", "mail", folder, "--headers-only")
    (run,) = relgraph("book", "--json").document["runs"]
    assert run["sources"] == ["mail"]
    assert run["phrase"].startswith("1 read: 1 new")


@pytest.mark.parametrize(
    "unsafe",
    [
        ("--trust-header", "X-Forwarded-Email"),
        ("--trust-header", "X-Forwarded-Email", "--trust-proxy", "0.0.0.0/0"),
        ("--trust-header", "Cookie", "--trust-proxy", "10.0.0.5"),
        ("--trust-proxy", "the proxy"),
        ("--read-files", "--host", "192.0.2.7"),
        ("--read-files", "--public-host", "relgraph.team.example"),
        ("--read-files", "--trust-proxy", "10.0.0.5", "--trust-header", "X-Forwarded-Email"),
    ],
)
def test_serving_refuses_what_would_open_books_or_files_to_others(
    team: Relgraph, unsafe: tuple[str, ...]
) -> None:
    ended = team("serve", "--port", "0", *unsafe)
    assert ended.code == 2
    assert ended.err.count("\n") == 1
    assert "Serving" not in ended.out


def test_a_team_is_formed_shared_with_and_dissolved(team: Relgraph) -> None:
    assert team("share", "named", "all", "--to", "team:west", "--as", BO).code == 2
    assert team("teams", "form", "west", ANA).code == 0
    assert team("teams", "list", "--json").document["items"] == [{"name": "west", "members": [ANA]}]
    assert team("share", "named", "all", "--to", "team:west", "--as", BO).code == 0
    assert team("who", "ardent.example", "--as", ANA, "--json").document["people"]
    assert team("teams", "dissolve", "west").code == 0
    assert not team("who", "ardent.example", "--as", ANA, "--json").document["people"]
    assert team("teams", "dissolve", "west").code == 2
    assert team("teams", "form", "west", "nobody").code == 2
