"""Progress on standard error: how far, how fast, how long still."""

import sys
import time
from types import TracebackType

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)
from rich.text import Text

from relgraph.book.runs import Runs

_NOTED = 0.5
"""Seconds between two notes: each is a transaction."""


class Bars:
    """A bar for each pass of a run; on what is no terminal only a line for what it says."""

    def __init__(self) -> None:
        self._console = Console(file=sys.stderr, highlight=False)
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> "Bars":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def begin(self, what: str, total: int, unit: str) -> None:
        """A pass begins; `total` in `unit`s."""
        self._end()
        if not self._console.is_terminal:
            return
        counted: list[ProgressColumn] = (
            [DownloadColumn(), TransferSpeedColumn()]
            if unit == "bytes"
            else [MofNCompleteColumn(), _Rate(unit)]
        )
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            *counted,
            TimeRemainingColumn(),
            console=self._console,
        )
        self._progress.start()
        self._task = self._progress.add_task(what, total=total)

    def advance(self, number: int) -> None:
        """So many more are done."""
        if self._progress is not None and self._task is not None:
            self._progress.advance(self._task, number)

    def say(self, text: str) -> None:
        """Print a line above the bar."""
        self._console.print(Text(text))

    def _end(self) -> None:
        if self._progress is not None:
            self._progress.stop()
        self._progress = None


class Noted:
    """Bars whose state is noted in the book too, so that a page can tell how far a run is."""

    def __init__(self, bars: Bars, runs: Runs, number: int) -> None:
        self._bars = bars
        self._runs = runs
        self._number = number
        self._stage, self._done, self._total = "", 0, 0
        self._next = 0.0

    def begin(self, what: str, total: int, unit: str) -> None:
        """A pass begins; `total` in `unit`s."""
        self._bars.begin(what, total, unit)
        self._stage, self._done, self._total = what, 0, total
        self._note()

    def advance(self, number: int) -> None:
        """So many more are done."""
        self._bars.advance(number)
        self._done += number
        if time.monotonic() >= self._next:
            self._note()

    def _note(self) -> None:
        self._runs.stand(self._number, self._stage, self._done, self._total)
        self._next = time.monotonic() + _NOTED


class _Rate(ProgressColumn):
    """So many a second."""

    def __init__(self, unit: str) -> None:
        super().__init__()
        self._unit = unit

    def render(self, task: Task) -> Text:
        """Return the rate as text."""
        return Text(f"{task.speed or 0:,.0f} {self._unit}/s")
