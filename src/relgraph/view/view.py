"""One member's view: own people and shared ties joined by address, nothing else within reach."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from relgraph.address import Address
from relgraph.book.book import Target
from relgraph.book.crm import CrmEntry, CrmKind, CrmMap
from relgraph.book.judgements import Judgement
from relgraph.graph.model import Company, Person
from relgraph.graph.names import company_name
from relgraph.projection.resolve import companies
from relgraph.spaces.home import Ids
from relgraph.strength import Moment
from relgraph.team.shared import SharedTie
from relgraph.team.team import Member, Released
from relgraph.view.own import Known, OwnBook, joined
from relgraph.vocabulary import Vocabulary

__all__ = ["CrmEntry", "CrmKind", "Face", "Site", "View"]


@dataclass(frozen=True, slots=True)
class Face:
    """Somebody as the viewer sees them; `own` is the own book's entry, if it has one."""

    id: str
    name: str
    address: Address | None
    domain: str | None
    title: str | None
    own: Person | None

    @property
    def addresses(self) -> tuple[Address, ...]:
        """All addresses that are this person's, as far as the viewer knows."""
        return self.own.addresses if self.own else (self.address,) if self.address else ()


@dataclass(frozen=True, slots=True)
class Site:
    """A company as the viewer sees it."""

    id: str
    name: str
    domain: str
    domains: tuple[str, ...]
    """All that the viewer judged to be this company's; `domain` is one of them."""


class View:
    """Everything one member may see, as of one day."""

    def __init__(
        self,
        member: Member,
        members: Iterable[Member],
        own: OwnBook,
        released: Released,
        ids: Ids,
        vocabulary: Vocabulary,
        targets: list[Target],
        judgements: Iterable[Judgement],
        crm: CrmMap,
    ) -> None:
        self.member = member
        self.members = list(members)
        self.own = own
        self.released = released
        self.vocabulary = vocabulary
        self.target_list = targets
        self._ids = ids
        self._judged = list(judgements)
        self._joined = companies(self._judged)
        self.crm = crm

    @property
    def at(self) -> Moment:
        """The day of the answers."""
        return self.own.at

    @cached_property
    def me(self) -> Face:
        """The viewer."""
        me = self.own.me
        person = me.id if me else self._ids.of("person", min(self.member.addresses))
        return Face(person, self.member.name, self.member.address, None, None, me)

    @cached_property
    def colleagues(self) -> dict[str, Member]:
        """Fellow members by the ids the viewer sees them under; several where the own book has several."""
        others = [member for member in self.members if member.address != self.member.address]
        people = self.own.store.by_address([a for m in others for a in m.addresses]) if self.own.me else {}
        found: dict[str, Member] = {}
        for member in others:
            found[self.colleague_id(member)] = member
            for address in member.addresses:
                if address in people:
                    found[people[address].id] = member
        return found

    def colleague_id(self, member: Member) -> str:
        """Return the one id a fellow member is shown under."""
        return self._ids.of("person", member.address)

    def colleague_tie(self, member: Member) -> Known | None:
        """Return the viewer's own tie to a fellow member, the best over the member's addresses."""
        return self._colleague_ties.get(member.address)

    @cached_property
    def _colleague_ties(self) -> dict[Address, Known]:
        found: dict[Address, Known] = {}
        for person, known in self.own.known(self.colleagues).items():
            member = self.colleagues[person].address
            if member not in found or _better(known, found[member]):
                found[member] = known
        return found

    def face(self, person: Person) -> Face:
        """Return somebody of the own book."""
        return Face(person.id, person.name, person.address, person.domain, person.title, person)

    def faces(self, ties: Iterable[SharedTie]) -> dict[Address, Face]:
        """Return those whom shared ties lead to, joined with the own book by address."""
        listed = list(ties)
        own = self.own.store.by_address([tie.address for tie in listed]) if self.own.me else {}
        found: dict[Address, Face] = {}
        for tie in listed:
            if tie.address in own:
                found[tie.address] = self.face(own[tie.address])
            else:
                shown = Face(self.person_id(tie.address), tie.name, tie.address, tie.domain, None, None)
                found.setdefault(tie.address, shown)
        return found

    def person_id(self, address: Address) -> str:
        """Return the id of somebody known by a shared tie alone."""
        return self._ids.of("person", address)

    def person(self, person_id: str) -> Face | None:
        """Return the person of this id, of the own book or of a shared tie."""
        own = self.own.store.people([person_id]) if self.own.me else {}
        if person_id in own:
            return self.face(own[person_id])
        if person_id in self.colleagues:
            return self._colleague(self.colleagues[person_id])
        ties = [t for t in self.released.everything() if self.person_id(t.address) == person_id]
        return next(iter(self.faces(ties).values()), None)

    def _colleague(self, member: Member) -> Face:
        """Return a fellow member, as the own book has them where it does."""
        own = self.own.store.by_address(member.addresses) if self.own.me else {}
        if own:
            return self.face(own[min(own)])
        name = member.name or member.address
        return Face(self.colleague_id(member), name, member.address, None, None, None)

    # Companies

    @cached_property
    def apart(self) -> frozenset[frozenset[str]]:
        """Pairs of addresses or domains that the viewer judged not to be one person or company."""
        kinds = ("different", "different companies")
        return frozenset(frozenset((said.about, said.other)) for said in self._judged if said.kind in kinds)

    def domains(self, domain: str) -> tuple[str, ...]:
        """Return all domains of the company at this one, the one it goes by first."""
        return self._joined.get(domain, (domain,))

    def site(self, domain: str) -> Site | None:
        """Return the company of a registrable domain, if the viewer sees anybody there."""
        domains = self.domains(domain)
        for one in domains if self.own.me else ():
            company = self.own.store.company_at(one)
            if company is not None:
                return Site(company.id, company.name, company.domain, domains)
        return self._shared_site(domains, [tie for one in domains for tie in self.released.at_domain(one)])

    def own_sites(self, companies: Iterable[Company]) -> dict[str, Site]:
        """Return companies of the own book as the viewer sees them, by the domain each goes by."""
        found: dict[str, Site] = {}
        for company in companies:
            joined = company.domain in self._joined
            site = self.site(company.domain) if joined else None
            one = site or Site(company.id, company.name, company.domain, (company.domain,))
            found[one.domain] = one
        return found

    @property
    def most_joined(self) -> int:
        """How many domains were joined with others."""
        return len(self._joined)

    def site_of_id(self, site_id: str) -> Site | None:
        """Return the company of this id."""
        own = self.own.store.companies([site_id]) if self.own.me else {}
        if site_id in own:
            return self.site(own[site_id].domain)
        shared = next((site for site in self.shared_sites if site.id == site_id), None)
        further = (domain for domain in self._joined if self._ids.of("company", domain) == site_id)
        return shared or next((self.site(domain) for domain in further), None)

    @cached_property
    def shared_sites(self) -> tuple[Site, ...]:
        """The companies that shared ties lead to, in order of domain."""
        by_domain: dict[str, list[SharedTie]] = {}
        for tie in self.released.everything():
            if tie.domain:
                by_domain.setdefault(self.domains(tie.domain)[0], []).append(tie)
        sites = (self._shared_site(self.domains(domain), by_domain[domain]) for domain in sorted(by_domain))
        return tuple(site for site in sites if site is not None)

    def _shared_site(self, domains: tuple[str, ...], ties: Collection[SharedTie]) -> Site | None:
        if not ties:
            return None
        names = sorted(tie.company for tie in ties if tie.company)
        most = max(names, key=lambda name: (names.count(name), name)) if names else None
        name = most or company_name(domains[0], Counter())
        return Site(self._ids.of("company", domains[0]), name, domains[0], domains)

    def tie_value(self, one: str, other: str) -> float:
        """Return the strength of a tie of the own book, 0 where nothing is known."""
        return self.own.value(joined(one, other))


def _better(one: Known, other: Known) -> bool:
    return (one.strength.value, one.to) > (other.strength.value, other.to)
