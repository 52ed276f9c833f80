"""Sharing rules: which level a tie has for an audience. Deny beats allow; the most specific allow wins."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from relgraph.address import Address, address, freemail, host, registrable
from relgraph.book.book import Book
from relgraph.errors import BadUse
from relgraph.team.shared import LEVELS, Level
from relgraph.vocabulary import Tier

EVERYONE = "everyone"

KINDS = ("all", "private", "min-tier", "domain", "company", "person")
"""Kinds of selector, the more specific later."""

_LATER = ("source", "tag", "outside-ties")
_TIERS: tuple[Tier, ...] = ("weak", "moderate", "strong")


@dataclass(frozen=True, slots=True)
class Selector:
    """Which ties a rule is about."""

    kind: str
    value: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.value}" if self.value else self.kind

    def selects(self, person: Address, tier: Tier) -> bool:
        """Say whether a tie of this tier to this address is meant."""
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
                return _TIERS.index(tier) >= [str(t) for t in _TIERS].index(self.value)


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


def decide(standing: Iterable[Rule], person: Address, tier: Tier, viewer: str) -> Rule | None:
    """Return the rule that decides what `viewer` gets of a tie; None: nothing is said, so nothing is shown.

    `viewer` is a member's address, or `everyone` for what rules for everybody alone say.
    """
    meant = [
        rule
        for rule in standing
        if rule.audience in (viewer, EVERYONE) and rule.selector.selects(person, tier)
    ]
    denying = [rule for rule in meant if rule.level == "hidden"]
    if denying:
        return denying[-1]
    return max(meant, key=lambda rule: (KINDS.index(rule.selector.kind), rule.number), default=None)


def audiences(
    standing: list[Rule], person: Address, tier: Tier, viewers: Iterable[Address]
) -> dict[str, Rule]:
    """Return to whom a tie is shown, and by which rule.

    One row for everyone where that says it all; where somebody is left out, a row for each of the others.
    """
    base = decide(standing, person, tier, EVERYONE)
    named = sorted({rule.audience for rule in standing} - {EVERYONE})
    single = {viewer: decide(standing, person, tier, viewer) for viewer in named}
    shown: dict[str, Rule] = {}
    if base is not None and base.level != "hidden":
        if any(rule is not None and rule.level == "hidden" for rule in single.values()):
            single |= {viewer: base for viewer in viewers if viewer not in single}
        else:
            shown[EVERYONE] = base
    shown |= {viewer: rule for viewer, rule in single.items() if rule is not None and rule is not base}
    if EVERYONE not in shown and base is not None:
        shown |= {viewer: rule for viewer, rule in single.items() if rule is base}
    return {viewer: rule for viewer, rule in shown.items() if rule.level != "hidden"}
