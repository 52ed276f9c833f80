"""Every answer that one member can get."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from relgraph.documents import (
    Accounts,
    Ask,
    CrmId,
    CrmIds,
    Doubts,
    Found,
    Introductions,
    Lookup,
    Members,
    Paths,
    People,
    Person,
    Plan,
    Targets,
    Tie,
    Who,
)


class Answers(Protocol):
    """Every answer that one member can get, as of one day; no other way to read exists.

    Ids, questions and cursors that lead to nothing the member may see, and those that lead nowhere at
    all, give the same answer.
    """

    def who(self, question: str) -> Who:
        """Answer who is known at the account of that name or domain (`account` None if none is)."""

    def account(self, account_id: str) -> Who | None:
        """Answer the same by the account's id."""

    def paths(self, question: str, *, top: int = 5, edges: int = 3) -> Paths:
        """Answer with the warmest ways to an address, name, company, domain or id."""

    def targets(self, *, since: date | None = None) -> Targets:
        """Answer with the member's target accounts, all or those changed since a day."""

    def accounts(
        self,
        q: str = "",
        *,
        after: str | None = None,
        limit: int = 50,
        crm: CrmId | None = None,
        since: date | None = None,
    ) -> Accounts:
        """Find accounts by part of name or domain; `after` is the `next` of the page before.

        `crm` asks for what an id of another tool stands for, `since` for what changed from that day on: by
        mail or a meeting of the own book, or by a shared tie whose last contact is of that month or later.
        """

    def people(
        self,
        q: str = "",
        *,
        after: str | None = None,
        limit: int = 50,
        crm: CrmId | None = None,
        since: date | None = None,
    ) -> People:
        """Find people by part of name or address, the same way."""

    def lookup(self, wanted: Sequence[str]) -> Lookup:
        """Answer for many addresses and domains at once, an item each in the order asked."""

    def crm(
        self,
        *,
        system: str | None = None,
        crm_id: str | None = None,
        of: str | None = None,
        after: str | None = None,
        limit: int = 50,
    ) -> CrmIds:
        """List what the member's other tools call accounts and people: all, or of a system, id or subject."""

    def person(self, person_id: str) -> Person | None:
        """Answer who this is and who knows them."""

    def tie(
        self, person_id: str, of: str | None = None, *, after: str | None = None, limit: int = 50
    ) -> Tie | None:
        """Answer why the member's tie to a person is as strong as it is; `of`: somebody else's tie."""

    def ask(self, question: str) -> Ask:
        """Answer how to reach somebody: the best way, others that do without its connector, a letter."""

    def plan(self, account_id: str) -> Plan | None:
        """Answer whether one is wide and deep enough at an account."""

    def introductions(self, *, after: str | None = None, limit: int = 50) -> Introductions:
        """List the introductions seen in the own book, the latest first."""

    def doubts(self) -> Doubts:
        """Answer who, and which companies, of the own book may be one."""

    def search(self, q: str) -> Found:
        """Find people and companies by part of a name, the best known first."""

    def members(self) -> Members:
        """List all members."""
