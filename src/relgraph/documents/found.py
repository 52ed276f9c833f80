"""Accounts and people that a search finds."""

from typing_extensions import TypedDict

from relgraph.documents.shared import Account


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
