"""Day history: what passed between two people on each day, in whole numbers.

Integers make the score of a tie the same to the last bit in whatever order mail arrived.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

COLUMNS = 7


class Day(NamedTuple):
    """One day of a tie (a, b): counts each way, and the fewest people any of them went to."""

    day: int
    """Days since 1970, UTC."""
    ab: int
    ab_people: int
    ba: int
    ba_people: int
    met: int
    met_people: int


class Counting(dict[int, list[int]]):
    """Days of one tie while they are being counted, by day."""

    def message(self, day: int, *, forward: bool, people: int) -> None:
        """Count a message from a to b (`forward`) or back, which went to so many people."""
        self._count(day, 0 if forward else 2, people)

    def meeting(self, day: int, *, people: int) -> None:
        """Count a meeting at which so many others were."""
        self._count(day, 4, people)

    def _count(self, day: int, column: int, people: int) -> None:
        row = self.setdefault(day, [0] * (COLUMNS - 1))
        row[column] += 1
        row[column + 1] = min(people, row[column + 1]) if row[column + 1] else people

    def packed(self) -> bytes:
        """Return the history as 32-bit integers, little-endian, seven a day, in order of day."""
        return np.array([[day, *self[day]] for day in sorted(self)], dtype="<i4").tobytes()


def days(packed: bytes) -> list[Day]:
    """Return a packed history day by day."""
    return [Day(*row) for row in np.frombuffer(packed, dtype="<i4").reshape(-1, COLUMNS).tolist()]


def turned(day: Day) -> Day:
    """Return a day as seen from the other side."""
    return Day(day.day, day.ba, day.ba_people, day.ab, day.ab_people, day.met, day.met_people)


def merged(packed: bytes, more: bytes) -> bytes:
    """Return two histories of one tie as one; of a day that both have, the second's holds."""
    rows = {day.day: day for day in (*days(packed), *days(more))}
    return np.array([rows[day] for day in sorted(rows)], dtype="<i4").tobytes()


@dataclass(frozen=True, slots=True)
class Histories:
    """Histories of many ties laid end to end.

    `rows`: shape (days of all ties, 7), int32, columns as in Day; `tie`: shape (days of all ties,), the
    position of each row's tie; `ties`: how many there are.
    """

    rows: NDArray[np.int32]
    tie: NDArray[np.int64]
    ties: int


def join(packed: Sequence[bytes], *, until: int) -> Histories:
    """Lay histories end to end, leaving out the days from `until` on (days since 1970)."""
    lengths = np.array([len(one) // (4 * COLUMNS) for one in packed], dtype=np.int64)
    rows = np.frombuffer(b"".join(packed), dtype="<i4").reshape(-1, COLUMNS)
    tie = np.repeat(np.arange(len(packed), dtype=np.int64), lengths)
    keep = rows[:, 0] < until
    return Histories(rows[keep], tie[keep], len(packed))
