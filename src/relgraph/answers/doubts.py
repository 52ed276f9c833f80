"""Who may be one person, and which companies one: what waits for the owner's yes or no."""

import re
from collections.abc import Iterator
from itertools import islice

from relgraph.answers.who import person_item
from relgraph.documents import FORMAT, Account, DoubtfulCompanies, DoubtfulPeople, Doubts
from relgraph.graph.model import Company, Person
from relgraph.times import iso
from relgraph.view.view import View

MOST = 100
_COMMON = 4
"""So many people of one name say nothing about each other."""
_SHORTEST = 4
_LEGAL = (
    r"\b(?:ab|ag|as|asa|bv|co|company|corp|corporation|gmbh|group|holding|holdings|inc|kg|limited|llc|llp|ltd"
    r"|nv|oy|plc|pty|sa|sas|se|spa|srl)\b"
)
_WORD = re.compile(r"\w+")


def doubts(view: View) -> Doubts:
    """Answer which people, and which companies, of the own book may be one."""
    people, companies = list(_people(view)), list(_companies(view))
    more = max(0, len(people) - MOST) + max(0, len(companies) - MOST)
    return {
        "format": FORMAT,
        "as_of": iso(view.at.today),
        "vocabulary": view.vocabulary.version,
        "summary": _summary(len(people), len(companies)),
        "people": [_two_people(view, *pair) for pair in people[:MOST]],
        "companies": [_two_companies(view, *pair) for pair in companies[:MOST]],
        "more": more,
    }


def _people(view: View) -> Iterator[tuple[Person, Person]]:
    """Yield pairs of one full name that were not judged yet, those known best first."""
    groups = []
    for people in view.own.namesakes.values():
        known = [person for person in people if person.addresses]
        if 2 <= len(known) < _COMMON:
            ties = view.own.known([person.id for person in known])
            value = {person: ties[person].strength.value for person in ties}
            known.sort(key=lambda person: (-value.get(person.id, 0.0), person.id))
            groups.append((-value.get(known[0].id, 0.0), known[0].name, known))
    for _, _, known in sorted(groups, key=lambda group: (group[0], group[1], group[2][0].id)):
        for other in known[1:]:
            if not _judged(view, known[0].addresses, other.addresses):
                yield known[0], other


def _companies(view: View) -> Iterator[tuple[Company, Company]]:
    """Yield pairs of companies of one name, legal form aside, that were not judged yet."""
    groups: dict[str, list[Company]] = {}
    for company in view.own.companies:
        for key in {_plain(company.name), company.domain.partition(".")[0].replace("-", "")}:
            if len(key) >= _SHORTEST:
                groups.setdefault(key, []).append(company)
    told = set()
    for key in sorted(groups):
        alike = sorted(groups[key], key=lambda company: (len(company.domain), company.domain))
        for other in islice(alike, 1, _COMMON):
            pair = alike[0], other
            joined = other.domain in view.domains(alike[0].domain)
            if not joined and pair not in told and not _judged(view, (pair[0].domain,), (other.domain,)):
                told.add(pair)
                yield pair


def _plain(name: str) -> str:
    return "".join(_WORD.findall(re.sub(_LEGAL, " ", name.casefold())))


def _judged(view: View, some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return any(frozenset((one, other)) in view.apart for one in some for other in others)


def _two_people(view: View, one: Person, other: Person) -> DoubtfulPeople:
    same = one.name == other.name
    return {
        "one": person_item(view, view.face(one)),
        "other": person_item(view, view.face(other)),
        "why": f"both are called {one.name}" if same else "their names differ in accents or initials alone",
    }


def _two_companies(view: View, one: Company, other: Company) -> DoubtfulCompanies:
    why = "their names differ in the legal form or the domain's ending alone"
    return {
        "one": _account(view, one),
        "other": _account(view, other),
        "why": f"both are called {one.name}" if one.name == other.name else why,
    }


def _account(view: View, company: Company) -> Account:
    return {"id": company.id, "name": company.name, "domains": list(view.domains(company.domain))}


def _summary(people: int, companies: int) -> str:
    told = []
    if people:
        told.append("1 pair of people" if people == 1 else f"{people} pairs of people")
    if companies:
        told.append("1 pair of companies" if companies == 1 else f"{companies} pairs of companies")
    if not told:
        return "Nothing to confirm: nobody in your book looks like somebody else."
    return f"{' and '.join(told)} may be one and the same."
