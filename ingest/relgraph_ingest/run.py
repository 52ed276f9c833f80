"""A run: headers first, so that the graph answers early; then the language pass behind it.

Both passes go batch by batch, each batch one transaction of the ledger: a run that is stopped anywhere and
started again ends in the same ledger.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Protocol, TypeVar

from relgraph.address import is_list
from relgraph.book.book import Book
from relgraph.evidence import Key, Locator, Party, Reading, Verdict
from relgraph_ingest.language.text import Text
from relgraph_ingest.mail.names import person_name
from relgraph_ingest.mail.parse import Mail, Unreadable, parse
from relgraph_ingest.mail.parsers import Facts, Parsers, open_parsers
from relgraph_ingest.report import Report
from relgraph_ingest.sources.items import Failed, Skipped, Span
from relgraph_ingest.sources.leave_out import LeaveOut
from relgraph_ingest.sources.source import Source

HEADERS_BATCH = 1000
READINGS_BATCH = 256

READ = (Verdict.PERSON, Verdict.LIST)
"""Mail written by people: what others say in it is worth reading."""

Item = TypeVar("Item")


class Progress(Protocol):
    """Is told how far a run is."""

    def begin(self, what: str, total: int, unit: str) -> None:
        """A pass begins; `total` in `unit`s."""

    def advance(self, number: int) -> None:
        """So many more are done."""


class Extractor(Protocol):
    """Reads texts; see relgraph_ingest.language.reader."""

    extractor: str
    failures: list[tuple[Key, str]]

    def read(self, texts: Iterable[Text]) -> Iterator[Reading]:
        """Yield a reading for each text, in order."""


Opened = Callable[[], AbstractContextManager[Extractor]]


@dataclass(frozen=True, slots=True)
class Unread:
    """A message whose language is still to be read, and where it lies."""

    key: Key
    source: str
    place: str
    span: Span


class Run:
    """One ingest of mail into one book."""

    def __init__(self, book: Book, leave_out: LeaveOut, progress: Progress, *, processes: int = 0) -> None:
        """Begin a run; a whole mailbox is parsed in so many processes beside this one."""
        self._book = book
        self._leave_out = leave_out
        self._progress = progress
        self._processes = processes
        self.report = Report()

    def headers(self, sources: Iterable[Source]) -> list[Unread]:
        """Append every message's header facts; return the messages whose text is worth reading."""
        listed = list(sources)
        total = sum(size(source.path) for source in listed)
        self._progress.begin("headers", total, "bytes")
        unread: list[Unread] = []
        with open_parsers(self._processes, total) as parsers:
            for source in listed:
                for batch in batched(self._facts(source, parsers), HEADERS_BATCH):
                    done = self._book.ledger.append(one.interaction for one in batch)
                    self.report.appended(done, messages=True)
                    unread += [
                        Unread(one.interaction.key(self._book.member), source.name, one.place, one.span)
                        for one in batch
                        if one.interaction.verdict in READ
                    ]
                    self._progress.advance(sum(one.span.length for one in batch))
        return unread

    def _facts(self, source: Source, parsers: Parsers) -> Iterator[Facts]:
        for item in parsers.parse(source.name, source.messages(self._leave_out)):
            match item:
                case Skipped():
                    self.report.skip(item.reason)
                case Failed():
                    self.report.fail(source.name, item.place, item.error)
                case Facts():
                    self.report.read += 1
                    yield item

    def language(self, unread: Iterable[Unread], opened: Opened) -> None:
        """Read the text of each message that this extractor has not read yet."""
        first = {one.key: one for one in reversed(list(unread))}
        if not first:
            return
        with opened() as reader:
            earlier = len(reader.failures)
            fresh = self._book.ledger.unread(reader.extractor, first)
            wanted = [one for one in first.values() if one.key in fresh]
            wanted.reverse()
            self._progress.begin("language", len(wanted), "messages")
            for batch in batched(reader.read(self._texts(wanted)), READINGS_BATCH):
                self.report.appended(self._book.ledger.append(batch), messages=False)
                self._progress.advance(len(batch))
            for key, error in reader.failures[earlier:]:
                self.report.fail(first[key].source, first[key].place, error)

    def _texts(self, wanted: Iterable[Unread]) -> Iterator[Text]:
        for one in wanted:
            try:
                mail = parse(one.span.read())
            except (OSError, Unreadable) as error:
                self.report.fail(one.source, one.place, f"could not be read again: {error}")
                continue
            if mail.interaction(Locator(one.source, one.place)).key(self._book.member) == one.key:
                yield text_of(one.key, mail)
            else:
                self.report.fail(one.source, one.place, "changed while it was read: run this again")


def text_of(key: Key, mail: Mail) -> Text:
    """Return what the reader is given of a message: people with names as people write them, no lists."""
    everybody = (*mail.from_, *mail.to, *mail.cc, *mail.bcc)
    people = tuple(
        Party(person_name(party.name, party.address) if party.name else None, party.address)
        for party in everybody
        if party.address is None or not (party.address in mail.lists or is_list(party.address))
    )
    return Text(key=key, text=mail.text, sender=mail.sender, people=people, kind="mail")


def size(path: Path) -> int:
    """Return the bytes of a file, or of all files in a folder."""
    if path.is_dir():
        return sum(file.lstat().st_size for file in path.rglob("*") if file.is_file())
    return path.stat().st_size


def batched(items: Iterable[Item], length: int) -> Iterator[list[Item]]:
    """Yield the items in lists of at most that length."""
    rest = iter(items)
    while batch := list(islice(rest, length)):
        yield batch
