"""The own book at one day: strengths of its ties, and why."""

import pytest
from tests.builders import ANA, CY, DEE, book, both_ways, mail, view

from relgraph.graph.model import Tie
from relgraph.view.own import OwnBook, joined

DAYS = ("2026-05-01", "2026-05-09", "2026-05-18")


def own(*evidence: object, day: str = "2026-05-20") -> OwnBook:
    return view(book(*evidence), day=day).own  # type: ignore[arg-type]


def ident(of: OwnBook, address: str) -> str:
    return next(p.id for p in of.store.find_people(address, after=("", ""), limit=9))


def test_a_tie_is_the_same_from_either_side() -> None:
    assert joined("a", "b") == joined("b", "a") == Tie("a", "b")


def test_known_are_those_with_contact_by_that_day() -> None:
    of = own(*both_ways(ANA, CY, *DAYS), mail(CY, DEE), mail(ANA, DEE, day="2026-06-01"))
    cy, dee = ident(of, CY), ident(of, DEE)
    known = of.known([cy, dee, "nobody"])
    assert set(known) == {cy}
    assert known[cy].frm == of.me.id if of.me else None
    assert known[cy].two_way


def test_one_way_contact_is_known_as_such() -> None:
    of = own(mail(CY, ANA))
    (known,) = of.known([ident(of, CY)]).values()
    assert not known.two_way
    assert known.strength.tier == "weak"


def test_a_tie_nothing_is_known_of_has_no_strength_and_counts_nothing() -> None:
    of = own(mail(CY, ANA))
    assert of.strength(Tie("a", "b")) is None
    assert of.value(Tie("a", "b")) == 0


def test_a_tally_is_told_from_the_side_that_asks() -> None:
    of = own(mail(ANA, CY), mail(ANA, CY, day="2026-05-02"), mail(CY, ANA, day="2026-05-03"))
    assert of.me is not None
    cy = ident(of, CY)
    assert (of.tally(of.me.id, cy).out_days, of.tally(of.me.id, cy).in_days) == (2, 1)
    assert (of.tally(cy, of.me.id).out_days, of.tally(cy, of.me.id).in_days) == (1, 2)


def test_a_silent_tie_fades() -> None:
    rhythm = [f"2026-0{month}-{day:02}" for month in (1, 2) for day in (1, 8, 15, 22)]
    of = own(*both_ways(ANA, CY, *rhythm), *both_ways(ANA, DEE, *DAYS))
    assert of.me is not None
    assert of.fading(of.me.id, ident(of, CY))
    assert not of.fading(of.me.id, ident(of, DEE))


@pytest.mark.parametrize("day", ["2026-05-20", "2026-05-01"])
def test_an_empty_book_knows_nobody(day: str) -> None:
    of = own(day=day)
    assert of.me is None
    assert of.known(["a", "b"]) == {}
