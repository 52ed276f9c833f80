"""What other tools call accounts and people."""

from typing import Literal

from typing_extensions import TypedDict

from relgraph.documents.shared import Account, Somebody


class CrmId(TypedDict):
    """One id of another tool."""

    system: str
    """The tool, as its ids were put in: `salesforce`."""
    id: str


class CrmItem(TypedDict):
    """One id of another tool and what it stands for, as the asker sees it by now."""

    system: str
    kind: Literal["account", "person"]
    id: str
    of: str
    """The domain of the account or the address of the person."""
    account: Account | None
    """None where the asker sees nobody there; for a person, their account."""
    person: Somebody | None


class CrmIds(TypedDict):
    """A page of the ids that the asker's own tools use."""

    format: int
    as_of: str
    vocabulary: str
    items: list[CrmItem]
    next: str | None
