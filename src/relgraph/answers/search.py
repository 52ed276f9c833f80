"""Whom and what is called like this? People and companies, the best known first."""

from relgraph.answers.path import account_of
from relgraph.answers.who import known_person, person_item
from relgraph.documents import FORMAT, Found, FoundPerson
from relgraph.graph.names import folded
from relgraph.times import iso
from relgraph.view.view import Face, Site, View

PEOPLE = 12
COMPANIES = 8
LOOKED_AT = 400
"""So many that hold the text are looked at; who types one letter more gets fewer."""


def search(view: View, q: str) -> Found:
    """Answer with people and companies whose name or address holds `q`, better known ones first."""
    part = folded(q)
    people = _people(view, part) if part else []
    sites = _sites(view, part) if part else []
    return {
        "format": FORMAT,
        "as_of": iso(view.at.today),
        "vocabulary": view.vocabulary.version,
        "q": q,
        "summary": _summary(part, len(people), len(sites)),
        "people": [_found(view, face) for face in people[:PEOPLE]],
        "accounts": [account_of(site) for site in sites[:COMPANIES]],
    }


def _people(view: View, part: str) -> list[Face]:
    own = view.own.store.find_people(part, after=("", ""), limit=LOOKED_AT) if view.own.me else []
    faces = {person.id: view.face(person) for person in own}
    released = view.released.everything()
    shown = view.faces(released)
    for face in shown.values():
        if part in folded(face.name) or part in (face.address or ""):
            faces.setdefault(face.id, face)
    values = {person: known.strength.value for person, known in view.own.known(list(faces)).items()}
    for tie in released:
        person = shown[tie.address].id
        values[person] = max(values.get(person, 0.0), view.vocabulary.tier_warmth(tie.tier))

    def order(face: Face) -> tuple[bool, float, str, str]:
        return not _begins(part, face.name), -values.get(face.id, -1.0), folded(face.name), face.id

    return sorted(faces.values(), key=order)


def _found(view: View, face: Face) -> FoundPerson:
    ties = view.released.to_addresses(face.addresses) if face.addresses else []
    known = known_person(view, face, view.own.known([face.id]).get(face.id), ties)["known_by"]
    best = known[0] if known else None
    who = None if best is None else "you" if best["level"] == "own" else best["member_name"]
    return {**person_item(view, face, ties), "tier": best["tier"] if best else None, "known_by": who}


def _sites(view: View, part: str) -> list[Site]:
    own = view.own.store.find_companies(part, after=("", ""), limit=LOOKED_AT) if view.own.me else []
    sites = view.own_sites(own)
    for site in view.shared_sites:
        if part in folded(site.name) or part in site.domain:
            sites.setdefault(site.domain, view.site(site.domain) or site)
    return sorted(
        sites.values(), key=lambda site: (not _begins(part, site.name), folded(site.name), site.domain)
    )


def _begins(part: str, name: str) -> bool:
    """Say whether a word of the name begins like this."""
    text = folded(name)
    return text.startswith(part) or f" {part}" in text


def _summary(part: str, people: int, companies: int) -> str:
    if not part:
        return "Type a part of a name, an address or a company."
    if not people and not companies:
        return "Nobody and nothing you see is called that."
    told = []
    if people:
        told.append("1 person" if people == 1 else f"{people} people")
    if companies:
        told.append("1 company" if companies == 1 else f"{companies} companies")
    found = f"Found {' and '.join(told)}"
    if people > PEOPLE or companies > COMPANIES:
        return f"{found}; these are known best or begin like it."
    return f"{found}."
