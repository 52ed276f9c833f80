"""The team space: who is a member, and which ties they published to whom."""

import json
import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from relgraph.address import Address
from relgraph.errors import BadUse
from relgraph.graph.names import folded
from relgraph.spaces.files import Space, open_space
from relgraph.team.schema import MIGRATIONS, SCHEMA
from relgraph.team.shared import SharedTie


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who uses relgraph, and the random id that names the book's file."""

    address: Address
    name: str
    book: str
    aliases: tuple[Address, ...]

    @property
    def addresses(self) -> frozenset[Address]:
        """All addresses of this member."""
        return frozenset((self.address, *self.aliases))


class Team:
    """An open team space."""

    def __init__(self, path: Path) -> None:
        self.space: Space = open_space(path, what="team", schema=SCHEMA, migrations=MIGRATIONS)
        # SQLite's own folding knows the Latin letters of ASCII alone.
        self.space.db.create_scalar_function(
            "folded", lambda *texts: folded(str(texts[0])), 1, deterministic=True
        )

    def close(self) -> None:
        """Close the file."""
        self.space.close()

    # Members

    def add_member(self, address: Address, name: str, aliases: Iterable[Address], *, now: int) -> Member:
        """Add a member, or further aliases and a new name to one who is there.

        Raises BadUse where an address is another member's already.
        """
        with self.space.writing():
            for wanted in (address, *aliases):
                owner = self._owner(wanted)
                if owner is not None and owner != address:
                    raise BadUse(f"{wanted} belongs to the member {owner}: use another address")
            self.space.db.execute(
                "INSERT INTO member VALUES (?, ?, ?, ?)"
                " ON CONFLICT (address) DO UPDATE SET name = coalesce(nullif(excluded.name, ''), name)",
                (address, name, secrets.token_hex(8), now),
            )
            self.space.db.executemany(
                "INSERT OR IGNORE INTO alias VALUES (?, ?)", [(a, address) for a in aliases if a != address]
            )
            # Somebody must be able to invite the others.
            self.space.db.execute(
                "INSERT INTO administrator SELECT ? WHERE NOT EXISTS (SELECT 1 FROM administrator)",
                (address,),
            )
        return self.member(address)

    def _owner(self, address: Address) -> str | None:
        rows = self.space.rows(
            "SELECT address FROM member WHERE address = ? UNION SELECT member FROM alias WHERE address = ?",
            (address, address),
        )
        return rows[0][0] if rows else None

    def member(self, address: Address) -> Member:
        """Return the member of this address or alias; raises BadUse where there is none."""
        owner = self._owner(address)
        found = [member for member in self.members() if member.address == owner]
        if not found:
            raise BadUse(f"no member {address}: add one with `relgraph members add {address}`")
        return found[0]

    def members(self) -> list[Member]:
        """Return all members, in order of address."""
        aliases: dict[str, list[Address]] = {}
        for alias, member in self.space.rows("SELECT address, member FROM alias ORDER BY address"):
            aliases.setdefault(member, []).append(alias)
        rows = self.space.rows("SELECT address, name, book FROM member ORDER BY address")
        return [Member(address, name, book, tuple(aliases.get(address, ()))) for address, name, book in rows]

    # Shared ties

    def put(self, ties: Iterable[tuple[str, SharedTie | None]]) -> None:
        """Carry out changes of shared rows: put a row in place, or take it away (None), by its id.

        Doing so twice, or after a stop in the middle, ends the same.
        """
        with self.space.writing():
            for row_id, tie in ties:
                self.space.db.execute("DELETE FROM shared WHERE id = ?", (row_id,))
                if tie is not None:
                    self.space.db.execute(
                        "INSERT INTO shared VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (row_id, *tie.row())
                    )
        # Withdrawn rows must not live on in the write-ahead log.
        with self.space.turn:
            self.space.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def released(self, viewer: Address, *, by: str) -> "Released":
        """Return what was released to a viewer for dates up to `by` (ISO)."""
        return Released(self.space, viewer, by)


_NAMED = "SELECT address FROM shared WHERE"
"""Which row counts where somebody has several is decided before names are looked at, not after."""


class Released:
    """Shared ties as one viewer gets them: the viewer stands in every statement."""

    def __init__(self, space: Space, viewer: Address, by: str) -> None:
        self._space = space
        self._who = (viewer, viewer, by)

    def to_addresses(self, addresses: Collection[Address]) -> list[SharedTie]:
        """Return the ties to these addresses."""
        # As one value: a company may have more people than a statement may have values.
        return self._read("address IN (SELECT value FROM json_each(?))", [json.dumps(sorted(addresses))])

    def at_domain(self, domain: str) -> list[SharedTie]:
        """Return the ties to people at the company of this registrable domain."""
        return self._read("domain = ?", [domain])

    def of_name(self, name: str) -> list[SharedTie]:
        """Return the ties to people shared by exactly this name, case aside."""
        wanted = folded(name)
        found = self._read(f"address IN ({_NAMED} folded(name) = ?)", [wanted])
        return [tie for tie in found if folded(tie.name) == wanted]

    def matching(self, part: str) -> list[SharedTie]:
        """Return the ties to people in whose shared name or address this part stands, case aside."""
        text = folded(part)
        found = self._read(f"address IN ({_NAMED} instr(folded(name), ?) OR instr(address, ?))", [text, text])
        return [tie for tie in found if text in folded(tie.name) or text in tie.address]

    def everything(self) -> list[SharedTie]:
        """Return all of them."""
        return self._read("1", [])

    def _read(self, condition: str, values: list[str]) -> list[SharedTie]:
        # One row for each publisher and address: what was published to the viewer alone comes first.
        rows = self._space.rows(
            "SELECT publisher, audience, level, address, name, role, tier, last_month, domain, company,"
            " speaks_for FROM shared WHERE publisher <> ? AND audience IN ('everyone', ?) AND speaks_for <= ?"
            f" AND {condition} ORDER BY publisher, address, audience = 'everyone'",
            (*self._who, *values),
        )
        found: dict[tuple[str, str], SharedTie] = {}
        for row in rows:
            tie = SharedTie(*row)
            found.setdefault((tie.publisher, tie.address), tie)
        return list(found.values())
