"""Read the header facts of many messages: a mailbox in several processes, a few messages in this one."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass

from relgraph.evidence import Interaction, Locator
from relgraph_ingest.mail.worker import Lying, header_facts
from relgraph_ingest.processes.pool import Pool
from relgraph_ingest.sources.items import Failed, Item, Raw, Skipped, Span

WORTH_IT = 4 << 20
"""Bytes of mail from which on starting a process takes less time than it saves."""
CHUNK = 128
CHUNK_BYTES = 1 << 20
AHEAD = 3
"""Chunks for each process that are read before the first must be done."""
DIED = "its reader died on it"


@dataclass(frozen=True, slots=True)
class Facts:
    """A message's header facts and where it lies; its bytes are let go."""

    place: str
    span: Span
    interaction: Interaction


Parsed = Facts | Skipped | Failed


class Parsers:
    """Reads messages in order; with no process, in this one."""

    def __init__(self, pool: Pool[Lying, Interaction | str] | None, count: int) -> None:
        self._pool = pool
        self._most = AHEAD * count

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes' ids."""
        return self._pool.pids if self._pool is not None else ()

    def parse(self, name: str, items: Iterable[Item]) -> Iterator[Parsed]:
        """Yield what the items of a source of that name hold; what cannot be read is a failure."""
        if self._pool is None:
            for item in items:
                if isinstance(item, Raw):
                    yield _told(item, header_facts(item.data, Locator(name, item.place)))
                else:
                    yield item
            return
        waiting: deque[tuple[list[Item], Future[list[Interaction | str | None]]]] = deque()
        for chunk in _chunks(items):
            raws = [(one.data, Locator(name, one.place)) for one in chunk if isinstance(one, Raw)]
            waiting.append((chunk, self._pool.ask(raws)))
            if len(waiting) > self._most:
                yield from _answered(*waiting.popleft())
        while waiting:
            yield from _answered(*waiting.popleft())


@contextmanager
def open_parsers(count: int, total: int) -> Iterator[Parsers]:
    """Open parsers for so many bytes of mail, in at most `count` processes."""
    if not count or total < WORTH_IT:
        yield Parsers(None, 0)
        return
    pool: Pool[Lying, Interaction | str] = Pool("relgraph_ingest.mail.worker", [], count)
    try:
        yield Parsers(pool, count)
    finally:
        pool.close()


def _answered(chunk: list[Item], answers: "Future[list[Interaction | str | None]]") -> Iterator[Parsed]:
    found = iter(answers.result())
    for item in chunk:
        yield _told(item, next(found)) if isinstance(item, Raw) else item


def _told(raw: Raw, found: Interaction | str | None) -> Parsed:
    if isinstance(found, Interaction):
        return Facts(raw.place, raw.span, found)
    return Failed(raw.place, DIED if found is None else found)


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    chunk: list[Item] = []
    size = 0
    for item in items:
        chunk.append(item)
        size += item.span.length if isinstance(item, Raw) else 0
        if len(chunk) == CHUNK or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
