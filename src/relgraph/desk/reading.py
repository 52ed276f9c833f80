"""What was read into a book, and what is left out."""

from collections.abc import Iterable, Iterator

from relgraph.book import runs
from relgraph.book.book import Book
from relgraph.book.export import export
from relgraph.book.leaving_out import selector
from relgraph.desk.phrases import book_phrase, run_phrase, shared_phrase
from relgraph.desk.premises import Premises
from relgraph.documents import FORMAT, Failures, MyBook, Run, Source
from relgraph.errors import BadUse
from relgraph.team.shown import shared_by
from relgraph.times import instant, iso

RUNS = 10
"""Runs that are told of."""
MOST_LEFT_OUT = 1000


class OwnReading:
    """The Reading of relgraph.front over one book."""

    def __init__(self, book: Book, premises: Premises) -> None:
        self._book = book
        self._premises = premises
        self._runs = runs.Runs(book.space)

    def book(self) -> MyBook:
        """Say what the book knows, and who sees what of it."""
        sources: list[Source] = [
            {
                "name": name,
                "messages": messages,
                "meetings": meetings,
                "last_read": None if read is None else instant(read),
            }
            for name, messages, meetings, read in self._runs.sources()
        ]
        latest = self._runs.latest(RUNS)
        ended = [run.started for run in latest if run.report is not None]
        people, shared = self._people(), shared_by(self._premises.team.space, self._book.member)
        first = book_phrase(people, len(sources), ended[0] if ended else None, self._premises.clock())
        return {
            "format": FORMAT,
            "as_of": iso(self._premises.today),
            "summary": f"{first} {shared_phrase(shared)}" if sources else first,
            "people": people,
            "messages": self._book.ledger.messages(),
            "shared": shared,
            "sources": sources,
            "runs": [self._run(run, last=run is latest[0]) for run in latest],
            "left_out": self._book.left_out(),
        }

    def failures(self, run: int) -> Failures | None:
        """List what a run could not read; None where there was no such run."""
        found = self._runs.run(run)
        if found is None:
            return None
        told = self._run(found, last=found.number == self._runs.latest(1)[0].number)
        return {
            "format": FORMAT,
            "run": told,
            "items": [
                {"source": one.source, "place": one.place, "error": one.error}
                for one in self._runs.failures(run)
            ],
            "total": told["failed"],
            "next": None,
        }

    def leave_out(self, selectors: Iterable[str]) -> int:
        """Leave out from the next reading on; return how many are new."""
        wanted = [selector(text) for text in selectors]
        if len(self._book.left_out()) + len(wanted) > MOST_LEFT_OUT:
            raise BadUse(f"at most {MOST_LEFT_OUT:,} selectors leave mail out: leave out a domain or folder")
        return self._book.leave_out(wanted)

    def take_in(self, selector: str) -> bool:
        """No longer leave this out; say whether it was."""
        return self._book.take_in(selector)

    def ledger(self) -> Iterator[str]:
        """Yield all evidence, one JSON document a line, sorted by key."""
        return export(self._book)

    def _people(self) -> int:
        ends = self._book.space.rows(
            "SELECT count(*) FROM (SELECT a FROM history UNION SELECT b FROM history)"
        )
        return max(0, int(ends[0][0]) - 1)  # less the owner

    def _run(self, run: runs.Run, *, last: bool) -> Run:
        going = run.report is None and last and self._premises.busy()
        stopped = "stopped before its end: read again, and it goes on where it was"
        return {
            "number": run.number,
            "what": run.what,
            "sources": list(run.sources),
            "started": instant(run.started),
            "state": "done" if run.report is not None else "running" if going else "stopped",
            "phrase": run_phrase(run.report) if run.report else "being read" if going else stopped,
            "failed": int(run.report.get("failed", 0)) if run.report else 0,
            "stage": run.stage if going else None,
            "part": min(1.0, run.done / run.total) if going and run.total else None,
        }
