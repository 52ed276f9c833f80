"""Passwords: kept as argon2id hashes, checked with the same work for everybody."""

from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher, Type, extract_parameters
from tests.builders import ANA, BO

from relgraph.errors import BadUse
from relgraph.team.passwords import LONGEST, Passwords
from relgraph.team.team import Team

WORDS = "a few words in a row"


@pytest.fixture
def team(tmp_path: Path) -> Team:
    made = Team(tmp_path / "team.db")
    made.add_member(ANA, "Ana", (), now=1)
    made.add_member(BO, "Bo", (), now=1)
    return made


def kept(team: Team) -> str:
    return str(team.space.rows("SELECT hash FROM password")[0][0])


def test_what_is_kept_is_argon2id_and_not_the_password(team: Team) -> None:
    Passwords(team.space).set(ANA, WORDS)
    found = extract_parameters(kept(team))
    assert found.type is Type.ID
    assert found.memory_cost >= 19 * 1024
    assert WORDS.encode() not in team.space.db.serialize("main")


def test_a_password_is_right_for_its_member_alone(team: Team) -> None:
    passwords = Passwords(team.space)
    passwords.set(ANA, WORDS)
    assert passwords.right(ANA, WORDS)
    assert not passwords.right(ANA, WORDS.upper())
    assert not passwords.right(BO, WORDS)
    assert not passwords.right(None, WORDS)


def test_who_has_no_password_takes_the_same_work(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    passwords = Passwords(team.space)
    passwords.set(ANA, WORDS)
    asked: list[str] = []

    class Counting(PasswordHasher):
        def verify(self, hash: Any, password: Any) -> Any:  # noqa: A002 (the library's own name)
            asked.append(extract_parameters(hash).__repr__())
            return super().verify(hash, password)

    monkeypatch.setattr(passwords, "_hasher", Counting())
    for member in (ANA, BO, None):
        passwords.right(member, "guessed again and again")
    assert len(asked) == 3
    assert len(set(asked)) == 1


def test_an_old_hash_is_made_anew_when_its_password_is_used(team: Team) -> None:
    weaker = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1)
    Passwords(team.space, weaker).set(ANA, WORDS)
    before, recovery = kept(team), team.space.rows("SELECT recovery FROM password")
    passwords = Passwords(team.space)
    assert not passwords.right(ANA, "guessed")
    assert kept(team) == before
    assert passwords.right(ANA, WORDS)
    assert kept(team) != before
    assert team.space.rows("SELECT recovery FROM password") == recovery
    assert passwords.right(ANA, WORDS)


@pytest.mark.parametrize("text", ["", "short", "eleven char", "a" * 40, "abab" * 5, "x y" * LONGEST, ANA])
def test_a_password_that_is_too_easy_is_refused(team: Team, text: str) -> None:
    with pytest.raises(BadUse):
        Passwords(team.space).set(ANA, text)
    assert not Passwords(team.space).is_set(ANA)


def test_the_same_letters_typed_in_another_way_are_the_same_password(team: Team) -> None:
    passwords = Passwords(team.space)
    passwords.set(ANA, "zwölf größere wörter")
    assert passwords.right(ANA, "zwo\u0308lf gro\u0308ßere wo\u0308rter")


def test_a_recovery_code_may_be_written_down_as_one_likes(team: Team) -> None:
    passwords = Passwords(team.space)
    code = passwords.set(ANA, WORDS)
    assert len(code.replace("-", "")) == 25
    assert passwords.recovers(ANA, code)
    assert passwords.recovers(ANA, f" {code.upper().replace('-', ' ')} ")
    assert not passwords.recovers(ANA, code[:-1])
    assert not passwords.recovers(BO, code)
    assert not passwords.recovers(ANA, "")
    newer = passwords.new_recovery(ANA)
    assert passwords.recovers(ANA, newer)
    assert not passwords.recovers(ANA, code)
