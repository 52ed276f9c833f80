"""What a projected graph is made of; ids are opaque and text."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from relgraph.address import Address

Basis = Literal["signature", "text", "table", "domain"]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in one book, with all addresses that are this person's."""

    id: str
    name: str
    address: Address | None
    """The main one: the most used."""
    addresses: tuple[Address, ...]
    domain: str | None
    """Registrable domain of the latest company address; None for freemail alone."""
    title: str | None


@dataclass(frozen=True, slots=True)
class Company:
    """An organisation, by its registrable domain."""

    id: str
    name: str
    domain: str


@dataclass(frozen=True, slots=True)
class Employment:
    """Somebody at a company, or with a title, as read between two days (days since 1970)."""

    person: str
    company: str | None
    domain: str | None
    title: str | None
    basis: Basis
    claimed: bool
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Introduced:
    """An introduction read in a message, with those it could be resolved to (person ids)."""

    message: str
    """The message's key in hexadecimal."""
    day: int | None
    kind: str
    modality: str
    introducer: str | None
    parties: tuple[str, ...]


class Tie(NamedTuple):
    """Two people who know each other according to evidence; `a` is before `b`."""

    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Graph:
    """One book's graph as its ledger and judgements give it."""

    me: Person
    people: tuple[Person, ...]
    companies: tuple[Company, ...]
    histories: dict[Tie, bytes]
    """Day history of each tie, as relgraph.graph.history packs it."""
    employments: tuple[Employment, ...]
    introductions: tuple[Introduced, ...]
