"""Who is behind a token, a session or a launch code; kept as digests in the team space."""

import secrets
from collections.abc import Callable, Collection
from typing import cast

from relgraph.address import Address
from relgraph.front import How, Scope, Signed, Token
from relgraph.spaces.files import Space
from relgraph.team.digests import digest
from relgraph.team.sessions import Sessions
from relgraph.team.tokens import SCOPES, Tokens

LAUNCH_SECONDS = 10 * 60


class Doorkeeper:
    """Makes and looks up tokens, sessions and launch codes; secrets are 256 random bits each."""

    def __init__(self, space: Space, clock: Callable[[], int]) -> None:
        self._space = space
        self._clock = clock
        self.sessions = Sessions(space, clock)
        self.tokens = Tokens(space, clock)

    def make_token(
        self, member: Address, scopes: Collection[Scope], *, name: str = "", days: int | None = None
    ) -> str:
        """Return a new bearer token of these scopes; it is shown this once."""
        return self.tokens.make(member, scopes, name=name, days=days)[0]

    def issue(
        self, asker: Signed, scopes: Collection[Scope], *, name: str = "", days: int | None = None
    ) -> tuple[str, Token]:
        """Return the secret of a new token of the asker's, and what is listed of it."""
        return self.tokens.make(asker.member, scopes, name=name, days=days, made_with=asker.token)

    def tokens_of(self, member: Address) -> list[Token]:
        """Return a member's tokens that stand, oldest first."""
        return self.tokens.of_member(member)

    def revoke(self, member: Address, token_id: str) -> bool:
        """Revoke a member's token and all that were made with it; say whether it stood."""
        return self.tokens.revoke(member, token_id)

    def make_launch(self, member: Address) -> str:
        """Return a new code that signs the member in once, within ten minutes."""
        code, ends = secrets.token_urlsafe(32), self._clock() + LAUNCH_SECONDS
        with self._space.writing():
            self._space.db.execute(
                "INSERT INTO launch VALUES (?, ?, ?, ?)", (digest(code), member, " ".join(SCOPES), ends)
            )
        return code

    def token(self, secret: str) -> Signed | None:
        """Return who holds this bearer token, None if nobody does or it has ended."""
        return self.tokens.of(secret)

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


def _signed(member: str, scopes: str, how: How) -> Signed:
    return Signed(Address(member), frozenset(cast(list[Scope], scopes.split())), how)
