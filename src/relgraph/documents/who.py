"""Who do we know at this account?"""

from typing_extensions import TypedDict

from relgraph.documents.shared import Account, KnownBy, Tier


class Known(TypedDict):
    """A person at an account with everybody who knows them; strongest tie first."""

    id: str
    name: str
    address: str | None
    title: str | None
    role: str | None
    known_by: list[KnownBy]
    phrase: str
    """`you know Cy Young well`, `Bo Lind knows Cy Young`."""


class Unnamed(TypedDict):
    """Ties that a level leaves without a name (no level of this version does)."""

    level: str
    member: str | None
    role: str | None
    tier: Tier | None
    count: str | None


class Seen(TypedDict):
    """A person at an account whom nobody the asker sees knows."""

    id: str
    name: str
    address: str | None
    title: str | None
    role: str | None


class Who(TypedDict):
    """Answer to: who do we know at this account?"""

    format: int
    account: Account | None
    as_of: str
    vocabulary: str
    summary: str
    """The first line: `Best way in: ask Bo Lind, who knows Cy Young (finance) well.`"""
    people: list[Known]
    unnamed: list[Unnamed]
    seen: list[Seen]
    missing: list[str]
    """Roles where nobody is known: `nobody in finance`."""
