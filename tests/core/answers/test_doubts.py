"""Who may be one person, and which companies one."""

from pydantic import TypeAdapter
from tests.builders import ANA, BO, CY, book, both_ways, published, view

from relgraph.answers.answers import ViewAnswers
from relgraph.book.book import Book
from relgraph.documents import Doubts

SHAPE = TypeAdapter(Doubts)
DAYS = ("2026-05-01", "2026-05-18")
CY_AT = ("Cy Young <cy@acme.example>", "Cy Young <cy.young@zell.example>")


def asked(own: Book, *shared: object) -> Doubts:
    found = ViewAnswers(view(own, *shared)).doubts()  # type: ignore[arg-type]
    SHAPE.validate_python(found, strict=True)
    return found


def two() -> Book:
    return book(*both_ways(ANA, CY_AT[0], *DAYS), *both_ways(ANA, CY_AT[1], "2026-05-02"))


def test_one_full_name_at_two_domains_waits_for_a_yes_those_known_best_first() -> None:
    (pair,) = asked(two())["people"]
    assert (pair["one"]["address"], pair["other"]["address"]) == (CY, "cy.young@zell.example")
    assert pair["why"] == "both are called Cy Young"


def test_a_pair_that_was_judged_does_not_come_up_again_until_that_is_undone() -> None:
    for kind in ("same", "different"):
        own = two()
        number = own.judge(kind, CY, "cy.young@zell.example", now=1)  # type: ignore[arg-type]
        assert asked(own)["people"] == []
        own.undo_judgement(number, now=2)
        assert len(asked(own)["people"]) == 1


def test_what_colleagues_share_makes_no_pair() -> None:
    bo = book(*both_ways(BO, CY_AT[1], *DAYS), member=BO)
    own = book(*both_ways(ANA, CY_AT[0], *DAYS))
    assert asked(own, *published(bo))["people"] == []


def test_a_common_name_says_nothing() -> None:
    many = [f"Cy Young <cy{n}@firm{n}.example>" for n in range(5)]
    assert asked(book(*(m for one in many for m in both_ways(ANA, one, *DAYS))))["people"] == []


def test_companies_of_one_name_wait_for_a_yes_and_are_one_after_it() -> None:
    own = book(*both_ways(ANA, "x@ardent.example", *DAYS), *both_ways(ANA, "y@ardent.test", *DAYS))
    (pair,) = asked(own)["companies"]
    assert [pair["one"]["domains"], pair["other"]["domains"]] == [["ardent.test"], ["ardent.example"]]
    number = own.judge("same company", "ardent.test", "ardent.example", now=1)
    answers = ViewAnswers(view(own))
    assert answers.doubts()["companies"] == []
    found = answers.who("ardent.example")
    assert found["account"] is not None
    assert found["account"]["domains"] == ["ardent.test", "ardent.example"]
    assert {one["address"] for one in found["people"]} == {"x@ardent.example", "y@ardent.test"}
    assert [one["domains"] for one in answers.accounts("ardent")["items"]] == [
        ["ardent.test", "ardent.example"]
    ]
    own.undo_judgement(number, now=2)
    assert len(asked(own)["companies"]) == 1
    own.judge("different companies", "ardent.test", "ardent.example", now=3)
    assert asked(own)["companies"] == []


def test_both_ids_of_companies_that_are_one_lead_to_it() -> None:
    own = book(*both_ways(ANA, "x@ardent.example", *DAYS), *both_ways(ANA, "y@ardent.test", *DAYS))
    ids = [one["id"] for one in ViewAnswers(view(own)).accounts("ardent")["items"]]
    own.judge("same company", "ardent.test", "ardent.example", now=1)
    answers = ViewAnswers(view(own))
    found = [answers.account(one) for one in ids]
    assert found[0] is not None
    assert found[0] == found[1]


def test_a_shared_tie_at_either_domain_is_at_the_one_company() -> None:
    own = book(*both_ways(ANA, "x@ardent.example", *DAYS))
    own.judge("same company", "ardent.test", "ardent.example", now=1)
    bo = book(*both_ways(BO, "y@ardent.test", *DAYS), member=BO)
    found = ViewAnswers(view(own, *published(bo))).who("ardent.test")
    assert {one["address"] for one in found["people"]} == {"x@ardent.example", "y@ardent.test"}


def test_an_empty_book_has_nothing_to_confirm() -> None:
    assert asked(book())["summary"].startswith("Nothing to confirm")
