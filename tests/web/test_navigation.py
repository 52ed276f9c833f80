"""Where one can go from every page."""

import pytest

from relgraph_web.navigation import PLACES, places


def test_every_place_is_named_once() -> None:
    assert len({href for href, _ in PLACES}) == len({name for _, name in PLACES}) == len(PLACES)


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/", ["/"]),
        ("/accounts/x", ["/"]),
        ("/people/x/tie", ["/"]),
        ("/paths", ["/"]),
        ("/introductions", ["/introductions"]),
        ("/confirm", ["/confirm"]),
        ("/confirmed", []),
        ("/search", []),
        ("", []),
    ],
)
def test_a_page_belongs_to_one_place_or_to_none(path: str, current: list[str]) -> None:
    assert [place.href for place in places(path) if place.current] == current
