"""What answers rest on: months, messages, titles, names, sources, introductions."""

from typing import Literal

from typing_extensions import TypedDict

from relgraph.documents.shared import Account, Somebody

Direction = Literal["out", "in", "met"]
"""From the asker (or the first of two people), to them, or a meeting of both."""

Month = TypedDict("Month", {"month": str, "out": int, "in": int, "met": int})
"""Messages each way, and meetings, of one month (`2026-05`)."""


class Message(TypedDict):
    """A message or meeting of the own book with both people in it."""

    id: str
    date: str
    direction: Direction
    subject: str | None
    people: int
    """How many it went to; of a meeting, how many others were there."""
    counts: bool
    why_not: str | None
    """Why it makes no tie: `went to 40 people`."""
    source: str
    place: str


class Job(TypedDict):
    """A title or employer, with where it was read and between which days it was seen."""

    title: str | None
    company: str | None
    account: Account | None
    basis: str
    """`signature`, `text`, `table`, `domain` (the address alone)."""
    claimed: bool
    """The sending domain does not bear the employer out."""
    first: str | None
    last: str | None


class Spelling(TypedDict):
    """A name that somebody is called by."""

    name: str
    messages: int
    by_self: bool
    """They call themselves so."""


class Origin(TypedDict):
    """A source that somebody is known from."""

    source: str
    messages: int
    first: str | None
    last: str | None


class Introduction(TypedDict):
    """An introduction read in a message of the own book."""

    message: str
    """The message's id, which tells it from others together with `kind`."""
    kind: str
    modality: str
    date: str | None
    introducer: Somebody | None
    parties: list[Somebody]
    phrase: str
    """`Bo Lind introduced you to Cy Young`."""
    subject: str | None
    source: str | None
    place: str | None


class Introductions(TypedDict):
    """Answer to: who introduced whom? The latest first."""

    format: int
    as_of: str
    vocabulary: str
    summary: str
    items: list[Introduction]
    next: str | None
