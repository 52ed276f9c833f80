"""The runs that read sources into a book: what they read, how far they are, what they could not read."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from relgraph.spaces.files import Space

MOST_FAILURES = 1000
"""Failures of one run that are kept one by one."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run; `report` is None until it ended."""

    number: int
    started: int
    what: str
    sources: tuple[str, ...]
    report: dict[str, Any] | None  # Any: JSON's own types
    stage: str | None
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read, and where it lies."""

    source: str
    place: str
    error: str


class Runs:
    """The runs of one book."""

    def __init__(self, space: Space) -> None:
        self._space = space

    def begin(self, what: str, sources: Iterable[str], *, now: int) -> int:
        """Record that a run over these sources began; return its number."""
        with self._space.writing():
            self._space.db.execute("INSERT INTO run (started, what) VALUES (?, ?)", (now, what))
            number = self._space.db.last_insert_rowid()
            self._space.db.executemany(
                "INSERT OR IGNORE INTO run_source VALUES (?, ?)", [(number, _kept(name)) for name in sources]
            )
        return number

    def stand(self, number: int, stage: str, done: int, total: int) -> None:
        """Record how far a run is."""
        with self._space.writing():
            self._space.db.execute(
                "UPDATE run SET stage = ?, done = ?, total = ? WHERE id = ?", (stage, done, total, number)
            )

    def end(self, number: int, report: Mapping[str, object], failures: Iterable[Failure] = ()) -> None:
        """Record how a run ended and what it could not read."""
        kept = list(failures)[:MOST_FAILURES]
        with self._space.writing():
            self._space.db.execute(
                "UPDATE run SET report = ?, stage = NULL WHERE id = ?", (json.dumps(report), number)
            )
            self._space.db.executemany(
                "INSERT OR REPLACE INTO failure VALUES (?, ?, ?, ?, ?)",
                [
                    (number, place, _kept(one.source), _kept(one.place), _kept(one.error))
                    for place, one in enumerate(kept)
                ],
            )

    def latest(self, most: int) -> list[Run]:
        """Return the latest runs, the last one first."""
        rows = self._space.rows(
            "SELECT id, started, what, report, stage, done, total FROM run ORDER BY id DESC LIMIT ?", (most,)
        )
        return [self._run(*row) for row in rows]

    def run(self, number: int) -> Run | None:
        """Return the run of this number."""
        rows = self._space.rows(
            "SELECT id, started, what, report, stage, done, total FROM run WHERE id = ?", (number,)
        )
        return self._run(*rows[0]) if rows else None

    def failures(self, number: int) -> list[Failure]:
        """Return what a run could not read, in its order."""
        rows = self._space.rows(
            "SELECT source, place, error FROM failure WHERE run = ? ORDER BY number", (number,)
        )
        return [Failure(*row) for row in rows]

    def sources(self) -> list[tuple[str, int, int, int | None]]:
        """Return each source with its messages, its meetings, and when a run last read it."""
        rows = self._space.rows(
            "SELECT s.text, (SELECT max(r.started) FROM run_source o JOIN run r ON r.id = o.run"
            " WHERE o.source = s.text), sum(1 - m.meeting), sum(m.meeting)"
            " FROM source s JOIN message m ON m.source = s.id GROUP BY s.id ORDER BY s.text"
        )
        return [(name, messages, meetings, read) for name, read, messages, meetings in rows]

    def _run(
        self,
        number: int,
        started: int,
        what: str,
        report: str | None,
        stage: str | None,
        done: int | None,
        total: int | None,
    ) -> Run:
        names = self._space.rows("SELECT source FROM run_source WHERE run = ? ORDER BY source", (number,))
        told = None if report is None else json.loads(report)
        return Run(number, started, what, tuple(n for (n,) in names), told, stage, done or 0, total or 0)


def _kept(text: str) -> str:
    """Return text as the file can hold it; a file's name may have bytes that are no letters."""
    return text.encode("utf-8", "replace").decode()
