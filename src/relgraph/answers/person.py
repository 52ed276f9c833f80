"""Who is this, and what does one need to know before speaking to them?"""

from collections.abc import Iterable

from relgraph.answers.introductions import brought, documents, seen
from relgraph.answers.path import account_of, somebody
from relgraph.answers.who import known_person, person_item
from relgraph.answers.words import first_upper, in_month
from relgraph.documents import (
    FORMAT,
    Acquainted,
    Introduction,
    Job,
    KnownBy,
    Month,
    Origin,
    Person,
    Spelling,
)
from relgraph.graph.history import Day
from relgraph.times import SECONDS, ago, day_of, iso, month
from relgraph.view.own import joined
from relgraph.view.view import Face, View

MOST_ACQUAINTED = 12


def person(view: View, person_id: str) -> Person | None:
    """Answer who this is and who knows them, None where the viewer does not see them."""
    face = view.person(person_id)
    if face is None or face.id == view.me.id:
        return None
    addresses = face.addresses
    ties = view.released.to_addresses(addresses) if addresses else []
    known = known_person(view, face, view.own.known([face.id]).get(face.id), ties)
    jobs = jobs_of(view, face)
    item = person_item(view, face, ties)
    last = last_word(view, face)
    return {
        "format": FORMAT,
        "as_of": iso(view.at.today),
        "vocabulary": view.vocabulary.version,
        "person": item,
        "summary": f"{_who(view, face, item['role'], jobs)} {_contact(view, face, known['known_by'], last)}",
        "last": last,
        "known_by": known["known_by"],
        "addresses": list(addresses),
        "months": months(view.own.days(view.me.id, face.id)),
        "jobs": jobs,
        "names": _names(view, face),
        "origins": _origins(view, face),
        "introductions": _introductions(view, face),
        "acquainted": _acquainted(view, face),
    }


def months(days: Iterable[Day]) -> list[Month]:
    """Count messages each way and meetings by month, from the first month of contact to the last."""
    found: dict[str, Month] = {}
    for day in days:
        there = found.setdefault(month(day.day), {"month": month(day.day), "out": 0, "in": 0, "met": 0})
        there["out"] += day.ab
        there["in"] += day.ba
        there["met"] += day.met
    if not found:
        return []
    empty: list[Month] = []
    year, number = (int(part) for part in min(found).split("-"))
    while (name := f"{year:04}-{number:02}") <= max(found):
        empty.append({"month": name, "out": 0, "in": 0, "met": 0})
        year, number = (year + 1, 1) if number == 12 else (year, number + 1)
    return [found.get(one["month"], one) for one in empty]


def jobs_of(view: View, face: Face) -> list[Job]:
    """Return titles and employers over time as the own book saw them, the latest first."""
    if face.own is None:
        return []
    rows = view.own.store.employments([face.id])
    rows.sort(key=lambda row: (row.last or -1, row.first or -1, row.title or "", row.company or ""))
    found: list[Job] = []
    for row in reversed(rows):
        site = view.site(row.domain) if row.domain and not row.claimed else None
        found.append(
            {
                "title": row.title,
                "company": row.company,
                "account": account_of(site) if site else None,
                "basis": row.basis,
                "claimed": row.claimed,
                "first": None if row.first is None else iso(row.first),
                "last": None if row.last is None else iso(row.last),
            }
        )
    return found


def last_word(view: View, face: Face) -> str | None:
    """Say who wrote last."""
    me = view.own.me
    if face.own is None or me is None or not view.own.days(me.id, face.id):
        return None
    exchanged = view.own.proof.between(view.own.who(me), view.own.who(face.own))
    latest = next((one for one in exchanged if not one.verdict), None)
    if latest is None:
        return None
    if latest.meeting:
        return "you met"
    return "you wrote last" if latest.forward else "they wrote last"


def _who(view: View, face: Face, role: str | None, jobs: list[Job]) -> str:
    site = view.site(face.domain) if face.domain else None
    told = f"{face.name}, {face.title}" if face.title else f"{face.name} ({role})" if role else face.name
    if site:
        told += f" at {site.name}" if face.title or role else f", {site.name}"
    now = next((job for job in jobs if job["title"] == face.title), None) if face.title else None
    before = [job for job in jobs if now and (job["first"] or "~") < (now["first"] or "")]
    if now and before and now["first"]:
        told += f" since {in_month(now['first'])}"
    was = next((job["company"] for job in before if _elsewhere(job, now, site.name if site else "")), None)
    earlier = next((job["title"] for job in before if job["title"] != face.title), None)
    if was:
        told += f"; was at {was}"
    elif earlier:
        told += f"; was {earlier}"
    return f"{told}."


def _elsewhere(job: Job, now: Job | None, here: str) -> bool:
    company = job["company"]
    return company is not None and company not in {now["company"] if now else None, here}


def _contact(view: View, face: Face, known_by: list[KnownBy], last: str | None) -> str:
    own = next((tie for tie in known_by if tie["level"] == "own"), None)
    if own and own["last_contact"]:
        when = ago(day_of(own["last_contact"]), view.at.today)
        if last == "you met":
            return f"You last met {when}."
        return f"You were last in touch {when}" + (f"; {last}." if last else ".")
    if known_by:
        best = known_by[0]
        when = f" and was in touch in {in_month(best['last_contact'])}" if best["last_contact"] else ""
        return f"{first_upper(best['member_name'])} knows them{when}."
    return "Nobody here knows them yet."


def _names(view: View, face: Face) -> list[Spelling]:
    if face.own is None:
        return []
    found: dict[str, Spelling] = {}
    for one in view.own.proof.appearances(view.own.who(face.own)):
        if one.name:
            there = found.setdefault(one.name, {"name": one.name, "messages": 0, "by_self": False})
            there["messages"] += one.messages
            there["by_self"] |= one.by_self
    return sorted(found.values(), key=lambda one: (-one["messages"], one["name"]))


def _origins(view: View, face: Face) -> list[Origin]:
    if face.own is None:
        return []
    found: dict[str, list[tuple[int, int | None, int | None]]] = {}
    for one in view.own.proof.appearances(view.own.who(face.own)):
        found.setdefault(one.source, []).append((one.messages, one.first, one.last))
    return [
        {
            "source": source,
            "messages": sum(messages for messages, _, _ in rows),
            "first": _day(min((first for _, first, _ in rows if first is not None), default=None)),
            "last": _day(max((last for _, _, last in rows if last is not None), default=None)),
        }
        for source, rows in sorted(found.items())
    ]


def _day(seconds: int | None) -> str | None:
    return None if seconds is None else iso(seconds // SECONDS)


def _introductions(view: View, face: Face) -> list[Introduction]:
    if face.own is None:
        return []
    read = seen(view.own.introductions_with(face.own))
    read.sort(key=lambda one: not (face.id in one.parties and brought(view, one)))
    return documents(view, read)


def _acquainted(view: View, face: Face) -> list[Acquainted]:
    if face.own is None:
        return []
    me = view.me.id
    others = {end for tie in view.own.store.ties_of([face.id]) for end in tie} - {face.id, me}
    ties = {other: view.own.strength(joined(face.id, other)) for other in others}
    warm = sorted((-tie.value, other) for other, tie in ties.items() if tie is not None and tie.value > 0)
    people = view.own.store.people([other for _, other in warm[:MOST_ACQUAINTED]])
    found: list[Acquainted] = []
    for _, other in warm[:MOST_ACQUAINTED]:
        tie = ties[other]
        if tie is not None and other in people:
            shown = somebody(view.face(people[other]))
            found.append({"person": shown, "tier": tie.tier, "last_contact": iso(tie.last)})
    return found
