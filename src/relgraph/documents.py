"""The shapes of answers: the same documents for the command line, the API and the pages."""

from typing import Literal

from typing_extensions import TypedDict  # pydantic, which describes these to API users, asks for this one

FORMAT = 1
"""Raised by a change that would break a reader."""

Level = Literal["own", "named", "colleague"]
"""How the asker comes to know of a tie: from the own book, published by name, or a fellow member."""

Tier = Literal["strong", "moderate", "weak"]


class Account(TypedDict):
    """A company somebody sells to; `id` is opaque and the same for every viewer."""

    id: str
    name: str
    domains: list[str]


class Somebody(TypedDict):
    """A person; all None where a level hides who it is."""

    id: str | None
    name: str | None
    address: str | None


class Reason(TypedDict):
    """Why a tie is as strong as it is: words, and their share of the strength (0 to 1)."""

    text: str
    share: float


class KnownBy(TypedDict):
    """One tie to a person, as the asker may see it.

    For a shared tie `strength` and `confidence` are None, `reasons` are None, and
    `last_contact` is a month (`2026-05`); for an own tie it is a day (`2026-05-03`).
    """

    member: str
    """Main address of the member who knows the person."""
    member_name: str
    level: Level
    strength: float | None
    tier: Tier | None
    confidence: float | None
    last_contact: str | None
    reasons: list[Reason] | None


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


Step = TypedDict(
    "Step",
    {
        "from": Somebody,
        "to": Somebody,
        "level": Level,
        "tier": Tier | None,
        "strength": float | None,
        "confidence": float | None,
        "last_contact": str | None,
        "reasons": list[Reason] | None,
        "phrase": str,
    },
)
"""One edge of a path; `phrase` says it in words: `Bo Lind knows Cy Young well`."""


class Path(TypedDict):
    """A way in, requester first."""

    warmth: float
    weakest: int
    """Index of the weakest step."""
    steps: list[Step]
    phrase: str
    """`ask Bo Lind, who knows Cy Young`; `you know Cy Young`."""


class Paths(TypedDict):
    """Answer to: who can introduce me? Warmest first."""

    format: int
    target: Account | Somebody | None
    as_of: str
    vocabulary: str
    paths: list[Path]
    message: str | None
    """None when there is a path; else what would help."""


class Target(TypedDict):
    """One account on a member's target list with the best way in."""

    wanted: str
    """As the member wrote it."""
    account: Account | None
    state: Literal["own", "warm", "none"]
    """`own`: the asker knows somebody there; `warm`: through others; `none`: no way in yet."""
    quiet: bool
    """The best tie there is fading."""
    known: int
    """People there whom the asker or a colleague (as shared) knows."""
    best: Path | None
    phrase: str
    """`you know Cy Young, CFO`; `ask Bo Lind, who knows Dee Hart`; `no way in yet`."""
    tier: Tier | None
    last_contact: str | None
    changed: str | None
    """What is new since the asker last looked; None when nothing is."""


class Targets(TypedDict):
    """Answer to: where do I have a way in?"""

    format: int
    as_of: str
    vocabulary: str
    summary: str
    """`You have a warm way into 9 of your 20 accounts; 3 are going quiet.`"""
    items: list[Target]
    next: str | None


class Accounts(TypedDict):
    """A page of accounts found."""

    format: int
    as_of: str
    vocabulary: str
    items: list[Account]
    next: str | None


class PersonItem(TypedDict):
    """A person found, with what the asker knows of title and employer."""

    id: str
    name: str
    address: str | None
    title: str | None
    role: str | None
    account: Account | None


class People(TypedDict):
    """A page of people found."""

    format: int
    as_of: str
    vocabulary: str
    items: list[PersonItem]
    next: str | None


class Person(TypedDict):
    """Answer to: who is this, and who knows them?"""

    format: int
    as_of: str
    vocabulary: str
    person: PersonItem
    summary: str
    known_by: list[KnownBy]


class Member(TypedDict):
    """A member, by main address."""

    address: str
    name: str


class Members(TypedDict):
    """All members."""

    format: int
    items: list[Member]
    next: str | None
