"""The shapes of answers: the same documents for the command line, the API and the pages."""

from relgraph.documents.book import Failure, Failures, MyBook, Receipt, Run, Source
from relgraph.documents.found import Accounts, People, PersonItem
from relgraph.documents.members import Member, Members
from relgraph.documents.paths import Path, Paths, Step
from relgraph.documents.person import Person
from relgraph.documents.settings import (
    Colleague,
    Invitation,
    Roster,
    SessionItem,
    Sessions,
    Settings,
    TeamItem,
)
from relgraph.documents.shared import FORMAT, Account, KnownBy, Level, Reason, Somebody, Tier
from relgraph.documents.sharing import (
    Foreseen,
    Foresight,
    Onlooker,
    Preview,
    SharedRow,
    SharingRule,
    SharingRules,
)
from relgraph.documents.targets import Target, Targets
from relgraph.documents.who import Known, Seen, Unnamed, Who

__all__ = [
    "FORMAT",
    "Account",
    "Accounts",
    "Colleague",
    "Failure",
    "Failures",
    "Foreseen",
    "Foresight",
    "Invitation",
    "Known",
    "KnownBy",
    "Level",
    "Member",
    "Members",
    "MyBook",
    "Onlooker",
    "Path",
    "Paths",
    "People",
    "Person",
    "PersonItem",
    "Preview",
    "Reason",
    "Receipt",
    "Roster",
    "Run",
    "Seen",
    "SessionItem",
    "Sessions",
    "Settings",
    "SharedRow",
    "SharingRule",
    "SharingRules",
    "Somebody",
    "Source",
    "Step",
    "Target",
    "Targets",
    "TeamItem",
    "Tier",
    "Unnamed",
    "Who",
]
