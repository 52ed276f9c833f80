"""Who is signed in."""

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


class Access(Protocol):
    """Who is behind a token, a session cookie or a launch code."""

    def token(self, secret: str) -> Signed | None:
        """Return who holds this bearer token, None if nobody does or it has ended."""

    def launch(self, code: str) -> Signed | None:
        """Return whom a launch code signs in; the code is used up by asking."""

    def start_session(self, signed: Signed) -> str:
        """Start a session and return the secret for its cookie."""

    def session(self, secret: str) -> Signed | None:
        """Return who a session belongs to."""

    def end_session(self, secret: str) -> None:
        """End a session; ending it twice is fine."""
