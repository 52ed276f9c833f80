"""How do I ask? The best way, two that do without its connector, and a letter to begin with."""

import re
from collections.abc import Collection
from importlib.resources import files

from relgraph.answers.introductions import brought
from relgraph.answers.path import goals, no_way, way_document
from relgraph.answers.words import first_upper
from relgraph.clean import clean
from relgraph.documents import FORMAT, Account, Ask, Draft, Path, Somebody
from relgraph.times import iso
from relgraph.view.view import Face, View
from relgraph.view.ways import Ways

WAYS = 3
_SLOT = re.compile(r"\{(\w+)\}")
_TIMES = {1: "once", 2: "twice"}


def ask(view: View, question: str) -> Ask:
    """Answer how to reach an address, name, company, domain or id."""
    faces, target = goals(view, question)
    ways = ways_apart(view, faces)
    best = ways[0] if ways else None
    return {
        "format": FORMAT,
        "as_of": iso(view.at.today),
        "vocabulary": view.vocabulary.version,
        "target": target,
        "summary": _summary(view, best, target),
        "best": best,
        "others": ways[1:],
        "draft": _draft(view, best) if best else None,
        "message": None if best else no_way(view, faces),
    }


def ways_apart(view: View, faces: Collection[Face]) -> list[Path]:
    """Return the warmest way and up to two more, none through a connector of one before."""
    ways = Ways(view, faces)
    without: set[str] = set()
    direct = True
    found: list[Path] = []
    while len(found) < WAYS:
        warmest = next(iter(ways.best(top=1, edges=3, without=without, direct=direct)), None)
        if warmest is None:
            break
        people = ways.named(sorted(warmest.nodes))
        found.append(way_document(view, ways, warmest, people))
        if len(warmest.nodes) == 2:
            direct = False
        else:
            without.add(warmest.nodes[1])
    return found


def _summary(view: View, best: Path | None, target: Account | Somebody | None) -> str:
    if best is None:
        name = target["name"] if target else None
        return f"No warm way to {name} yet." if name else "Nobody you see is called that."
    told = first_upper(best["phrase"])
    connector = best["steps"][0]["to"]
    if len(best["steps"]) == 1:
        return f"{told}: write to them yourself."
    before = _introduced_by(view, connector)
    if not before:
        return f"{told}."
    times = _TIMES.get(before, f"{before} times")
    return f"{told}; {connector['name']} has introduced you {times} before."


def _introduced_by(view: View, connector: Somebody) -> int:
    """Count the introductions by which a connector brought the viewer to somebody."""
    people = {connector["id"]}
    for member in view.members:
        if connector["address"] in member.addresses and view.own.me is not None:
            people |= {person.id for person in view.own.store.by_address(member.addresses).values()}
    return sum(one.introducer in people and brought(view, one) for one in view.own.own_introductions)


def _draft(view: View, best: Path) -> Draft:
    """Fill the letter's slots, each once, so that a name which looks like a slot stays a name."""
    steps = best["steps"]
    end = steps[-1]["to"]
    face = view.person(end["id"]) if end["id"] else None
    site = view.site(face.domain) if face and face.domain else None
    told = {
        "connector": clean(steps[0]["to"]["name"] or ""),
        "target": clean(end["name"] or ""),
        "where": f" at {clean(site.name)}" if site else "",
        "what": f", {clean(face.title)}," if face and face.title else "",
        "through": clean(steps[1]["to"]["name"] or "") if len(steps) > 2 else "",
        "sender": clean(view.member.name or view.member.address),
    }
    kind = {1: "direct", 2: "introduction"}.get(len(steps), "chain")
    text = files("relgraph.answers").joinpath("letters", f"{kind}.txt").read_text("utf-8")
    filled = _SLOT.sub(lambda slot: told[slot[1]], text)
    subject, _, body = filled.partition("\n")
    return {"to": steps[0]["to"], "subject": subject, "text": body.strip() + "\n"}
