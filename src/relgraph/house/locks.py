"""Locks of a home that hold against other processes and threads."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from relgraph.errors import BadUse


class Taken(BadUse):
    """Raised where another one holds the lock."""


@contextmanager
def alone(file: Path, what: str, *, seconds: int) -> Iterator[None]:
    """Hold a lock for the block; raises Taken where another one holds it for so long."""
    try:
        with FileLock(str(file), timeout=seconds, mode=0o600):
            yield
    except Timeout as error:
        raise Taken(f"another {what} takes too long: run this again") from error
