"""Who is behind a token, a session or a launch code; kept as digests in the team space."""

import secrets
from collections.abc import Callable, Collection
from typing import cast

from relgraph.address import Address
from relgraph.front import How, Scope, Signed
from relgraph.spaces.files import Space
from relgraph.team.digests import digest
from relgraph.team.sessions import Sessions

SCOPES: tuple[Scope, ...] = ("read", "ask", "write")
LAUNCH_SECONDS = 10 * 60


class Doorkeeper:
    """Makes and looks up tokens, sessions and launch codes; secrets are 256 random bits each."""

    def __init__(self, space: Space, clock: Callable[[], int]) -> None:
        self._space = space
        self._clock = clock
        self.sessions = Sessions(space, clock)

    def make_token(self, member: Address, scopes: Collection[Scope]) -> str:
        """Return a new bearer token of these scopes; it is shown this once."""
        return self._make("token", member, scopes, self._clock())

    def make_launch(self, member: Address) -> str:
        """Return a new code that signs the member in once, within ten minutes."""
        return self._make("launch", member, SCOPES, self._clock() + LAUNCH_SECONDS)

    def token(self, secret: str) -> Signed | None:
        """Return who holds this bearer token, None if nobody does."""
        rows = self._space.rows("SELECT member, scopes FROM token WHERE digest = ?", (digest(secret),))
        return _signed(rows[0][0], rows[0][1], "token") if rows else None

    def launch(self, code: str) -> Signed | None:
        """Return whom a launch code signs in; the code is used up by asking."""
        with self._space.writing():
            rows = self._space.rows(
                "DELETE FROM launch WHERE digest = ? RETURNING member, scopes, ends", (digest(code),)
            )
        return _signed(rows[0][0], rows[0][1], "link") if rows and rows[0][2] > self._clock() else None

    def start_session(self, signed: Signed) -> str:
        """Start a session and return the secret for its cookie."""
        with self._space.writing():
            self._space.db.execute("DELETE FROM launch WHERE ends <= ?", (self._clock(),))
        return self.sessions.start(signed)

    def session(self, secret: str) -> Signed | None:
        """Return who a session belongs to, None if it has ended."""
        return self.sessions.of(secret)

    def end_session(self, secret: str) -> None:
        """End a session; ending it twice is fine."""
        self.sessions.end(secret)

    def _make(self, table: str, member: Address, scopes: Collection[Scope], moment: int) -> str:
        secret = secrets.token_urlsafe(32)
        kept = " ".join(scope for scope in SCOPES if scope in scopes)
        with self._space.writing():
            self._space.db.execute(
                f"INSERT INTO {table} VALUES (?, ?, ?, ?)", (digest(secret), member, kept, moment)
            )
        return secret


def _signed(member: str, scopes: str, how: How) -> Signed:
    return Signed(Address(member), frozenset(cast(list[Scope], scopes.split())), how)
