"""What can be reached through known steps, worked out once for many targets."""

from collections.abc import Collection, Iterator, Mapping
from typing import Protocol

from relgraph.paths import SLACK, Edge


class Step(Protocol):
    """A step that can be taken."""

    @property
    def value(self) -> float:
        """How warm it is, 0 to 1."""


class Reach:
    """The warmest one and two steps from somebody to everybody, and which steps lead to whom."""

    def __init__(self, steps: Mapping[tuple[str, str], Step], start: str) -> None:
        self._start = start
        self._into: dict[str, list[tuple[str, float]]] = {}
        for (frm, to), step in steps.items():
            if to != start:
                self._into.setdefault(to, []).append((frm, step.value))
        self._one = {to: step.value for (frm, to), step in steps.items() if frm == start}
        self._two: dict[str, float] = {}

    def into(self, to: str) -> list[tuple[str, float]]:
        """Return who a step to somebody comes from, and its value."""
        return self._into.get(to, [])

    def warmest(self, goals: Collection[str], longest: int) -> float:
        """Return the warmth of the warmest path of at most so many steps (1 to 3) to any goal.

        Ways round through a goal count too: they are never warmer than the way that ends there.
        """
        best = 0.0
        for goal in goals:
            for frm, value in self.into(goal):
                before = 1.0 if frm == self._start else self._before(frm, longest - 1)
                best = max(best, before * value)
        return best

    def towards(self, goals: Collection[str]) -> Iterator[Edge]:
        """Yield the steps that the warmest path of at most three to any goal can be made of."""
        bound = self.warmest(goals, 3) * SLACK
        if bound <= 0:
            return
        for goal in goals:
            for frm, value in self.into(goal):
                if frm == self._start:
                    yield Edge(frm, goal, value)
                elif self._before(frm, 2) * value >= bound:
                    yield from self._through(frm, value, bound)
                    yield Edge(frm, goal, value)

    def _through(self, middle: str, onward: float, bound: float) -> Iterator[Edge]:
        if middle in self._one:
            yield Edge(self._start, middle, self._one[middle])
        for frm, value in self.into(middle):
            if frm in self._one and self._one[frm] * value * onward >= bound:
                yield Edge(self._start, frm, self._one[frm])
                yield Edge(frm, middle, value)

    def _before(self, to: str, longest: int) -> float:
        one = self._one.get(to, 0.0) if longest > 0 else 0.0
        if longest < 2:
            return one
        if to not in self._two:
            steps = ((self._one.get(frm, 0.0), value) for frm, value in self.into(to) if frm != self._start)
            self._two[to] = max((first * value for first, value in steps), default=0.0)
        return max(one, self._two[to])
