"""What goes over the pipes between a run and its workers."""

import gc
import os
import pickle
import struct
import sys
from collections.abc import Callable
from typing import IO, Any

_LENGTH = struct.Struct(">I")

GARBAGE = 50_000
"""New objects after which a worker looks for cycles of them: seldom, since it keeps nothing."""


def send(pipe: IO[bytes], value: object) -> None:
    """Write one value."""
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    pipe.write(_LENGTH.pack(len(data)) + data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> Any:  # what the other side of this program sent
    """Read one value; EOFError where the other side is gone."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    data = pipe.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)  # noqa: S301  # from this program's own process


def serve(begin: Callable[[], Callable[[Any], object]]) -> None:  # Any: as `receive` has it
    """Answer what comes in on standard input until it ends, and so with the parent, however that ends.

    `begin` makes what answers; whatever it or a library prints goes to standard error.
    """
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not end up among the answers
    try:
        answer = begin()
        gc.freeze()
        gc.set_threshold(GARBAGE)
        while True:
            send(answers, answer(receive(requests)))
    except (EOFError, BrokenPipeError, KeyboardInterrupt):
        os._exit(0)  # nothing to save, and nobody left to flush to
