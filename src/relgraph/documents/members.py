"""Who uses relgraph."""

from typing_extensions import TypedDict


class Member(TypedDict):
    """A member, by main address."""

    address: str
    name: str


class Members(TypedDict):
    """All members."""

    format: int
    items: list[Member]
    next: str | None
