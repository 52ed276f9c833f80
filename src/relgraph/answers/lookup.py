"""Who do we know there, and what is the best way in? For many addresses and domains, their work shared."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import nsmallest

from relgraph.address import Address, address, host, registrable
from relgraph.answers.crm import ids_of
from relgraph.answers.path import account_of, colleague, people_at, somebody, ways_to_each
from relgraph.answers.who import known_person, warmth
from relgraph.clean import clean
from relgraph.documents import FORMAT, Account, LookedUp, Lookup, Somebody
from relgraph.documents import Path as PathDocument
from relgraph.team.shared import SharedTie
from relgraph.times import iso
from relgraph.view.own import Known as OwnTie
from relgraph.view.view import CrmEntry, Face, Site, View

SHOWN = 3
"""People of an account that are named, those known best."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One of the texts asked for: an address, a domain, or neither."""

    text: str
    person: Address | None
    domain: str | None


@dataclass(slots=True)
class Table:
    """What the view says about all that is asked, read once."""

    sites: dict[str, Site | None] = field(default_factory=dict)
    at: dict[str, list[Face]] = field(default_factory=dict)
    people: dict[Address, Face] = field(default_factory=dict)
    known: dict[str, OwnTie] = field(default_factory=dict)
    shared: dict[str, list[SharedTie]] = field(default_factory=dict)
    crm: dict[str, list[CrmEntry]] = field(default_factory=dict)

    def faces(self, one: Asked) -> list[Face]:
        """Return whom the viewer sees behind one of the texts."""
        if one.person is not None:
            return [self.people[one.person]] if one.person in self.people else []
        return self.at.get(one.domain, []) if one.domain is not None else []


def lookup(view: View, wanted: Sequence[str]) -> Lookup:
    """Answer for each text in the order asked; what is hidden is answered as what is unknown."""
    asked = [_asked(text) for text in wanted]
    table = _table(view, asked)
    ways = ways_to_each(view, [table.faces(one) for one in asked])
    return {
        "format": FORMAT,
        "as_of": iso(view.at.today),
        "vocabulary": view.vocabulary.version,
        "items": [_item(view, table, one, way) for one, way in zip(asked, ways, strict=True)],
        "next": None,
    }


def _asked(text: str) -> Asked:
    plain = clean(text, len(text))
    person = address(plain) if "@" in plain else None
    name = host(plain) if "@" not in plain else None
    return Asked(text, person, registrable(name) if name else None)


def _table(view: View, asked: Sequence[Asked]) -> Table:
    table = Table()
    addresses = {one.person for one in asked if one.person is not None}
    table.people = _people(view, addresses)
    domains = {one.domain for one in asked if one.domain is not None}
    table.sites = {domain: view.site(domain) for domain in domains}
    table.at = {domain: people_at(view, site) for domain, site in table.sites.items() if site is not None}
    workplaces = {face.domain for face in table.people.values() if face.domain} - domains
    table.sites |= {domain: view.site(domain) for domain in workplaces}
    faces = {face.id: face for some in table.at.values() for face in some}
    faces |= {face.id: face for face in table.people.values()}
    table.known = view.own.known(faces)
    of_address = {a: face.id for face in faces.values() for a in _addresses(face)}
    for tie in view.released.to_addresses(of_address) if of_address else ():
        table.shared.setdefault(of_address[tie.address], []).append(tie)
    known_as = {a for one in addresses for a in (one, *_addresses(table.people.get(one)))}
    every = {d for d, site in table.sites.items() for d in (d, *(site.domains if site else ()))}
    table.crm = {**view.crm.of_subjects("account", every), **view.crm.of_subjects("person", known_as)}
    return table


def _people(view: View, addresses: set[Address]) -> dict[Address, Face]:
    own = view.own.store.by_address(addresses) if view.own.me and addresses else {}
    found = dict(view.faces(view.released.to_addresses(addresses))) if addresses else {}
    found |= {wanted: view.face(person) for wanted, person in own.items()}
    for member in view.members:
        if member.address != view.member.address:
            inside = dict.fromkeys(member.addresses & addresses, colleague(view, member))
            found |= inside
    return found


def _item(view: View, table: Table, one: Asked, best: PathDocument | None) -> LookedUp:
    faces = [face for face in table.faces(one) if face.id in table.known or face.id in table.shared]
    shown = nsmallest(SHOWN, faces, key=lambda face: _rank(view, table, face))
    last = best["steps"][-1] if best else None
    person = table.people.get(one.person) if one.person else None
    return {
        "wanted": one.text,
        "kind": "person" if one.person else "account" if one.domain else None,
        "account": _account(table, one, person),
        "person": _somebody(person),
        "known": len(faces),
        "people": [
            known_person(view, face, table.known.get(face.id), table.shared.get(face.id, []))
            for face in shown
        ],
        "best": best,
        "phrase": best["phrase"] if best else "no way in yet",
        "tier": last["tier"] if last else None,
        "last_contact": last["last_contact"] if last else None,
        "crm": ids_of(_crm(table, one, person)),
    }


def _account(table: Table, one: Asked, person: Face | None) -> Account | None:
    domain = one.domain or (person.domain if person else None)
    site = table.sites.get(domain) if domain else None
    return account_of(site) if site else None


def _somebody(face: Face | None) -> Somebody | None:
    return somebody(face) if face else None


def _crm(table: Table, one: Asked, person: Face | None) -> list[CrmEntry]:
    site = table.sites.get(one.domain) if one.domain else None
    subjects = {one.domain or "", *(site.domains if site else ()), one.person or "", *_addresses(person)}
    found = [entry for subject in subjects for entry in table.crm.get(subject, ())]
    return sorted(found, key=lambda entry: (entry.system, entry.id))


def _rank(view: View, table: Table, face: Face) -> tuple[float, str, str]:
    """Return a face's place, as the account's own answer orders people: strongest first, then by name."""
    own = table.known.get(face.id)
    values = [own.strength.value] if own else []
    values += [warmth(view, tie) for tie in table.shared.get(face.id, ())]
    return -max(values, default=0.0), face.name.casefold(), face.id


def _addresses(face: Face | None) -> tuple[Address, ...]:
    if face is None:
        return ()
    return face.own.addresses if face.own else (face.address,) if face.address else ()
