"""Name, password and sessions by the drawer."""

from pathlib import Path

import pytest
from tests.builders import ANA, BO, house

from relgraph.errors import BadUse
from relgraph.front import Scope, Signed
from relgraph.house import House

ALL: frozenset[Scope] = frozenset({"read", "ask", "write"})
WORDS = "a few words in a row"


@pytest.fixture
def at(tmp_path: Path) -> House:
    return house(tmp_path)


def test_a_new_name_is_seen_by_colleagues(at: House) -> None:
    at.desk(ANA).settings.rename("  Ana\u202e  Reyes-Bell ")
    assert {one["name"] for one in at.answers(BO).members()["items"]} >= {"Ana Reyes-Bell"}
    with pytest.raises(BadUse):
        at.desk(ANA).settings.rename(" \u200b ")


def test_changing_the_password_ends_every_session_but_the_own(at: House) -> None:
    here, there = (at.access.start_session(Signed(ANA, ALL, "token")) for _ in range(2))
    other = at.access.start_session(Signed(BO, ALL))
    launch = at.access.make_launch(ANA)
    settings = at.desk(ANA).settings
    settings.change_password("", WORDS, keep=here)
    assert at.access.session(here) is not None
    assert at.access.session(there) is None
    assert at.access.launch(launch) is None
    assert at.access.session(other) is not None
    with pytest.raises(BadUse, match="not right"):
        settings.change_password("guessed", WORDS + "!", keep=here)
    settings.change_password(WORDS, WORDS + "!", keep=here)
    assert at.entrance.password(ANA, WORDS) is None
    assert at.entrance.password(ANA, WORDS + "!") == Signed(ANA, ALL)


def test_sessions_are_listed_and_ended_by_a_name_that_opens_nothing(at: House) -> None:
    here, there = (at.access.start_session(Signed(ANA, ALL, how)) for how in ("password", "token"))
    settings = at.desk(ANA).settings
    items = settings.sessions(here)["items"]
    assert sorted((one["how"], one["here"]) for one in items) == [("password", True), ("token", False)]
    (other,) = [one["id"] for one in items if not one["here"]]
    assert at.access.session(other) is None
    assert not at.desk(BO).settings.end_session(other)
    assert settings.end_session(other)
    assert at.access.session(there) is None
    assert settings.end_others(here) == 0


def test_a_recovery_code_needs_the_password(at: House) -> None:
    settings = at.desk(ANA).settings
    with pytest.raises(BadUse, match="set a password first"):
        settings.recovery_code("")
    settings.change_password("", WORDS, keep="")
    with pytest.raises(BadUse, match="not right"):
        settings.recovery_code("guessed")
    assert at.passwords.recovers(ANA, settings.recovery_code(WORDS))
    assert settings.me()["recovery"]
