"""What the page says once."""

import pytest
from tests.faces import HOSTILE

from relgraph_web.notices import Notice, added, removed, seal, unseal


@pytest.mark.parametrize("text", HOSTILE)
def test_a_notice_travels_whole_and_fits_a_cookie(text: str) -> None:
    notice = Notice(text[:200], undo=text[:200])
    sealed = seal(notice, "secret")
    assert unseal(sealed, "secret") == notice
    assert len(sealed) < 3800
    assert sealed.isascii()


@pytest.mark.parametrize("forged", ["", ".", "x.y", "e30=.0", "é.é", seal(Notice("Hi"), "other")])
def test_a_notice_that_this_session_did_not_write_is_none(forged: str) -> None:
    assert unseal(forged, "secret") is None


@pytest.mark.parametrize(
    ("new", "asked", "text"),
    [
        (1, 1, "Added 1 account."),
        (3, 3, "Added 3 accounts."),
        (2, 5, "Added 2 accounts; 3 stood there already."),
        (0, 2, "Nothing new: all of these stand on your list already."),
    ],
)
def test_adding_is_told_in_words(new: int, asked: int, text: str) -> None:
    assert added(new, asked) == Notice(text)


def test_what_is_removed_can_be_put_back() -> None:
    assert removed("Ardent") == Notice("Ardent is off your list.", undo="Ardent")
