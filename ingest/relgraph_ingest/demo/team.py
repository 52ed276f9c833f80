"""What the demo hands over: a fictional team, where its mail and notes lie, and what is true of them."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class DemoMember:
    """One member of the team, with what this member's relgraph is told."""

    address: str
    name: str
    aliases: tuple[str, ...]
    mail: tuple[Path, ...]
    """Files and folders for `ingest mail`."""
    notes: tuple[Path, ...]
    """Folders for `ingest notes`."""
    targets: tuple[str, ...]
    """Names or domains of target accounts."""
    shares: tuple[tuple[str, str], ...]
    """Sharing level and selector, in the order in which they are said."""


@dataclass(frozen=True, slots=True)
class DemoQuestion:
    """An account where the first member knows nobody, and the warmest way in."""

    account: str
    """The account's domain."""
    account_name: str
    person: str
    """The address of the person to reach."""
    person_name: str
    through: tuple[str, ...]
    """Addresses between the first member and the person, first member's side first."""


@dataclass(frozen=True, slots=True)
class DemoIntroduction:
    """An introduction that was written into the mail."""

    kind: str
    introducer: str
    parties: tuple[str, ...]
    """Main addresses at that time; one or more."""
    message_id: str


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody outside with all addresses used, the newest last."""

    name: str
    addresses: tuple[str, ...]
    company: str
    """Domain of the present employer; empty for private people and freelancers."""
    title: str


@dataclass(frozen=True, slots=True)
class DemoTeam:
    """The whole demo."""

    company: str
    domain: str
    members: tuple[DemoMember, ...]
    question: DemoQuestion
    """One colleague between: requester, colleague, person."""
    detour: DemoQuestion
    """A colleague and an outsider between."""
    people: tuple[DemoPerson, ...]
    introductions: tuple[DemoIntroduction, ...]
    messages: int
    """Different person-to-person and machine messages written."""
    meetings: int
    """Meeting notes written."""
