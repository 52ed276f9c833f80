"""Run worker processes and put batches of texts to them."""

import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from os import environ
from queue import SimpleQueue

from relgraph_ingest.language.pipeline import Pipeline, Span
from relgraph_ingest.language.worker import ONE_THREAD, receive, send

Entities = tuple[Span, ...] | None
"""None for a text on which a worker died."""

_MOST_DEATHS = 25
"""Workers that may die in one run; after that the machine, not a text, is at fault."""
_PATIENCE = 5.0
"""Seconds that a worker gets to end by itself."""


class Workers:
    """A few processes with the model loaded; with none, the model is asked in this process."""

    def __init__(self, pipeline: str, count: int) -> None:
        """Start `count` workers; they load the model while the caller goes on."""
        self._name = pipeline
        self._here = Pipeline(pipeline) if count == 0 else None
        self._threads = ThreadPoolExecutor(max(1, count), thread_name_prefix="language")
        self._deaths = 0
        self._idle: SimpleQueue[subprocess.Popen[bytes]] = SimpleQueue()
        self._running = {self._start() for _ in range(count)}
        for process in self._running:
            self._idle.put(process)

    def entities(self, texts: Sequence[str]) -> "Future[list[Entities]]":
        """Ask for the entities of some texts; the answer holds one entry for each."""
        return self._threads.submit(self._ask, list(texts))

    def close(self) -> None:
        """End all workers."""
        self._threads.shutdown(wait=True, cancel_futures=True)
        for process in self._running:
            _end(process)
        self._running.clear()

    @property
    def pids(self) -> tuple[int, ...]:
        """The workers' process ids."""
        return tuple(sorted(process.pid for process in self._running))

    def _ask(self, texts: list[str]) -> list[Entities]:
        if self._here is not None:
            return list(self._here.entities(texts))
        if self._deaths >= _MOST_DEATHS:
            return [None] * len(texts)
        process = self._idle.get()
        try:
            assert process.stdin is not None and process.stdout is not None  # noqa: S101  # both are pipes
            send(process.stdin, texts)
            found: list[Entities] = receive(process.stdout)
            self._idle.put(process)
            return found
        except (OSError, EOFError):
            self._replace(process)
        if len(texts) == 1:
            return [None]
        half = len(texts) // 2  # find the text that a worker cannot survive
        return self._ask(texts[:half]) + self._ask(texts[half:])

    def _replace(self, process: subprocess.Popen[bytes]) -> None:
        self._deaths += 1
        self._running.discard(process)
        _end(process)
        fresh = self._start()
        self._running.add(fresh)
        self._idle.put(fresh)

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603  # this program's own module
            [sys.executable, "-m", "relgraph_ingest.language.worker", self._name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**environ, **ONE_THREAD},
            start_new_session=True,  # an interrupt at the terminal is for the parent to handle
        )


def _end(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except OSError:
                continue  # it was broken
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
