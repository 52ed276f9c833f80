"""The comparison is proved by leaks planted on purpose: it finds each of them."""

import re
from pathlib import Path

import pytest
from pytest import MonkeyPatch
from tests.privacy.leaks import LEAKS
from tests.privacy.trial import Trial

PAGE = Path(__file__).parents[2] / "docs" / "privacy.md"
MOST = 2000
SOON = 14
"""Leaks that took no more pairs when the page was written are planted each time, others in the long run."""


def documented() -> dict[str, int]:
    """Return the leaks that docs/privacy.md lists, and how many pairs each took."""
    section = PAGE.read_text("utf-8").partition("<!-- leaks -->")[2].partition("<!-- end -->")[0]
    return {
        what: int(number) for what, number in re.findall(r"^\| (.+?) \| (\d+) \|$", section, re.MULTILINE)
    }


TOOK = documented()


@pytest.mark.parametrize(
    "what",
    [pytest.param(what, marks=() if TOOK.get(what, MOST) <= SOON else pytest.mark.slow) for what in LEAKS],
)
def test_a_planted_leak_is_found(what: str, trial: Trial, monkeypatch: MonkeyPatch) -> None:
    LEAKS[what](monkeypatch)
    found = next(trial.leaks(MOST), None)
    assert found is not None
    print(f"| {what} | {found.number} |")  # noqa: T201  # a row of the page, under `pytest -rP`


def test_the_page_on_privacy_lists_every_planted_leak() -> None:
    assert list(TOOK) == list(LEAKS)
    assert all(0 < number <= MOST for number in TOOK.values())
