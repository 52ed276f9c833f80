"""Invitations: links that let somebody join or set a new password, once, within a week."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from relgraph.address import Address
from relgraph.spaces.files import Space
from relgraph.team.digests import digest

INVITATION_SECONDS = 7 * 86_400


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation that was not taken up yet."""

    id: str
    """Names it and opens nothing."""
    address: Address | None
    name: str
    reset: bool
    guarded: bool
    ends: int


class Invitations:
    """Makes, lists, takes back and uses up invitations; known by digests alone."""

    def __init__(self, space: Space, clock: Callable[[], int]) -> None:
        self._space = space
        self._clock = clock

    def make(self, address: Address | None, name: str, *, reset: bool, guarded: bool) -> str:
        """Return the code of a new invitation, in the place of an earlier one for the same address."""
        code = secrets.token_urlsafe(32)
        with self._space.writing():
            self._space.db.execute("DELETE FROM invitation WHERE address IS ?", (address,))
            self._space.db.execute(
                "INSERT INTO invitation VALUES (?, ?, ?, ?, ?, ?)",
                (
                    digest(code),
                    address,
                    name,
                    int(reset),
                    int(guarded),
                    self._clock() + INVITATION_SECONDS,
                ),
            )
        return code

    def of(self, code: str) -> Invited | None:
        """Return the invitation behind a code, None where there is none or it is over."""
        rows = self._space.rows(
            "SELECT digest, address, name, reset, guarded, ends FROM invitation"
            " WHERE digest = ? AND ends > ?",
            (digest(code), self._clock()),
        )
        return _invited(*rows[0]) if rows else None

    def use_up(self, code: str) -> bool:
        """Use an invitation up; say whether it was there to be used."""
        with self._space.writing():
            self._space.db.execute(
                "DELETE FROM invitation WHERE digest = ? AND ends > ?", (digest(code), self._clock())
            )
            return bool(self._space.db.changes())

    def list(self) -> list[Invited]:
        """Return all invitations that name somebody, over or not, in order of address."""
        rows = self._space.rows(
            "SELECT digest, address, name, reset, guarded, ends FROM invitation"
            " WHERE address IS NOT NULL ORDER BY address"
        )
        return [_invited(*row) for row in rows]

    def withdraw(self, invitation_id: str) -> bool:
        """Take an invitation back; say whether it was there."""
        with self._space.writing():
            rows = self._space.rows("SELECT digest FROM invitation")
            found = [(kept,) for (kept,) in rows if _name(kept) == invitation_id]
            self._space.db.executemany("DELETE FROM invitation WHERE digest = ?", found)
        return bool(found)


def _invited(kept: bytes, address: str | None, name: str, reset: int, guarded: int, ends: int) -> Invited:
    invited = None if address is None else Address(address)
    return Invited(_name(kept), invited, name, bool(reset), bool(guarded), ends)


def _name(kept: bytes) -> str:
    return kept.hex()[:16]
