"""What one member shares, as the team space has it; what others would get of rows not there yet."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from relgraph.address import Address
from relgraph.spaces import files
from relgraph.spaces.files import Space
from relgraph.team.schema import SCHEMA
from relgraph.team.shared import SharedTie
from relgraph.team.team import Released


def shared_by(space: Space, member: Address) -> int:
    """Return how many people a member published to somebody."""
    rows = space.rows("SELECT count(DISTINCT address) FROM shared WHERE publisher = ?", (member,))
    return int(rows[0][0])


@contextmanager
def tryout(rows: Iterable[SharedTie]) -> Iterator[Callable[[Address, str], Released]]:
    """Lend what says what a viewer would get by a day (ISO) if these rows, and no others, were published.

    It reads them by the statement that serves colleagues, out of a team space that lives in memory alone.
    """
    space = files.in_memory()
    try:
        space.db.execute(SCHEMA)
        with space.writing():
            space.db.executemany(
                "INSERT INTO shared VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(str(number), *tie.row()) for number, tie in enumerate(rows)],
            )
        yield lambda viewer, by: Released(space, viewer, by)
    finally:
        space.close()
