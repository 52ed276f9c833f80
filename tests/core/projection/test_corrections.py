"""What the owner calls wrong is gone from the graph, and back when that is undone."""

from tests.builders import (
    ANA,
    CY,
    DEE,
    SECRET,
    book,
    both_ways,
    employment,
    introduction,
    mail,
    meeting,
    reading,
)

from relgraph.book.book import Book
from relgraph.graph.model import Graph, Person
from relgraph.projection.project import project
from relgraph.spaces.home import Ids
from relgraph.vocabulary import default_vocabulary

DAYS = ("2026-05-01", "2026-05-09")
NAMED = "Cy Young <cy@acme.example>"


def graph(of: Book) -> Graph:
    return project(of, Ids(SECRET.encode()), default_vocabulary())


def person(of: Book, address: str) -> Person | None:
    return next((one for one in graph(of).people if address in one.addresses), None)


def test_somebody_who_is_no_person_is_gone_with_ties_titles_and_introductions_until_that_is_undone() -> None:
    signed = mail(NAMED, [ANA, DEE], day="2026-05-02")
    made = book(
        *both_ways(ANA, NAMED, *DAYS),
        signed,
        reading(signed, employment(CY, "CFO"), introduction(CY, ANA, DEE)),
        meeting(ANA, "Cy Young", day="2026-05-03"),
    )
    before = graph(made)
    number = made.judge("not a person", CY, "", now=1)
    after = graph(made)
    assert person(made, CY) is None
    assert {one.name for one in after.people} == {"dee", "ana"}
    assert after.histories == {}
    assert (after.employments, after.introductions[0].introducer) == ((), None)
    made.undo_judgement(number, now=2)
    assert graph(made) == before


def test_the_owner_is_always_a_person() -> None:
    made = book(*both_ways(ANA, CY, *DAYS))
    made.judge("not a person", ANA, "", now=1)
    assert graph(made).me.address == ANA


def test_somebody_named_in_meetings_alone_can_be_no_person_either() -> None:
    made = book(meeting(ANA, "Max Nimmer"), *both_ways(ANA, CY, *DAYS))
    made.judge("not a person", "max nimmer", "", now=1)
    assert {one.name for one in graph(made).people} == {"ana", "cy"}


def test_a_wrong_name_gives_way_to_the_next_one_and_to_the_address_at_last() -> None:
    made = book(*both_ways(ANA, NAMED, *DAYS), mail("Cyrus Young <cy@acme.example>", ANA, day="2026-05-03"))
    made.judge("wrong name", CY, "cy young", now=1)
    found = person(made, CY)
    assert found is not None
    assert found.name == "Cyrus Young"
    made.judge("wrong name", CY, "Cyrus Young", now=2)
    found = person(made, CY)
    assert found is not None
    assert found.name == "cy"


def test_a_wrong_name_no_longer_makes_two_addresses_one_person() -> None:
    made = book(*both_ways(ANA, NAMED, *DAYS), *both_ways(ANA, "Cy Young <c2@acme.example>", *DAYS))
    assert person(made, CY) == person(made, "c2@acme.example")
    made.judge("wrong name", "c2@acme.example", "Cy Young", now=1)
    assert person(made, CY) != person(made, "c2@acme.example")


def test_a_wrong_employer_takes_its_titles_along_and_leaves_the_others() -> None:
    one, two = (mail(NAMED, ANA, day=day, text=day) for day in DAYS)
    made = book(
        one,
        two,
        reading(one, employment(CY, "Chair", "Bank AG", "bank.example")),
        reading(two, employment(CY, "CFO", "Acme AG", "acme.example")),
    )
    made.judge("wrong employer", CY, "Bank AG", now=1)
    assert [row.title for row in graph(made).employments] == ["CFO"]
    made.judge("wrong employer", CY, "acme.example", now=2)
    found = person(made, CY)
    assert found is not None
    assert (found.title, found.domain) == (None, None)


def test_what_is_no_introduction_is_none_wherever_it_is_told_again() -> None:
    first, again = (mail(CY, [ANA, DEE], day=day, text=day) for day in DAYS)
    told = introduction(CY, ANA, DEE)
    made = book(first, again, reading(first, told), reading(again, told))
    number = made.judge("not an introduction", first.key(ANA).hex(), "made", now=1)
    assert graph(made).introductions == ()
    made.undo_judgement(number, now=2)
    assert len(graph(made).introductions) == 2


def test_a_judgement_outlives_a_newer_reading() -> None:
    first = mail(CY, [ANA, DEE], day="2026-05-01")
    made = book(first, reading(first, introduction(CY, ANA, DEE)))
    made.judge("not an introduction", first.key(ANA).hex(), "made", now=1)
    made.ledger.append([reading(first, introduction(CY, ANA, DEE), extractor="2")])
    assert graph(made).introductions == ()
