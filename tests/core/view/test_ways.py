"""The neighbourhood of a question holds every step that matters: ways equal those over all steps."""

import random
from itertools import pairwise

import pytest
from tests.builders import ANA, BO, CY, DEE, EVA, book, both_ways, mail, meeting, published, view
from tests.core.enumeration import Edges, every_path

from relgraph.address import Address
from relgraph.answers.path import people_at
from relgraph.evidence import Interaction
from relgraph.paths import Path
from relgraph.view.own import joined
from relgraph.view.view import Face, View
from relgraph.view.ways import Ways

GIL = Address("gil@fenwick.example")
TEAM = (ANA, f"Bo Lind <{BO}>", EVA, GIL)


def own_people(of: View) -> list[Face]:
    """Everybody in the viewer's own book."""
    people = of.own.store.find_people("", after=("", ""), limit=10_000) if of.own.me else []
    return [of.face(person) for person in people]


def every_step(of: View) -> Edges:
    """All steps that the viewer could take: own ties, colleagues, shared ties."""
    steps: Edges = {}

    def offer(frm: str, to: str, value: float) -> None:
        steps[frm, to] = max(value, steps.get((frm, to), 0.0))

    inside = {person: of.colleague_id(member) for person, member in of.colleagues.items()}
    for colleague in inside.values():
        offer(of.me.id, colleague, of.vocabulary.paths.colleague)
    everybody = [of.me.id, *(face.id for face in own_people(of))]
    for tie in of.own.store.ties_of(everybody) if of.own.me else ():
        for frm, to in ((tie.a, tie.b), (tie.b, tie.a)):
            # Fellow members are stepped to by their colleagues alone.
            if to not in inside or frm == of.me.id:
                offer(inside.get(frm, frm), inside.get(to, to), of.own.value(joined(frm, to)))
    shared = of.released.everything()
    faces = of.faces(shared)
    for one in shared:
        publisher = next(m for m in of.members if m.address == one.publisher)
        offer(of.colleague_id(publisher), faces[one.address].id, of.vocabulary.tier_warmth(one.tier))
    return steps


def nodes(found: list[Path]) -> list[tuple[str, ...]]:
    return [path.nodes for path in found]


def check(of: View, targets: list[Face], top: int, longest: int) -> int:
    ways = Ways(of, targets)
    found = ways.best(top=top, edges=longest)
    steps = every_step(of)
    every = every_path(steps, of.me.id, set(ways.targets), longest)
    wanted = sorted(every.values(), reverse=True)[:top]
    assert [path.warmth for path in found] == pytest.approx(wanted, rel=1e-9)
    assert len(set(nodes(found))) == len(found)
    for path in found:
        assert every[path.nodes] == pytest.approx(path.warmth, rel=1e-9)
        for step in pairwise(path.nodes):
            assert ways.steps[step].value == steps[step]
    last = found[-1] if found else None
    if last is not None and len(found) == top:
        for other, warmth in every.items():
            if other not in nodes(found) and warmth == pytest.approx(last.warmth, rel=1e-13):
                assert (len(other), other) > (len(last.nodes), last.nodes)
    names = ways.named(sorted({one for path in found for one in path.nodes}))
    assert set(names) == {one for path in found for one in path.nodes}
    return len(found)


DAYS = [f"2026-0{month}-{day:02}" for month in (1, 2, 3, 4, 5) for day in (3, 11, 19)]


def world(dice: random.Random) -> View:
    """A small sparse world: one's own book, and what colleagues shared of theirs."""
    outside = [f"p{n}@{name}.example" for name in ("acme", "zell") for n in range(dice.randint(1, 3))]
    mine: list[Interaction] = []
    for _ in range(dice.randint(0, 9)):
        one, other = dice.sample(
            [ANA, *outside, *dice.sample([BO, EVA, "bo@home.example"], dice.randint(0, 2))], 2
        )
        days = dice.sample(DAYS, dice.randint(1, 3))
        mine += (
            both_ways(one, other, *days) if dice.random() < 0.8 else [mail(one, [other, ANA], day=days[0])]
        )
    if dice.random() < 0.3:
        mine.append(meeting(ANA, *dice.sample(outside, 2), day="2026-05-05"))
    owned = book(*mine)
    if dice.random() < 0.3 and len(outside) > 2:
        owned.judge("same", *dice.sample(outside, 2), now=1)
    shared = []
    for member in dice.sample([BO, EVA, GIL], dice.randint(0, 3)):
        theirs = [
            one
            for who in dice.sample(outside, dice.randint(0, len(outside)))
            for one in both_ways(member, who, *dice.sample(DAYS, dice.randint(1, 4)))
        ]
        shared += published(book(*theirs, member=member), to=dice.choice(["everyone", "everyone", ANA, EVA]))
    return view(owned, *shared, members=TEAM)


@pytest.mark.parametrize("part", range(2))
def test_ways_are_the_warmest_of_all_there_are(part: int) -> None:
    dice = random.Random(part)
    found = 0
    for _ in range(30):
        of = world(dice)
        everybody = (
            [of.face(p) for p in of.own.store.find_people("", after=("", ""), limit=99)] if of.own.me else []
        )
        everybody += [face for face in of.faces(of.released.everything()).values() if face.own is None]
        for _ in range(3):
            some = dice.sample(everybody, min(len(everybody), dice.randint(1, 2)))
            found += check(of, some, dice.choice([1, 1, 2, 5, 20]), dice.randint(1, 3))
        site = of.site("acme.example")
        if site is not None:
            found += check(of, people_at(of, site), dice.randint(1, 6), 3)
    assert found > 60


@pytest.mark.parametrize("part", range(2))
def test_the_way_to_each_of_many_targets_is_that_to_it_alone(part: int) -> None:
    dice = random.Random(part + 100)
    found, steps = 0, set()
    for _ in range(60):
        of = world(dice)
        everybody = [of.me, *own_people(of)]
        everybody += [face for face in of.faces(of.released.everything()).values() if face.own is None]
        groups = [dice.sample(everybody, min(len(everybody), dice.randint(0, 3))) for _ in range(6)]
        together = Ways(of, [face for group in groups for face in group]).best_to_each(groups)
        alone = [Ways(of, group).best(top=1, edges=3) for group in groups]
        assert [[path] if path else [] for path in together] == alone
        found += sum(map(len, alone))
        steps |= {len(path.nodes) for path in together if path}
    assert found > 100
    assert steps == {2, 3, 4}


def test_a_third_step_is_found_behind_a_colder_shorter_way() -> None:
    # Ana knows the target coldly; through two warm steps it is nearer.
    warm = ["2026-05-16", "2026-05-17", "2026-05-18", "2026-05-19", "2026-05-20"]
    own = book(
        mail(ANA, CY, day="2026-01-01"),
        *both_ways(ANA, "x@x.example", *warm),
        *both_ways("x@x.example", "y@y.example", *warm),
        *both_ways("y@y.example", CY, *warm),
    )
    of = view(own)
    cy = of.faces(of.released.everything()).get(CY) or of.face(of.own.store.by_address([CY])[CY])
    best = Ways(of, [cy]).best(top=1, edges=3)
    assert [len(path.nodes) for path in best] == [4]
    assert check(of, [cy], 5, 3) == 2


def test_a_colleague_is_one_step_by_the_own_tie_where_that_is_better() -> None:
    cold = view(book(mail(ANA, BO, day="2025-01-01")))
    warm = view(book(*both_ways(ANA, BO, *DAYS, "2026-05-18", "2026-05-19", "2026-05-20")))
    for of, own in ((cold, False), (warm, True)):
        bo = next(member for member in of.members if member.address == BO)
        ways = Ways(of, [Face(of.colleague_id(bo), bo.name, bo.address, None, None, None)])
        (path,) = ways.best(top=5, edges=3)
        way = ways.steps[path.nodes[0], path.nodes[1]]
        assert (way.known is not None) == own
        assert (way.value > of.vocabulary.paths.colleague) == own


def test_two_addresses_of_a_colleague_are_one_connector() -> None:
    shared = published(book(*both_ways(BO, DEE, *DAYS), member=BO))
    own = book(mail(ANA, BO), mail(ANA, "b.lind@home.example", text="2"))
    of = view(own, *shared)
    of.members[1] = of.members[1].__class__(BO, "Bo", "b", (Address("b.lind@home.example"),))
    (path,) = Ways(of, list(of.faces(shared).values())).best(top=5, edges=3)
    assert path.nodes[1] == of.colleague_id(of.members[1])


def test_an_empty_book_has_its_colleagues_and_what_they_shared() -> None:
    of = view(book(), *published(book(*both_ways(BO, CY, *DAYS), member=BO)))
    assert check(of, list(of.faces(of.released.everything()).values()), 5, 3) == 1


def test_no_targets_have_no_ways() -> None:
    of = view(book(*both_ways(ANA, CY, *DAYS)))
    assert Ways(of, []).best(top=5, edges=3) == []
    assert Ways(of, [of.me]).best(top=5, edges=3) == []
