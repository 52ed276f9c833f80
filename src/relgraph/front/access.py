"""Who is signed in."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Literal, Protocol

from relgraph.address import Address

Scope = Literal["read", "ask", "write"]
How = Literal["link", "token", "password", "invitation", "proxy"]
"""How somebody came in."""


@dataclass(frozen=True, slots=True)
class Signed:
    """Somebody who is signed in, and what the token or session allows."""

    member: Address
    scopes: frozenset[Scope]
    how: How | None = field(default=None, compare=False)
    token: str | None = field(default=None, compare=False)
    """Id of the token that asks, None for a session."""
    ends: int | None = field(default=None, compare=False)
    """When that token ends (seconds since 1970), None for never."""


@dataclass(frozen=True, slots=True)
class Token:
    """A bearer token as its owner sees it listed; the secret is not among it."""

    id: str
    """Names it and opens nothing."""
    name: str
    scopes: tuple[Scope, ...]
    made: int
    ends: int | None


class Access(Protocol):
    """Who is behind a token, a session cookie or a launch code."""

    def token(self, secret: str) -> Signed | None:
        """Return who holds this bearer token, None if nobody does or it has ended."""

    def issue(
        self, asker: Signed, scopes: Collection[Scope], *, name: str = "", days: int | None = None
    ) -> tuple[str, Token]:
        """Return the secret of a new token of the asker's, shown this once, and what is listed of it.

        Raises relgraph.errors.BadUse where it would allow more than the asker's own.
        """

    def tokens_of(self, member: Address) -> list[Token]:
        """Return a member's tokens that stand, oldest first."""

    def revoke(self, member: Address, token_id: str) -> bool:
        """Revoke a member's token and all that were made with it; say whether it stood."""

    def launch(self, code: str) -> Signed | None:
        """Return whom a launch code signs in; the code is used up by asking."""

    def start_session(self, signed: Signed) -> str:
        """Start a session and return the secret for its cookie."""

    def session(self, secret: str) -> Signed | None:
        """Return who a session belongs to."""

    def end_session(self, secret: str) -> None:
        """End a session; ending it twice is fine."""
