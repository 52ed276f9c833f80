"""Accounts and people that a search finds."""

from typing_extensions import TypedDict

from relgraph.documents.shared import Account, Tier


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


class FoundPerson(PersonItem):
    """A person found, with the asker's way of knowing them."""

    tier: Tier | None
    """Of the best tie that the asker sees; None where nobody is seen to know them."""
    known_by: str | None
    """`you`, or a member's name."""


class Found(TypedDict):
    """Answer to: whom and what is called like this? The best known first."""

    format: int
    as_of: str
    vocabulary: str
    q: str
    summary: str
    people: list[FoundPerson]
    accounts: list[Account]
