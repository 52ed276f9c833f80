"""Are we wide and deep enough at this account? Roles, who reaches them, and who could open the rest."""

from collections.abc import Sequence

from relgraph.answers.path import ways_to
from relgraph.answers.who import WANTED_ROLES, at_site
from relgraph.answers.words import first_upper, listed
from relgraph.documents import FORMAT, Account, Known, Opening, Part, Plan, Seen, Somebody, Thread
from relgraph.times import iso
from relgraph.view.view import Site, View

OPENINGS = 2
SOMEBODY = "somebody"
"""The role of those of whom nobody knows what they do."""


def plan(view: View, site: Site) -> Plan:
    """Answer for a company the viewer sees somebody of."""
    who = at_site(view, site)
    account: Account = who["account"] or {"id": site.id, "name": site.name, "domains": list(site.domains)}
    people: dict[str, list[Known]] = {}
    for one in who["people"]:
        people.setdefault(one["role"] or SOMEBODY, []).append(one)
    seen: dict[str, list[Seen]] = {}
    for other in who["seen"]:
        seen.setdefault(other["role"] or SOMEBODY, []).append(other)
    further = sorted((people.keys() | seen.keys()) - {*WANTED_ROLES, SOMEBODY})
    parts = [
        _part(view, role, people.get(role, []), seen.get(role, []), who["people"])
        for role in (*WANTED_ROLES, *further, SOMEBODY)
        if role in WANTED_ROLES or people.get(role) or seen.get(role)
    ]
    threads = _threads(parts)
    covered = [part["role"] for part in parts if part["wanted"] and part["people"]]
    return {
        "format": FORMAT,
        "account": account,
        "as_of": iso(view.at.today),
        "vocabulary": view.vocabulary.version,
        "summary": _summary(covered, threads, len(who["people"])),
        "parts": parts,
        "covered": len(covered),
        "wanted": len(WANTED_ROLES),
        "threads": threads,
    }


def _part(view: View, role: str, people: list[Known], seen: list[Seen], everybody: list[Known]) -> Part:
    wanted = role in WANTED_ROLES
    return {
        "role": role,
        "wanted": wanted,
        "people": people,
        "seen": seen,
        "through": _through(people),
        "openings": _openings(view, role, seen, everybody) if wanted and not people else [],
    }


def _through(people: list[Known]) -> list[str]:
    """Name those of us by whom these people are reached, the asker first."""
    ties = [tie for one in people for tie in one["known_by"]]
    names = sorted({tie["member_name"] for tie in ties if tie["level"] != "own"})
    return ["you", *names] if any(tie["level"] == "own" for tie in ties) else names


def _openings(view: View, role: str, seen: list[Seen], everybody: list[Known]) -> list[Opening]:
    """Say who could open a role: those seen in it, else those known best at the account."""
    found: list[Opening] = []
    for one in seen:
        face = view.person(one["id"])
        ways = ways_to(view, [face], top=1) if face else []
        if ways:
            phrase = first_upper(ways[0]["phrase"])
            found.append({"person": _somebody(one), "phrase": phrase, "way": ways[0]})
    for known in everybody:
        if len(found) >= OPENINGS:
            break
        told = f"{first_upper(known['phrase'])}: ask who looks after {role} there"
        found.append({"person": _somebody(known), "phrase": told, "way": None})
    return found[:OPENINGS]


def _somebody(one: Known | Seen) -> Somebody:
    return {"id": one["id"], "name": one["name"], "address": one["address"]}


def _threads(parts: Sequence[Part]) -> list[Thread]:
    """Return what hangs on one of us alone."""
    found: dict[str, list[str]] = {}
    for part in parts:
        if part["wanted"] and len(part["through"]) == 1:
            found.setdefault(part["through"][0], []).append(part["role"])
    return [{"through": name, "roles": roles} for name, roles in sorted(found.items())]


def _summary(covered: list[str], threads: list[Thread], people: int) -> str:
    of = f"{len(covered)} of the {len(WANTED_ROLES)} roles"
    if not people:
        return "We know nobody here yet."
    if not covered:
        return f"We know {people} {'person' if people == 1 else 'people'} here, none in {of[5:]} that count."
    if len(threads) == 1 and threads[0]["roles"] == covered:
        return f"We know {of}, all through {threads[0]['through']}."
    alone = [f"{listed(thread['roles'])} through {thread['through']} alone" for thread in threads]
    return f"We know {of}; {listed(alone)}." if alone else f"We know {of}, each through two of us or more."
