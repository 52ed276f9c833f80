"""The mailboxes and the installation they are read into."""

import mailbox
import tomllib
from email.message import EmailMessage
from pathlib import Path

import bench.mailboxes
import pytest
from bench import ingest, naive, paths
from bench.benchmark import NoData
from bench.mailboxes import Mailbox, installation, mailboxes

from relgraph.address import address

LISTED = tomllib.loads(Path(bench.mailboxes.__file__).with_name("enron-members.toml").read_text("utf-8"))


def post(number: int, sender: str, to: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = sender, to
    message["Date"] = f"Mon, {1 + number % 28:02d} Jul 2001 10:00:00 +0000"
    message["Subject"] = f"Prices {number}"
    message["Message-ID"] = f"<{number}@carbon.example>"
    message.set_content(f"Hello Cy,\n\nthis is number {number}.\n\nBo\n")
    return message


def write(folder: Path, owner: str) -> None:
    folder.mkdir(parents=True)
    box = mailbox.mbox(folder / "all.mbox")
    for number in range(12):
        pair = (owner, "cy@carbon.example")
        box.add(post(number, *(pair if number % 2 else pair[::-1])))
    box.close()


def test_the_list_of_members_holds_addresses_alone() -> None:
    assert len(LISTED) == 13
    for member in LISTED.values():
        assert set(member) <= {"address", "aliases"}
        assert all(address(each) == each for each in (member["address"], *member.get("aliases", ())))


def test_a_missing_mailbox_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoData, match="no enron/"):
        mailboxes(tmp_path, "ingest")
    for folder in LISTED:
        (tmp_path / "enron" / folder).mkdir(parents=True)
    assert len(mailboxes(tmp_path, "ingest")) == 13


def test_the_naive_way_draws_its_sample_by_seed(tmp_path: Path) -> None:
    write(tmp_path / "box", "bo@northwind.example")
    assert naive.sample([tmp_path / "box"]) == naive.sample([tmp_path / "box"])
    assert len(naive.sample([tmp_path / "box"])) == 12
    assert "number 3" in naive.text(post(3, "a@b.example", "c@d.example").as_bytes())
    assert naive.text(b"\xff\xff no mail at all") is not None


@pytest.mark.slow
def test_an_installation_reads_shares_and_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RELGRAPH_NOW", "1999-01-01T00:00:00Z")
    write(tmp_path / "bo", "bo@northwind.example")
    boxes = [Mailbox(tmp_path / "bo", "bo@northwind.example", ("bo@old.example",))]
    with installation() as home:
        found = ingest.headers(home, boxes)
        assert (found["messages"], found["distinct"], found["failed"]) == (12, 12, 0)
        assert found["first_answer_seconds"] > found["seconds"] > 0
        assert found["sizes"]["books"] > 0 and found["peak_bytes"] > 10_000_000
        measured = paths.ask(home, boxes)
        assert measured["kinds"]["all"]["questions"] == paths.QUESTIONS
        assert measured["kinds"]["company"]["answered"] > 0
        assert "| company |" in paths.table(measured)
        with pytest.raises(RuntimeError, match="path ended with 2"):
            home.call("path", "x.example", "--as", "nobody@x.example", "--json")
    assert not home.home.exists()


def test_the_table_of_reading_has_every_figure() -> None:
    sizes = {"books": 1_000_000, "team": 1_000}
    speeds = {"messages_per_second": 10.0, "messages_per_cpu_second": 8.0}
    part = {**speeds, "peak_bytes": 5_000_000, "sizes": sizes}
    shown = ingest.table(
        {
            "messages": 24,
            "headers": {**part, "first_answer_seconds": 9.0, "answer_seconds": 1.5},
            "language": part,
            "naive": {**speeds, "sample": 12},
            "times_naive": 5.0,
            "times_naive_by_cpu": 4.0,
        }
    )
    assert "| headers and language against the naive way | 5 | 4 | times |" in shown
    assert "None" not in shown
