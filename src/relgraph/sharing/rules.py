"""Sharing rules: which level a tie has for an audience. Deny beats allow; the most specific allow wins."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from relgraph.address import Address, address, freemail, host, registrable
from relgraph.book.book import Book
from relgraph.errors import BadUse
from relgraph.team.shared import LEVELS, Level
from relgraph.vocabulary import Tier

EVERYONE = "everyone"
TEAM = "team:"
"""What the audience begins with where a rule is for a team."""

KINDS = ("all", "private", "min-tier", "company", "domain", "person")
"""Kinds of selector, the more specific later: a company has all its domains."""

_LATER = ("source", "tag", "outside-ties")
_TIERS: tuple[Tier, ...] = ("weak", "moderate", "strong")


@dataclass(frozen=True, slots=True)
class Selector:
    """Which ties a rule is about."""

    kind: str
    value: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.value}" if self.value else self.kind

    def selects(self, person: Address, tier: Tier | None) -> bool:
        """Say whether a tie of this tier (None: none yet) to this address is meant."""
        name = person.rpartition("@")[2]
        match self.kind:
            case "all":
                return True
            case "person":
                return person == self.value
            case "domain":
                return name == self.value
            case "company":
                return registrable(name) == self.value
            case "private":
                return name in freemail() or registrable(name) in freemail()
            case _:
                least = [str(t) for t in _TIERS].index(self.value)
                return tier is not None and _TIERS.index(tier) >= least


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule that stands."""

    number: int
    level: Level
    selector: Selector
    audience: str
    pinned: str | None
    """ISO date the rule's rows speak for; None: the day of publishing."""


def selector(text: str) -> Selector:
    """Read a selector; raises BadUse naming the ones there are."""
    kind, _, value = text.strip().partition(":")
    if kind in _LATER:
        raise BadUse(f"sharing by {kind} is not there yet: use {', '.join(KINDS)}")
    if kind in ("all", "private") and not value:
        return Selector(kind, "")
    if kind == "person" and (person := address(value)):
        return Selector(kind, person)
    if kind == "domain" and (name := host(value)):
        return Selector(kind, name)
    if kind == "company" and (name := host(value)):
        return Selector(kind, registrable(name))
    if kind == "min-tier" and value in _TIERS:
        return Selector(kind, value)
    raise BadUse(
        f"{text!r} selects nothing: say all, private, person:ADDRESS, company:DOMAIN, domain:NAME or"
        " min-tier:strong|moderate|weak"
    )


def level(text: str) -> Level:
    """Read a sharing level; raises BadUse naming the ones there are."""
    for known in LEVELS:
        if text == known:
            return known
    raise BadUse(f"{text!r} is no sharing level here: use {' or '.join(LEVELS)}")


def add_rule(
    book: Book, rule: Level, about: Selector, audience: str, pinned: date | None, *, now: int
) -> int:
    """Record a rule and return its number."""
    with book.space.writing():
        book.space.db.execute(
            "INSERT INTO rule (time, level, selector, audience, pinned) VALUES (?, ?, ?, ?, ?)",
            (now, rule, str(about), audience, None if pinned is None else pinned.isoformat()),
        )
        return book.space.db.last_insert_rowid()


def undo_rule(book: Book, number: int, *, now: int) -> bool:
    """Take a rule back; say whether it stood."""
    with book.space.writing():
        book.space.db.execute("UPDATE rule SET undone = ? WHERE id = ? AND undone IS NULL", (now, number))
        return bool(book.space.db.changes())


def rules(book: Book) -> list[Rule]:
    """Return the rules that stand, oldest first."""
    rows = book.space.rows(
        "SELECT id, level, selector, audience, pinned FROM rule WHERE undone IS NULL ORDER BY id"
    )
    return [
        Rule(number, kind, selector(about), audience, pinned)
        for number, kind, about, audience, pinned in rows
    ]


def spread(
    standing: Iterable[Rule], others: Collection[str], teams: Mapping[str, Collection[str]]
) -> list[Rule]:
    """Return rules with each one for a team put as one for every member in it, less those for nobody here."""
    found = []
    for rule in standing:
        if rule.audience == EVERYONE:
            found.append(rule)
        elif rule.audience.startswith(TEAM):
            inside = teams.get(rule.audience.removeprefix(TEAM), ())
            found += [replace(rule, audience=member) for member in inside if member in others]
        elif rule.audience in others:
            found.append(rule)
    return found


def decide(meant: Iterable[Rule], viewer: str) -> Rule | None:
    """Return which of the rules that mean a tie decides what `viewer` gets of it; None: none, so nothing.

    `viewer` is a member's address, or `everyone` for what rules for everybody alone say.
    """
    said = [rule for rule in meant if rule.audience in (viewer, EVERYONE)]
    denying = [rule for rule in said if rule.level == "hidden"]
    if denying:
        return denying[-1]
    return max(said, key=lambda rule: (KINDS.index(rule.selector.kind), rule.number), default=None)


def audiences(meant: Iterable[Rule], viewers: Iterable[Address]) -> dict[str, Rule]:
    """Return to whom a tie is shown, and by which of the rules that mean it.

    One row for everyone where that says it all; where somebody gets another one or none, a row for each. So
    each viewer has one row at most, and what others are denied does not change which.
    """
    rules = list(meant)
    base = decide(rules, EVERYONE)
    single = {viewer: decide(rules, viewer) for viewer in {rule.audience for rule in rules} - {EVERYONE}}
    if any(rule is not base for rule in single.values()):
        single |= {viewer: base for viewer in viewers if viewer not in single}
    elif base is not None:
        single = {EVERYONE: base}
    return {who: rule for who, rule in sorted(single.items()) if rule is not None and rule.level != "hidden"}
