"""Runs that read mail and notes, from the sources to what colleagues get."""

import os
import time
from contextlib import AbstractContextManager
from pathlib import Path

import typer

from relgraph.address import Address
from relgraph.book.book import Book
from relgraph.book.runs import Failure, Runs
from relgraph.clean import clean
from relgraph.cli.context import day, note, print_json
from relgraph.cli.progress import Bars, Noted
from relgraph.errors import BadUse
from relgraph.house import House
from relgraph.times import SECONDS, day_of
from relgraph_ingest.note_run import NoteRun
from relgraph_ingest.report import Report
from relgraph_ingest.run import Extractor, Opened, Run
from relgraph_ingest.sources.leave_out import LeaveOut
from relgraph_ingest.sources.source import open_source

WORKERS = 2
"""Processes that parse mail or read its language; more than cores is no gain."""


class Ended:
    """A run that is over, with its report."""

    def __init__(self, report: Report, seconds: float) -> None:
        self.report = report
        self.seconds = seconds

    def show(self, *, as_json: bool) -> None:
        """Print the report; leave with 1 where something failed."""
        if as_json:
            print_json(self.report.document(self.seconds))
        else:
            self._print()
        if self.report.failed:
            raise typer.Exit(1)

    def _print(self) -> None:
        report = self.report
        note(
            f"{report.read:,} read, {report.new:,} new, {report.duplicate:,} there already,"
            f" {sum(report.skipped.values()):,} skipped, {len(report.failed):,} failed,"
            f" in {self.seconds:.0f} s."
        )
        for reason, number in sorted(report.skipped.items()):
            note(f"  skipped {number:,}: {reason}")
        for failure in report.failed[:20]:
            note(f"  failed: {failure['source']}, {failure['place']}: {failure['error']}")
        if len(report.failed) > 20:
            note(f"  and {len(report.failed) - 20:,} more: --json lists all")


def ingest_mail(
    house: House, member: Address, paths: list[Path], opened: Opened, *, headers_only: bool = False
) -> Ended:
    """Read mail into a member's book, project its graph after each pass, and publish what is shared."""
    sources = [open_source(path) for path in paths]
    began = time.monotonic()
    book = house.book(member)
    with house.locked(member), Bars() as bars:
        runs = Runs(book.space)
        number = runs.begin("mail", (source.name for source in sources), now=house.clock())
        run = Run(book, left_out(book), Noted(bars, runs, number), processes=_processes())
        unread = run.headers(sources)
        house.project(member)
        bars.say(f"First answers are there after {time.monotonic() - began:.0f} s.")
        if not headers_only:
            run.language(unread, opened)
            house.project(member)
        return _finish(house, book, number, run.report, began)


def ingest_notes(house: House, member: Address, paths: list[Path], date: str | None, opened: Opened) -> Ended:
    """Read notes into a member's book and project its graph."""
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise BadUse(f"{missing[0]}: no such file or folder")
    began = time.monotonic()
    book = house.book(member)
    with house.locked(member), Bars() as bars:
        runs = Runs(book.space)
        number = runs.begin("notes", (clean(path.name) for path in paths), now=house.clock())
        run = NoteRun(book, Noted(bars, runs, number))
        run.read(paths, day(date), opened)
        house.project(member)
        return _finish(house, book, number, run.report, began)


def _finish(house: House, book: Book, number: int, report: Report, began: float) -> Ended:
    house.publish(book.member)
    ended = Ended(report, time.monotonic() - began)
    counts = {name: value for name, value in report.document(ended.seconds).items() if name != "failed"}
    failures = (Failure(one["source"], one["place"], one["error"]) for one in report.failed)
    Runs(book.space).end(number, {**counts, "failed": len(report.failed)}, failures)
    return ended


def reader() -> AbstractContextManager[Extractor]:
    """Open the language reader; spaCy is loaded only now, since most commands do without it."""
    from relgraph_ingest.language.reader import Reader

    return Reader(workers=_processes())


def _processes() -> int:
    return max(1, min(WORKERS, os.cpu_count() or 1))


def left_out(book: Book) -> LeaveOut:
    """Return what the owner wants left out."""
    chosen: dict[str, list[str]] = {"address": [], "domain": [], "folder": [], "before": []}
    for text in book.left_out():
        kind, _, value = text.partition(":")
        chosen[kind].append(value)
    return LeaveOut(
        addresses=frozenset(Address(value) for value in chosen["address"]),
        domains=frozenset(chosen["domain"]),
        folders=frozenset(chosen["folder"]),
        before=max((day_of(value) * SECONDS for value in chosen["before"]), default=None),
    )
