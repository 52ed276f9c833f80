"""All answers that one member can get, from that member's view."""

from collections.abc import Sequence
from datetime import date

from relgraph.answers import (
    ask,
    crm,
    doubts,
    find,
    introductions,
    lookup,
    path,
    person,
    plan,
    search,
    targets,
    tie,
    who,
)
from relgraph.clean import clean
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
from relgraph.view.view import View


class ViewAnswers:
    """The Answers of relgraph.front over one view."""

    def __init__(self, view: View) -> None:
        self._view = view

    def who(self, question: str) -> Who:
        """Answer who is known at the account of that name or domain."""
        return who.who(self._view, _asked(question))

    def account(self, account_id: str) -> Who | None:
        """Answer the same by the account's id, None where the member sees nobody there."""
        site = self._view.site_of_id(_asked(account_id))
        return who.at_site(self._view, site) if site else None

    def paths(self, question: str, *, top: int = 5, edges: int = 3) -> Paths:
        """Answer with the warmest ways to an address, name, company, domain or id."""
        return path.paths(self._view, _asked(question), top=top, edges=edges)

    def targets(self, *, since: date | None = None) -> Targets:
        """Answer with the member's target accounts, all or those changed since a day."""
        return targets.targets(self._view, since=since)

    def accounts(
        self,
        q: str = "",
        *,
        after: str | None = None,
        limit: int = 50,
        crm: CrmId | None = None,
        since: date | None = None,
    ) -> Accounts:
        """Find accounts by part of name or domain, by an id of another tool, changed since a day."""
        return find.accounts(self._view, _asked(q), after=after, limit=limit, crm=crm, since=since)

    def people(
        self,
        q: str = "",
        *,
        after: str | None = None,
        limit: int = 50,
        crm: CrmId | None = None,
        since: date | None = None,
    ) -> People:
        """Find people by part of name or address, by an id of another tool, changed since a day."""
        return find.people(self._view, _asked(q), after=after, limit=limit, crm=crm, since=since)

    def lookup(self, wanted: Sequence[str]) -> Lookup:
        """Answer for many addresses and domains at once, in the order asked."""
        return lookup.lookup(self._view, wanted)

    def crm(
        self,
        *,
        system: str | None = None,
        crm_id: str | None = None,
        of: str | None = None,
        after: str | None = None,
        limit: int = 50,
    ) -> CrmIds:
        """List what the member's other tools call accounts and people."""
        return crm.crm(self._view, system=system, crm_id=crm_id, of=of, after=after, limit=limit)

    def person(self, person_id: str) -> Person | None:
        """Answer who this is and who knows them."""
        return person.person(self._view, _asked(person_id))

    def tie(
        self, person_id: str, of: str | None = None, *, after: str | None = None, limit: int = 50
    ) -> Tie | None:
        """Answer why the member's tie to a person, or somebody else's, is as strong as it is."""
        return tie.tie(self._view, _asked(person_id), of and _asked(of), after=after, limit=limit)

    def ask(self, question: str) -> Ask:
        """Answer how to reach an address, name, company, domain or id."""
        return ask.ask(self._view, _asked(question))

    def plan(self, account_id: str) -> Plan | None:
        """Answer whether one is wide and deep enough at an account, None where nobody is seen there."""
        site = self._view.site_of_id(_asked(account_id))
        return plan.plan(self._view, site) if site else None

    def introductions(self, *, after: str | None = None, limit: int = 50) -> Introductions:
        """List the introductions seen in the own book."""
        return introductions.introductions(self._view, after=after, limit=limit)

    def doubts(self) -> Doubts:
        """Answer who, and which companies, of the own book may be one."""
        return doubts.doubts(self._view)

    def search(self, q: str) -> Found:
        """Find people and companies by part of a name, the best known first."""
        return search.search(self._view, _asked(q))

    def members(self) -> Members:
        """List all members."""
        return find.members(self._view)


def _asked(text: str) -> str:
    """Return a question, id or part of a name without what no text in a book can hold."""
    return clean(text, len(text))
