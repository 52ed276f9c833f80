"""One member's book: the file, its ledger, and what its owner decided."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from relgraph.address import Address, company_domain
from relgraph.book.judgements import Judgement, Judgements
from relgraph.book.ledger import Ledger
from relgraph.book.schema import MIGRATIONS, SCHEMA
from relgraph.documents import JudgementKind
from relgraph.errors import BadUse
from relgraph.graph.model import Tie
from relgraph.graph.names import spelled_alike
from relgraph.spaces.files import Space, open_space


@dataclass(frozen=True, slots=True)
class Target:
    """An account on the owner's list, and what its row said when last looked at."""

    wanted: str
    seen: str | None


class Book:
    """An open book. Who may open one: ingest, the owner's commands, and the view."""

    def __init__(
        self,
        path: Path,
        member: Address,
        aliases: Iterable[Address] = (),
        others: Iterable[Address] = (),
    ) -> None:
        """Open the book of a member; `others` are fellow members' addresses, which are never the owner's."""
        self.member = member
        self.aliases = frozenset(aliases)
        self._others = frozenset(others)
        self._own: tuple[int, frozenset[Address]] | None = None
        self.space: Space = open_space(path, what="book", schema=SCHEMA, migrations=MIGRATIONS)
        self.ledger = Ledger(self.space, member)
        self.judged = Judgements(self.space)

    def assign(self, aliases: Iterable[Address], others: Iterable[Address]) -> bool:
        """Say anew which addresses are the owner's and which fellow members'; return whether that changed."""
        wanted = frozenset(aliases), frozenset(others)
        if wanted == (self.aliases, self._others):
            return False
        self.aliases, self._others = wanted
        self._own = None
        return True

    @property
    def own(self) -> frozenset[Address]:
        """All addresses of the owner: those said, and those in the ledger that spell the same name.

        Which these are depends on each address alone, never on what else was read.
        """
        last = self.space.rows("SELECT max(id) FROM address")[0][0] or 0
        if self._own is None or self._own[0] != last:
            said = self.aliases | {self.member}
            hosts = {name for name in map(company_domain, said) if name}
            alike = {
                Address(text)
                for name in hosts
                for (text,) in self.space.rows("SELECT text FROM address WHERE text LIKE ?", (f"%{name}",))
                if any(spelled_alike(Address(text), one) for one in said)
            }
            self._own = last, said | (alike - self._others)
        return self._own[1]

    @property
    def version(self) -> int:
        """A number that rises with each projection and each change of what the owner decided."""
        rows = self.space.rows("SELECT value FROM meta WHERE name = 'version'")
        return int(rows[0][0]) if rows else 0

    def touch(self) -> None:
        """Raise the version; call it inside the writing transaction."""
        self.space.db.execute(
            "INSERT INTO meta VALUES ('version', 1) ON CONFLICT (name) DO UPDATE SET value = value + 1"
        )

    def close(self) -> None:
        """Close the file."""
        self.space.close()

    # Derived: day history

    def keep_histories(self, histories: Mapping[Tie, bytes]) -> None:
        """Put these day histories in the place of what was there; call it inside a transaction."""
        self.space.db.execute("DELETE FROM history")
        self.space.db.executemany(
            "INSERT INTO history VALUES (?, ?, ?)",
            [(tie.a, tie.b, packed) for tie, packed in histories.items()],
        )

    def histories(self) -> dict[Tie, bytes]:
        """Return the day history of every tie."""
        return {Tie(a, b): days for a, b, days in self.space.rows("SELECT a, b, days FROM history")}

    # Judgements

    def judge(self, kind: JudgementKind, about: str, other: str, *, now: int) -> int:
        """Record a judgement and return its number."""
        with self.space.writing():
            number = self.judged.record(kind, about, other, now=now)
            self.touch()
        return number

    def undo_judgement(self, number: int, *, now: int) -> bool:
        """Take a judgement back; say whether it stood."""
        with self.space.writing():
            stood = self.judged.undo(number, now=now)
            self.touch()
        return stood

    def judgements(self) -> list[Judgement]:
        """Return the judgements that stand, oldest first."""
        return self.judged.standing()

    # What is left out before reading

    def leave_out(self, selectors: Iterable[str]) -> int:
        """Leave out what these select, from the next ingest on; return how many are new."""
        return self._insert("INSERT OR IGNORE INTO left_out VALUES (?)", [(text,) for text in selectors])

    def take_in(self, selector: str) -> bool:
        """No longer leave this out; say whether it was."""
        return bool(self._insert("DELETE FROM left_out WHERE selector = ?", [(selector,)]))

    def left_out(self) -> list[str]:
        """Return the selectors of what is left out."""
        return [row[0] for row in self.space.rows("SELECT selector FROM left_out ORDER BY selector")]

    # Target accounts

    def add_targets(self, wanted: Iterable[str], *, now: int) -> int:
        """Put accounts on the target list; return how many are new."""
        return self._insert(
            "INSERT OR IGNORE INTO target (wanted, added) VALUES (?, ?)", [(w, now) for w in wanted]
        )

    def remove_target(self, wanted: str) -> bool:
        """Take an account off the list; say whether it stood there."""
        return bool(self._insert("DELETE FROM target WHERE wanted = ?", [(wanted,)]))

    def targets(self) -> list[Target]:
        """Return the target list, in order of the names."""
        return [
            Target(*row)
            for row in self.space.rows("SELECT wanted, seen FROM target ORDER BY lower(wanted), wanted")
        ]

    def remember_targets(self, seen: dict[str, str]) -> None:
        """Keep what each target's row said, to tell later what changed."""
        self._insert(
            "UPDATE target SET seen = ? WHERE wanted = ?", [(text, wanted) for wanted, text in seen.items()]
        )

    # Runs

    def start_run(self, what: str, *, now: int) -> int:
        """Record that a run began; return its number."""
        self._insert("INSERT INTO run (started, what) VALUES (?, ?)", [(now, what)])
        return int(self.space.rows("SELECT max(id) FROM run")[0][0])

    def end_run(self, number: int, report: object) -> None:
        """Record how the run ended."""
        self._insert("UPDATE run SET report = ? WHERE id = ?", [(json.dumps(report), number)])

    def _insert(self, statement: str, values: list[tuple[object, ...]]) -> int:
        with self.space.writing():
            before = self.space.db.total_changes()
            self.space.db.executemany(statement, values)
            return self.space.db.total_changes() - before


class BookLock:
    """Held by a run that writes to a book; a second run says so instead of waiting for ever."""

    def __init__(self, path: Path, member: Address, *, wait: float = 0) -> None:
        self._lock = FileLock(str(path), timeout=wait, mode=0o600)
        self._member = member

    def __enter__(self) -> None:
        try:
            self._lock.acquire()
        except Timeout as error:
            raise BadUse(
                f"another run is at the book of {self._member}: wait for it and run this again"
            ) from error

    def __exit__(self, *_: object) -> None:
        self._lock.release()

    @property
    def held(self) -> bool:
        """Say whether a run holds it."""
        try:
            with self:
                return False
        except BadUse:
            return True
