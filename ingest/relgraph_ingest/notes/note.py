"""A meeting note as read: when, about what, who was there, who promised what."""

from dataclasses import dataclass, field
from datetime import date

from relgraph.address import Address


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody whom the note lists; a name or an address is always there."""

    name: str | None
    abbreviation: str | None
    """Initials that stand for this person in the note."""
    company: str | None
    title: str | None
    address: Address | None
    present: bool
    """False for those who sent regrets, or were asked and did not come."""
    start: int
    end: int
    """Where the entry stands in the note's text."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something promised; `owner` is None where the note does not say by whom."""

    owner: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Note:
    """One note; `text` is what was read (line ends as LF) and is kept nowhere."""

    text: str = field(repr=False)
    date: date | None
    title: str | None
    attendees: tuple[Attendee, ...]
    actions: tuple[Action, ...]
