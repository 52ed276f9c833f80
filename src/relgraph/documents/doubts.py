"""Who may be one person, and which companies one."""

from typing_extensions import TypedDict

from relgraph.documents.found import PersonItem
from relgraph.documents.shared import Account


class DoubtfulPeople(TypedDict):
    """Two people of the own book who may be one."""

    one: PersonItem
    other: PersonItem
    why: str
    """`both are called Cy Young`."""


class DoubtfulCompanies(TypedDict):
    """Two companies of the own book that may be one."""

    one: Account
    other: Account
    why: str


class Doubts(TypedDict):
    """Answer to: what should I confirm?"""

    format: int
    as_of: str
    vocabulary: str
    summary: str
    people: list[DoubtfulPeople]
    companies: list[DoubtfulCompanies]
    more: int
    """How many further ones there are."""
