"""What the owner decided about people and facts; stronger than any reading, and undoable."""

from dataclasses import dataclass

from relgraph.address import Address, address
from relgraph.documents import JudgementKind
from relgraph.spaces.files import Space


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision.

    `about` is an address, or the full name of somebody who has none; a message's key for "not an
    introduction", a domain for companies. `other` is the second person or company, the title, the employer
    (domain or name), the name, or the introduction's kind.
    """

    number: int
    kind: JudgementKind
    about: str
    other: str


@dataclass(frozen=True, slots=True)
class Said:
    """A judgement with the time at which it was said (seconds since 1970)."""

    judgement: Judgement
    time: int


class Judgements:
    """The judgements of one book."""

    def __init__(self, space: Space) -> None:
        self._space = space

    def record(self, kind: JudgementKind, about: str, other: str, *, now: int) -> int:
        """Record a judgement and return its number; call it inside the writing transaction."""
        self._space.db.execute(
            "INSERT INTO judgement (time, kind, about, other) VALUES (?, ?, ?, ?)", (now, kind, about, other)
        )
        return self._space.db.last_insert_rowid()

    def undo(self, number: int, *, now: int) -> bool:
        """Take a judgement back and say whether it stood; call it inside the writing transaction."""
        self._space.db.execute(
            "UPDATE judgement SET undone = ? WHERE id = ? AND undone IS NULL", (now, number)
        )
        return bool(self._space.db.changes())

    def standing(self) -> list[Judgement]:
        """Return the judgements that stand, oldest first."""
        return [said.judgement for said in self.said()]

    def said(self) -> list[Said]:
        """Return the judgements that stand with their times, oldest first."""
        rows = self._space.rows(
            "SELECT id, kind, about, other, time FROM judgement WHERE undone IS NULL ORDER BY id"
        )
        return [
            Said(Judgement(number, kind, about, other), time) for number, kind, about, other, time in rows
        ]

    def state(self) -> tuple[int, int]:
        """Return a mark that changes with each judgement and each one taken back."""
        newest, undone = self._space.rows("SELECT ifnull(max(id), 0), count(undone) FROM judgement")[0]
        return newest, undone


def address_of(about: str) -> Address | None:
    """Return the address that a judgement is about, None where it is about a name."""
    return address(about) if "@" in about else None
