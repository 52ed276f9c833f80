"""A few worker processes, and lists of items put to them."""

import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from os import environ
from queue import SimpleQueue
from typing import Generic, TypeVar

from relgraph_ingest.processes.pipes import receive, send

ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
"""Environment of a worker: several workers with several threads each would stand in each other's way."""
MOST_DEATHS = 25
"""Workers that may die in one run; after that the machine, not an item, is at fault."""
PATIENCE = 5.0
"""Seconds that a worker gets to end by itself."""

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


class Pool(Generic[Asked, Answer]):
    """Processes that run one module; it calls `serve` with what answers a list of items, one for one."""

    def __init__(self, module: str, arguments: Sequence[str], count: int) -> None:
        """Start `count` workers; what they load they load while the caller goes on."""
        self._command = [sys.executable, "-m", module, *arguments]
        self._threads = ThreadPoolExecutor(count, thread_name_prefix=module.rpartition(".")[2])
        self._deaths = 0
        self._idle: SimpleQueue[subprocess.Popen[bytes]] = SimpleQueue()
        self._running = {self._start() for _ in range(count)}
        for process in self._running:
            self._idle.put(process)

    def ask(self, items: Sequence[Asked]) -> "Future[list[Answer | None]]":
        """Ask about some items; there is one answer for each, None where a worker died on it."""
        return self._threads.submit(self._ask, list(items))

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

    def _ask(self, items: list[Asked]) -> list[Answer | None]:
        if self._deaths >= MOST_DEATHS:
            return [None] * len(items)
        process = self._idle.get()
        try:
            assert process.stdin is not None and process.stdout is not None  # noqa: S101  # both are pipes
            send(process.stdin, items)
            found: list[Answer | None] = receive(process.stdout)
            self._idle.put(process)
            return found
        except (OSError, EOFError):
            self._replace(process)
        if len(items) == 1:
            return [None]
        half = len(items) // 2  # find the item that a worker cannot survive
        return self._ask(items[:half]) + self._ask(items[half:])

    def _replace(self, process: subprocess.Popen[bytes]) -> None:
        self._deaths += 1
        self._running.discard(process)
        _end(process)
        fresh = self._start()
        self._running.add(fresh)
        self._idle.put(fresh)

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603  # this program's own module
            self._command,
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
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
