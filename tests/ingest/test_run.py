"""A run: headers first, language behind it, the same ledger however often it is stopped."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from relgraph.address import Address
from relgraph.book.book import Book
from relgraph.book.export import export
from relgraph.evidence import Employment, Key, Party, Reading
from relgraph_ingest import run as run_module
from relgraph_ingest.language.text import Text
from relgraph_ingest.run import Extractor, Run
from relgraph_ingest.sources.leave_out import LeaveOut
from relgraph_ingest.sources.source import open_source

BO = Address("bo@team.example")


class Stopped(Exception):
    """Stands for the power going out."""


class Quiet:
    """A progress nobody looks at; it can pull the plug after some steps."""

    def __init__(self, stop_after: int | None = None) -> None:
        self._left = stop_after

    def begin(self, what: str, total: int, unit: str) -> None:
        """A pass begins."""

    def advance(self, number: int) -> None:
        """So many more are done."""
        if self._left is not None:
            self._left -= 1
            if self._left < 0:
                raise Stopped


class Titles:
    """Reads `TITLE: x` lines as the sender's title."""

    def __init__(self, extractor: str = "made/1") -> None:
        self.extractor = extractor
        self.failures: list[tuple[Key, str]] = []
        self.texts = 0

    def read(self, texts: Iterable[Text]) -> Iterator[Reading]:
        """Yield a reading for each text."""
        for text in texts:
            self.texts += 1
            if "number 99" in text.text:
                self.failures.append((text.key, "too deep"))
            title = text.text.partition("TITLE: ")[2].split("\n")[0]
            job = Employment(text.sender or Party("x", None), None, None, title, "signature", False, 0, 1)
            yield Reading(text.key, self.extractor, (job,) if title else ())


@pytest.fixture
def mailbox(tmp_path: Path) -> Path:
    """Forty messages, each with a copy further down, and three newsletters."""
    parts = []
    for number in [*range(40), *range(40)]:
        parts.append(
            f"From - Mon Jan  1 00:00:00 2026\nFrom: Cy {number} <cy{number}@ardent.example>\nTo: {BO}\n"
            f"Date: {number % 28 + 1} May 2026 10:00:00 +0000\nMessage-ID: <{len(parts)}@x>\n"
            f"Subject: s{number}\n\n"
            f"Hello Bo, about matter {number}.\n\nTITLE: Head of Matter {number}\n\n"
        )
    parts += [
        f"From - Mon Jan  1 00:00:00 2026\nFrom: news@shop.example\nTo: {BO}\nPrecedence: bulk\n"
        f"List-Unsubscribe: <https://shop.example/u>\nDate: {day} May 2026 10:00:00 +0000\n"
        f"Subject: n{day}\n\nBuy!\n\n"
        for day in (1, 2, 3)
    ]
    path = tmp_path / "Inbox"
    path.write_text("".join(parts), "utf-8")
    return path


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make batches small enough to be stopped between."""
    monkeypatch.setattr(run_module, "HEADERS_BATCH", 7)
    monkeypatch.setattr(run_module, "READINGS_BATCH", 5)


def opened(reader: Extractor) -> Callable[[], AbstractContextManager[Extractor]]:
    return lambda: nullcontext(reader)


def ingest(book: Book, source: Path, reader: Titles, stop_after: int | None = None) -> Run:
    one = Run(book, LeaveOut(), Quiet(stop_after))
    one.language(one.headers([open_source(source)]), opened(reader))
    return one


def test_a_run_counts_new_and_copies_and_reads_each_text_once(tmp_path: Path, mailbox: Path) -> None:
    book, reader = Book(tmp_path / "book.db", BO), Titles()
    report = ingest(book, mailbox, reader).report
    assert (report.read, report.new, report.duplicate, report.failed) == (83, 43, 40, [])
    assert report.evidence == {"interaction": 43, "employment": 40}
    assert reader.texts == 40, "newsletters and copies are not read"


def test_a_second_run_changes_no_line_and_reads_no_text(tmp_path: Path, mailbox: Path) -> None:
    book = Book(tmp_path / "book.db", BO)
    ingest(book, mailbox, Titles())
    before = list(export(book))
    again, reader = None, Titles()
    again = ingest(book, mailbox, reader).report
    assert (again.new, again.duplicate, reader.texts) == (0, 83, 0)
    assert list(export(book)) == before


def test_wherever_it_is_stopped_it_ends_in_the_same_ledger(tmp_path: Path, mailbox: Path) -> None:
    whole = Book(tmp_path / "whole.db", BO)
    ingest(whole, mailbox, Titles())
    stops = 0
    for moment in range(20):
        book = Book(tmp_path / f"{moment}.db", BO)
        try:
            ingest(book, mailbox, Titles(), stop_after=moment)
        except Stopped:
            stops += 1
        ingest(book, mailbox, Titles())
        assert list(export(book)) == list(export(whole)), moment
    assert stops == 20


def test_a_newer_extractor_reads_again_and_its_reading_holds(tmp_path: Path, mailbox: Path) -> None:
    book = Book(tmp_path / "book.db", BO)
    ingest(book, mailbox, Titles("made/1"))
    newer = Titles("made/2")
    ingest(book, mailbox, newer)
    assert newer.texts == 40
    facts = [line for line in export(book) if '"kind": "employment"' in line]
    assert len(facts) == 40
    assert all('"extractor": "made/2"' in line for line in facts)


def test_a_file_that_changes_under_the_run_is_reported_and_not_misread(tmp_path: Path, mailbox: Path) -> None:
    book = Book(tmp_path / "book.db", BO)
    one = Run(book, LeaveOut(), Quiet())
    unread = one.headers([open_source(mailbox)])
    mailbox.write_bytes(mailbox.read_bytes().replace(b"matter 3.", b"Matter X."))
    one.language(unread, opened(Titles()))
    assert [failure["place"] for failure in one.report.failed] == ["Inbox#3"]
    assert "run this again" in one.report.failed[0]["error"]


def test_what_the_reader_fails_on_is_reported_with_its_place(tmp_path: Path, mailbox: Path) -> None:
    mailbox.write_bytes(mailbox.read_bytes().replace(b"about matter 2.", b"about number 99."))
    book, reader = Book(tmp_path / "book.db", BO), Titles()
    earlier = (Key(bytes(16)), "another run's")
    reader.failures.append(earlier)
    report = ingest(book, mailbox, reader).report
    assert report.failed == [{"source": "Inbox", "place": "Inbox#2", "error": "too deep"}]


def test_the_order_of_sources_does_not_matter(tmp_path: Path, mailbox: Path) -> None:
    other = tmp_path / "Archive"
    other.write_bytes(mailbox.read_bytes())
    ledgers = []
    for name, order in (("ab", (mailbox, other)), ("ba", (other, mailbox))):
        book = Book(tmp_path / f"{name}.db", BO)
        for source in order:
            ingest(book, source, Titles())
        ledgers.append(list(export(book)))
    assert ledgers[0] == ledgers[1]
    assert all('"source": "Archive"' in line for line in ledgers[0] if '"kind": "interaction"' in line)


def test_an_unread_message_is_found_by_its_key(tmp_path: Path, mailbox: Path) -> None:
    book = Book(tmp_path / "book.db", BO)
    unread = Run(book, LeaveOut(), Quiet()).headers([open_source(mailbox)])
    strange = replace(unread[0], key=Key(bytes(16)))
    assert book.ledger.unread("made/1", [unread[0].key, strange.key]) == {unread[0].key, strange.key}
