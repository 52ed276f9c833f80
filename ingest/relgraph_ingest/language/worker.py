"""Find entities in a process of its own: batches of texts in, plain tuples out."""

import sys
from collections.abc import Callable

from relgraph_ingest.language.pipeline import Span
from relgraph_ingest.processes.pipes import serve


def begin() -> Callable[[list[str]], list[tuple[Span, ...]]]:
    """Load the model that the command names."""
    from relgraph_ingest.language.pipeline import Pipeline

    pipeline = Pipeline(sys.argv[1])
    return lambda texts: list(pipeline.entities(texts))


if __name__ == "__main__":
    serve(begin)
