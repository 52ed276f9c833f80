"""Find accounts and people by part of a name, page by page."""

import base64
import json
from collections.abc import Callable, Collection, Iterable
from datetime import date
from typing import TypeVar

from relgraph.answers.changes import Changes
from relgraph.answers.path import account_of
from relgraph.answers.who import person_item
from relgraph.documents import FORMAT, Accounts, CrmId, Member, Members, People
from relgraph.graph.names import folded
from relgraph.times import iso
from relgraph.view.view import CrmKind, Face, View

MOST = 200
EVERYTHING = 10**9
"""More than any book holds."""

Item = TypeVar("Item")
Place = tuple[str, str]
"""Folded name and id of the last item of a page."""


def accounts(
    view: View, q: str, *, after: str | None, limit: int, crm: CrmId | None = None, since: date | None = None
) -> Accounts:
    """Find accounts by part of name or domain, of an id of another tool, changed since a day."""
    start, most = place(after), max(1, min(limit, MOST))
    # Of companies that were joined several may stand for one; of those that are sifted any number may go.
    limit = most + 1 + view.most_joined if crm is None and since is None else EVERYTHING
    own = view.own.store.find_companies(q, after=start, limit=limit) if view.own.me else []
    sites = view.own_sites(own)
    for site in view.shared_sites:
        own_site = view.site(site.domain) or site
        if folded(q) in folded(own_site.name) or folded(q) in own_site.domain:
            sites.setdefault(site.domain, own_site)
    wanted = [site for site in sites.values() if _is_wanted(site.domains, crm_subjects(view, "account", crm))]
    if since is not None:
        changes = Changes(view, since)
        wanted = [site for site in wanted if not changes.domains.isdisjoint(site.domains)]
    page, cursor = _page(wanted, lambda site: (folded(site.name), site.id), start, most)
    return {
        "format": FORMAT,
        "as_of": iso(view.at.today),
        "vocabulary": view.vocabulary.version,
        "items": [account_of(site) for site in page],
        "next": cursor,
    }


def people(
    view: View, q: str, *, after: str | None, limit: int, crm: CrmId | None = None, since: date | None = None
) -> People:
    """Find people by part of name or address, of an id of another tool, changed since a day."""
    start, most = place(after), max(1, min(limit, MOST))
    limit = most + 1 if crm is None and since is None else EVERYTHING
    own = view.own.store.find_people(q, after=start, limit=limit) if view.own.me else []
    faces: dict[str, Face] = {person.id: view.face(person) for person in own}
    for face in view.faces(view.released.matching(q)).values():
        if folded(q) in folded(face.name) or folded(q) in (face.address or ""):
            faces.setdefault(face.id, face)
    subjects = crm_subjects(view, "person", crm)
    wanted = [face for face in faces.values() if _is_wanted(face.addresses, subjects)]
    if since is not None:
        changed = Changes(view, since).people
        wanted = [face for face in wanted if face.id in changed]
    page, cursor = _page(wanted, lambda face: (folded(face.name), face.id), start, most)
    return {
        "format": FORMAT,
        "as_of": iso(view.at.today),
        "vocabulary": view.vocabulary.version,
        "items": [person_item(view, face) for face in page],
        "next": cursor,
    }


def members(view: View) -> Members:
    """List all members: everybody sees everybody's name and address."""
    items: list[Member] = [
        {"address": member.address, "name": member.name or member.address} for member in view.members
    ]
    return {"format": FORMAT, "items": items, "next": None}


def crm_subjects(view: View, kind: CrmKind, crm: CrmId | None) -> frozenset[str] | None:
    """Return the domains or addresses that an id of another tool stands for, None where none is said."""
    if crm is None:
        return None
    return frozenset(entry.subject for entry in view.crm.of_id(crm["system"], crm["id"], kind))


def _is_wanted(subjects: Collection[str], wanted: frozenset[str] | None) -> bool:
    return wanted is None or not wanted.isdisjoint(subjects)


def _page(
    items: Iterable[Item], order: Callable[[Item], Place], start: Place, most: int
) -> tuple[list[Item], str | None]:
    rest = sorted((item for item in items if order(item) > start), key=order)
    page = rest[:most]
    return page, cursor(order(page[-1])) if len(rest) > most else None


def cursor(last: Place) -> str:
    """Return the opaque mark of where a page ended."""
    return base64.urlsafe_b64encode(json.dumps(last).encode()).decode("ascii").rstrip("=")


def place(after: str | None) -> Place:
    """Return where a page begins; a mark that leads nowhere begins at the start."""
    if not after:
        return "", ""
    try:
        name, last = json.loads(base64.urlsafe_b64decode(after + "=" * (-len(after) % 4)))
        f"{name}{last}".encode()  # half of a surrogate pair is no text
    except (ValueError, TypeError, RecursionError):
        return "", ""
    return (name, last) if isinstance(name, str) and isinstance(last, str) else ("", "")
