"""Who sees what of a book, and what a rule would show before it is made."""

import json
from collections.abc import Iterable
from datetime import date
from hashlib import sha256

from relgraph.address import Address, address
from relgraph.answers.words import listed
from relgraph.book.book import Book
from relgraph.desk.phrases import counted, rule_phrase, shared_phrase
from relgraph.desk.premises import Premises
from relgraph.documents import (
    FORMAT,
    Foreseen,
    Foresight,
    Onlooker,
    Preview,
    SharedRow,
    SharingRule,
    SharingRules,
)
from relgraph.errors import BadUse
from relgraph.sharing.publish import publish_book
from relgraph.sharing.rules import (
    EVERYONE,
    TEAM,
    Rule,
    Selector,
    add_rule,
    level,
    rules,
    selector,
    spread,
    undo_rule,
)
from relgraph.spaces.home import Ids
from relgraph.team.shared import SharedTie
from relgraph.team.shown import shared_by, tryout
from relgraph.team.teams import Teams, team_name
from relgraph.times import iso

PRIVATE = Selector("private", "")
CHANGED = "what this would show has changed in the meantime: look again, then say yes"


class OwnSharing:
    """The Sharing of relgraph.front over one book."""

    def __init__(self, book: Book, premises: Premises) -> None:
        self._book = book
        self._premises = premises

    def rules(self) -> SharingRules:
        """List the rules that stand."""
        seen = {viewer: len(self._released(viewer)) for viewer in self._names()}
        colleagues: list[Onlooker] = [
            {"address": viewer, "name": name, "ties": seen[viewer]} for viewer, name in self._names().items()
        ]
        return {
            "format": FORMAT,
            "summary": shared_phrase(shared_by(self._premises.team.space, self._book.member)),
            "items": [self._told(rule) for rule in rules(self._book)],
            "colleagues": colleagues,
            "teams": Teams(self._premises.team.space).listed(),
            "next": None,
        }

    def foresee(self, level: str, selector: str, to: str) -> Foresight:
        """Say what a rule would change, without making it."""
        rule = self._rule(level, selector, to)
        would = self._would([*rules(self._book), rule])
        changes: dict[tuple[tuple[str, ...], tuple[str, ...]], Foreseen] = {}
        names = self._names()
        for viewer, name in names.items():
            before, after = {t.address: t for t in self._released(viewer)}, would[viewer]
            gained = [self._row(tie) for tie in after if tie.address not in before]
            kept = {tie.address for tie in after}
            lost = [self._row(tie) for key, tie in before.items() if key not in kept]
            if gained or lost:
                key = tuple(r["address"] for r in gained), tuple(r["address"] for r in lost)
                one = changes.setdefault(key, {"viewers": [], "names": [], "gained": gained, "lost": lost})
                one["viewers"].append(viewer)
                one["names"].append(name)
        found = list(changes.values())
        return {
            "format": FORMAT,
            "level": rule.level,
            "selector": str(rule.selector),
            "to": rule.audience,
            "phrase": self._phrase(rule),
            "summary": _summary(found, alone=not names),
            "changes": found,
            "private": sorted({r["address"] for one in found for r in one["gained"] if r["domain"] is None}),
            "seen": _seal(found),
        }

    def share(
        self,
        level: str,
        selector: str,
        to: str,
        *,
        keep_private: bool = False,
        seen: str | None = None,
        at: date | None = None,
    ) -> int:
        """Make a rule and carry it out; return how many shared ties changed."""
        if seen is not None and self.foresee(level, selector, to)["seen"] != seen:
            raise BadUse(CHANGED)
        rule, now = self._rule(level, selector, to), self._premises.clock()
        if keep_private and rule.level != "hidden":
            add_rule(self._book, "hidden", PRIVATE, rule.audience, at, now=now)
        add_rule(self._book, rule.level, rule.selector, rule.audience, at, now=now)
        return self._premises.publish()

    def undo(self, number: int) -> bool:
        """Take a rule back and carry that out; say whether it stood."""
        stood = undo_rule(self._book, number, now=self._premises.clock())
        if stood:
            self._premises.publish()
        return stood

    def publish(self) -> int:
        """Carry out what the rules say by now; return how many shared ties changed."""
        return self._premises.publish()

    def take_back(self) -> int:
        """Take every rule back; return how many shared ties went."""
        for rule in rules(self._book):
            undo_rule(self._book, rule.number, now=self._premises.clock())
        return self._premises.publish()

    def preview(self, viewer: Address | None = None) -> Preview:
        """Return exactly what a colleague gets of the book, or each of them."""
        names = self._names()
        if viewer is not None and viewer not in names:
            raise BadUse(f"{viewer} is no colleague of yours: see `relgraph members list`")
        shown = [viewer] if viewer else list(names)
        items = [self._row(tie) for one in shown for tie in self._released(one)]
        who = names[viewer] if viewer else "Each colleague in turn"
        what = counted(len(items), "person you know", "people you know") if items else "nothing of your book"
        return {
            "format": FORMAT,
            "member": self._book.member,
            "viewer": viewer,
            "summary": f"{who} sees {what}.",
            "items": items,
            "next": None,
        }

    def _names(self) -> dict[Address, str]:
        members = self._premises.team.members()
        return {one.address: one.name for one in members if one.address != self._book.member}

    def _released(self, viewer: Address) -> list[SharedTie]:
        # The very rows that the viewer's own answers are made of.
        found = self._premises.team.released(viewer, by=iso(self._premises.today)).everything()
        return [tie for tie in found if tie.publisher == self._book.member]

    def _would(self, standing: list[Rule]) -> dict[Address, list[SharedTie]]:
        premises = self._premises
        members = premises.team.members()
        rules = spread(standing, self._names(), Teams(premises.team.space).all())
        rows = publish_book(self._book, rules, members, premises.vocabulary, today=premises.today)
        with tryout(rows) as released:
            return {viewer: released(viewer, iso(premises.today)).everything() for viewer in self._names()}

    def _rule(self, how: str, about: str, to: str) -> Rule:
        number = max((rule.number for rule in rules(self._book)), default=0) + 1
        return Rule(number, level(how), selector(about), self.audience(to), None)

    def audience(self, text: str) -> str:
        """Read an audience: `everyone`, a colleague's address or `team:NAME`; raises BadUse for any other."""
        if text == EVERYONE:
            return EVERYONE
        if text.startswith(TEAM):
            name = team_name(text.removeprefix(TEAM))
            if name not in Teams(self._premises.team.space).all():
                raise BadUse(f"there is no team {name}: see `relgraph teams list`")
            return f"{TEAM}{name}"
        wanted = address(text)
        if wanted is None:
            raise BadUse(f"{text!r} is no audience: say everyone, a colleague's address or team:NAME")
        member = self._premises.team.member(wanted).address
        if member == self._book.member:
            raise BadUse("that is you: share with a colleague, or with everyone")
        return member

    def _told(self, rule: Rule) -> SharingRule:
        return {
            "number": rule.number,
            "level": rule.level,
            "selector": str(rule.selector),
            "to": rule.audience,
            "at": rule.pinned,
            "phrase": self._phrase(rule),
        }

    def _phrase(self, rule: Rule) -> str:
        called: dict[str, str] = dict(self._names().items())
        who = called.get(rule.audience, rule.audience)
        if rule.audience.startswith(TEAM):
            who = f"The team {rule.audience.removeprefix(TEAM)}"
        return rule_phrase(rule.level, rule.selector, who)

    def _row(self, tie: SharedTie) -> SharedRow:
        return shared_row(tie, self._premises.ids)


def shared_row(tie: SharedTie, ids: Ids) -> SharedRow:
    """Return a shared tie as its viewer gets it."""
    return {
        "member": tie.publisher,
        "level": tie.level,
        "id": ids.of("shared", tie.publisher, tie.address, tie.level, tie.audience),
        "address": tie.address,
        "name": tie.name,
        "role": tie.role,
        "tier": tie.tier,
        "last_contact": tie.last_month,
        "company": tie.company,
        "domain": tie.domain,
        "as_of": tie.speaks_for,
    }


def _summary(changes: Iterable[Foreseen], *, alone: bool) -> str:
    if alone:
        return "You have no colleagues here yet: it would show nothing to anybody now."
    parts = []
    for one in changes:
        who = listed(one["names"])
        if one["gained"]:
            more = counted(len(one["gained"]), "person who is", "people who are")
            parts.append(f"{who} would see {more} hidden now")
        if one["lost"]:
            who = "they" if one["gained"] else who
            parts.append(f"{who} would no longer see {counted(len(one['lost']), 'person', 'people')}")
    return f"{'; '.join(parts)}." if parts else "This changes nothing that anybody sees now."


def _seal(changes: Iterable[Foreseen]) -> str:
    told = json.dumps([[one["viewers"], one["gained"], one["lost"]] for one in changes], sort_keys=True)
    return sha256(told.encode()).hexdigest()[:32]
