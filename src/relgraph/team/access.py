"""Who is behind a token, a session or a launch code; kept as digests in the team space."""

import secrets
from collections.abc import Callable, Collection
from hashlib import sha256
from typing import cast

from relgraph.address import Address
from relgraph.front import Scope, Signed
from relgraph.spaces.files import Space

SCOPES: tuple[Scope, ...] = ("read", "ask", "write")
SESSION_SECONDS = 14 * 86_400
LAUNCH_SECONDS = 10 * 60


class Doorkeeper:
    """Makes and looks up tokens, sessions and launch codes; secrets are 256 random bits each."""

    def __init__(self, space: Space, clock: Callable[[], int]) -> None:
        self._space = space
        self._clock = clock

    def make_token(self, member: Address, scopes: Collection[Scope]) -> str:
        """Return a new bearer token of these scopes; it is shown this once."""
        return self._make("token", member, scopes, self._clock())

    def make_launch(self, member: Address) -> str:
        """Return a new code that signs the member in once, within ten minutes."""
        return self._make("launch", member, SCOPES, self._clock() + LAUNCH_SECONDS)

    def token(self, secret: str) -> Signed | None:
        """Return who holds this bearer token, None if nobody does."""
        rows = self._space.rows("SELECT member, scopes FROM token WHERE digest = ?", (_digest(secret),))
        return _signed(*rows[0]) if rows else None

    def launch(self, code: str) -> Signed | None:
        """Return whom a launch code signs in; the code is used up by asking."""
        with self._space.writing():
            rows = self._space.rows(
                "DELETE FROM launch WHERE digest = ? RETURNING member, scopes, ends", (_digest(code),)
            )
        return _signed(*rows[0][:2]) if rows and rows[0][2] > self._clock() else None

    def start_session(self, signed: Signed) -> str:
        """Start a session and return the secret for its cookie."""
        with self._space.writing():
            self._space.db.execute("DELETE FROM session WHERE ends <= ?", (self._clock(),))
            self._space.db.execute("DELETE FROM launch WHERE ends <= ?", (self._clock(),))
        return self._make("session", signed.member, signed.scopes, self._clock() + SESSION_SECONDS)

    def session(self, secret: str) -> Signed | None:
        """Return who a session belongs to, None if it has ended."""
        rows = self._space.rows(
            "SELECT member, scopes FROM session WHERE digest = ? AND ends > ?",
            (_digest(secret), self._clock()),
        )
        return _signed(*rows[0]) if rows else None

    def end_session(self, secret: str) -> None:
        """End a session; ending it twice is fine."""
        with self._space.writing():
            self._space.db.execute("DELETE FROM session WHERE digest = ?", (_digest(secret),))

    def _make(self, table: str, member: Address, scopes: Collection[Scope], moment: int) -> str:
        secret = secrets.token_urlsafe(32)
        kept = " ".join(scope for scope in SCOPES if scope in scopes)
        with self._space.writing():
            self._space.db.execute(
                f"INSERT INTO {table} VALUES (?, ?, ?, ?)", (_digest(secret), member, kept, moment)
            )
        return secret


def _signed(member: str, scopes: str) -> Signed:
    return Signed(Address(member), frozenset(cast(list[Scope], scopes.split())))


def _digest(secret: str) -> bytes:
    # A plain digest is enough for secrets of 256 random bits: there is nothing to guess.
    return sha256(secret.encode("utf-8", "surrogatepass")).digest()
