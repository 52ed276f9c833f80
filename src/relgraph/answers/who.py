"""Who do we know at this account, how well, and how do we know?"""

from collections.abc import Iterable

from relgraph.answers.path import account_of, find_site, people_at, ways_to
from relgraph.answers.words import (
    in_month,
    knows,
    placed,
    reasons,
    you_know,
)
from relgraph.documents import FORMAT, Known, KnownBy, PersonItem, Seen, Who
from relgraph.documents import Path as PathDocument
from relgraph.team.shared import SharedTie
from relgraph.times import day_of, iso, long_date
from relgraph.view.own import Known as OwnTie
from relgraph.view.view import Face, Site, View

WANTED_ROLES = ("executive", "finance", "legal", "technology", "operations")
"""Where an account plan looks first for somebody who is missing."""


def who(view: View, question: str) -> Who:
    """Answer who is known at the account of that name or domain."""
    return at_site(view, find_site(view, question.rpartition("@")[2]))


def at_site(view: View, site: Site | None) -> Who:
    """Answer for a company the viewer sees somebody of; empty for None."""
    faces = people_at(view, site) if site else []
    known = view.own.known([face.id for face in faces])
    shared: dict[str, list[SharedTie]] = {}
    ties = [tie for domain in site.domains for tie in view.released.at_domain(domain)] if site else []
    ties += view.released.to_addresses([a for f in faces if f.own for a in f.own.addresses]) if faces else []
    for tie in {(t.publisher, t.address): t for t in ties}.values():
        face = next(
            (f for f in faces if tie.address == f.address or (f.own and tie.address in f.own.addresses)), None
        )
        if face is not None:
            shared.setdefault(face.id, []).append(tie)
    people = [
        known_person(view, f, known.get(f.id), shared.get(f.id, []))
        for f in faces
        if f.id in known or f.id in shared
    ]
    people.sort(key=lambda person: (-_warmest(view, person), person["name"].casefold(), person["id"]))
    best = ways_to(view, faces, top=1) if faces else []
    return {
        "format": FORMAT,
        "account": account_of(site) if site else None,
        "as_of": iso(view.at.today),
        "vocabulary": view.vocabulary.version,
        "summary": _summary(site, people, best),
        "people": people,
        "unnamed": [],
        "seen": [_seen(view, f) for f in faces if f.id not in known and f.id not in shared],
        "missing": _missing(people),
    }


def person_item(view: View, face: Face, ties: Iterable[SharedTie] = ()) -> PersonItem:
    """Return a person with title and employer as the viewer knows them."""
    site = view.site(face.domain) if face.domain else None
    return {
        "id": face.id,
        "name": face.name,
        "address": face.address,
        "title": face.title,
        "role": _role(view, face, ties),
        "account": account_of(site) if site else None,
    }


def _role(view: View, face: Face, ties: Iterable[SharedTie]) -> str | None:
    own = view.vocabulary.role(face.title)
    return own or next((tie.role for tie in ties if tie.role), None)


def known_person(view: View, face: Face, own: OwnTie | None, ties: list[SharedTie]) -> Known:
    """Return somebody with everybody who knows them, as the viewer may see it."""
    known_by = [_own(view, face, own)] if own else []
    # Somebody may have several addresses: of each colleague's ties to them the warmest tells.
    by_publisher = {tie.publisher: tie for tie in sorted(ties, key=lambda t: (warmth(view, t), t.last_month))}
    known_by += [_shared(view, tie) for tie in by_publisher.values()]
    known_by.sort(key=lambda one: (-_value(view, one), one["level"] != "own", one["member"]))
    return {
        "id": face.id,
        "name": face.name,
        "address": face.address,
        "title": face.title,
        "role": _role(view, face, ties),
        "known_by": known_by,
        "phrase": _best_phrase(view, face, own, known_by),
    }


def _best_phrase(view: View, face: Face, own: OwnTie | None, known_by: list[KnownBy]) -> str:
    if not known_by:
        return f"nobody here knows {face.name} yet"
    best = known_by[0]
    if best["level"] == "own" and own is not None:
        tally = view.own.tally(own.frm, own.to)
        return you_know(face.name, own.strength.tier, tally, two_way=own.two_way)
    return knows(best["member_name"], face.name, best["tier"])


def _own(view: View, face: Face, own: OwnTie) -> KnownBy:
    return {
        "member": view.member.address,
        "member_name": view.member.name,
        "level": "own",
        "strength": own.strength.value,
        "tier": own.strength.tier,
        "confidence": round(own.strength.confidence, 4),
        "last_contact": iso(own.strength.last),
        "reasons": reasons(own.strength, view.own.tally(own.frm, own.to), you=True),
    }


def _shared(view: View, tie: SharedTie) -> KnownBy:
    names = {member.address: member.name for member in view.members}
    return {
        "member": tie.publisher,
        "member_name": names.get(tie.publisher) or tie.publisher,
        "level": "named",
        "strength": None,
        "tier": tie.tier,
        "confidence": None,
        "last_contact": tie.last_month,
        "reasons": None,
    }


def warmth(view: View, tie: SharedTie) -> float:
    """Return how warm a shared tie counts."""
    return view.vocabulary.tier_warmth(tie.tier)


def _value(view: View, one: KnownBy) -> float:
    if one["strength"] is not None:
        return one["strength"]
    return view.vocabulary.tier_warmth(one["tier"]) if one["tier"] else 0.0


def _warmest(view: View, person: Known) -> float:
    return max((_value(view, one) for one in person["known_by"]), default=0.0)


def _seen(view: View, face: Face) -> Seen:
    return {
        "id": face.id,
        "name": face.name,
        "address": face.address,
        "title": face.title,
        "role": view.vocabulary.role(face.title),
    }


def _missing(people: list[Known]) -> list[str]:
    """Return the roles nobody known has, once it is known what anybody there does."""
    there = {person["role"] for person in people} - {None}
    return [f"nobody in {role}" for role in WANTED_ROLES if role not in there] if there else []


def _summary(site: Site | None, people: list[Known], best: list[PathDocument]) -> str:
    if site is None:
        return "Nobody you or your colleagues know is there yet."
    if not best:
        return f"No warm way into {site.name} yet."
    steps = best[0]["steps"]
    last = steps[-1]
    target = next((person for person in people if person["id"] == last["to"]["id"]), None)
    told = best[0]["phrase"]
    if target is not None:
        told = placed(told, target["name"], target["title"] or target["role"])
    when = _when(last["last_contact"])
    if when:
        told += f"; you were last in touch {when}" if len(steps) == 1 else f" and was in touch {when}"
    return f"Best way in: {told}."


def _when(last_contact: str | None) -> str:
    if last_contact is None:
        return ""
    if len(last_contact) == 7:
        return f"in {in_month(last_contact)}"
    return f"on {long_date(day_of(last_contact))}"
