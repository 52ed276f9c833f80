"""Find entities in a process of its own: batches of texts in, plain tuples out, over pipes.

The process ends when its standard input does, and so with its parent, however that ends.
"""

import marshal
import os
import struct
import sys
from typing import IO, Any

_LENGTH = struct.Struct(">I")

ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
"""Environment of a worker: several workers with several threads each would stand in each other's way."""


def send(pipe: IO[bytes], value: Any) -> None:  # tuples, lists and strings, nested
    """Write one value."""
    data = marshal.dumps(value)
    pipe.write(_LENGTH.pack(len(data)) + data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> Any:
    """Read one value; EOFError where the other side is gone."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    data = pipe.read(length)
    if len(data) < length:
        raise EOFError
    return marshal.loads(data)  # noqa: S302  # from this program's own process


def main() -> None:
    """Answer each batch with its entities until the parent is gone."""
    from relgraph_ingest.language.pipeline import Pipeline

    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not end up among the answers
    try:
        pipeline = Pipeline(sys.argv[1])
        while True:
            send(answers, pipeline.entities(receive(requests)))
    except (EOFError, BrokenPipeError, KeyboardInterrupt):
        os._exit(0)  # nothing to save, and nobody left to flush to


if __name__ == "__main__":
    main()
