"""Tokens, sessions and launch codes: known by digest alone, and over when they are over."""

from pathlib import Path

import pytest
from tests.builders import ANA, BO, Clock

from relgraph.front import Signed
from relgraph.team.access import LAUNCH_SECONDS, Doorkeeper
from relgraph.team.sessions import SESSION_SECONDS
from relgraph.team.team import Team


class Ticking:
    """A clock that goes when told to."""

    def __init__(self) -> None:
        self.now = Clock("2026-05-20")()

    def __call__(self) -> int:
        """Return seconds since 1970."""
        return self.now


@pytest.fixture
def clock() -> Ticking:
    return Ticking()


@pytest.fixture
def team(tmp_path: Path) -> Team:
    made = Team(tmp_path / "team.db")
    made.add_member(ANA, "Ana", (), now=1)
    made.add_member(BO, "Bo", (), now=1)
    return made


@pytest.fixture
def doors(team: Team, clock: Ticking) -> Doorkeeper:
    return Doorkeeper(team.space, clock)


def test_a_token_tells_its_holder_and_what_it_allows(doors: Doorkeeper) -> None:
    secret = doors.make_token(ANA, ["read", "write"])
    assert doors.token(secret) == Signed(ANA, frozenset(("read", "write")))
    assert doors.token(doors.make_token(BO, [])) == Signed(BO, frozenset())


@pytest.mark.parametrize("wrong", ["", "x", "\x00", "\udc80", "a" * 100_000, "' OR 1=1 --"])
def test_what_is_no_secret_opens_nothing(doors: Doorkeeper, wrong: str) -> None:
    doors.make_token(ANA, ["read"])
    assert doors.token(wrong) is None
    assert doors.launch(wrong) is None
    assert doors.session(wrong) is None
    doors.end_session(wrong)


def test_secrets_are_long_unlike_and_not_kept(team: Team, doors: Doorkeeper) -> None:
    secrets = [doors.make_token(ANA, ["read"]) for _ in range(20)]
    secrets += [doors.make_launch(ANA), doors.start_session(Signed(ANA, frozenset(("read",))))]
    assert len(set(secrets)) == 22
    assert all(len(one) >= 43 for one in secrets)
    kept = b"".join(path.read_bytes() for path in team.space.path.parent.glob("team.db*"))
    assert not any(one.encode() in kept for one in secrets)


def test_a_kind_of_secret_opens_only_its_own_door(doors: Doorkeeper) -> None:
    token, launch = doors.make_token(ANA, ["read"]), doors.make_launch(ANA)
    session = doors.start_session(Signed(ANA, frozenset(("read",))))
    assert doors.session(token) is None
    assert doors.token(launch) is None
    assert doors.token(session) is None
    assert doors.launch(token) is None
    assert doors.launch(session) is None


def test_a_launch_code_signs_in_once(doors: Doorkeeper) -> None:
    code = doors.make_launch(ANA)
    assert doors.launch(code) == Signed(ANA, frozenset(("read", "ask", "write")))
    assert doors.launch(code) is None


def test_a_launch_code_is_over_after_ten_minutes(doors: Doorkeeper, clock: Ticking) -> None:
    code = doors.make_launch(ANA)
    clock.now += LAUNCH_SECONDS
    assert doors.launch(code) is None
    clock.now -= LAUNCH_SECONDS
    assert doors.launch(code) is None


def test_a_session_lasts_its_time_and_ends_when_told(doors: Doorkeeper, clock: Ticking) -> None:
    signed = Signed(BO, frozenset(("read",)))
    secret, other = doors.start_session(signed), doors.start_session(signed)
    clock.now += SESSION_SECONDS - 1
    assert doors.session(secret) == signed
    doors.end_session(secret)
    doors.end_session(secret)
    assert doors.session(secret) is None
    assert doors.session(other) == signed
    clock.now += 1
    assert doors.session(other) is None


def test_what_is_over_is_cleared_away(team: Team, doors: Doorkeeper, clock: Ticking) -> None:
    doors.start_session(Signed(BO, frozenset()))
    doors.make_launch(BO)
    clock.now += SESSION_SECONDS
    doors.start_session(Signed(ANA, frozenset()))
    assert team.space.rows("SELECT member FROM session") == [(ANA,)]
    assert team.space.rows("SELECT member FROM launch") == []


def test_the_doors_of_a_member_who_left_are_shut(team: Team, doors: Doorkeeper) -> None:
    token, code = doors.make_token(BO, ["read"]), doors.make_launch(BO)
    session = doors.start_session(Signed(BO, frozenset()))
    with team.space.writing():
        team.space.db.execute("DELETE FROM member WHERE address = ?", (BO,))
    assert doors.token(token) is None
    assert doors.session(session) is None
    assert doors.launch(code) is None
