"""People and companies as one types."""

import pytest
from pydantic import TypeAdapter
from tests.builders import ANA, BO, CY, book, both_ways, mail, published, view
from tests.hostile import HOSTILE

from relgraph.answers.answers import ViewAnswers
from relgraph.documents import Found

SHAPE = TypeAdapter(Found)
DAYS = ("2026-05-01", "2026-05-18")


def test_who_is_known_best_comes_first_among_names_that_begin_alike() -> None:
    own = book(
        mail("Cy Abel <abel@zell.example>", ANA, day="2026-05-01"),
        *both_ways(ANA, "Cy Young <cy@acme.example>", *DAYS),
        mail("Lucy Cole <lucy@zell.example>", ANA, day="2026-05-01", text="x"),
    )
    found = ViewAnswers(view(own)).search("cy")
    SHAPE.validate_python(found, strict=True)
    assert [one["name"] for one in found["people"]] == ["Cy Young", "Cy Abel", "Lucy Cole"]
    assert found["people"][0]["known_by"] == "you"


def test_shared_people_are_found_and_say_who_knows_them() -> None:
    bo = book(*both_ways(BO, "Cy Young <cy@acme.example>", *DAYS), member=BO)
    answers = ViewAnswers(view(book(), *published(bo), members=(ANA, f"Bo Lind <{BO}>")))
    found = answers.search("young")
    assert [(one["address"], one["known_by"]) for one in found["people"]] == [(CY, "Bo Lind")]
    assert [one["domains"] for one in answers.search("acm")["accounts"]] == [["acme.example"]]


def test_nothing_typed_finds_nothing_and_says_what_to_do() -> None:
    found = ViewAnswers(view(book(*both_ways(ANA, CY, *DAYS)))).search(" ")
    assert (found["people"], found["accounts"]) == ([], [])
    assert found["summary"] == "Type a part of a name, an address or a company."


def test_many_are_cut_and_counted() -> None:
    own = book(*(mail(f"p{n:03}@zell.example", ANA, day="2026-05-01", text=str(n)) for n in range(30)))
    found = ViewAnswers(view(own)).search("p0")
    assert len(found["people"]) == 12
    assert found["summary"].startswith("Found 30 people;")


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_a_question(text: str) -> None:
    SHAPE.validate_python(ViewAnswers(view(book(*both_ways(ANA, CY, *DAYS)))).search(text), strict=True)
