"""The browsers that are signed in; known by digests alone."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from relgraph.address import Address
from relgraph.front import How, Scope, Signed
from relgraph.spaces.files import Space
from relgraph.team.digests import digest

SESSION_SECONDS = 14 * 86_400


@dataclass(frozen=True, slots=True)
class Kept:
    """A session as its owner sees it listed."""

    id: str
    """Names it and opens nothing."""
    how: How | None
    started: int | None
    ends: int
    here: bool


class Sessions:
    """Starts, lists and ends sessions."""

    def __init__(self, space: Space, clock: Callable[[], int]) -> None:
        self._space = space
        self._clock = clock

    def start(self, signed: Signed) -> str:
        """Start a session and return the secret for its cookie."""
        secret, now = secrets.token_urlsafe(32), self._clock()
        with self._space.writing():
            self._space.db.execute("DELETE FROM session WHERE ends <= ?", (now,))
            self._space.db.execute(
                "INSERT INTO session (digest, member, scopes, ends, how, started) VALUES (?, ?, ?, ?, ?, ?)",
                (
                    digest(secret),
                    signed.member,
                    " ".join(sorted(signed.scopes)),
                    # No longer than the token it was started with.
                    min(now + SESSION_SECONDS, signed.ends or now + SESSION_SECONDS),
                    signed.how,
                    now,
                ),
            )
        return secret

    def of(self, secret: str) -> Signed | None:
        """Return who a session belongs to, None if it has ended."""
        rows = self._space.rows(
            "SELECT member, scopes, how FROM session WHERE digest = ? AND ends > ?",
            (digest(secret), self._clock()),
        )
        if not rows:
            return None
        member, scopes, how = rows[0]
        return Signed(Address(member), frozenset(cast(list[Scope], scopes.split())), how)

    def list(self, member: Address, secret: str) -> list[Kept]:
        """Return a member's sessions, the latest first; `secret` is that of the asking one."""
        rows = self._space.rows(
            "SELECT digest, how, started, ends FROM session WHERE member = ? AND ends > ?"
            " ORDER BY started DESC, digest",
            (member, self._clock()),
        )
        here = digest(secret)
        return [Kept(_name(kept), how, started, ends, kept == here) for kept, how, started, ends in rows]

    def end(self, secret: str) -> None:
        """End a session; ending it twice is fine."""
        with self._space.writing():
            self._space.db.execute("DELETE FROM session WHERE digest = ?", (digest(secret),))

    def end_named(self, member: Address, session_id: str) -> bool:
        """End a member's session of this id; say whether there was one."""
        with self._space.writing():
            rows = self._space.rows("SELECT digest FROM session WHERE member = ?", (member,))
            found = [(kept,) for (kept,) in rows if _name(kept) == session_id]
            self._space.db.executemany("DELETE FROM session WHERE digest = ?", found)
        return bool(found)

    def end_all(self, member: Address, *, but: str = "") -> int:
        """End a member's sessions and unused sign-in links, save the one of this secret."""
        with self._space.writing():
            self._space.db.execute("DELETE FROM launch WHERE member = ?", (member,))
            self._space.db.execute(
                "DELETE FROM session WHERE member = ? AND digest <> ?", (member, digest(but))
            )
            return self._space.db.changes()


def _name(kept: bytes) -> str:
    return kept.hex()[:16]
