"""The member's own book at one day: its graph, its ties' strengths, and why."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from relgraph.book.proof import Exhibit as Exhibit
from relgraph.book.proof import Proof, Who
from relgraph.graph.history import Day, days, merged, turned
from relgraph.graph.model import Company, Introduced, Person, Tie
from relgraph.graph.names import name_key
from relgraph.stores.base import GraphStore
from relgraph.strength import Moment, Strength, Tally, fading, strengths, tally, two_way
from relgraph.vocabulary import Vocabulary

EVERYBODY = 10**9
"""More people than any book holds."""


@dataclass(frozen=True, slots=True)
class Known:
    """One of the member's own ties, told from the side of `frm`."""

    frm: str
    to: str
    strength: Strength
    two_way: bool


class OwnBook:
    """A book's graph as of one day. All its ties are scored in one pass, when first asked for."""

    def __init__(
        self,
        store: GraphStore,
        histories: Mapping[Tie, bytes],
        at: Moment,
        vocabulary: Vocabulary,
        proof: Proof,
    ) -> None:
        self.store = store
        self.at = at
        self.proof = proof
        self._histories = histories
        self._vocabulary = vocabulary
        self._known: dict[str, Known] = {}
        self._tallies: dict[tuple[str, str], Tally] = {}

    @cached_property
    def me(self) -> Person | None:
        """The book's owner as its graph has them, None for an empty book."""
        return self.store.me()

    @cached_property
    def everybody(self) -> list[Person]:
        """Everybody in the book but its owner, in order of name."""
        return self.store.find_people("", after=("", ""), limit=EVERYBODY) if self.me else []

    @cached_property
    def companies(self) -> list[Company]:
        """Every company in the book, in order of name."""
        return self.store.find_companies("", after=("", ""), limit=EVERYBODY) if self.me else []

    @cached_property
    def namesakes(self) -> dict[tuple[str, ...], list[Person]]:
        """People by full name, accents and initials aside."""
        found: dict[tuple[str, ...], list[Person]] = {}
        for person in self.everybody:
            key = name_key(person.name)
            if key is not None:
                found.setdefault(key, []).append(person)
        return found

    @cached_property
    def introductions(self) -> list[Introduced]:
        """Every introduction somebody in the book was party to, in order of message."""
        if self.me is None:
            return []
        return self.store.introductions([self.me.id, *(person.id for person in self.everybody)])

    @cached_property
    def own_introductions(self) -> list[Introduced]:
        """The introductions to which the owner was party, in order of message."""
        return self.store.introductions([self.me.id]) if self.me else []

    def introductions_with(self, person: Person) -> list[Introduced]:
        """Return those to which somebody was party, or which they made among those they write to."""
        around = {person.id, *(end for tie in self.store.ties_of([person.id]) for end in tie)}
        found = self.store.introductions(sorted(around))
        return [one for one in found if person.id in (*one.parties, one.introducer)]

    def who(self, person: Person) -> Who:
        """Return how the ledger names a person: by addresses, and by a full name nobody else here bears."""
        key = name_key(person.name)
        alone = key is not None and len(self.store.named(person.name)) < 2
        return Who(frozenset(person.addresses), frozenset({key} if key and alone else ()))

    def days(self, frm: str, to: str) -> list[Day]:
        """Return the days of contact of two people by that day, told from the side of `frm`."""
        tie = joined(frm, to)
        found = [day for day in days(self._histories.get(tie, b"")) if day.day < self.at.until]
        return found if tie.a == frm else [turned(day) for day in found]

    def strength_with(self, tie: Tie, more: bytes, *, later: int) -> Strength | None:
        """Return the strength that a tie would have with these days more, so many days later."""
        at = Moment(self.at.today + later, self.at.until + later)
        return strengths([merged(self._histories.get(tie, b""), more)], at, self._vocabulary)[0]

    @cached_property
    def _scores(self) -> dict[Tie, Strength | None]:
        ties = list(self._histories)
        found = strengths([self._histories[tie] for tie in ties], self.at, self._vocabulary)
        return dict(zip(ties, found, strict=True))

    @cached_property
    def _touched(self) -> dict[str, int]:
        """The day of the latest contact that each person of the book took part in."""
        found: dict[str, int] = {}
        for tie, strength in self._scores.items():
            if strength is not None:
                for person in tie:
                    found[person] = max(found.get(person, strength.last), strength.last)
        return found

    def touched_since(self, day: int) -> list[str]:
        """Return who took part in contact on that day (days since 1970) or later, the owner aside."""
        me = self.me.id if self.me else None
        return sorted(person for person, last in self._touched.items() if last >= day and person != me)

    def strength(self, tie: Tie) -> Strength | None:
        """Return a tie's strength, None where nothing is known by that day."""
        return self._scores.get(tie)

    def value(self, tie: Tie) -> float:
        """Return a tie's strength as a number, 0 where nothing is known."""
        found = self._scores.get(tie)
        return 0.0 if found is None else found.value

    def known(self, ids: Collection[str]) -> dict[str, Known]:
        """Return the member's ties to these people, by person."""
        if self.me is None:
            return {}
        me = self.me.id
        return {person: known for person in ids if (known := self._tie_to(me, person)) is not None}

    def _tie_to(self, me: str, person: str) -> Known | None:
        known = self._known.get(person)
        if known is None:
            tie = joined(me, person)
            strength = self.strength(tie)
            if strength is None:
                return None
            both = two_way(self._histories[tie], until=self.at.until)
            known = self._known[person] = Known(me, person, strength, both)
        return known

    def tally(self, frm: str, to: str) -> Tally:
        """Count the last year's contact of two people from the side of `frm`."""
        found = self._tallies.get((frm, to))
        if found is None:
            tie = joined(frm, to)
            found = tally(self._histories[tie], self.at, self._vocabulary, forward=tie.a == frm)
            self._tallies[frm, to] = found
        return found

    def fading(self, frm: str, to: str) -> bool:
        """Say whether a tie has been silent for well beyond its rhythm."""
        packed = self._histories.get(joined(frm, to))
        return packed is not None and fading(packed, self.at, self._vocabulary)


def joined(one: str, other: str) -> Tie:
    """Return the tie of two people, in its one order."""
    return Tie(one, other) if one < other else Tie(other, one)
