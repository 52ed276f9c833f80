"""Finding accounts and people: own and shared in one order, page by page, each once."""

import base64
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter
from tests.builders import ANA, BO, CY, DEE, EVA, book, both_ways, employment, mail, published, reading, view

from relgraph.answers.answers import ViewAnswers
from relgraph.answers.find import cursor, place
from relgraph.documents import Accounts, Members, People
from relgraph.view.view import View

ACCOUNTS: TypeAdapter[Accounts] = TypeAdapter(Accounts)
PEOPLE: TypeAdapter[People] = TypeAdapter(People)
MEMBERS: TypeAdapter[Members] = TypeAdapter(Members)
DAYS = ("2026-05-01", "2026-05-09")


def world() -> View:
    """Ana's own people at five companies, and what Bo shared: three of his own, one that Ana has too."""
    own = book(*(mail(f"Name{n} Own <own{n}@c{n}.example>", ANA, text=str(n)) for n in range(5)))
    theirs = [f"Shared Name{n} <s{n}@d{n}.example>" for n in range(3)] + ["Other Spelling <own1@c1.example>"]
    shared = published(book(*(one for who in theirs for one in both_ways(BO, who, *DAYS)), member=BO))
    return view(own, *shared, members=(ANA, f"Bo Lind <{BO}>", EVA))


ANSWERS = ViewAnswers(world())


def pages(kind: str, q: str, limit: int) -> list[dict[str, Any]]:
    """All items, page by page (Any: people or accounts)."""
    found: list[dict[str, Any]] = []
    after = None
    while True:
        page = getattr(ANSWERS, kind)(q, after=after, limit=limit)
        assert len(page["items"]) <= limit
        found += page["items"]
        after = page["next"]
        if after is None:
            return found


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 50])
@pytest.mark.parametrize("kind", ["accounts", "people"])
def test_pages_hold_everything_once_whatever_their_size(kind: str, limit: int) -> None:
    found = pages(kind, "", limit)
    assert found == pages(kind, "", 200)
    assert len({one["id"] for one in found}) == len(found)


def test_own_and_shared_stand_in_one_order_of_name() -> None:
    names = [one["name"] for one in pages("people", "", 200)]
    assert names == sorted(names, key=str.casefold)
    assert names.count("Name1 Own") == 1
    assert "Other Spelling" not in names
    assert {"Shared Name0", "Shared Name1", "Shared Name2"} < set(names)
    assert "ana" not in names


def test_people_are_found_by_part_of_name_or_address() -> None:
    shared = [one["name"] for one in pages("people", "shared", 9)]
    assert shared == ["Shared Name0", "Shared Name1", "Shared Name2"]
    assert [one["address"] for one in pages("people", "S1@D1", 9)] == ["s1@d1.example"]
    assert pages("people", "nobody", 9) == []


def test_accounts_are_found_by_part_of_name_or_domain() -> None:
    assert [one["domains"] for one in pages("accounts", "d1.ex", 9)] == [["d1.example"]]
    assert [one["name"] for one in pages("accounts", "C", 9)][:5] == ["C0", "C1", "C2", "C3", "C4"]
    assert pages("accounts", "gmail", 9) == []


def test_documents_have_their_shape() -> None:
    PEOPLE.validate_python(ANSWERS.people(), strict=True)
    ACCOUNTS.validate_python(ANSWERS.accounts(), strict=True)
    MEMBERS.validate_python(ANSWERS.members(), strict=True)


def test_a_person_is_listed_with_title_role_and_account() -> None:
    signed = mail("Cy Young <cy@acme.example>", ANA)
    own = book(signed, reading(signed, employment(CY, "CFO", "Acme AG", "acme.example")))
    (one,) = ViewAnswers(view(own)).people("young")["items"]
    assert (one["title"], one["role"]) == ("CFO", "finance")
    assert one["account"] is not None
    assert one["account"]["name"] == "Acme AG"


@pytest.mark.parametrize("limit", [-1, 0, 1])
def test_a_page_has_at_least_one(limit: int) -> None:
    assert len(ANSWERS.people(limit=limit)["items"]) == 1


def test_a_page_has_at_most_two_hundred() -> None:
    own = book(*(mail(f"p{n}@acme.example", ANA, text=str(n)) for n in range(230)))
    page = ViewAnswers(view(own)).people(limit=10_000)
    assert len(page["items"]) == 200
    assert page["next"] is not None


def test_members_are_listed_by_name_or_else_address() -> None:
    assert ANSWERS.members()["items"] == [
        {"address": ANA, "name": ANA},
        {"address": BO, "name": "Bo Lind"},
        {"address": EVA, "name": EVA},
    ]


def test_an_empty_book_finds_what_was_shared() -> None:
    shared = published(book(*both_ways(BO, DEE, *DAYS), member=BO))
    answers = ViewAnswers(view(book(), *shared))
    assert [one["address"] for one in answers.people()["items"]] == [DEE]
    assert [one["domains"] for one in answers.accounts()["items"]] == [["acme.example"]]
    assert ViewAnswers(view(book())).people()["items"] == []


# Cursors

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.tuples(TEXT, TEXT))
def test_a_cursor_leads_back_to_its_place(last: tuple[str, str]) -> None:
    mark = cursor(last)
    assert mark.isascii()
    assert all(c.isalnum() or c in "-_" for c in mark)
    assert place(mark) == last


@pytest.mark.parametrize(
    "mark",
    [None, "", "x", "====", "\udc80", "é", "\x00", "bnVsbA", "WzEsMl0", "W10", "eyJhIjoxfQ", "W" * 5000],
)
def test_a_mark_that_leads_nowhere_begins_at_the_start(mark: str | None) -> None:
    assert place(mark) == ("", "")


def test_a_mark_of_half_a_letter_begins_at_the_start() -> None:
    assert place(cursor(("\udc80", "x"))) == ("", "")


@pytest.mark.parametrize("depth", [100, 5000, 200_000])
def test_a_deep_mark_begins_at_the_start(depth: int) -> None:
    for text in ("[" * depth, "[" * depth + "]" * depth):
        assert place(base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")) == ("", "")


@given(st.text())
def test_any_mark_is_a_place(mark: str) -> None:
    assert len(place(mark)) == 2
