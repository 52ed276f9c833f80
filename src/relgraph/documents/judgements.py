"""What the owner of a book decided."""

from typing import Literal

from typing_extensions import TypedDict

JudgementKind = Literal[
    "same",
    "different",
    "wrong title",
    "not a tie",
    "wrong employer",
    "wrong name",
    "not an introduction",
    "not a person",
    "same company",
    "different companies",
]


class Judgement(TypedDict):
    """One decision, which stands until it is undone."""

    number: int
    kind: JudgementKind
    about: str
    other: str
    text: str
    """`CFO is not the title of Cy Young (cy@acme.example).`"""
    said: str
    """The day on which it was said."""


class Judgements(TypedDict):
    """Answer to: what did I say was wrong, or right? The latest first."""

    format: int
    as_of: str
    summary: str
    items: list[Judgement]
    next: str | None
