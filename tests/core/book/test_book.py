"""A book: what its owner decided, its target list, its version, its lock."""

from pathlib import Path

import pytest
from tests.builders import ANA, CY, DEE, book, mail

from relgraph.address import Address
from relgraph.book.book import Book, BookLock, Target
from relgraph.book.judgements import Judgement
from relgraph.errors import BadUse


def test_a_judgement_stands_until_it_is_undone() -> None:
    made = book()
    first = made.judge("same", CY, DEE, now=1)
    second = made.judge("not a tie", CY, "", now=2)
    assert made.judgements() == [Judgement(first, "same", CY, DEE), Judgement(second, "not a tie", CY, "")]
    assert made.undo_judgement(first, now=3)
    assert not made.undo_judgement(first, now=4)
    assert not made.undo_judgement(99, now=4)
    assert [one.number for one in made.judgements()] == [second]


def test_every_decision_raises_the_version() -> None:
    made = book()
    seen = [made.version]
    number = made.judge("same", CY, DEE, now=1)
    seen.append(made.version)
    made.undo_judgement(number, now=2)
    seen.append(made.version)
    assert seen == sorted(set(seen))


def test_the_version_is_seen_by_others_at_the_same_file(tmp_path: Path) -> None:
    one, other = Book(tmp_path / "a.db", ANA), Book(tmp_path / "a.db", ANA)
    one.judge("same", CY, DEE, now=1)
    assert other.version == one.version == 1
    one.close()
    other.close()


def test_targets_are_added_once_and_remember_what_was_seen() -> None:
    made = book()
    assert made.add_targets(["Acme", "zell.example", "Acme"], now=1) == 2
    assert made.add_targets(["Acme"], now=2) == 0
    made.remember_targets({"Acme": "no way in yet", "gone": "x"})
    assert made.targets() == [Target("Acme", "no way in yet"), Target("zell.example", None)]
    assert made.remove_target("Acme")
    assert not made.remove_target("Acme")
    assert [one.wanted for one in made.targets()] == ["zell.example"]


def test_targets_stand_in_order_of_their_names() -> None:
    made = book()
    made.add_targets(["beta", "Alpha", "alpha", "Gamma"], now=1)
    assert [one.wanted for one in made.targets()] == ["Alpha", "alpha", "beta", "Gamma"]


def test_what_is_left_out_is_said_once_and_can_be_taken_in_again() -> None:
    made = book()
    assert made.leave_out(["person:cy@acme.example", "before:2020-01-01"]) == 2
    assert made.leave_out(["person:cy@acme.example"]) == 0
    assert made.left_out() == ["before:2020-01-01", "person:cy@acme.example"]
    assert made.take_in("before:2020-01-01")
    assert not made.take_in("before:2020-01-01")


def test_runs_are_numbered_and_keep_their_report() -> None:
    made = book()
    assert made.start_run("mail inbox", now=1) == 1
    assert made.start_run("mail inbox", now=2) == 2
    made.end_run(2, {"read": 3})
    assert made.space.rows("SELECT id, report FROM run ORDER BY id") == [(1, None), (2, '{"read": 3}')]


def test_a_book_has_all_its_owners_addresses() -> None:
    assert book(aliases=["ana@home.example"]).own == {ANA, "ana@home.example"}


def test_addresses_in_the_ledger_that_spell_the_owners_name_are_the_owners() -> None:
    owner = Address("ana.reyes@fenwick.example")
    private = mail(CY, "ana.reyes@gmail.com", text="2")
    made = book(mail("ana.m.reyes@fenwick.example", CY), private, member=owner)
    assert made.own == {owner, "ana.m.reyes@fenwick.example"}
    made.ledger.append([mail("ana_reyes@eu.fenwick.example", CY, text="3")])
    assert made.own == {owner, "ana.m.reyes@fenwick.example", "ana_reyes@eu.fenwick.example"}


def test_a_fellow_members_address_is_never_the_owners() -> None:
    owner, other = Address("ana.reyes@fenwick.example"), Address("ana.m.reyes@fenwick.example")
    made = Book(Path(":memory:"), owner, (), [other])
    made.ledger.append([mail(other, CY)])
    assert made.own == {owner}
    assert made.assign((), ())
    assert made.own == {owner, other}
    assert not made.assign((), ())


def test_a_second_run_at_the_same_book_says_so(tmp_path: Path) -> None:
    with BookLock(tmp_path / "a.lock", ANA):
        with (
            pytest.raises(BadUse, match=f"another run is at the book of {ANA}"),
            BookLock(tmp_path / "a.lock", ANA),
        ):
            raise AssertionError("both runs got in")
        with BookLock(tmp_path / "b.lock", CY):
            pass
    with BookLock(tmp_path / "a.lock", ANA):
        pass


def test_a_book_is_opened_again_with_all_it_held(tmp_path: Path) -> None:
    made = book(mail(ANA, CY), path=tmp_path / "a.db")
    made.judge("same", CY, DEE, now=1)
    made.add_targets(["Acme"], now=1)
    made.close()
    again = Book(tmp_path / "a.db", ANA)
    assert again.ledger.messages() == 1
    assert len(again.judgements()) == 1
    assert len(again.targets()) == 1
    again.close()
