"""Who do we know there? For many addresses and domains at once."""

from typing import Literal

from typing_extensions import TypedDict

from relgraph.documents.crm import CrmId
from relgraph.documents.paths import Path
from relgraph.documents.shared import Account, Somebody, Tier
from relgraph.documents.who import Known


class LookedUp(TypedDict):
    """What is known of one address or domain; of a hidden one as much as of an unknown one: nothing."""

    wanted: str
    """As it was asked."""
    kind: Literal["account", "person"] | None
    """A domain asks for an account, an address for a person; None where it is neither."""
    account: Account | None
    """The account; for a person, where they work."""
    person: Somebody | None
    known: int
    """People there whom the asker or a colleague (as shared) knows; for a person 1 or 0."""
    people: list[Known]
    """Of these the three known best, strongest tie first."""
    best: Path | None
    """The warmest way to anybody there."""
    phrase: str
    """The way in words; `no way in yet`."""
    tier: Tier | None
    """Of the last step of the way."""
    last_contact: str | None
    """Of the last step of the way: a day for an own tie, a month for a shared one."""
    crm: list[CrmId]
    """What the asker's own tools call it."""


class Lookup(TypedDict):
    """Answer to: who do we know there? An item each, in the order asked."""

    format: int
    as_of: str
    vocabulary: str
    items: list[LookedUp]
    next: str | None
