"""Invitations: once, for a week, and never a way into somebody else's book."""

from pathlib import Path

import pytest
from tests.builders import ANA, BO, CY, EVA, both_ways, house, tell

from relgraph.address import Address
from relgraph.errors import BadUse
from relgraph.front import Administration, Signed
from relgraph.house import House
from relgraph.team.invitations import INVITATION_SECONDS, Invitations

NEW = Address("new@fenwick.example")
WORDS = "a few words in a row"


@pytest.fixture
def at(tmp_path: Path) -> House:
    return house(tmp_path)


@pytest.fixture
def office(at: House) -> Administration:
    found = at.administration(ANA)
    assert found is not None
    return found


def test_the_first_member_is_administrator_and_nobody_else(at: House) -> None:
    assert at.administration(ANA) is not None
    assert at.administration(BO) is None


def test_an_invitation_lets_in_once(at: House, office: Administration) -> None:
    code = office.invite("New@Fenwick.example", "New One")
    joined = at.entrance.accept(code, password=WORDS)
    assert joined.signed == Signed(NEW, frozenset({"read", "ask", "write"}))
    assert at.team.member(NEW).name == "New One"
    assert at.entrance.password(" new@fenwick.example ", WORDS) == joined.signed
    assert at.entrance.invitation(code) is None
    with pytest.raises(BadUse, match="used already"):
        at.entrance.accept(code, password=WORDS)


def test_an_invitation_is_over_after_a_week(at: House, office: Administration) -> None:
    code = office.invite(NEW)
    later = at.clock() + INVITATION_SECONDS
    late = Invitations(at.team.space, lambda: later)
    assert late.of(code) is None
    assert not late.use_up(code)
    assert Invitations(at.team.space, lambda: later - 1).of(code) is not None


def test_a_weak_password_does_not_use_an_invitation_up(at: House, office: Administration) -> None:
    code = office.invite(NEW)
    with pytest.raises(BadUse, match="at least"):
        at.entrance.accept(code, password="short")
    assert at.entrance.accept(code, password=WORDS).signed.member == NEW


def test_a_newer_invitation_takes_the_place_of_the_older(at: House, office: Administration) -> None:
    older, newer = office.invite(NEW), office.invite(NEW)
    assert at.entrance.invitation(older) is None
    (listed,) = office.roster()["invitations"]
    assert office.withdraw(listed["id"])
    assert not office.withdraw(listed["id"])
    assert at.entrance.invitation(newer) is None


def test_nobody_is_invited_into_a_book_that_is_there(at: House, office: Administration) -> None:
    for there in (BO, "EVA@fenwick.example"):
        with pytest.raises(BadUse, match="member already"):
            office.invite(there)
    code = office.invite(NEW)
    at.team.add_member(NEW, "Added meanwhile", (), now=1)
    tell(at, NEW, *both_ways(NEW, CY, "2026-05-01"))
    with pytest.raises(BadUse, match="member already"):
        at.entrance.accept(code, password=WORDS)
    assert at.entrance.password(NEW, WORDS) is None


def test_a_reset_by_an_administrator_takes_the_members_own_recovery_code(
    at: House, office: Administration
) -> None:
    recovery = at.entrance.accept(office.invite(NEW), password=WORDS).recovery
    session = at.access.start_session(Signed(NEW, frozenset({"read"})))
    code = office.reset(NEW)
    invitation = at.entrance.invitation(code)
    assert invitation is not None
    assert (invitation["reset"], invitation["guarded"]) == (True, True)
    for guess in ("", "guessed", recovery[:-1]):
        with pytest.raises(BadUse, match="recovery code"):
            at.entrance.accept(code, password="taken over by somebody", recovery=guess)
    assert at.entrance.password(NEW, WORDS) is not None
    assert at.access.session(session) is not None
    again = at.entrance.accept(code, password="another few words", recovery=recovery)
    assert at.access.session(session) is None
    assert at.entrance.password(NEW, WORDS) is None
    assert again.recovery != recovery


def test_who_has_no_recovery_code_is_not_reset_by_an_administrator(office: Administration) -> None:
    with pytest.raises(BadUse, match="owner of the files"):
        office.reset(BO)


def test_the_first_set_up_works_while_nobody_is_there(tmp_path: Path) -> None:
    at = house(tmp_path, "Ana Reyes <ana@fenwick.example>")
    code = Invitations(at.team.space, at.clock).make(None, "", reset=False, guarded=False)
    assert at.entrance.invitation(code) is None
    at.remove(ANA, keep_book=False)
    code = Invitations(at.team.space, at.clock).make(None, "", reset=False, guarded=False)
    with pytest.raises(BadUse, match="no mail address"):
        at.entrance.accept(code, password="", name="Bo", address="bo")
    joined = at.entrance.accept(code, password="", name="Bo", address="Bo@Fenwick.example")
    assert (joined.signed.member, joined.recovery) == (BO, "")
    assert at.administration(BO) is not None
    assert at.entrance.password(BO, "") is None


def test_a_proxy_lets_in_members_by_address_or_alias(at: House) -> None:
    at.team.add_member(EVA, "", [Address("eva.sun@fenwick.example")], now=1)
    found = at.entrance.proxied("Eva.Sun@fenwick.example")
    assert found is not None
    assert (found.member, found.how) == (EVA, "proxy")
    assert at.entrance.proxied("nemo@absent.example") is None
    assert at.entrance.proxied("no address") is None


def test_an_administrator_sees_names_and_addresses_and_nothing_of_a_book(
    at: House, office: Administration
) -> None:
    before = office.roster()
    tell(at, BO, *both_ways(BO, CY, "2026-05-01"))
    at.desk(BO).sharing.share("named", "all", "everyone")
    assert office.roster() == before


def test_one_administrator_is_left(at: House, office: Administration) -> None:
    with pytest.raises(BadUse, match="only administrator"):
        office.dismiss(ANA)
    office.appoint(BO)
    office.dismiss(ANA)
    assert at.administration(ANA) is None
    assert at.administration(BO) is not None
