"""A book's graph as rows for Neo4j, each looked over before anything is written."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import numpy as np

from relgraph.graph.history import join
from relgraph.graph.model import Employment, Graph, Person
from relgraph.graph.names import folded
from relgraph.stores.neo4j.schema import in_order
from relgraph.strength import Moment, Strength, strengths
from relgraph.times import as_date, number
from relgraph.vocabulary import Vocabulary

Row = dict[str, Any]
"""Properties by name (Any: text, numbers, truth, dates, lists of text)."""

LONGEST = 2_000
"""Bytes that a text in an index may have; Neo4j refuses from about 8,000 on."""
_INDEXED = frozenset(("book", "id", "folded", "domain", "start", "end"))


class BadRow(ValueError):
    """Raised for a row that must not be written; says which kind and field, never what stood there."""


def checked(label: str, rows: Iterable[Row], book: str) -> list[Row]:
    """Return the rows of a label or a kind of relationship, each with the name of its book.

    Raises BadRow where one is not sound: without `book` or `id` it would slip past the constraint over both.
    """
    if not book:
        raise BadRow(f"{label}: a row without book")
    found = [{**row, "book": book} for row in rows]
    for row in found:
        for name, value in row.items():
            if isinstance(value, str):
                _check_text(label, name, value)
            elif isinstance(value, list):
                for one in value:
                    _check_text(label, name, one)
        ends = ("start", "end") if "start" in row else ("id",)
        if not all(isinstance(row.get(end), str) and row[end] for end in ends):
            raise BadRow(f"{label}: a row without {' or '.join(ends)}")
    return found


def _check_text(label: str, name: str, value: object) -> None:
    if not isinstance(value, str):
        raise BadRow(f"{label}.{name}: no text")
    try:
        size = len(value) if value.isascii() else len(value.encode())
    except UnicodeEncodeError:
        raise BadRow(f"{label}.{name}: half of a surrogate pair") from None
    if size > LONGEST and name in _INDEXED:
        raise BadRow(f"{label}.{name}: longer than an index holds")


def people(graph: Graph) -> Iterator[Row]:
    """Yield the people."""
    for person in graph.people:
        yield {
            "id": person.id,
            "name": person.name,
            "folded": in_order(folded(person.name)),
            "address": person.address,
            "addresses": list(person.addresses),
            "domain": person.domain,
            "title": person.title,
            "me": person.id == graph.me.id,
        }


def addresses(graph: Graph) -> Iterator[Row]:
    """Yield the addresses; an address is its own id."""
    for person in graph.people:
        for address in person.addresses:
            yield {"id": address, "address": address}


def companies(graph: Graph) -> Iterator[Row]:
    """Yield the companies."""
    for one in graph.companies:
        yield {"id": one.id, "name": one.name, "folded": in_order(folded(one.name)), "domain": one.domain}


def employers(graph: Graph) -> Iterator[Row]:
    """Yield employers that were only read of: nobody's address is there, or no domain is known."""
    there = {company.domain for company in graph.companies}
    yield from {
        key: {"id": key, "name": job.company or job.domain, "domain": job.domain}
        for job in graph.employments
        if (job.company or job.domain) and job.domain not in there
        for key in [_employer(job)]
    }.values()


def titles(graph: Graph) -> Iterator[Row]:
    """Yield titles that were read without an employer."""
    names = {job.title for job in graph.employments if not (job.company or job.domain)}
    yield from ({"id": _title(name), "name": name} for name in sorted(names, key=str))


def introductions(graph: Graph) -> Iterator[Row]:
    """Yield the introductions, numbered in their order."""
    for place, one in enumerate(graph.introductions):
        yield {
            "id": f"{place:08}",
            "name": f"introduction {one.kind}",
            "kind": one.kind,
            "modality": one.modality,
            "on": _date(one.day),
            "message": one.message,
            "introducer": one.introducer,
            "parties": list(one.parties),
        }


# Relationships: `start` and `end` are ids, the rest are properties.


def has_address(graph: Graph) -> Iterator[Row]:
    """Yield whose address is whose."""
    for person in graph.people:
        for address in person.addresses:
            yield {"start": person.id, "end": address}


def works_at(graph: Graph) -> Iterator[Row]:
    """Yield who works at which company: as read, and by address where nothing was read."""
    by_domain = {company.domain: company.id for company in graph.companies}
    told = set()
    for place, job in enumerate(graph.employments):
        if job.domain in by_domain:
            told.add((job.person, job.domain))
            yield {"start": job.person, "end": by_domain[job.domain], **_job(place, job)}
    for person in graph.people:
        if person.domain in by_domain and (person.id, person.domain) not in told:
            yield {
                "start": person.id,
                "end": by_domain[person.domain],
                "n": -1,
                "basis": "address",
                "claimed": False,
            }


def named_at(graph: Graph) -> Iterator[Row]:
    """Yield who works at an employer that was only read of."""
    there = {company.domain for company in graph.companies}
    for place, job in enumerate(graph.employments):
        if (job.company or job.domain) and job.domain not in there:
            yield {"start": job.person, "end": _employer(job), **_job(place, job)}


def has_title(graph: Graph) -> Iterator[Row]:
    """Yield who bears a title that was read without an employer."""
    for place, job in enumerate(graph.employments):
        if not (job.company or job.domain):
            yield {"start": job.person, "end": _title(job.title), **_job(place, job)}


def introduced(graph: Graph) -> Iterator[Row]:
    """Yield who made which introduction, where the book knows them."""
    known = {person.id for person in graph.people}
    for place, one in enumerate(graph.introductions):
        if one.introducer in known:
            yield {"start": one.introducer, "end": f"{place:08}"}


def parties(graph: Graph) -> Iterator[Row]:
    """Yield whom an introduction brings together."""
    for place, one in enumerate(graph.introductions):
        for person in one.parties:
            yield {"start": f"{place:08}", "end": person}


def knows(graph: Graph, at: Moment, vocabulary: Vocabulary) -> Iterator[Row]:
    """Yield the ties, from the first id to the second, with what their history comes to at a day."""
    ties = list(graph.histories)
    packed = [graph.histories[tie] for tie in ties]
    found = strengths(packed, at, vocabulary)
    for tie, strength, counts in zip(ties, found, _counts(packed, at), strict=True):
        yield {"start": tie.a, "end": tie.b, **counts, **_strength(strength)}


def _counts(packed: list[bytes], at: Moment) -> list[Row]:
    """Return contact days, messages, meetings and the first day of each history."""
    histories = join(packed, until=at.until)
    rows, tie = histories.rows, histories.tie
    contact = np.bincount(tie, minlength=histories.ties)
    messages = np.bincount(tie, weights=rows[:, 1] + rows[:, 3], minlength=histories.ties)
    meetings = np.bincount(tie, weights=rows[:, 5], minlength=histories.ties)
    first = np.full(histories.ties, np.iinfo(np.int32).max, dtype=np.int64)
    np.minimum.at(first, tie, rows[:, 0])
    columns = (contact.tolist(), messages.tolist(), meetings.tolist(), first.tolist())
    return [
        {
            "days": days,
            "messages": int(letters),
            "meetings": int(met),
            "first_contact": _date(day) if days else None,
        }
        for days, letters, met, day in zip(*columns, strict=True)
    ]


def _strength(strength: Strength | None) -> Row:
    if strength is None:
        return {"tier": None, "strength": None, "confidence": None, "last_contact": None}
    return {
        "tier": strength.tier,
        "strength": round(strength.value, 4),
        "confidence": round(strength.confidence, 4),
        "last_contact": _date(strength.last),
    }


def _job(place: int, job: Employment) -> Row:
    return {
        "n": place,
        "company": job.company,
        "domain": job.domain,
        "title": job.title,
        "basis": job.basis,
        "claimed": job.claimed,
        "first_seen": _date(job.first),
        "last_seen": _date(job.last),
    }


def _employer(job: Employment) -> str:
    return _key(job.domain or "", job.company or "")


def _title(name: str | None) -> str:
    return _key("title", name or "")


def _key(*parts: str) -> str:
    # Cut: what was read in a text may be of any length, an index holds so much.
    return "\x1f".join(parts)[: LONGEST // 4]


def _date(day: int | None) -> date | None:
    return None if day is None else as_date(day)


def day_of(found: Any) -> int | None:
    """Return a date that came from Neo4j as days since 1970 (Any: the driver's own type)."""
    return None if found is None else number(found.to_native())


def person(columns: tuple[Any, ...]) -> Person:
    """Return a person of the columns that store.py asks for (Any: as the driver brings them)."""
    person_id, name, address, found, domain, title = columns
    return Person(person_id, name, address, tuple(found), domain, title)
