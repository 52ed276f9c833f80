"""What the member's other tools call accounts and people."""

import base64
import json

from relgraph.answers.path import account_of, one_person, somebody
from relgraph.clean import clean
from relgraph.documents import FORMAT, CrmId, CrmIds, CrmItem
from relgraph.times import iso
from relgraph.view.view import CrmEntry, View

MOST = 500
Mark = tuple[str, str, str]
"""System, kind and id of the last item of a page."""


def crm(
    view: View, *, system: str | None, crm_id: str | None, of: str | None, after: str | None, limit: int
) -> CrmIds:
    """List ids and what they stand for, in order of system, kind and id; all, or those that are asked for."""
    most = max(1, min(limit, MOST))
    found = view.crm.page(
        system=system, crm_id=crm_id, subject=_subject(of), after=_place(after), limit=most + 1
    )
    page = found[:most]
    return {
        "format": FORMAT,
        "as_of": iso(view.at.today),
        "vocabulary": view.vocabulary.version,
        "items": [_item(view, entry) for entry in page],
        "next": _mark(page[-1]) if len(found) > most else None,
    }


def ids_of(entries: list[CrmEntry]) -> list[CrmId]:
    """Return entries as other documents show them."""
    return [{"system": entry.system, "id": entry.id} for entry in entries]


def _item(view: View, entry: CrmEntry) -> CrmItem:
    face = one_person(view, entry.subject) if entry.kind == "person" else None
    domain = entry.subject if entry.kind == "account" else face.domain if face else None
    site = view.site(domain) if domain else None
    return {
        "system": entry.system,
        "kind": entry.kind,
        "id": entry.id,
        "of": entry.subject,
        "account": account_of(site) if site else None,
        "person": somebody(face) if face else None,
    }


def _subject(of: str | None) -> str | None:
    return None if of is None else clean(of, len(of)).lower()


def _mark(last: CrmEntry) -> str:
    text = json.dumps((last.system, last.kind, last.id))
    return base64.urlsafe_b64encode(text.encode()).decode("ascii").rstrip("=")


def _place(after: str | None) -> Mark:
    """Return where a page begins; a mark that leads nowhere begins at the start."""
    try:
        found = json.loads(base64.urlsafe_b64decode((after or "") + "=" * (-len(after or "") % 4)))
        system, kind, crm_id = found
        f"{system}{kind}{crm_id}".encode()
    except (ValueError, TypeError, RecursionError):
        return "", "", ""
    texts = isinstance(system, str) and isinstance(kind, str) and isinstance(crm_id, str)
    return (system, kind, crm_id) if texts else ("", "", "")
