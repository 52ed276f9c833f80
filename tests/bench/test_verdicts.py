"""The shares of verdicts are counted as they are given, class by class."""

from pathlib import Path

import pytest
from bench.benchmark import NoData
from bench.verdicts import CLASSES, drawn, measure, read_by_hand, table

from relgraph.evidence import Verdict

LETTER = b"From: bo@acme.example\nTo: cy@beta.example\nSubject: x\n\nHello\n"


@pytest.fixture(params=[".", "data", "package/data"])
def data(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    for name in CLASSES:
        folder = tmp_path / "spam-assassin" / str(request.param) / name
        folder.mkdir(parents=True)
        (folder / "1.txt").write_bytes(LETTER)
        (folder / "1.json").write_bytes(b"{}")
    (folder / "2.txt").write_bytes(b"List-Unsubscribe: <mailto:x@y.example>\n" + LETTER)
    return tmp_path


def test_every_mail_of_every_class_is_counted_once(data: Path) -> None:
    sets = measure(data)["sets"]
    assert list(sets) == list(CLASSES)
    assert sets["spam-1"] == {
        "messages": 1,
        "list": 0,
        "bulk": 0,
        "machine": 0,
        "auto": 0,
        "person": 1,
        "failed": 0,
    }
    assert (sets["spam-2"]["messages"], sets["spam-2"]["bulk"]) == (2, 1)


def test_the_table_has_shares_and_what_reading_found(data: Path) -> None:
    text = table(measure(data))
    assert "| spam-2 | 2 | 0.0 | 50.0 | 0.0 | 0.0 | 50.0 | 0.0 |" in text
    assert read_by_hand() in text


def test_mails_to_be_read_are_drawn_the_same_each_time(data: Path) -> None:
    found = drawn(data, Verdict.PERSON, many=3)
    assert len(found) == 3
    assert [place for _, place, _ in found] == [place for _, place, _ in drawn(data, Verdict.PERSON, many=3)]


def test_missing_data_are_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(NoData, match="spam-assassin"):
        measure(tmp_path)
