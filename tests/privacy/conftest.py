"""A place where pairs of worlds are built and asked."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.privacy.asking import stillness
from tests.privacy.trial import Trial

MEMORY = Path("/dev/shm")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that lies in memory where the platform has a place for that: hundreds of homes come and go."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as made:
        yield Path(made)


@pytest.fixture
def trial(folder: Path) -> Iterator[Trial]:
    """A trial, with what differs between any two runs held still."""
    with stillness(f"{folder}/home") as chance, Trial(folder, chance) as one:
        yield one
