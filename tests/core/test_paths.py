"""Warm paths: exactly the warmest, whatever is cut on the way there."""

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.enumeration import every_path

from relgraph.paths import Edge, warm_paths

Triple = tuple[str, str, float]


def check(edges: list[Triple], source: str, targets: set[str], top: int, longest: int) -> None:
    found = warm_paths((Edge(*one) for one in edges), source, targets, top=top, longest=longest)
    values: dict[tuple[str, str], float] = {}
    for frm, to, value in edges:
        values[frm, to] = max(value, values.get((frm, to), 0.0))
    every = every_path(values, source, targets, longest)
    wanted = sorted(every.values(), reverse=True)[:top]
    assert [path.warmth for path in found] == pytest.approx(wanted, rel=1e-9, abs=0)
    assert len({path.nodes for path in found}) == len(found)
    for path in found:
        assert every[path.nodes] == pytest.approx(path.warmth, rel=1e-9, abs=0)
        steps = [values[step] for step in pairwise(path.nodes)]
        assert steps[path.weakest] == min(steps)
        assert path.weakest == steps.index(min(steps))
    for warmer, colder in pairwise(found):
        # Of equals the shorter, then the first by ids; and nobody better was left out.
        if warmer.warmth == pytest.approx(colder.warmth, rel=1e-13, abs=0):
            assert (len(warmer.nodes), warmer.nodes) < (len(colder.nodes), colder.nodes)
        else:
            assert warmer.warmth > colder.warmth
    if len(found) == top and top:
        last = found[-1]
        left = [
            nodes
            for nodes, warmth in every.items()
            if warmth == last.warmth and nodes not in {p.nodes for p in found}
        ]
        assert all((len(nodes), nodes) > (len(last.nodes), last.nodes) for nodes in left)


NODES = "sabcdxyz"
FEW = st.sampled_from([0.1, 0.2, 0.3, 0.5, 0.7, 1.0])
"""Few values, so that many paths are equally warm."""
ANY = st.floats(min_value=0, max_value=1, allow_subnormal=False)
TINY = st.sampled_from([1e-13, 1e-12, 3e-9, 1e-7, 0.5])


def graphs(values: st.SearchStrategy[float]) -> st.SearchStrategy[list[Triple]]:
    node = st.sampled_from(NODES[:6])
    return st.lists(st.tuples(node, node, values), max_size=22)


TARGETS = st.sets(st.sampled_from(NODES[:7]), max_size=3)
TOP = st.integers(min_value=1, max_value=20)
LONGEST = st.integers(min_value=1, max_value=3)


@settings(max_examples=100)
@given(graphs(FEW), TARGETS, TOP, LONGEST)
def test_paths_equal_brute_force_where_many_are_equally_warm(
    edges: list[Triple], targets: set[str], top: int, longest: int
) -> None:
    check(edges, "s", targets, top, longest)


@given(graphs(ANY), TARGETS, TOP, LONGEST)
def test_paths_equal_brute_force_at_any_values(
    edges: list[Triple], targets: set[str], top: int, longest: int
) -> None:
    check(edges, "s", targets, top, longest)


@given(graphs(TINY), TARGETS, TOP, LONGEST)
def test_paths_equal_brute_force_where_all_is_nearly_cold(
    edges: list[Triple], targets: set[str], top: int, longest: int
) -> None:
    check(edges, "s", targets, top, longest)


def test_paths_equal_brute_force_on_two_thousand_graphs() -> None:
    dice = random.Random(20260520)
    for _ in range(2000):
        nodes = NODES[: dice.randint(3, 7)]
        values = dice.choice([(0.2, 0.5, 0.5, 0.9), (0.7,), tuple(dice.random() for _ in range(5))])
        edges = [
            (dice.choice(nodes), dice.choice(nodes), dice.choice(values))
            for _ in range(dice.randint(0, dice.choice([5, 15, 40])))
        ]
        targets = set(dice.sample(nodes, dice.randint(1, min(3, len(nodes)))))
        check(edges, "s", targets, dice.randint(1, 20), dice.randint(1, 3))


@given(graphs(FEW), TARGETS, TOP, LONGEST, st.randoms(use_true_random=False))
def test_the_order_of_edges_changes_nothing(
    edges: list[Triple], targets: set[str], top: int, longest: int, dice: random.Random
) -> None:
    shuffled = list(edges)
    dice.shuffle(shuffled)
    one = warm_paths((Edge(*e) for e in edges), "s", sorted(targets), top=top, longest=longest)
    assert (
        warm_paths((Edge(*e) for e in shuffled), "s", sorted(targets, reverse=True), top=top, longest=longest)
        == one
    )


@given(graphs(FEW), TARGETS, st.integers(min_value=1, max_value=10))
def test_fewer_paths_are_the_first_of_more(edges: list[Triple], targets: set[str], top: int) -> None:
    more = warm_paths((Edge(*e) for e in edges), "s", targets, top=20)
    assert warm_paths((Edge(*e) for e in edges), "s", targets, top=top) == more[:top]


# Worked by hand


def ways(*edges: Triple, to: str = "x", top: int = 5, longest: int = 3) -> list[tuple[str, float]]:
    found = warm_paths((Edge(*one) for one in edges), "s", set(to), top=top, longest=longest)
    return [("".join(path.nodes), pytest.approx(path.warmth)) for path in found]  # type: ignore[misc]


def test_a_warm_detour_beats_a_cold_direct_way() -> None:
    found = ways(("s", "x", 0.3), ("s", "a", 0.8), ("a", "x", 0.5))
    assert found == [("sax", 0.4), ("sx", 0.3)]


def test_cold_ways_are_ranked_by_warmth_too() -> None:
    found = ways(("s", "x", 1e-20), ("s", "a", 1e-7), ("a", "x", 1e-7), top=1)
    assert [nodes for nodes, _ in found] == ["sax"]


def test_of_parallel_edges_the_warmest_counts() -> None:
    assert ways(("s", "x", 0.3), ("s", "x", 0.6), ("s", "x", 0.1)) == [("sx", 0.6)]


def test_no_way_goes_on_from_a_target() -> None:
    found = ways(("s", "x", 0.5), ("x", "y", 0.9), ("s", "a", 0.5), ("a", "y", 0.5), to="xy")
    assert found == [("sx", 0.5), ("say", 0.25)]


def test_an_edge_of_no_value_is_no_edge() -> None:
    assert ways(("s", "x", 0.0)) == []


def test_the_source_is_no_target_and_nobody_is_passed_twice() -> None:
    edges = (("s", "a", 0.5), ("a", "s", 0.5), ("a", "a", 1.0), ("a", "x", 0.5))
    assert ways(*edges, to="sx") == [("sax", 0.25)]
    assert ways(*edges, to="s") == []
    assert ways(*edges, to="") == []


def test_a_way_of_four_edges_is_too_long() -> None:
    chain = [("s", "a", 1.0), ("a", "b", 1.0), ("b", "c", 1.0), ("c", "x", 1.0)]
    assert ways(*chain) == []
    assert ways(*chain[:3], to="c") == [("sabc", 1.0)]
    assert ways(*chain[:3], to="c", longest=2) == []


def test_the_weakest_step_is_named_the_first_of_equals() -> None:
    (path,) = warm_paths([Edge("s", "a", 0.5), Edge("a", "b", 0.4), Edge("b", "x", 0.4)], "s", ["x"], top=1)
    assert (path.nodes, path.weakest) == (("s", "a", "b", "x"), 1)
    assert path.warmth == pytest.approx(0.08)
