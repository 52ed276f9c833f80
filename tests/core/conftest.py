"""How properties are tried: little and always the same, or more and at random: HYPOTHESIS_PROFILE=ci."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from tests.builders import house

from relgraph.house import House

settings.register_profile("quick", max_examples=30, deadline=None, derandomize=True, database=None)
settings.register_profile("ci", max_examples=300, deadline=None, print_blob=True)
settings.load_profile("ci" if os.environ.get("HYPOTHESIS_PROFILE") == "ci" else "quick")


@pytest.fixture
def new_house(tmp_path: Path) -> Iterator[Callable[..., House]]:
    """Make a house in the test's folder (see tests.builders.house); all are closed at the end."""
    made: list[House] = []

    def make(*members: str, now: str = "2026-05-20", folder: str = "home") -> House:
        made.append(house(tmp_path / folder, *members, now=now))
        return made[-1]

    yield make
    for one in made:
        one.close()
