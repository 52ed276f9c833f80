"""What the faces may ask for: one member's view, that member's own desk, and who is signed in.

The API and the pages are given a `Front` and import nothing that opens a book.
"""

from relgraph.front.access import Access, How, Scope, Signed, Token
from relgraph.front.administration import Administration
from relgraph.front.answers import Answers
from relgraph.front.desk import (
    CrmIds,
    CrmKind,
    CrmLink,
    Desk,
    JudgementDrawer,
    OwnSettings,
    Reading,
    Sharing,
    TargetList,
)
from relgraph.front.entrance import Entrance, Joined
from relgraph.front.front import Front
from relgraph.front.intake import Intake

__all__ = [
    "Access",
    "Administration",
    "Answers",
    "CrmIds",
    "CrmKind",
    "CrmLink",
    "Desk",
    "Entrance",
    "Front",
    "How",
    "Intake",
    "Joined",
    "JudgementDrawer",
    "OwnSettings",
    "Reading",
    "Scope",
    "Sharing",
    "Signed",
    "TargetList",
    "Token",
]
