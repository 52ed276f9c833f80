"""What several answers have in common."""

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
