"""People at an account as the page shows them: grouped by what they do, with who knows them and why."""

from dataclasses import dataclass
from datetime import date

from relgraph.documents import Known, KnownBy, Path, Reason, Who
from relgraph_web.names import sentence
from relgraph_web.pages import link
from relgraph_web.tiers import Bar, bar
from relgraph_web.times import Said, said

OTHERS = "Others"
ALTERNATIVES = 2


@dataclass(frozen=True, slots=True)
class Tie:
    """One who knows the person; what stands behind a shared tie stays in the book of who shares it."""

    who: str
    """`you`, or a member's name."""
    shared: bool
    bar: Bar
    last: Said | None
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """A person at the account whom somebody knows; `best` is the strongest tie."""

    id: str
    name: str
    address: str | None
    title: str | None
    phrase: str
    href: str
    proof: str
    """Where the own tie, or who shares one, is opened."""
    best: Tie
    others: tuple[Tie, ...]
    """One's own first."""


@dataclass(frozen=True, slots=True)
class Group:
    """People of one role; None where nobody's role is known, so that there is nothing to tell apart."""

    role: str | None
    people: tuple[Acquaintance, ...]


def groups(who: Who, today: date, at: date | None = None) -> list[Group]:
    """Group the people known by role, in the order in which the answer names them."""
    by_role: dict[str, list[Acquaintance]] = {}
    for one in who["people"]:
        by_role.setdefault(one["role"] or "", []).append(_acquaintance(one, today, at))
    without = by_role.pop("", [])
    found = [Group(sentence(role), tuple(people)) for role, people in by_role.items()]
    return [*found, Group(OTHERS if found else None, tuple(without))] if without else found


def alternatives(paths: list[Path]) -> list[Path]:
    """Return other ways than the first, those that begin with somebody else before the rest."""
    if not paths:
        return []
    taken = _first(paths[0])
    rest = [path for path in paths[1:] if path["phrase"] != paths[0]["phrase"]]
    rest.sort(key=lambda path: _first(path) == taken)
    return rest[:ALTERNATIVES]


def weakest(path: Path) -> str | None:
    """Name the weakest tie of a way of several steps: `Bo Lind and Cy Young`."""
    step = path["steps"][path["weakest"]]
    if len(path["steps"]) < 2 or step["level"] == "colleague":
        return None
    start = "you" if path["weakest"] == 0 else step["from"]["name"] or "somebody"
    return f"{start} and {step['to']['name'] or 'somebody'}"


def reasons(of: list[Reason] | None) -> tuple[str, ...]:
    """Return the reasons in words, the weightiest first."""
    return tuple(reason["text"] for reason in sorted(of or [], key=lambda reason: -reason["share"]))


def _first(path: Path) -> str | None:
    return path["steps"][0]["to"]["id"] or path["steps"][0]["to"]["name"]


def _acquaintance(one: Known, today: date, at: date | None) -> Acquaintance:
    ties = [tie(known, today) for known in one["known_by"]]
    return Acquaintance(
        id=one["id"],
        name=one["name"],
        address=one["address"],
        title=one["title"],
        phrase=sentence(one["phrase"]),
        href=link(f"/people/{one['id']}", at=at),
        proof=link(f"/people/{one['id']}/tie", at=at),
        best=ties[0],
        others=tuple(sorted(ties[1:], key=lambda tie: tie.who != "you")),
    )


def tie(known: KnownBy, today: date) -> Tie:
    """Return one who knows a person."""
    return Tie(
        who="you" if known["level"] == "own" else known["member_name"],
        shared=known["level"] == "named",
        bar=bar(known["tier"]),
        last=said(known["last_contact"], today),
        why=reasons(known["reasons"]),
    )
