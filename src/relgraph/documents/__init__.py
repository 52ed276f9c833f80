"""The shapes of answers: the same documents for the command line, the API and the pages."""

from relgraph.documents.found import Accounts, People, PersonItem
from relgraph.documents.members import Member, Members
from relgraph.documents.paths import Path, Paths, Step
from relgraph.documents.person import Person
from relgraph.documents.shared import FORMAT, Account, KnownBy, Level, Reason, Somebody, Tier
from relgraph.documents.targets import Target, Targets
from relgraph.documents.who import Known, Seen, Unnamed, Who

__all__ = [
    "FORMAT",
    "Account",
    "Accounts",
    "Known",
    "KnownBy",
    "Level",
    "Member",
    "Members",
    "Path",
    "Paths",
    "People",
    "Person",
    "PersonItem",
    "Reason",
    "Seen",
    "Somebody",
    "Step",
    "Target",
    "Targets",
    "Tier",
    "Unnamed",
    "Who",
]
