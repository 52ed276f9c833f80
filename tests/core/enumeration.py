"""Every way there is, found by trying all: what the quick search must agree with."""

from itertools import pairwise, permutations

Edges = dict[tuple[str, str], float]


def every_path(edges: Edges, source: str, targets: set[str], longest: int) -> dict[tuple[str, ...], float]:
    """Return each simple path to a target of so many edges at most, going on from none, and its warmth."""
    people = sorted({one for step, value in edges.items() if value > 0 for one in step} - {source})
    goals = targets - {source}
    found = {}
    for length in range(1, longest + 1):
        for rest in permutations(people, length):
            nodes = (source, *rest)
            if rest[-1] not in goals or goals & set(rest[:-1]):
                continue
            warmth = 1.0
            for step in pairwise(nodes):
                warmth *= edges.get(step, 0.0)
                if not warmth:
                    break
            else:
                found[nodes] = warmth
    return found
