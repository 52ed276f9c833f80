"""Parsing in processes gives what parsing here gives, in the same order."""

import os
import signal
from pathlib import Path

import pytest

from relgraph.evidence import Interaction
from relgraph_ingest.mail import parsers as parsers_module
from relgraph_ingest.mail.parsers import CHUNK, DIED, Facts, Parsers, open_parsers
from relgraph_ingest.mail.worker import Lying
from relgraph_ingest.processes.pool import Pool
from relgraph_ingest.sources.items import Failed, Item, Raw, Skipped, Span


def letter(number: int) -> Raw:
    data = f"From: Cy Young <cy@acme.example>\nTo: ana@fenwick.example\nSubject: {number}\n\nHi {number}\n"
    return Raw(f"box#{number}", Span(Path("box"), 0, len(data), in_mbox=True), data.encode())


def many(number: int) -> list[Item]:
    """Letters with things between them that were skipped, failed, or cannot be read."""
    items: list[Item] = [letter(n) for n in range(number)]
    items[3] = Skipped("box#3", "too large")
    items[5] = Failed("box#5", "is gone")
    items[7] = Raw("box#7", Span(Path("box"), 0, 4, in_mbox=True), b"\n\nno")
    return items


@pytest.fixture
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start processes however little there is to read."""
    monkeypatch.setattr(parsers_module, "WORTH_IT", 0)


@pytest.mark.usefixtures("always")
def test_processes_give_what_this_one_gives_in_the_same_order() -> None:
    items = many(3 * CHUNK + 11)
    here = list(Parsers(None, 0).parse("box", items))
    with open_parsers(2, total=1) as parsers:
        assert list(parsers.parse("box", items)) == here
        assert list(parsers.parse("box", items[:10])) == here[:10]
    assert [type(one) for one in here[:9]] == [
        Facts,
        Facts,
        Facts,
        Skipped,
        Facts,
        Failed,
        Facts,
        Failed,
        Facts,
    ]
    assert here[7] == Failed("box#7", "no header")


@pytest.mark.usefixtures("always")
def test_a_source_may_be_endless() -> None:
    with open_parsers(1, total=1) as parsers:
        found = parsers.parse("box", (letter(n) for n in iter(int, 1)))
        assert isinstance(next(found), Facts)


def test_a_few_messages_start_no_process() -> None:
    with open_parsers(2, total=1000) as parsers:
        assert len(list(parsers.parse("box", many(20)))) == 20
        assert parsers.pids == ()


def test_a_message_that_kills_its_reader_fails_alone() -> None:
    pool: Pool[Lying, Interaction | str] = Pool("tests.ingest.mail.deadly_worker", [], 1)
    try:
        items: list[Item] = [letter(n) for n in range(9)]
        items[4] = Raw("box#4", Span(Path("box"), 0, 4, in_mbox=True), b"Subject: deadly\n\n")
        found = list(Parsers(pool, 1).parse("box", items))
    finally:
        pool.close()
    assert found[4] == Failed("box#4", DIED)
    assert [type(one) for one in found].count(Facts) == 8


@pytest.mark.usefixtures("always")
def test_a_killed_process_is_replaced_and_nothing_is_lost() -> None:
    items = many(2 * CHUNK)
    with open_parsers(1, total=1) as parsers:
        (pid,) = parsers.pids
        os.kill(pid, signal.SIGKILL)
        assert list(parsers.parse("box", items)) == list(Parsers(None, 0).parse("box", items))
        assert parsers.pids != (pid,)
