"""What the drawer says of a book: sources, runs, failures, what is left out."""

from pathlib import Path

import pytest
from tests.builders import ANA, BO, CY, DEE, both_ways, house, mail, share, tell

from relgraph.book.runs import Failure, Runs
from relgraph.errors import BadUse
from relgraph.house import House


@pytest.fixture
def at(tmp_path: Path) -> House:
    return house(tmp_path)


def test_an_empty_book_says_so(at: House) -> None:
    found = at.desk(ANA).reading.book()
    assert found["summary"] == "Nothing was read into your book yet."
    assert (found["people"], found["sources"], found["runs"], found["left_out"]) == (0, [], [], [])


def test_the_first_line_counts_people_sources_and_shared_ties(at: House) -> None:
    tell(at, ANA, *both_ways(ANA, CY, "2026-05-01"), mail(DEE, ANA, source="archive"))
    runs = Runs(at.book(ANA).space)
    runs.end(runs.begin("mail", ["mail", "archive"], now=at.clock()), {"read": 3, "new": 3})
    assert at.desk(ANA).reading.book()["summary"] == (
        "2 people from 2 sources, read today. Colleagues see none of it: you share nothing."
    )
    share(at, ANA, "all")
    assert at.desk(ANA).reading.book()["summary"].endswith("Colleagues see 1 tie; nobody sees the rest.")
    assert at.desk(BO).reading.book()["summary"] == "Nothing was read into your book yet."


def test_a_source_tells_when_it_was_last_read(at: House) -> None:
    tell(at, ANA, mail(CY, ANA, source="inbox"), mail(DEE, ANA, source="archive"))
    runs = Runs(at.book(ANA).space)
    runs.begin("mail", ["inbox"], now=at.clock() - 86_400)
    runs.begin("mail", ["inbox"], now=at.clock())
    assert [
        (one["name"], one["messages"], one["last_read"]) for one in at.desk(ANA).reading.book()["sources"]
    ] == [
        ("archive", 1, None),
        ("inbox", 1, "2026-05-20T12:00:00Z"),
    ]


def test_a_run_is_told_in_plain_words_with_what_it_could_not_read(at: House) -> None:
    runs = Runs(at.book(ANA).space)
    number = runs.begin("mail", ["inbox"], now=at.clock())
    report = {"read": 10, "new": 7, "duplicate": 2, "skipped": {"left out: domain": 3}, "failed": 1}
    runs.end(number, report, [Failure("inbox", "inbox#4", "no header ends")])
    reading = at.desk(ANA).reading
    (run,) = reading.book()["runs"]
    assert run["state"] == "done"
    assert run["phrase"] == (
        "10 read: 7 new, 2 there already; 3 not taken (3 left out: domain); 1 could not be read"
    )
    failures = reading.failures(number)
    assert failures is not None
    assert failures["items"] == [{"source": "inbox", "place": "inbox#4", "error": "no header ends"}]
    assert reading.failures(99) is None
    assert at.desk(BO).reading.failures(number) is None


def test_a_run_that_goes_on_tells_how_far_it_is_and_one_that_broke_off_says_so(at: House) -> None:
    runs = Runs(at.book(ANA).space)
    number = runs.begin("mail", ["inbox"], now=at.clock())
    runs.stand(number, "headers", 30, 120)
    with at.locked(ANA):
        (run,) = at.desk(ANA).reading.book()["runs"]
        assert (run["state"], run["stage"], run["part"]) == ("running", "headers", 0.25)
    (run,) = at.desk(ANA).reading.book()["runs"]
    assert (run["state"], run["stage"], run["part"]) == ("stopped", None, None)
    assert "goes on where it was" in run["phrase"]


def test_what_is_left_out_is_read_as_the_command_reads_it(at: House) -> None:
    reading = at.desk(ANA).reading
    assert (
        reading.leave_out(["domain:HTTPS://Clinic.example/x", "before:2015-01-01", "folder: Private "]) == 3
    )
    assert reading.book()["left_out"] == ["before:2015-01-01", "domain:clinic.example", "folder:Private"]
    assert reading.leave_out(["domain:clinic.example"]) == 0
    assert reading.take_in("domain:clinic.example")
    assert not reading.take_in("domain:clinic.example")


@pytest.mark.parametrize(
    "text", ["colour:red", "address:nobody", "domain:", "before:yesterday", "folder: ", ""]
)
def test_what_selects_nothing_is_refused(at: House, text: str) -> None:
    with pytest.raises(BadUse, match="selects nothing"):
        at.desk(ANA).reading.leave_out([text])
