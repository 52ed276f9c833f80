"""Read texts: people, companies, employments and introductions, in order of input."""

import logging
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from itertools import islice
from types import TracebackType

from relgraph.evidence import Key, Reading
from relgraph_ingest.language.document import Document
from relgraph_ingest.language.memory import Memory, digest
from relgraph_ingest.language.pipeline import DEFAULT_PIPELINE, Span, pipeline_version
from relgraph_ingest.language.text import Text
from relgraph_ingest.language.workers import Entities, Workers

VERSION = 1
"""Raised by every change that reads another fact in the same text."""

_BATCH = 48
"""Texts whose paragraphs go to a worker together."""
_REMEMBERED = 100_000
"""Paragraphs whose findings are kept, some tens of megabytes."""

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Batch:
    """Some texts whose paragraphs are with a worker."""

    texts: list[tuple[Text, Document | None]] = field(default_factory=list)
    new: dict[bytes, str] = field(default_factory=dict)
    known: dict[bytes, Entities] = field(default_factory=dict)
    elsewhere: "dict[bytes, _Batch]" = field(default_factory=dict)
    answer: "Future[list[Entities]] | None" = None
    found: dict[bytes, Entities] = field(default_factory=dict)


class Reader:
    """Reads what texts say; a context manager, since it runs worker processes."""

    def __init__(self, *, pipeline: str = DEFAULT_PIPELINE, workers: int = 1) -> None:
        """Start the workers; with none the model runs in this process. BadUse if it is not installed."""
        self.extractor = f"relgraph-{VERSION}/{pipeline_version(pipeline)}"
        """Version of everything that decides what is read: the same over runs and platforms."""
        self.failures: list[tuple[Key, str]] = []
        """Texts that could not be read, and why; their readings hold no facts."""
        self._workers = Workers(pipeline, workers)
        self._ahead = 2 * max(1, workers)
        self._memory: Memory[tuple[Span, ...]] = Memory(_REMEMBERED)

    def __enter__(self) -> "Reader":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._workers.close()

    def read(self, texts: Iterable[Text]) -> Iterator[Reading]:
        """Yield a reading for each text, in order; each distinct paragraph goes to the model once."""
        waiting: deque[_Batch] = deque()
        source = iter(texts)
        while batch := list(islice(source, _BATCH)):
            waiting.append(self._begin(batch, waiting))
            if len(waiting) > self._ahead:
                yield from self._finish(waiting.popleft())
        while waiting:
            yield from self._finish(waiting.popleft())

    def _begin(self, texts: list[Text], waiting: Iterable[_Batch]) -> _Batch:
        """Cut the texts and send off the paragraphs that nobody has read yet."""
        batch = _Batch()
        on_the_way = {key: other for other in waiting for key in other.new}
        for text in texts:
            document = self._cut(text)
            batch.texts.append((text, document))
            for paragraph in document.asked if document else ():
                key = digest(paragraph.text)
                known = self._memory.get(key)
                if known is not None:
                    batch.known[key] = known
                elif key in on_the_way:
                    batch.elsewhere[key] = on_the_way[key]
                else:
                    batch.new[key] = paragraph.text
        if batch.new:
            batch.answer = self._workers.entities(list(batch.new.values()))
        return batch

    def _finish(self, batch: _Batch) -> Iterator[Reading]:
        if batch.answer is not None:
            batch.found = dict(zip(batch.new, batch.answer.result(), strict=True))
            for key, spans in batch.found.items():
                if spans is not None:
                    self._memory.put(key, spans)
        for text, document in batch.texts:
            yield self._reading(text, document, batch)

    def _cut(self, text: Text) -> Document | None:
        try:
            return Document(text)
        except Exception as error:  # one message must not end the run
            self._failed(text, error)
            return None

    def _reading(self, text: Text, document: Document | None, batch: _Batch) -> Reading:
        empty = Reading(text.key, self.extractor, ())
        if document is None:
            return empty
        spans = [_spans(digest(paragraph.text), batch) for paragraph in document.asked]
        if any(found is None for found in spans):
            self.failures.append((text.key, "the language model ended on it"))
        try:
            return Reading(text.key, self.extractor, document.facts([found or () for found in spans]))
        except Exception as error:  # as above
            self._failed(text, error)
            return empty

    def _failed(self, text: Text, error: Exception) -> None:
        self.failures.append((text.key, type(error).__name__))
        _log.warning(
            "a text could not be read", extra={"error": type(error).__name__, "length": len(text.text)}
        )


def _spans(key: bytes, batch: _Batch) -> Entities:
    if key in batch.known:
        return batch.known[key]
    return batch.elsewhere[key].found[key] if key in batch.elsewhere else batch.found[key]
