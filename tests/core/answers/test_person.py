"""Who is this? From the own book and from what was shared."""

from pydantic import TypeAdapter
from tests.builders import (
    ANA,
    BO,
    CY,
    DEE,
    Interaction,
    book,
    both_ways,
    employment,
    introduction,
    mail,
    meeting,
    published,
    reading,
    view,
)

from relgraph.answers.answers import ViewAnswers
from relgraph.book.book import Book
from relgraph.documents import Person

SHAPE = TypeAdapter(Person)
DAYS = ("2026-03-02", "2026-05-01", "2026-05-18")


def signed(title: str, company: str, day: str, domain: str = "acme.example") -> list[object]:
    one = mail("Dee Hart <dee@acme.example>", ANA, day=day, text=f"{title} {company} {day}")
    return [one, reading(one, employment(str(DEE), title, company, domain))]


def asked(own: Book, address: str = DEE, **how: object) -> Person:
    answers = ViewAnswers(view(own, **how))  # type: ignore[arg-type]
    (found,) = [one for one in answers.people("")["items"] if one["address"] == address]
    person = answers.person(found["id"])
    assert person is not None
    SHAPE.validate_python(person, strict=True)
    return person


def test_the_first_line_says_title_employer_since_when_what_before_and_who_wrote_last() -> None:
    own = book(
        *signed("Buyer", "Nordwind", "2025-11-03"),  # type: ignore[arg-type]
        *signed("Head of Operations", "Acme AG", "2026-03-02"),  # type: ignore[arg-type]
        *signed("Head of Operations", "Acme AG", "2026-04-29"),  # type: ignore[arg-type]
    )
    assert asked(own)["summary"] == (
        "Dee Hart, Head of Operations at Acme AG since March 2026; was at Nordwind."
        " You were last in touch 3 weeks ago; they wrote last."
    )


def test_a_title_seen_once_is_not_said_to_be_since_then() -> None:
    own = book(*signed("Head of Operations", "Acme AG", "2026-05-19"))  # type: ignore[arg-type]
    assert asked(own)["summary"].startswith("Dee Hart, Head of Operations at Acme AG. ")


def test_months_count_both_directions_and_leave_none_out() -> None:
    own = book(
        *both_ways(ANA, DEE, "2026-03-02"),
        mail(DEE, ANA, day="2026-05-02", text="1"),
        mail(DEE, ANA, day="2026-05-03", text="2"),
        meeting(ANA, DEE, day="2026-05-04"),
    )
    assert asked(own)["months"] == [
        {"month": "2026-03", "out": 1, "in": 1, "met": 0},
        {"month": "2026-04", "out": 0, "in": 0, "met": 0},
        {"month": "2026-05", "out": 0, "in": 2, "met": 1},
    ]
    assert asked(own)["last"] == "you met"


def test_what_is_known_is_told_with_its_source() -> None:
    own = book(
        mail("Dee Hart <dee@acme.example>", ANA, day="2026-05-01", source="inbox", place="a"),
        mail(ANA, "D. Hart <dee@acme.example>", day="2026-05-03", source="sent", place="b"),
    )
    found = asked(own)
    assert found["origins"] == [
        {"source": "inbox", "messages": 1, "first": "2026-05-01", "last": "2026-05-01"},
        {"source": "sent", "messages": 1, "first": "2026-05-03", "last": "2026-05-03"},
    ]
    assert [(one["name"], one["by_self"]) for one in found["names"]] == [
        ("D. Hart", False),
        ("Dee Hart", True),
    ]


def test_who_introduced_the_two_stands_first_among_the_introductions() -> None:
    made = mail("Cy Young <cy@acme.example>", [ANA, DEE], day="2026-04-01", subject="Meet Dee")
    other = mail("Dee Hart <dee@acme.example>", ANA, day="2026-05-01", text="x")
    own = book(
        made,
        other,
        reading(made, introduction(CY, ANA, DEE)),
        reading(other, introduction(DEE, CY, "gil@zell.example")),
        mail(ANA, "gil@zell.example", day="2026-05-01", text="y"),
    )
    first, second = asked(own)["introductions"]
    assert (first["phrase"], first["subject"], first["date"]) == (
        "Cy Young introduced you to Dee Hart",
        "Meet Dee",
        "2026-04-01",
    )
    assert second["phrase"] == "Dee Hart introduced Cy Young and gil"


def test_who_else_is_in_touch_comes_from_the_own_book_alone() -> None:
    many: list[Interaction] = [mail(CY, [ANA, DEE], day=day) for day in DAYS]
    found = asked(book(*many, mail(DEE, [ANA, CY], day="2026-05-19")))
    assert [one["person"]["address"] for one in found["acquainted"]] == [CY]
    assert found["acquainted"][0]["last_contact"] == "2026-05-19"


def test_somebody_only_shared_has_who_shares_and_nothing_else() -> None:
    bo = book(*both_ways(BO, "Dee Hart <dee@acme.example>", *DAYS), member=BO)
    of = view(book(), *published(bo), members=(ANA, f"Bo Lind <{BO}>"))
    answers = ViewAnswers(of)
    (listed,) = answers.people("dee")["items"]
    found = answers.person(listed["id"])
    assert found is not None
    SHAPE.validate_python(found, strict=True)
    assert found["summary"] == "Dee Hart, Acme. Bo Lind knows them and was in touch in May 2026."
    empty = ("months", "jobs", "names", "origins", "introductions", "acquainted")
    assert all(found[name] == [] for name in empty)  # type: ignore[literal-required]


def test_a_colleague_is_found_by_id_too() -> None:
    of = view(book(), members=(ANA, f"Bo Lind <{BO}>"))
    found = ViewAnswers(of).person(of.colleague_id(of.members[1]))
    assert found is not None
    assert found["summary"] == "Bo Lind. Nobody here knows them yet."


def test_an_earlier_day_knows_nothing_of_what_came_later() -> None:
    own = book(*both_ways(ANA, DEE, *DAYS))
    early = asked(own, day="2026-03-10")
    assert [month["month"] for month in early["months"]] == ["2026-03"]
    assert early["origins"][0]["last"] == "2026-03-02"
