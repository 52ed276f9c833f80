"""Are we wide and deep enough at this account?"""

from typing_extensions import TypedDict

from relgraph.documents.paths import Path
from relgraph.documents.shared import Account, Somebody
from relgraph.documents.who import Known, Seen


class Opening(TypedDict):
    """Somebody who could open a role where nobody is known."""

    person: Somebody
    phrase: str
    """`Gil Stone (finance) was seen: ask Bo Lind, who knows Gil Stone`."""
    way: Path | None


class Part(TypedDict):
    """A role at the account."""

    role: str
    wanted: bool
    """One of those that an account plan looks for first."""
    people: list[Known]
    seen: list[Seen]
    through: list[str]
    """Names of those by whom the role is reached; `you` is the asker."""
    openings: list[Opening]
    """Where nobody is known: who could help."""


class Thread(TypedDict):
    """Roles that hang on one of us alone."""

    through: str
    roles: list[str]


class Plan(TypedDict):
    """Answer to: are we wide and deep enough at this account?"""

    format: int
    account: Account
    as_of: str
    vocabulary: str
    summary: str
    """`We know 3 of the 5 roles, all through Bo Lind.`"""
    parts: list[Part]
    """The wanted roles first, then the others that somebody has; last those of unknown role (`somebody`)."""
    covered: int
    wanted: int
    threads: list[Thread]
