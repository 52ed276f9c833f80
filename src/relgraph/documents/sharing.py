"""Who sees what of my book, and what a rule would show before it is made."""

from typing_extensions import TypedDict

from relgraph.documents.settings import TeamItem
from relgraph.documents.shared import Tier


class SharedRow(TypedDict):
    """A shared tie, exactly as a colleague gets it."""

    member: str
    level: str
    id: str
    address: str
    name: str
    role: str | None
    tier: Tier
    last_contact: str
    """`2026-05`."""
    company: str | None
    domain: str | None
    """None for an address at a mail provider for everybody."""
    as_of: str


class SharingRule(TypedDict):
    """One rule that stands."""

    number: int
    level: str
    selector: str
    to: str
    at: str | None
    phrase: str
    """`All colleagues see by name everybody you know at acme.example`."""


class Onlooker(TypedDict):
    """A colleague, and how many ties of the book that colleague sees."""

    address: str
    name: str
    ties: int


class SharingRules(TypedDict):
    """The rules that stand, oldest first."""

    format: int
    summary: str
    """`Colleagues see 38 ties; nobody sees the rest.`"""
    items: list[SharingRule]
    colleagues: list[Onlooker]
    teams: list[TeamItem]
    next: str | None


class Foreseen(TypedDict):
    """What some colleagues, all of them alike, would get and lose by a rule."""

    viewers: list[str]
    """Their addresses."""
    names: list[str]
    gained: list[SharedRow]
    lost: list[SharedRow]


class Foresight(TypedDict):
    """What a rule would change, before it is made."""

    format: int
    level: str
    selector: str
    to: str
    phrase: str
    """The rule in words."""
    summary: str
    """`Bo Lind would see 12 people who are hidden now.`"""
    changes: list[Foreseen]
    private: list[str]
    """Addresses at mail providers for everybody that somebody would come to see."""
    seen: str
    """To be given back with the yes: the rule is made only if it would still show just this."""


class Preview(TypedDict):
    """My book as one colleague sees it."""

    format: int
    member: str
    viewer: str | None
    """None: each of them in turn, `viewer` standing in each item."""
    summary: str
    items: list[SharedRow]
    next: str | None
