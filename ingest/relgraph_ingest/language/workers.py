"""Put batches of texts to the model: in processes of their own, or in this one."""

from collections.abc import Sequence
from concurrent.futures import Future

from relgraph_ingest.language.pipeline import Pipeline, Span
from relgraph_ingest.processes.pool import Pool

Entities = tuple[Span, ...] | None
"""None for a text on which a worker died."""


class Workers:
    """A few processes with the model loaded; with none, the model is asked in this process."""

    def __init__(self, pipeline: str, count: int) -> None:
        """Start `count` workers; they load the model while the caller goes on."""
        self._here = Pipeline(pipeline) if count == 0 else None
        self._pool: Pool[str, tuple[Span, ...]] | None = None
        if count:
            self._pool = Pool("relgraph_ingest.language.worker", [pipeline], count)

    def entities(self, texts: Sequence[str]) -> "Future[list[Entities]]":
        """Ask for the entities of some texts; the answer holds one entry for each."""
        if self._pool is not None:
            return self._pool.ask(texts)
        assert self._here is not None  # noqa: S101  # one of the two is there
        done: Future[list[Entities]] = Future()
        done.set_result(list(self._here.entities(texts)))
        return done

    def close(self) -> None:
        """End all workers."""
        if self._pool is not None:
            self._pool.close()

    @property
    def pids(self) -> tuple[int, ...]:
        """The workers' process ids."""
        return self._pool.pids if self._pool is not None else ()
