"""Are we wide and deep enough at this account?"""

from pydantic import TypeAdapter
from tests.builders import ANA, BO, CY, DEE, book, both_ways, employment, mail, published, reading, view

from relgraph.answers.answers import ViewAnswers
from relgraph.book.book import Book
from relgraph.documents import Plan
from relgraph.evidence import Evidence

SHAPE = TypeAdapter(Plan)
DAYS = ("2026-03-02", "2026-05-01", "2026-05-18")
TEAM = (f"Ana Reyes <{ANA}>", f"Bo Lind <{BO}>")


def titled(owner: str, who: str, title: str) -> list[Evidence]:
    sent = both_ways(owner, who, *DAYS, text=who)
    return [*sent, reading(sent[-1], employment(who, title, "Acme AG", "acme.example"), member=owner)]  # type: ignore[arg-type]


def asked(own: Book, *shared: object, members: tuple[str, ...] = TEAM) -> Plan:
    answers = ViewAnswers(view(own, *shared, members=members))  # type: ignore[arg-type]
    (account,) = answers.accounts("acme")["items"]
    found = answers.plan(account["id"])
    assert found is not None
    SHAPE.validate_python(found, strict=True)
    return found


def test_roles_that_hang_on_one_colleague_are_said_in_the_first_line() -> None:
    bo = book(*titled(BO, CY, "CFO"), *titled(BO, DEE, "Head of Operations"), member=BO)
    found = asked(book(), *published(bo))
    assert found["summary"] == "We know 2 of the 5 roles, all through Bo Lind."
    assert found["threads"] == [{"through": "Bo Lind", "roles": ["finance", "operations"]}]


def test_a_role_reached_by_two_is_no_single_thread() -> None:
    own = book(*titled(ANA, CY, "CFO"), *titled(ANA, DEE, "General Counsel"))
    bo = book(*titled(BO, CY, "CFO"), member=BO)
    found = asked(own, *published(bo))
    assert found["summary"] == "We know 2 of the 5 roles; legal through you alone."
    assert {part["role"]: part["through"] for part in found["parts"] if part["people"]} == {
        "finance": ["you", "Bo Lind"],
        "legal": ["you"],
    }


def test_a_missing_role_names_who_was_seen_in_it_and_how_to_get_there() -> None:
    counsel = "gil@acme.example"
    seen = mail(CY, [ANA, counsel], day="2026-05-02")
    own = book(
        *titled(ANA, CY, "CFO"),
        seen,
        reading(seen, employment(counsel, "Counsel", "Acme AG", "acme.example")),
    )
    (legal,) = [part for part in asked(own)["parts"] if part["role"] == "legal"]
    assert legal["openings"][0]["person"]["address"] == counsel
    assert legal["openings"][0]["phrase"].startswith("Ask cy, who has been in touch with gil")
    assert legal["openings"][1]["phrase"] == "You know cy well: ask who looks after legal there"


def test_people_of_unknown_role_stand_last() -> None:
    found = asked(book(*both_ways(ANA, CY, *DAYS)))
    assert found["summary"] == "We know 1 person here, none in the 5 roles that count."
    assert [part["role"] for part in found["parts"]][-1] == "somebody"
    assert (found["covered"], found["wanted"]) == (0, 5)


def test_an_account_nobody_sees_has_no_plan() -> None:
    assert ViewAnswers(view(book(*both_ways(ANA, CY, *DAYS)))).plan("0" * 20) is None
