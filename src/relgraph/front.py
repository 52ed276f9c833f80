"""What the faces may ask for: one member's view, that member's own desk, and who is signed in.

The API and the pages are given a `Front` and import nothing that opens a book.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from relgraph.address import Address
from relgraph.documents import Accounts, Members, Paths, People, Person, Targets, Who

Scope = Literal["read", "ask", "write"]


@dataclass(frozen=True, slots=True)
class Signed:
    """Somebody who is signed in, and what the token or session allows."""

    member: Address
    scopes: frozenset[Scope]


class Answers(Protocol):
    """Every answer that one member can get, as of one day; no other way to read exists.

    Ids, questions and cursors that lead to nothing the member may see, and those that lead nowhere at
    all, give the same answer.
    """

    def who(self, question: str) -> Who:
        """Answer who is known at the account of that name or domain (`account` None if none is)."""

    def account(self, account_id: str) -> Who | None:
        """Answer the same by the account's id."""

    def paths(self, question: str, *, top: int = 5, edges: int = 3) -> Paths:
        """Answer with the warmest ways to an address, name, company, domain or id."""

    def targets(self) -> Targets:
        """Answer with the member's target accounts."""

    def accounts(self, q: str = "", *, after: str | None = None, limit: int = 50) -> Accounts:
        """Find accounts by part of name or domain; `after` is the `next` of the page before."""

    def people(self, q: str = "", *, after: str | None = None, limit: int = 50) -> People:
        """Find people by part of name or address."""

    def person(self, person_id: str) -> Person | None:
        """Answer who this is and who knows them."""

    def members(self) -> Members:
        """List all members."""


class Desk(Protocol):
    """What a member does to the own book."""

    def add_targets(self, wanted: Iterable[str]) -> int:
        """Put names or domains on the target list and return how many are new.

        Raises relgraph.errors.BadUse for an empty or over-long list.
        """

    def remove_target(self, wanted: str) -> bool:
        """Take one off the list; say whether it stood there."""

    def looked(self) -> None:
        """Remember that the member has seen the target list, for `changed`."""


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


class Front(Protocol):
    """One installation, as the faces see it."""

    @property
    def access(self) -> Access:
        """The door keeper."""

    def answers(self, member: Address, at: date | None = None) -> Answers:
        """Return the member's answers as of the start of the UTC day `at` (None: today)."""

    def desk(self, member: Address) -> Desk:
        """Return the member's own desk."""
