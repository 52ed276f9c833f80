"""The command line as other programs rely on it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Relgraph


@pytest.fixture
def team(relgraph: Relgraph, exchange: Path) -> Relgraph:
    """Bo, who knows Cy and has read the mail; Ana, who knows nobody."""
    relgraph("members", "add", "bo@team.example", "--name", "Bo Lind")
    relgraph("members", "add", "ana@team.example", "--name", "Ana Ruiz")
    relgraph("ingest", "mail", exchange, "--member", "bo@team.example", "--headers-only")
    return relgraph


@pytest.mark.parametrize(
    "arguments",
    [
        ("who", "ardent.example"),
        ("who", "ardent.example", "--as", "eve@team.example"),
        ("who",),
        ("nonsense",),
        ("path", "x", "--as", "bo@team.example", "--at", "someday"),
        ("path", "x", "--as", "bo@team.example", "--edges", "7"),
        ("ingest", "mail", "no-such-file", "--member", "bo@team.example"),
        ("ingest", "notes", "no-such-file", "--member", "bo@team.example"),
        ("share", "loudly", "all", "--as", "bo@team.example"),
        ("share", "named", "everything", "--as", "bo@team.example"),
        ("share", "named", "all", "--to", "team:west", "--as", "bo@team.example"),
        ("share", "undo", "9", "--as", "bo@team.example"),
        ("--store", "paper", "status"),
        ("members", "add", "nobody"),
        ("members", "add", "x@team.example", "--alias", "bo@team.example"),
        ("leave-out", "add", "colour:red", "--as", "bo@team.example"),
        ("targets", "import", "no-such-file", "--as", "bo@team.example"),
        ("token", "eve@team.example"),
        ("token", "bo@team.example", "--scope", "everything"),
        ("restore", "no-such-file"),
        ("judge", "undo", "4", "--as", "bo@team.example"),
    ],
)
def test_wrong_use_ends_with_two_and_one_line_that_says_what_to_do(
    team: Relgraph, arguments: tuple[str, ...]
) -> None:
    ended = team(*arguments)
    assert ended.code == 2
    assert ended.out == ""
    assert len(ended.err.splitlines()) == 1
    assert ended.err.startswith("relgraph: ")
    assert "Traceback" not in ended.err


def test_a_wrong_clock_or_vocabulary_is_wrong_use(
    relgraph: Relgraph, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("RELGRAPH_NOW", "noon")
    assert relgraph("status").code == 2
    monkeypatch.setenv("RELGRAPH_NOW", "2026-06-01")
    words = tmp_path / "words.toml"
    words.write_text("version = 3\n", "utf-8")
    monkeypatch.setenv("RELGRAPH_VOCABULARY", str(words))
    ended = relgraph("status")
    assert (ended.code, len(ended.err.splitlines())) == (2, 1)
    assert "words.toml, " in ended.err


def test_home_may_stand_before_or_behind_the_command(relgraph: Relgraph, tmp_path: Path) -> None:
    other = tmp_path / "other"
    relgraph("members", "add", "bo@team.example", "--home", other)
    assert relgraph(f"--home={other}", "members", "list", "--json").document["items"]
    assert not relgraph("members", "list", "--json").document["items"]


def test_json_is_alone_on_standard_output(team: Relgraph) -> None:
    for arguments in (
        ("who", "ardent.example", "--as", "bo@team.example"),
        ("path", "cy@ardent.example", "--as", "bo@team.example"),
        ("targets", "list", "--as", "bo@team.example"),
        ("share", "list", "--as", "bo@team.example"),
        ("preview", "--as", "bo@team.example"),
        ("leave-out", "list", "--as", "bo@team.example"),
        ("judge", "list", "--as", "bo@team.example"),
        ("members", "list"),
        ("status",),
        ("config", "show"),
        ("doctor",),
    ):
        ended = team(*arguments, "--json")
        assert ended.document["format"] == 1, arguments
        assert ended.code == 0


def test_who_and_path_tell_the_own_tie_with_reasons(team: Relgraph) -> None:
    who = team("who", "Ardent", "--as", "bo@team.example", "--json").document
    assert who["account"]["domains"] == ["ardent.example"]
    (person,) = who["people"]
    (tie,) = person["known_by"]
    assert (person["name"], tie["level"], tie["member"]) == ("Cy Young", "own", "bo@team.example")
    assert tie["last_contact"] == "2026-05-29"
    assert sum(reason["share"] for reason in tie["reasons"]) == pytest.approx(1, abs=0.01)
    (way, *_) = team("path", "Cy Young", "--as", "bo@team.example", "--json").document["paths"]
    assert [step["to"]["address"] for step in way["steps"]] == ["cy@ardent.example"]
    assert way["steps"][0]["strength"] == pytest.approx(way["warmth"], abs=1e-6)


def test_what_nobody_knows_is_an_empty_answer(team: Relgraph) -> None:
    who = team("who", "ardent.example", "--as", "ana@team.example", "--json")
    assert (who.code, who.document["account"], who.document["people"]) == (0, None, [])
    path = team("path", "cy@ardent.example", "--as", "ana@team.example", "--json")
    assert (path.code, path.document["target"], path.document["paths"]) == (0, None, [])
    assert path.document["message"].startswith("No warm path yet")


def test_a_shared_tie_opens_a_way_and_taking_it_back_closes_it(team: Relgraph) -> None:
    asked = ("path", "cy@ardent.example", "--as", "ana@team.example", "--json")
    team("share", "named", "company:ardent.example", "--as", "bo@team.example")
    (way,) = team(*asked).document["paths"]
    assert way["phrase"].startswith("ask Bo Lind, who knows Cy Young")
    first, second = way["steps"]
    assert (first["level"], second["level"]) == ("colleague", "named")
    assert (second["strength"], second["confidence"], second["reasons"]) == (None, None, None)
    assert second["last_contact"] == "2026-05"
    (row,) = team("preview", "--as", "bo@team.example", "--json").document["items"]
    assert (row["viewer"], row["address"]) == ("ana@team.example", "cy@ardent.example")
    team("share", "undo", 1, "--as", "bo@team.example")
    assert team(*asked).document["paths"] == []
    assert team("preview", "--as", "bo@team.example", "--json").document["items"] == []


def test_at_replays_to_an_earlier_day(team: Relgraph) -> None:
    asked = ("who", "ardent.example", "--as", "bo@team.example", "--json", "--at")
    assert team(*asked, "2026-05-04").document["account"] is None
    after_one = team(*asked, "2026-05-05T09:30:00Z").document
    assert after_one["as_of"] == "2026-05-05"
    assert after_one["people"][0]["known_by"][0]["last_contact"] == "2026-05-04"


def test_a_second_ingest_takes_nothing_in(team: Relgraph, exchange: Path) -> None:
    before = team("ledger", "export", "--member", "bo@team.example").out
    again = team("ingest", "mail", exchange, "--member", "bo@team.example", "--headers-only", "--json")
    assert (again.document["read"], again.document["new"], again.document["duplicate"]) == (10, 0, 10)
    assert set(again.document) == {
        "format", "read", "new", "duplicate", "skipped", "failed", "evidence", "seconds",
    }  # fmt: skip
    assert team("ledger", "export", "--member", "bo@team.example").out == before


def test_what_is_left_out_is_not_read(relgraph: Relgraph, exchange: Path) -> None:
    relgraph("members", "add", "bo@team.example")
    relgraph("leave-out", "add", "domain:ardent.example")
    report = relgraph("ingest", "mail", exchange, "--headers-only", "--json").document
    assert (report["new"], report["skipped"]) == (0, {"left out: domain": 10})
    relgraph("leave-out", "remove", "domain:ardent.example")
    assert relgraph("ingest", "mail", exchange, "--headers-only", "--json").document["new"] == 10


def test_an_alias_added_late_repairs_which_way_mail_went(
    relgraph: Relgraph, mailbox: Callable[..., Path]
) -> None:
    box = mailbox(
        ("Bo <lind@old.example>", "Cy Young <cy@ardent.example>", "4 May 2026 10:00:00 +0000", "one"),
        ("Cy Young <cy@ardent.example>", "bo@team.example", "5 May 2026 10:00:00 +0000", "two"),
    )
    relgraph("members", "add", "bo@team.example")
    relgraph("ingest", "mail", box, "--headers-only")
    one_way = relgraph("who", "ardent.example", "--json").document["people"][0]["known_by"][0]["strength"]
    relgraph("members", "add", "bo@team.example", "--alias", "lind@old.example")
    both = relgraph("who", "ardent.example", "--json").document["people"][0]["known_by"][0]["strength"]
    assert both > one_way


def test_targets_are_added_imported_listed_and_removed(team: Relgraph, tmp_path: Path) -> None:
    file = tmp_path / "accounts.csv"
    file.write_text("Owner,Account\nBo,Ardent\nBo,nowhere.example\n", "utf-8")
    team("targets", "import", file, "--as", "bo@team.example")
    team("targets", "add", "other.example", "--as", "bo@team.example")
    team("targets", "remove", "other.example", "--as", "bo@team.example")
    document = team("targets", "list", "--as", "bo@team.example", "--json").document
    assert [(item["wanted"], item["state"]) for item in document["items"]] == [
        ("Ardent", "own"),
        ("nowhere.example", "none"),
    ]


def test_judgements_hold_and_can_be_undone(team: Relgraph) -> None:
    asked = ("who", "ardent.example", "--as", "bo@team.example", "--json")
    team("judge", "not-a-tie", "cy@ardent.example", "--as", "bo@team.example")
    assert team(*asked).document["people"] == []
    team("judge", "undo", 1, "--as", "bo@team.example")
    assert len(team(*asked).document["people"]) == 1


def test_a_rebuilt_book_answers_the_same(team: Relgraph) -> None:
    asked = ("who", "ardent.example", "--as", "bo@team.example", "--json")
    before = team(*asked).out
    assert team("rebuild").code == 0
    assert team(*asked).out == before


def test_a_backup_restores_to_the_same_answers(team: Relgraph, tmp_path: Path) -> None:
    asked = ("who", "ardent.example", "--as", "bo@team.example", "--json")
    team("backup", tmp_path / "all.zip")
    team("restore", tmp_path / "all.zip", "--home", tmp_path / "second")
    assert team(*asked, "--home", tmp_path / "second").out == team(*asked).out
    assert team("restore", tmp_path / "all.zip").code == 2


def test_a_token_stands_alone_on_its_line_and_secrets_are_masked(team: Relgraph) -> None:
    token = team("token", "bo@team.example", "--scope", "read", "--scope", "write")
    assert len(token.out.strip()) > 40
    assert token.out.count("\n") == 1
    assert "made for tests" not in team("config", "show").out


def test_broken_mail_is_reported_with_its_place_and_the_rest_arrives(
    relgraph: Relgraph, tmp_path: Path
) -> None:
    folder = tmp_path / "mail"
    folder.mkdir()
    (folder / "good.eml").write_text(
        "From: cy@ardent.example\nTo: bo@team.example\nSubject: x\n\nhello\n", "utf-8"
    )
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    (folder / "sound.eml").symlink_to(folder / "gone.eml")
    relgraph("members", "add", "bo@team.example")
    report = relgraph("ingest", "mail", folder, "--headers-only", "--json")
    assert report.document["new"] == 1
    assert report.document["skipped"] == {"not mail": 1}
    assert (report.code, len(report.document["failed"])) == (1, 1)
    assert report.document["failed"][0]["place"] == "sound.eml"


def test_no_answer_and_no_report_holds_a_line_of_a_body(team: Relgraph) -> None:
    said = "shall we speak"
    for arguments in (("ledger", "export", "--member", "bo@team.example"), ("status",), ("doctor",)):
        ended = team(*arguments)
        assert said not in ended.out + ended.err
