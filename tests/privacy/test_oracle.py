"""What the rules say reaches a viewer, worked out twice, is one: the pairs rest on it."""

from pathlib import Path
from random import Random

import pytest
from tests.privacy.edits import MOST_TRIES, pairs
from tests.privacy.houses import installation
from tests.privacy.oracle import Row, released
from tests.privacy.worlds import World, world


def published(of: World, home: Path) -> frozenset[Row]:
    """Return what the team space holds for the viewer."""
    with installation(of, home) as house:
        ties = house.team.released(of.viewer, by="9999-12-31").everything()
    return frozenset(
        Row(t.publisher, t.address, t.name, t.role, t.tier, t.last_month, t.domain, t.company, t.speaks_for)
        for t in ties
    )


@pytest.mark.parametrize("part", range(2))
def test_what_is_published_is_what_the_rules_say(part: int, folder: Path) -> None:
    reached = 0
    for number in range(part * 1000, part * 1000 + 60):
        drawn = world(Random(number))
        wanted = released(drawn)
        reached += bool(wanted)
        assert published(drawn, folder / str(number)) == wanted, number
    assert reached > 15


def test_pairs_are_small_sparse_and_truly_different() -> None:
    drawn = [pair for number in range(60) for pair in pairs(Random(number), 1)]
    assert all(2 <= len(pair.base.books) <= 4 for pair in drawn)
    assert all(released(pair.base) == released(pair.variant) for pair in drawn)
    assert all(pair.base.book(pair.base.viewer) == pair.variant.book(pair.base.viewer) for pair in drawn)
    assert sum(pair.base.books != pair.variant.books for pair in drawn) == len(drawn)
    assert sum(bool(released(pair.base)) for pair in drawn) > len(drawn) / 2
    assert max(len(pair.edits) for pair in drawn) < MOST_TRIES
