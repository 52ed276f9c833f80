"""`relgraph crm`: what other tools call accounts and people."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Relgraph


@pytest.fixture
def team(relgraph: Relgraph, exchange: Path) -> Relgraph:
    assert relgraph("members", "add", "bo@team.example", "--name", "Bo Lind").code == 0
    assert relgraph("ingest", "mail", exchange, "--headers-only").code == 0
    return relgraph


@pytest.fixture
def sheet(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "export.csv"
        path.write_text(text, "utf-8-sig")
        return path

    return write


def listed(team: Relgraph, *words: str) -> list[tuple[str, str, str]]:
    items = json.loads(team("crm", "list", *words, "--json").out)["items"]
    return [(one["kind"], one["id"], one["of"]) for one in items]


def test_an_export_of_accounts_is_taken_by_its_websites(team: Relgraph, sheet: Callable[[str], Path]) -> None:
    path = sheet("Account ID,Account Name,Website\n001A,Ardent,https://www.ardent.example\n001B,None,\n")
    ran = team("crm", "import", "salesforce", path)
    assert (ran.code, ran.err) == (0, "1 of 1 ids stand for an account or a person.\n")
    assert listed(team) == [("account", "001A", "ardent.example")]
    assert "Ardent" in team("crm", "list").out


def test_an_export_of_contacts_is_taken_by_mail_and_by_website(
    team: Relgraph, sheet: Callable[[str], Path]
) -> None:
    path = sheet("Contact ID,Email,Account ID,Website\n003C,Cy@Ardent.example,001A,ardent.example\n")
    team("crm", "import", "salesforce", path)
    assert listed(team) == [("account", "001A", "ardent.example"), ("person", "003C", "cy@ardent.example")]
    path = sheet("Record ID,Email,Website\n7,cy@ardent.example,ardent.example\n")
    team("crm", "import", "hubspot", path)
    assert listed(team, "hubspot") == [("person", "7", "cy@ardent.example")]


def test_rows_that_are_none_are_named_and_the_others_taken(
    team: Relgraph, sheet: Callable[[str], Path]
) -> None:
    ran = team(
        "crm", "import", "hubspot", sheet("id,domain\n1,not a domain\n2,gmail.com\n3,ardent.example\n")
    )
    assert listed(team) == [("account", "3", "ardent.example")]
    assert "1 of 3" in ran.err and "1: item 1:" in ran.err and "mail provider" in ran.err


@pytest.mark.parametrize("text", ["", "name\nArdent\n", "id,website\n,ardent.example\n"])
def test_a_file_without_ids_is_refused_in_one_line(
    team: Relgraph, sheet: Callable[[str], Path], text: str
) -> None:
    ran = team("crm", "import", "hubspot", sheet(text))
    assert ran.code == 2
    assert ran.err.count("\n") == 1


def test_ids_are_removed(team: Relgraph, sheet: Callable[[str], Path]) -> None:
    team("crm", "import", "hubspot", sheet("id,domain\n1,ardent.example\n"))
    assert team("crm", "remove", "hubspot", "2", "1").err == "hubspot has no id 2 here.\n"
    assert listed(team) == []
