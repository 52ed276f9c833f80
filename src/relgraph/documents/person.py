"""Who is this, and who knows them?"""

from typing_extensions import TypedDict

from relgraph.documents.found import PersonItem
from relgraph.documents.shared import KnownBy


class Person(TypedDict):
    """Answer to: who is this, and who knows them?"""

    format: int
    as_of: str
    vocabulary: str
    person: PersonItem
    summary: str
    known_by: list[KnownBy]
