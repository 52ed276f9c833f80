"""The neighbourhood of a question: every step that can be on a way of at most three edges."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from relgraph.address import Address
from relgraph.paths import Edge, Path, warm_paths
from relgraph.team.shared import SharedTie
from relgraph.team.team import Member
from relgraph.view.own import Known, joined
from relgraph.view.reach import Reach
from relgraph.view.view import Face, View


@dataclass(frozen=True, slots=True)
class Way:
    """What stands behind a step: one of the three is there, two for a colleague the viewer writes to."""

    value: float
    known: Known | None = None
    """A tie of the own book."""
    shared: SharedTie | None = None
    colleague: Member | None = None
    """The step to a fellow member, at the vocabulary's warmth."""


class Ways:
    """Collects the steps around one viewer and some targets, the store expanding both ends."""

    def __init__(self, view: View, targets: Collection[Face]) -> None:
        self._view = view
        self._me = view.me.id
        self._inside = view.colleagues
        self.targets = {self._shown(face.id): face for face in targets if face.id != self._me}
        self.steps: dict[tuple[str, str], Way] = {}
        self._offers = 0
        self.faces: dict[str, Face] = {**self.targets, self._me: view.me}
        self._without: frozenset[str] = frozenset()
        self._direct = True

    def best(self, *, top: int, edges: int, without: Collection[str] = (), direct: bool = True) -> list[Path]:
        """Return the warmest paths to the targets, through none of those `without`.

        Where `direct` is false, the viewer's own step to a target does not count.
        """
        self._without, self._direct = frozenset(without) - self.targets.keys(), direct
        self._begin(further=edges > 1)
        found = self._search(top, min(edges, 2))
        if edges < 3:
            return found
        # A third edge can only help through people whose own step is warmer than what is already found.
        bound = found[-1].warmth if len(found) == top else 0.0
        before = self._offers
        self._expand(
            {
                frm
                for (frm, to), way in self.steps.items()
                if to in self.targets and frm != self._me and way.value >= bound and frm not in self._inside
            }
        )
        # So far every step leads from the viewer or into a target: without a new one no way has three.
        return self._search(top, 3) if self._offers > before else found

    def best_to_each(self, groups: Iterable[Collection[Face]]) -> list[Path | None]:
        """Return the warmest path of at most three edges to each of these groups of targets.

        The neighbourhood of all of them is read at once; each answer is that of `best` for its group alone.
        """
        self._begin(further=True)
        wanted = [{self._shown(face.id) for face in group} - {self._me} for group in groups]
        reach = Reach(self.steps, self._me)
        bounds = [reach.warmest(goals, 2) for goals in wanted]
        self._expand(
            {
                frm
                for goals, bound in zip(wanted, bounds, strict=True)
                for goal in goals
                for frm, value in reach.into(goal)
                if frm != self._me and value >= bound and frm not in self._inside
            }
        )
        reach = Reach(self.steps, self._me)
        found = (warm_paths(reach.towards(goals), self._me, goals, top=1) for goals in wanted)
        return [next(iter(paths), None) for paths in found]

    def _begin(self, *, further: bool) -> None:
        """Add the steps to colleagues and into the targets, and the viewer's own to where these come from."""
        for member in {member.address: member for member in self._inside.values()}.values():
            self._to_colleague(self._view.colleague_id(member), member)
        own = self._own_ties(self.targets)
        shared = self._shared_ties(self.targets.values())
        if further and (own or shared):
            self._first_steps({*own, *shared})

    def _expand(self, before: Collection[str]) -> None:
        """Add the steps into those who stand before a target, and the viewer's own to where they begin."""
        if before:
            self._first_steps({*self._own_ties(before), *self._shared_ties(self._known_faces(before))})

    def _search(self, top: int, longest: int) -> list[Path]:
        edges = (
            Edge(frm, to, way.value)
            for (frm, to), way in self.steps.items()
            if frm not in self._without
            and to not in self._without
            and (self._direct or frm != self._me or to not in self.targets)
        )
        return warm_paths(edges, self._me, self.targets, top=top, longest=longest)

    def _own_ties(self, ends: Collection[str]) -> set[str]:
        """Add the own book's ties into these people; return who they come from."""
        if self._view.own.me is None or not ends:
            return set()
        sources: set[str] = set()
        wanted = set(ends)
        for tie in self._view.own.store.ties_of(wanted):
            for frm, to in ((tie.a, tie.b), (tie.b, tie.a)):
                if to in wanted and to not in self._inside and self._own_step(frm, to):
                    sources.add(frm)
        return sources - {self._me}

    def _own_step(self, frm: str, to: str) -> bool:
        own = self._view.own
        strength = own.strength(joined(frm, to))
        if strength is None or strength.value <= 0:
            return False
        start = self._shown(frm)
        self._offer(start, to, Way(strength.value, known=Known(frm, to, strength, two_way=True)))
        return True

    def _shared_ties(self, ends: Collection[Face]) -> set[str]:
        """Add what colleagues released of ties to these people; return the colleagues."""
        addresses = {address: face for face in ends for address in _addresses(face)}
        members = {member.address: member for member in self._inside.values()}
        sources: set[str] = set()
        for tie in self._view.released.to_addresses(addresses) if addresses else ():
            member = members.get(tie.publisher)
            if member is not None:
                frm = self._view.colleague_id(member)
                self._offer(frm, addresses[tie.address].id, Way(self._warmth(tie), shared=tie))
                sources.add(frm)
        return sources

    def _warmth(self, tie: SharedTie) -> float:
        return self._view.vocabulary.tier_warmth(tie.tier)

    def _first_steps(self, to: Collection[str]) -> None:
        """Add the viewer's own steps to these people."""
        for person, known in self._view.own.known([p for p in to if p not in self._inside]).items():
            if known.strength.value > 0:
                self._offer(self._me, person, Way(known.strength.value, known=known))

    def _to_colleague(self, node: str, member: Member) -> None:
        tie = self._view.colleague_tie(member)
        warmth = self._view.vocabulary.paths.colleague
        if tie is not None and tie.strength.value > warmth:
            self._offer(self._me, node, Way(tie.strength.value, known=tie, colleague=member))
        else:
            self._offer(self._me, node, Way(warmth, colleague=member))
        name = member.name or member.address
        self.faces[node] = Face(node, name, member.address, None, None, None)

    def _shown(self, person: str) -> str:
        """Return the one id that a fellow member is shown under, others as they are."""
        member = self._inside.get(person)
        return person if member is None else self._view.colleague_id(member)

    def _offer(self, frm: str, to: str, way: Way) -> None:
        there = self.steps.get((frm, to))
        if there is None or way.value > there.value:
            self.steps[frm, to] = way
            self._offers += 1

    def _known_faces(self, ids: Collection[str]) -> list[Face]:
        missing = [person for person in ids if person not in self.faces]
        people = self._view.own.store.people(missing) if missing and self._view.own.me else {}
        self.faces |= {person: self._view.face(found) for person, found in people.items()}
        return [self.faces[person] for person in ids if person in self.faces]

    def named(self, ids: Collection[str]) -> dict[str, Face]:
        """Return who these people are, for saying a path."""
        self._known_faces(ids)
        return {person: self.faces[person] for person in ids}


def _addresses(face: Face) -> tuple[Address, ...]:
    if face.own is not None:
        return face.own.addresses
    return () if face.address is None else (face.address,)
