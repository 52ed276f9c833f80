"""Titles, employers and introductions from the newest readings of a book's messages."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from relgraph.address import registrable
from relgraph.book.book import Book
from relgraph.book.facts import load_fact
from relgraph.evidence import Employment as EmploymentFact
from relgraph.evidence import Fact, Introduction
from relgraph.graph.model import Basis, Employment, Introduced
from relgraph.projection.corrections import Corrections, PersonOf
from relgraph.times import SECONDS

# Of several readings of a message the newest holds.
_FACTS = """
SELECT m.key, m.time, f.content FROM message m
JOIN reading r ON r.message = m.id JOIN fact f ON f.reading = r.id
WHERE f.kind = ? AND (m.time IS NULL OR m.time < ?)
AND r.id = (SELECT max(id) FROM reading WHERE message = m.id)
ORDER BY m.key, f.key
"""


@dataclass(frozen=True, slots=True)
class Employments:
    """What readings say of titles and employers."""

    rows: tuple[Employment, ...]
    title: dict[str, str]
    """The title a person was last seen with."""
    domain: dict[str, str]
    """The employer's domain of people without an address."""
    names: dict[str, Counter[str]]
    """What each company's own people call it, by domain."""


def facts(book: Book, kind: str, limit: int) -> Iterator[tuple[str, int | None, Fact]]:
    """Read the facts of a kind in messages before `limit` (seconds): message key, day, fact."""
    for key, time, content in book.space.rows(_FACTS, (kind, limit)):
        yield key.hex(), None if time is None else time // SECONDS, load_fact(kind, content)


def read_employments(book: Book, limit: int, person_of: PersonOf, corrections: Corrections) -> Employments:
    """Return titles and employers, each with the days it was seen between."""
    wrong = corrections.employment(person_of)
    read = [
        (day, fact) for _, day, fact in facts(book, "employment", limit) if isinstance(fact, EmploymentFact)
    ]
    names: dict[str, Counter[str]] = {}
    for _, fact in read:
        if fact.domain and fact.company and not fact.claimed:
            names.setdefault(registrable(fact.domain), Counter())[fact.company] += 1
    spans: dict[_Row, list[int]] = {}
    domain_of = _domains(names)
    for day, fact in read:
        person = person_of(fact.person.address, fact.person.name)
        if person is None or wrong(person, fact):
            continue
        domain = registrable(fact.domain) if fact.domain else domain_of.get(_plain(fact.company or ""))
        row = _Row(person, fact.company, domain, fact.title, fact.basis, fact.claimed)
        spans.setdefault(row, []).extend([] if day is None else [day])
    rows = tuple(
        Employment(*row, min(span, default=None), max(span, default=None))
        for row, span in sorted(spans.items(), key=lambda item: tuple(str(part) for part in item[0]))
    )
    return Employments(rows, _latest_titles(rows), _latest_domains(rows), names)


class _Row(NamedTuple):
    person: str
    company: str | None
    domain: str | None
    title: str | None
    basis: Basis
    claimed: bool


def _domains(names: dict[str, Counter[str]]) -> dict[str, str]:
    """Return the domain of each company name that only one domain's people use."""
    found: dict[str, set[str]] = {}
    for domain in sorted(names):
        for name in names[domain]:
            found.setdefault(_plain(name), set()).add(domain)
    return {name: min(domains) for name, domains in found.items() if len(domains) == 1}


def _plain(company: str) -> str:
    return "".join(letter for letter in company.casefold() if letter.isalnum())


def _latest_titles(rows: Iterable[Employment]) -> dict[str, str]:
    titles: dict[str, tuple[int, str]] = {}
    for row in rows:
        if row.title:
            found = (-1 if row.last is None else row.last, row.title)
            titles[row.person] = max(titles.get(row.person, found), found)
    return {person: title for person, (_, title) in titles.items()}


def _latest_domains(rows: Iterable[Employment]) -> dict[str, str]:
    domains: dict[str, tuple[int, str]] = {}
    for row in rows:
        if row.domain and not row.claimed:
            found = (-1 if row.last is None else row.last, row.domain)
            domains[row.person] = max(domains.get(row.person, found), found)
    return {person: domain for person, (_, domain) in domains.items()}


def read_introductions(
    book: Book, limit: int, person_of: PersonOf, corrections: Corrections
) -> tuple[Introduced, ...]:
    """Return the introductions whose people are known, in order of message."""
    none = corrections.introductions()
    wrong = set()
    rows = []
    for key, day, fact in facts(book, "introduction", limit):
        assert isinstance(fact, Introduction)  # noqa: S101 - the kind says so
        parties = {person_of(party.address, party.name) for party in fact.parties}
        introducer = person_of(fact.introducer.address, fact.introducer.name) if fact.introducer else None
        known = tuple(sorted(person for person in parties if person is not None))
        rows.append(Introduced(key, day, fact.kind, fact.modality, introducer, known))
        if (key, fact.kind) in none:
            wrong.add((introducer, known))
    # Quoted text tells an introduction again: one that is none is none wherever it is told.
    return tuple(row for row in rows if (row.introducer, row.parties) not in wrong)
