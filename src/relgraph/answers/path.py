"""Who can introduce me? The warmest ways in, each step with what stands behind it."""

from collections.abc import Collection, Sequence
from itertools import accumulate, pairwise

from relgraph.address import address, host, registrable
from relgraph.answers.words import knows, reasons, you_know
from relgraph.documents import FORMAT, Account, Paths, Somebody, Step
from relgraph.documents import Path as PathDocument
from relgraph.paths import Path
from relgraph.team.team import Member
from relgraph.times import iso
from relgraph.view.view import Face, Site, View
from relgraph.view.ways import Way, Ways

MOST = 20
MOST_COMPANIES = 100_000
"""Beyond every book: short names are part of many others, and the one asked for may come last."""
SHORTEST_LABEL = 4
"""Letters that a domain's label needs to be taken for the beginning of a longer name."""


def paths(view: View, question: str, *, top: int = 5, edges: int = 3) -> Paths:
    """Answer with the warmest ways to an address, name, company, domain or id."""
    faces, target = goals(view, question)
    found = ways_to(view, faces, top=top, edges=edges)
    return {
        "format": FORMAT,
        "target": target,
        "as_of": iso(view.at.today),
        "vocabulary": view.vocabulary.version,
        "paths": found,
        "message": None if found else no_way(view, faces),
    }


def ways_to(view: View, faces: Collection[Face], *, top: int, edges: int = 3) -> list[PathDocument]:
    """Return the warmest ways to any of these people."""
    ways = Ways(view, faces)
    found = ways.best(top=max(1, min(top, MOST)), edges=max(1, min(edges, 3)))
    people = ways.named(sorted({node for path in found for node in path.nodes}))
    return [way_document(view, ways, path, people) for path in found]


def ways_to_each(view: View, groups: Sequence[Collection[Face]]) -> list[PathDocument | None]:
    """Return the warmest way to each of these groups of people, None where there is none."""
    ways = Ways(view, [face for group in groups for face in group])
    found = ways.best_to_each(groups)
    people = ways.named(sorted({node for path in found if path for node in path.nodes}))
    return [None if path is None else way_document(view, ways, path, people) for path in found]


def goals(view: View, question: str) -> tuple[list[Face], Account | Somebody | None]:
    """Return whom a question is about, and how the answer names it; None where the viewer sees nobody."""
    person = one_person(view, question)
    if person is not None:
        return [person], somebody(person)
    site = find_site(view, question)
    if site is not None:
        faces = people_at(view, site)
        return faces, account_of(site)
    people = named(view, question)
    return people, somebody(people[0]) if len(people) == 1 else None


def one_person(view: View, question: str) -> Face | None:
    """Return the person of an address or id."""
    wanted = address(question)
    if wanted is not None:
        for member in view.members:
            if wanted in member.addresses and member.address != view.member.address:
                return colleague(view, member)
        own = view.own.store.by_address([wanted]) if view.own.me else {}
        if wanted in own:
            return view.face(own[wanted])
        return view.faces(view.released.to_addresses([wanted])).get(wanted)
    return view.person(question) if _is_id(question) else None


def colleague(view: View, member: Member) -> Face:
    """Return a fellow member as others see them."""
    return Face(view.colleague_id(member), member.name, member.address, None, None, None)


def named(view: View, question: str) -> list[Face]:
    """Return everybody of exactly this name."""
    name = " ".join(question.split())
    own = [view.face(person) for person in view.own.store.named(name)] if view.own.me and name else []
    ties = view.released.of_name(name) if name else []
    found = {face.id: face for face in (*own, *view.faces(ties).values())}
    members = (
        m for m in view.members if m.name.casefold() == name.casefold() and m.address != view.member.address
    )
    found |= {view.colleague_id(m): colleague(view, m) for m in members}
    return [found[person] for person in sorted(found)]


def find_site(view: View, question: str) -> Site | None:
    """Return the company of a domain, id or name: the whole name first, then its beginning, then a part."""
    if _is_id(question):
        return view.site_of_id(question)
    name = host(question)
    if name is not None:
        return view.site(registrable(name))
    text = " ".join(question.casefold().split())
    if not text:
        return None
    found = {site.domain: site for site in view.shared_sites}
    if view.own.me:
        for part in (text, text.split()[0]):
            found |= view.own_sites(view.own.store.find_companies(part, after=("", ""), limit=MOST_COMPANIES))
    ranked = [(rank, site.domain, site) for site in found.values() if (rank := _rank(text, site)) is not None]
    return min(ranked)[2] if ranked else None


def _rank(text: str, site: Site) -> tuple[int, int] | None:
    name, label = site.name.casefold(), site.domain.partition(".")[0]
    squeezed = text.replace(" ", "")
    if text == name or squeezed == label:
        return (0, 0)
    if name.startswith(text) or label.startswith(squeezed):
        return (1, len(name))
    if text in name:
        return (2, len(name))
    # `Ardent Foods Ltd` is at ardent.example: lists of accounts have longer names than domains.
    starts = accumulate(text.split())
    return (3, len(name)) if len(label) >= SHORTEST_LABEL and label.replace("-", "") in starts else None


def people_at(view: View, site: Site) -> list[Face]:
    """Return everybody at a company, own and shared, in order of id."""
    people = (p for domain in site.domains for p in view.own.store.people_at(domain)) if view.own.me else ()
    own = [view.face(person) for person in people]
    shared = view.faces(tie for domain in site.domains for tie in view.released.at_domain(domain)).values()
    found = {face.id: face for face in (*shared, *own) if face.id != view.me.id}
    return [found[person] for person in sorted(found)]


def account_of(site: Site) -> Account:
    """Return a company as documents show it."""
    return {"id": site.id, "name": site.name, "domains": list(site.domains)}


def somebody(face: Face) -> Somebody:
    """Return a person as documents show them."""
    return {"id": face.id, "name": face.name, "address": face.address}


def way_document(view: View, ways: Ways, path: Path, people: dict[str, Face]) -> PathDocument:
    steps = []
    for place, (frm, to) in enumerate(pairwise(path.nodes)):
        steps.append(_step(view, ways.steps[frm, to], people[frm], people[to], first=place == 0))
    return {
        "warmth": round(path.warmth, 6),
        "weakest": path.weakest,
        "steps": steps,
        "phrase": _phrase(steps),
    }


def _step(view: View, way: Way, frm: Face, to: Face, *, first: bool) -> Step:
    ends: Step = {
        "from": somebody(frm),
        "to": somebody(to),
        "level": "colleague",
        "tier": None,
        "strength": None,
        "confidence": None,
        "last_contact": None,
        "reasons": None,
        "phrase": f"{to.name} is a colleague",
    }
    if way.shared is not None:
        tie = way.shared
        said = knows(frm.name, to.name, tie.tier)
        return {**ends, "level": "named", "tier": tie.tier, "last_contact": tie.last_month, "phrase": said}
    if way.known is None:
        return ends
    known = way.known
    tally = view.own.tally(known.frm, known.to)
    said = you_know(to.name, known.strength.tier) if first else knows(frm.name, to.name, known.strength.tier)
    return {
        **ends,
        "level": "own",
        "tier": known.strength.tier,
        "strength": known.strength.value,
        "confidence": round(known.strength.confidence, 4),
        "last_contact": iso(known.strength.last),
        "reasons": reasons(known.strength, tally, you=first, who=frm.name, whom=to.name),
        "phrase": said,
    }


def _phrase(steps: list[Step]) -> str:
    if len(steps) == 1:
        return steps[0]["phrase"]
    onward = ", who ".join(_verb(step) for step in steps[1:])
    return f"ask {steps[0]['to']['name']}, who {onward}"


def _verb(step: Step) -> str:
    # `Bo Lind knows Cy Young well` less its first name: `knows Cy Young well`.
    return step["phrase"].removeprefix(f"{step['from']['name']} ")


def _is_id(text: str) -> bool:
    return len(text) == 20 and all(c in "0123456789abcdef" for c in text)


def no_way(view: View, faces: Collection[Face]) -> str:
    if faces:
        return (
            "No warm path yet: you have seen people there, but nobody you know is known to know them."
            " A colleague who shares ties to them, or mail of yours to them, would open one."
        )
    if view.own.me is None:
        return (
            "No warm path yet: your book is empty. Read your mail with `relgraph ingest mail`, or ask your"
            " colleagues to share their ties."
        )
    return "No warm path yet: it would help if a colleague who knows somebody there shared that tie."
