"""The shapes of answers: the same documents for the command line, the API and the pages."""

from relgraph.documents.ask import Ask, Draft
from relgraph.documents.book import Failure, Failures, MyBook, Receipt, Run, Source
from relgraph.documents.crm import CrmId, CrmIds, CrmItem
from relgraph.documents.doubts import DoubtfulCompanies, DoubtfulPeople, Doubts
from relgraph.documents.evidence import (
    Direction,
    Introduction,
    Introductions,
    Job,
    Message,
    Month,
    Origin,
    Spelling,
)
from relgraph.documents.found import Accounts, Found, FoundPerson, People, PersonItem
from relgraph.documents.judgements import Judgement, JudgementKind, Judgements
from relgraph.documents.lookup import LookedUp, Lookup
from relgraph.documents.members import Member, Members
from relgraph.documents.paths import Path, Paths, Step
from relgraph.documents.person import Acquainted, Person
from relgraph.documents.plan import Opening, Part, Plan, Thread
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
from relgraph.documents.tie import Tie
from relgraph.documents.who import Known, Seen, Unnamed, Who

__all__ = [
    "FORMAT",
    "Account",
    "Accounts",
    "Acquainted",
    "Ask",
    "Colleague",
    "CrmId",
    "CrmIds",
    "CrmItem",
    "Direction",
    "DoubtfulCompanies",
    "DoubtfulPeople",
    "Doubts",
    "Draft",
    "Failure",
    "Failures",
    "Foreseen",
    "Foresight",
    "Found",
    "FoundPerson",
    "Introduction",
    "Introductions",
    "Invitation",
    "Job",
    "Judgement",
    "JudgementKind",
    "Judgements",
    "Known",
    "KnownBy",
    "Level",
    "LookedUp",
    "Lookup",
    "Member",
    "Members",
    "Message",
    "Month",
    "MyBook",
    "Onlooker",
    "Opening",
    "Origin",
    "Part",
    "Path",
    "Paths",
    "People",
    "Person",
    "PersonItem",
    "Plan",
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
    "Spelling",
    "Step",
    "Target",
    "Targets",
    "TeamItem",
    "Thread",
    "Tie",
    "Tier",
    "Unnamed",
    "Who",
]
