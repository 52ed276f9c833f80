"""Bearer tokens: what each allows, until when, and how it ends."""

from pathlib import Path

import pytest
from tests.builders import ANA, BO, Clock

from relgraph.errors import BadUse
from relgraph.front import Signed
from relgraph.team.access import Doorkeeper
from relgraph.team.team import Team
from relgraph.team.tokens import MOST, MOST_DAYS
from relgraph.times import SECONDS


@pytest.fixture
def clock() -> Clock:
    return Clock("2026-05-20")


@pytest.fixture
def doors(tmp_path: Path, clock: Clock) -> Doorkeeper:
    team = Team(tmp_path / "team.db")
    for member in (ANA, BO):
        team.add_member(member, "", (), now=1)
    return Doorkeeper(team.space, clock)


def asker(doors: Doorkeeper, secret: str) -> Signed:
    found = doors.token(secret)
    assert found is not None
    return found


def test_a_token_without_days_does_not_end(doors: Doorkeeper, clock: Clock) -> None:
    secret = doors.make_token(ANA, ["read"])
    clock.day = "2099-01-01"
    assert doors.token(secret) is not None


def test_a_token_of_some_days_ends_to_the_second(doors: Doorkeeper, clock: Clock) -> None:
    secret = doors.make_token(ANA, ["read"], days=1)
    ends = clock() + SECONDS
    doors.tokens._clock = lambda: ends - 1
    assert doors.token(secret) is not None
    doors.tokens._clock = lambda: ends
    assert doors.token(secret) is None
    assert doors.tokens_of(ANA) == []


@pytest.mark.parametrize("days", [0, -1, MOST_DAYS + 1])
def test_a_token_that_ends_before_it_begins_is_refused(doors: Doorkeeper, days: int) -> None:
    with pytest.raises(BadUse, match="from 1 to 3650 days"):
        doors.make_token(ANA, ["read"], days=days)


def test_a_list_tells_all_but_the_secret(doors: Doorkeeper, clock: Clock) -> None:
    secret = doors.make_token(ANA, ["write", "read"], name="CRM sync", days=90)
    doors.make_token(BO, ["read"], name="of Bo")
    (token,) = doors.tokens_of(ANA)
    assert (token.name, token.scopes, token.made) == ("CRM sync", ("read", "write"), clock())
    assert token.ends == clock() + 90 * SECONDS
    assert token.id == asker(doors, secret).token
    assert token.id not in secret and secret not in repr(token)


def test_a_revoked_token_opens_nothing_and_the_others_go_on(doors: Doorkeeper) -> None:
    one, other = doors.make_token(ANA, ["read"]), doors.make_token(ANA, ["read"])
    token_id = str(asker(doors, one).token)
    assert not doors.revoke(BO, token_id)
    assert doors.token(one) is not None
    assert doors.revoke(ANA, token_id)
    assert not doors.revoke(ANA, token_id)
    assert doors.token(one) is None
    assert doors.token(other) is not None


def test_sessions_that_a_token_started_end_when_one_is_revoked(doors: Doorkeeper) -> None:
    signed = asker(doors, doors.make_token(ANA, ["read"]))
    by_token = doors.start_session(signed)
    by_link = doors.start_session(Signed(ANA, frozenset(("read",)), "link"))
    doors.revoke(ANA, str(signed.token))
    assert doors.session(by_token) is None
    assert doors.session(by_link) is not None


def test_a_session_ends_no_later_than_the_token_it_was_started_with(doors: Doorkeeper, clock: Clock) -> None:
    session = doors.start_session(asker(doors, doors.make_token(ANA, ["read"], days=2)))
    clock.day = "2026-05-21"
    assert doors.session(session) is not None
    clock.day = "2026-05-22"
    assert doors.session(session) is None


class TestMadeWithAnother:
    def test_it_may_do_no_more(self, doors: Doorkeeper) -> None:
        own = asker(doors, doors.make_token(ANA, ["read", "write"]))
        secret, token = doors.issue(own, ["read"], name="narrower")
        assert asker(doors, secret).scopes == {"read"}
        assert token in doors.tokens_of(ANA)
        with pytest.raises(BadUse, match="this token allows read, write"):
            doors.issue(own, ["read", "ask"])

    @pytest.mark.parametrize(("days", "lasts"), [(None, 10), (5, 5), (30, 10)])
    def test_it_lasts_no_longer(self, doors: Doorkeeper, clock: Clock, days: int | None, lasts: int) -> None:
        own = asker(doors, doors.make_token(ANA, ["write"], days=10))
        assert doors.issue(own, ["write"], days=days)[1].ends == clock() + lasts * SECONDS

    def test_it_is_revoked_together_with_it(self, doors: Doorkeeper) -> None:
        first = asker(doors, doors.make_token(ANA, ["write"]))
        second = asker(doors, doors.issue(first, ["write"])[0])
        third, _ = doors.issue(second, ["write"])
        apart = doors.make_token(ANA, ["write"])
        doors.revoke(ANA, str(first.token))
        assert doors.token(third) is None
        assert [token.id for token in doors.tokens_of(ANA)] == [asker(doors, apart).token]

    def test_one_that_has_ended_in_between_makes_none(self, doors: Doorkeeper) -> None:
        own = asker(doors, doors.make_token(ANA, ["write"]))
        doors.revoke(ANA, str(own.token))
        with pytest.raises(BadUse, match="has ended"):
            doors.issue(own, ["write"])


def test_a_member_has_so_many_tokens_and_no_more(doors: Doorkeeper, clock: Clock) -> None:
    for _ in range(MOST):
        doors.make_token(ANA, ["read"], days=1)
    with pytest.raises(BadUse, match="revoke some first"):
        doors.make_token(ANA, ["read"])
    doors.make_token(BO, ["read"])
    clock.day = "2026-05-22"
    doors.make_token(ANA, ["read"])
