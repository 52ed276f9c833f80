"""The drawer for judgements: by ids of answers, carried out, listed, taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.builders import (
    ANA,
    BO,
    CY,
    DEE,
    both_ways,
    employment,
    house,
    introduction,
    mail,
    reading,
    share,
    tell,
)
from tests.hostile import HOSTILE

from relgraph.documents import JudgementKind
from relgraph.errors import BadUse
from relgraph.house import House

DAYS = ("2026-05-01", "2026-05-09", "2026-05-18")
NAMED = "Cy Young <cy@acme.example>"
GONE: tuple[JudgementKind, ...] = (
    "not a tie",
    "wrong title",
    "same",
    "different",
    "not an introduction",
    "same company",
)


@pytest.fixture
def at(tmp_path: Path) -> Iterator[House]:
    made = house(tmp_path)
    signed = mail(NAMED, [ANA, DEE], day="2026-05-10", text="signed")
    tell(
        made,
        ANA,
        *both_ways(ANA, NAMED, *DAYS),
        *both_ways(ANA, "Cy Young <cy@zell.example>", "2026-05-02"),
        signed,
        reading(signed, employment(CY, "CFO", "Acme AG", "acme.example"), introduction(CY, ANA, DEE)),
    )
    yield made
    made.close()


def ident(of: House, address: str) -> str:
    (found,) = [one["id"] for one in of.answers(ANA).people("")["items"] if one["address"] == address]
    return found


def say(of: House, kind: JudgementKind, about: str, other: str = "") -> int:
    drawer = of.desk(ANA).judgements
    number = drawer.record(kind, about, other)["number"]
    assert drawer.settle()
    return number


def test_a_tie_called_wrong_goes_from_answers_and_from_what_colleagues_see_and_comes_back(at: House) -> None:
    share(at, ANA, "all")
    cy = ident(at, CY)
    before, seen = at.answers(ANA).person(cy), at.answers(BO).who("acme.example")
    number = say(at, "not a tie", cy)
    found = at.answers(ANA).person(cy)
    assert found is not None
    assert found["known_by"] == []
    assert [one["address"] for one in at.answers(BO).who("acme.example")["people"]] == []
    undone = at.desk(ANA).judgements.undo(number)
    assert undone is not None
    assert at.desk(ANA).judgements.settle()
    assert (at.answers(ANA).person(cy), at.answers(BO).who("acme.example")) == (before, seen)


@pytest.mark.parametrize(
    ("kind", "other", "text"),
    [
        ("wrong title", "CFO", "“CFO” is not the title of Cy Young (cy@acme.example)."),
        ("wrong employer", "Acme AG", "Cy Young (cy@acme.example) does not work at Acme AG."),
        ("wrong name", "Cy Young", "“Cy Young” is not the name of Cy Young (cy@acme.example)."),
        ("not a tie", "", "You do not know Cy Young (cy@acme.example)."),
        ("not a person", "", "Cy Young (cy@acme.example) is not a person."),
    ],
)
def test_what_was_said_is_listed_in_words_with_its_day(
    at: House, kind: JudgementKind, other: str, text: str
) -> None:
    drawer = at.desk(ANA).judgements
    number = drawer.record(kind, ident(at, CY), other)["number"]
    listed = [(one["number"], one["text"], one["said"]) for one in drawer.said()["items"]]
    assert listed == [(number, text, "2026-05-20")]
    assert drawer.said()["summary"] == "You put 1 thing right."


def test_saying_it_twice_is_saying_it_once(at: House) -> None:
    drawer, cy = at.desk(ANA).judgements, ident(at, CY)
    assert drawer.record("not a tie", cy) == drawer.record("not a tie", cy)
    assert len(drawer.said()["items"]) == 1


def test_two_people_are_made_one_and_two_again(at: House) -> None:
    (pair,) = at.answers(ANA).doubts()["people"]
    one, other = pair["one"]["id"], pair["other"]["id"]
    number = say(at, "same", one, other)
    (found,) = at.answers(ANA).search("young")["people"]
    person = at.answers(ANA).person(found["id"])
    assert person is not None
    assert person["addresses"] == ["cy@acme.example", "cy@zell.example"]
    assert at.desk(ANA).judgements.undo(number)
    at.desk(ANA).judgements.settle()
    # A yes is also taken back by saying that one of the addresses is somebody else's.
    say(at, "same", one, other)
    say(at, "different", found["id"], "cy@zell.example")
    assert len(at.answers(ANA).search("young")["people"]) == 2


def test_an_introduction_called_none_is_gone(at: House) -> None:
    (one,) = at.answers(ANA).introductions()["items"]
    say(at, "not an introduction", one["message"], one["kind"])
    assert at.answers(ANA).introductions()["items"] == []


def test_judgements_outlive_a_rebuild(at: House) -> None:
    cy = ident(at, CY)
    say(at, "wrong title", cy, "CFO")
    at.project(ANA)
    found = at.answers(ANA).person(cy)
    assert found is not None
    assert (found["person"]["title"], found["jobs"]) == (None, [])


def test_what_is_not_in_the_book_is_refused_in_words(at: House) -> None:
    for kind in GONE:
        for text in ("", "0" * 20, *HOSTILE):
            with pytest.raises(BadUse):
                at.desk(ANA).judgements.record(kind, text, text)
    assert at.desk(ANA).judgements.said()["items"] == []


def test_oneself_and_what_only_colleagues_know_are_not_to_be_judged(at: House) -> None:
    tell(at, BO, *both_ways(BO, "gil@zell.example", *DAYS))
    share(at, BO, "all")
    (gil,) = at.answers(ANA).search("gil")["people"]
    for about in (gil["id"], at.view(ANA).me.id):
        with pytest.raises(BadUse, match="no longer in your book"):
            at.desk(ANA).judgements.record("not a person", about)


def test_while_a_run_is_at_the_book_carrying_out_is_left_to_it(at: House) -> None:
    drawer = at.desk(ANA).judgements
    drawer.record("not a tie", ident(at, CY))
    with at.locked(ANA):
        assert not drawer.settle()
    assert drawer.settle()


def test_undoing_what_does_not_stand_is_nothing(at: House) -> None:
    assert at.desk(ANA).judgements.undo(99) is None
