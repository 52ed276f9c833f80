"""The member's own book at one day: its graph, its ties' strengths, and why."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from relgraph.graph.model import Person, Tie
from relgraph.stores.base import GraphStore
from relgraph.strength import Moment, Strength, Tally, fading, strengths, tally, two_way
from relgraph.vocabulary import Vocabulary


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
        self, store: GraphStore, histories: Mapping[Tie, bytes], at: Moment, vocabulary: Vocabulary
    ) -> None:
        self.store = store
        self.at = at
        self._histories = histories
        self._vocabulary = vocabulary
        self._known: dict[str, Known] = {}
        self._tallies: dict[tuple[str, str], Tally] = {}

    @cached_property
    def me(self) -> Person | None:
        """The book's owner as its graph has them, None for an empty book."""
        return self.store.me()

    @cached_property
    def _scores(self) -> dict[Tie, Strength | None]:
        ties = list(self._histories)
        found = strengths([self._histories[tie] for tie in ties], self.at, self._vocabulary)
        return dict(zip(ties, found, strict=True))

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
