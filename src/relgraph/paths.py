"""Warm paths: the k warmest ways of at most three edges from somebody to any of some targets, exactly.

A path's warmth is the product of its steps' values. What cannot be among the k best is cut first: for each
edge the best path through it is known from one step either way, and the k-th best of paths that differ in an
edge bounds the answer from below. NetworkX enumerates what is left.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from heapq import nlargest
from itertools import pairwise

SLACK = 1 - 1e-9
"""Products of the same factors in another order may differ in the last bits: cut what is clearly less."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A step that can be taken, and its value between 0 and 1."""

    frm: str
    to: str
    value: float


@dataclass(frozen=True, slots=True)
class Path:
    """A way from the requester to a target."""

    nodes: tuple[str, ...]
    warmth: float
    weakest: int
    """Index of the step of smallest value, the first of equals."""


def warm_paths(
    edges: Iterable[Edge], source: str, targets: Collection[str], *, top: int, longest: int = 3
) -> list[Path]:
    """Return the `top` warmest simple paths of at most `longest` (1 to 3) edges, warmest first.

    No path goes on from a target. Of equally warm ones the shorter, then the first by ids comes first.
    """
    goals = set(targets) - {source}
    best: dict[tuple[str, str], float] = {}
    for edge in edges:
        if edge.value > 0 and edge.to != source and edge.frm not in goals and edge.frm != edge.to:
            best[edge.frm, edge.to] = max(edge.value, best.get((edge.frm, edge.to), 0.0))
    kept = _prune(best, source, goals, top, longest)
    import networkx as nx  # takes as long to load as all else: only questions about ways wait for it

    graph = nx.DiGraph()
    graph.add_weighted_edges_from((frm, to, value) for (frm, to), value in sorted(kept.items()))
    reachable = sorted(goal for goal in goals if goal in graph)
    if source not in graph or not reachable:
        return []
    paths = (_path(kept, tuple(nodes)) for nodes in nx.all_simple_paths(graph, source, reachable, longest))
    return sorted(paths, key=lambda path: (-_rounded(path.warmth), len(path.nodes), path.nodes))[:top]


def _rounded(warmth: float) -> float:
    return float(f"{warmth:.11e}")


def _path(edges: dict[tuple[str, str], float], nodes: tuple[str, ...]) -> Path:
    values = [edges[step] for step in pairwise(nodes)]
    warmth = 1.0
    for value in values:
        warmth *= value
    return Path(nodes, warmth, values.index(min(values)))


def _prune(
    edges: dict[tuple[str, str], float], source: str, goals: set[str], top: int, longest: int
) -> dict[tuple[str, str], float]:
    """Return the edges through which a path at least as warm as the k-th best can go."""
    first = {to: value for (frm, to), value in edges.items() if frm == source}
    # last[x]: best single edge from x to a goal; two[x]: best pair of edges; second[x]: best two to x.
    last: dict[str, float] = {}
    for (frm, to), value in edges.items():
        if to in goals:
            last[frm] = max(value, last.get(frm, 0.0))
    two: dict[str, float] = {}
    second: dict[str, float] = {}
    for (frm, to), value in edges.items():
        if frm != source and to not in goals and frm in first and to in last:
            two[frm] = max(value * last[to], two.get(frm, 0.0))
            second[to] = max(first[frm] * value, second.get(to, 0.0))
    through = {
        edge: _through(edge, value, source, goals, first, last, two, second, longest)
        for edge, value in edges.items()
    }
    # Paths that differ in their first step are different paths, and so with the last.
    bound = max(
        _kth((through[edge] for edge in edges if edge[0] == source), top),
        _kth((through[edge] for edge in edges if edge[1] in goals), top),
    )
    return {edge: value for edge, value in edges.items() if 0 < through[edge] >= bound * SLACK}


def _through(
    edge: tuple[str, str],
    value: float,
    source: str,
    goals: set[str],
    first: dict[str, float],
    last: dict[str, float],
    two: dict[str, float],
    second: dict[str, float],
    longest: int,
) -> float:
    frm, to = edge
    if frm == source:
        onward = [1.0 if to in goals else 0.0]
        onward += [last.get(to, 0.0)] if longest > 1 else []
        onward += [two.get(to, 0.0)] if longest > 2 else []
        return value * max(onward)
    if to in goals:
        arrival = [first.get(frm, 0.0)] if longest > 1 else [0.0]
        arrival += [second.get(frm, 0.0)] if longest > 2 else []
        return max(arrival) * value
    return first.get(frm, 0.0) * value * last.get(to, 0.0) if longest > 2 else 0.0


def _kth(values: Iterable[float], k: int) -> float:
    found = nlargest(k, values)
    return found[-1] if len(found) == k else 0.0
