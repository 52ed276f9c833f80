"""Who introduced whom: introductions read in the own book."""

from collections.abc import Collection, Iterable

from relgraph.answers.find import cursor, place
from relgraph.answers.words import first_upper, listed
from relgraph.documents import FORMAT, Introduction, Introductions, Somebody
from relgraph.graph.model import Introduced
from relgraph.times import iso
from relgraph.view.view import View

MOST = 100
_DONE = {"made": "introduced", "reported": "introduced", "referral": "referred", "handover": "handed over"}


def introductions(view: View, *, after: str | None, limit: int) -> Introductions:
    """List the introductions seen in the own book, the latest first."""
    found = seen(view.own.introductions)
    start, most = place(after), max(1, min(limit, MOST))
    if after and start != ("", ""):
        found = [one for one in found if _order(one) < start]
    page = documents(view, found[:most])
    return {
        "format": FORMAT,
        "as_of": iso(view.at.today),
        "vocabulary": view.vocabulary.version,
        "summary": _summary(view, seen(view.own.introductions)),
        "items": page,
        "next": cursor(_order(found[most - 1])) if len(found) > most else None,
    }


def seen(read: Iterable[Introduced]) -> list[Introduced]:
    """Return those that tell who met whom by whom, the latest first.

    One that is told again, as in quoted text, is there once, as of the day on which it was told first.
    """
    told = [one for one in read if len({*one.parties, one.introducer} - {None}) > 1 and one.parties]
    first: dict[tuple[object, ...], Introduced] = {}
    for one in sorted(told, key=_order):
        first.setdefault((one.introducer, one.parties, one.modality, one.kind == "requested"), one)
    return sorted(first.values(), key=_order, reverse=True)


def brought(view: View, one: Introduced) -> bool:
    """Say whether this introduction brought the viewer to somebody."""
    me = view.own.me
    return me is not None and me.id in one.parties and one.modality == "done" and one.introducer != me.id


def documents(view: View, read: Collection[Introduced]) -> list[Introduction]:
    """Return introductions as documents show them."""
    ids = {person for one in read for person in (*one.parties, *([one.introducer] if one.introducer else []))}
    people = view.own.store.people(sorted(ids)) if ids else {}
    names: dict[str, Somebody] = {
        person: {"id": found.id, "name": found.name, "address": found.address}
        for person, found in people.items()
    }
    found_in = view.own.proof.origins({one.message for one in read})
    documents: list[Introduction] = []
    for one in read:
        origin = found_in.get(one.message)
        documents.append(
            {
                "message": one.message,
                "kind": one.kind,
                "modality": one.modality,
                "date": None if one.day is None else iso(one.day),
                "introducer": names.get(one.introducer or ""),
                "parties": [names[person] for person in one.parties if person in names],
                "phrase": _phrase(view, one, names),
                "subject": origin.subject if origin else None,
                "source": origin.source if origin else None,
                "place": origin.place if origin else None,
            }
        )
    return documents


def _phrase(view: View, one: Introduced, names: dict[str, Somebody]) -> str:
    me = view.own.me.id if view.own.me else ""
    others = sorted(names[person]["name"] or "" for person in one.parties if person in names and person != me)
    you = me in one.parties and one.introducer != me
    by = (
        "you"
        if one.introducer == me
        else (names[one.introducer]["name"] if one.introducer in names else None)
    )
    if by is None:
        whom = listed(others) if others else "somebody"
        return first_upper(f"you were introduced to {whom}" if you else f"{whom} were introduced")
    if one.kind == "handover" and one.modality == "done" and you and others:
        return first_upper(f"{by} handed you over to {listed(others)}")
    whom = f"you to {listed(others)}" if you and others else "you" if you else listed(others or ["somebody"])
    return first_upper(f"{by} {_verb(one, by)} {whom}")


def _verb(one: Introduced, by: str) -> str:
    was = "were" if by == "you" else "was"
    if one.modality == "declined":
        return "declined to introduce"
    if one.kind == "requested":
        return f"{was} asked to introduce"
    return _DONE.get(one.kind, "introduced") if one.modality == "done" else "offered to introduce"


def _order(one: Introduced) -> tuple[str, str]:
    return "" if one.day is None else iso(one.day), f"{one.message} {one.kind} {' '.join(one.parties)}"


def _summary(view: View, found: list[Introduced]) -> str:
    if not found:
        return "No introduction seen yet: they are read in mail and notes that say who meets whom."
    whole = "1 introduction seen" if len(found) == 1 else f"{len(found)} introductions seen"
    mine = sum(brought(view, one) for one in found)
    if not mine:
        return f"{whole}; none brought you to anybody."
    return f"{whole}; {'1 brought' if mine == 1 else f'{mine} brought'} you to somebody."
