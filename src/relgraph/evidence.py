"""Evidence: one dated fact from one source in one book, frozen and keyed by its content."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from hashlib import blake2b
from typing import Literal, NewType

from relgraph.address import Address

Key = NewType("Key", bytes)
"""Sixteen bytes made of a fact's content and the member's main address."""

KEY_BYTES = 16


class Part(IntEnum):
    """What somebody was on a message or in a meeting."""

    FROM = 0
    TO = 1
    CC = 2
    BCC = 3
    PRESENT = 4


class Verdict(IntEnum):
    """What kind of sender is behind a message; only PERSON makes ties.

    Of two copies of one message the lower verdict holds: a copy that reached the member directly says
    more than the one that came through a list.
    """

    PERSON = 0
    LIST = 1
    """Delivered through a mailing list."""
    BULK = 2
    """Newsletters, mass mail and spam-like campaigns."""
    AUTO = 3
    """Automatic replies, delivery reports, calendar machinery."""
    MACHINE = 4
    """Sent by a program: notifications, alerts, receipts."""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody named in evidence; at least one of both is there."""

    name: str | None
    address: Address | None


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody on a message or in a meeting, with the name given there.

    On a message there is always an address; in a meeting's notes often a name alone.
    """

    address: Address | None
    name: str | None
    part: Part


@dataclass(frozen=True, slots=True, order=True)
class Locator:
    """Where a fact was found: the source as the member named it, and the place in it."""

    source: str
    place: str
    """Relative path in the source; behind `#` the position in an mbox, from 0."""


@dataclass(frozen=True, slots=True)
class Interaction:
    """A message or a meeting: its header facts, which never change."""

    kind: Literal["message", "meeting"]
    time: int | None
    """Seconds since 1970, UTC; None where no believable date was given."""
    participants: tuple[Participant, ...]
    subject: str | None
    verdict: Verdict
    digest: bytes
    """Digest of the text, so that copies meet; the text itself is not kept."""
    found: Locator
    lists: tuple[Address, ...] = ()
    """Addresses that the headers name as those of mailing lists."""

    def key(self, member: Address) -> Key:
        """Return the key: the same for every copy of this message in this member's sources."""
        people = sorted(
            f"{p.part.value}{p.address or p.name}" for p in self.participants if p.part is not Part.BCC
        )
        return _key(member, self.kind, str(self.time), self.subject or "", self.digest.hex(), *people)


@dataclass(frozen=True, slots=True)
class Mention:
    """A person or company named in a text."""

    kind: Literal["person", "company"]
    name: str
    address: Address | None
    """The person's, where the message's own headers or the text give it."""
    domain: str | None
    """The company's, where known."""
    start: int
    end: int
    """Code points of the message's text (see the reading)."""


@dataclass(frozen=True, slots=True)
class Employment:
    """Somebody holds a title, or works, at a company."""

    person: Party
    company: str | None
    domain: str | None
    title: str | None
    basis: Literal["signature", "text", "table", "domain"]
    claimed: bool
    """The sending domain does not bear the employer out."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Introduction:
    """One person brings two others into contact, or offers, is asked to, or did."""

    kind: Literal["made", "offered", "requested", "referral", "reported", "handover"]
    modality: Literal["done", "open", "declined"]
    introducer: Party | None
    parties: tuple[Party, ...]
    start: int
    end: int


Fact = Mention | Employment | Introduction


@dataclass(frozen=True, slots=True)
class Reading:
    """What one version of the extractor read in one message or note; a newer one supersedes it."""

    message: Key
    extractor: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Connection:
    """A contact imported from a list (an address book, a network's export)."""

    person: Party
    company: str | None
    title: str | None
    since: int | None
    """Seconds since 1970, UTC."""
    found: Locator

    def key(self, member: Address) -> Key:
        """Return the key of this imported contact."""
        who = self.person.address or self.person.name or ""
        return _key(member, "connection", who, self.company or "", self.title or "", str(self.since))


@dataclass(frozen=True, slots=True)
class Hunch:
    """A member's own judgement of a tie, kept beside the evidence and private."""

    address: Address
    value: float
    """0 to 1."""
    note: str
    time: int

    def key(self, member: Address) -> Key:
        """Return the key of this hunch."""
        return _key(member, "hunch", self.address, repr(self.value), self.note, str(self.time))


Evidence = Interaction | Reading | Connection | Hunch


def fact_key(message: Key, fact: Fact) -> Key:
    """Return the key of a fact read in a message: the same whatever extractor version read it."""
    return Key(blake2b(message + repr(fact).encode(), digest_size=KEY_BYTES).digest())


def _key(*parts: str) -> Key:
    return Key(blake2b(_framed(parts), digest_size=KEY_BYTES).digest())


def _framed(parts: Iterable[str]) -> bytes:
    # Lengths in front, so that no two lists of parts give the same bytes.
    raw = [part.encode("utf-8", "surrogatepass") for part in parts]
    return b"".join(len(piece).to_bytes(4, "big") + piece for piece in raw)
