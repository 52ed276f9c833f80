"""Who is this, and who knows them?"""

from typing_extensions import TypedDict

from relgraph.documents.evidence import Introduction, Job, Month, Origin, Spelling
from relgraph.documents.found import PersonItem
from relgraph.documents.shared import KnownBy, Somebody, Tier


class Acquainted(TypedDict):
    """Somebody of the own book who knows the person, as the asker's own mail shows."""

    person: Somebody
    tier: Tier
    last_contact: str


class Person(TypedDict):
    """Answer to: who is this, and who knows them?

    All but `person` and the shared ties of `known_by` is the asker's own book's.
    """

    format: int
    as_of: str
    vocabulary: str
    person: PersonItem
    summary: str
    """`Dee Hart, Head of Operations at Ardent since March 2026; was at Nordwind. You know Dee Hart well.`"""
    last: str | None
    """Who wrote last: `they wrote last`, `you wrote last`, `you met`."""
    known_by: list[KnownBy]
    addresses: list[str]
    months: list[Month]
    """From the first month of contact to the last, the empty ones between them too."""
    jobs: list[Job]
    """The latest first."""
    names: list[Spelling]
    origins: list[Origin]
    introductions: list[Introduction]
    """Those that brought the asker and the person together come first."""
    acquainted: list[Acquainted]
