"""Who can introduce me: the warmest ways, each step with what stands behind it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter
from tests.builders import ANA, BO, CY, DEE, EVA, book, both_ways, mail, meeting, published, view

from relgraph.answers.answers import ViewAnswers
from relgraph.documents import Paths
from relgraph.evidence import Evidence, Verdict
from relgraph.team.shared import SharedTie
from relgraph.view.view import View

PATHS: TypeAdapter[Paths] = TypeAdapter(Paths)
TEAM = (f"Ana Reyes <{ANA}>", f"Bo Lind <{BO}>", f"Eva Sun <{EVA}>")
DAYS = ("2026-05-01", "2026-05-09", "2026-05-18")
YOUNG = "Cy Young <cy@acme.example>"


def bos(*evidence: Evidence) -> list[SharedTie]:
    return published(book(*evidence, member=BO))


def ask(of: View, question: str, *, top: int = 5, edges: int = 3) -> Paths:
    found = ViewAnswers(of).paths(question, top=top, edges=edges)
    PATHS.validate_python(found, strict=True)
    return found


def phrases(found: Paths) -> list[str]:
    return [one["phrase"] for one in found["paths"]]


def test_an_own_tie_is_a_way_of_one_step_with_its_reasons() -> None:
    found = ask(view(book(*both_ways(ANA, YOUNG, *DAYS)), members=TEAM), CY)
    (way,) = found["paths"]
    (step,) = way["steps"]
    assert step["level"] == "own"
    assert step["from"]["name"] == "Ana Reyes"
    assert step["to"] == found["target"]
    assert step["to"]["address"] == CY
    assert step["last_contact"] == "2026-05-18"
    assert way["warmth"] == round(step["strength"] or 0, 6)
    assert step["reasons"]
    assert phrases(found) == ["you know Cy Young well"]
    assert found["message"] is None


def test_a_colleagues_shared_tie_is_a_way_of_two_steps_without_numbers() -> None:
    of = view(book(), *bos(*both_ways(BO, YOUNG, *DAYS)), members=TEAM)
    (way,) = ask(of, CY)["paths"]
    first, second = way["steps"]
    assert (first["level"], first["tier"], first["strength"]) == ("colleague", None, None)
    assert (second["level"], second["tier"], second["last_contact"]) == ("named", "strong", "2026-05")
    assert (second["strength"], second["confidence"], second["reasons"]) == (None, None, None)
    words = of.vocabulary.paths
    assert way["warmth"] == round(words.colleague * words.strong, 6)
    assert way["weakest"] == 0
    assert way["phrase"] == "ask Bo Lind, who knows Cy Young well"


def test_a_way_through_somebody_outside_tells_what_the_own_book_saw() -> None:
    zoe = "Zoe Zell <zoe@zell.example>"
    own = book(*both_ways(ANA, zoe, *DAYS), *both_ways(zoe, YOUNG, *DAYS))
    (way,) = ask(view(own, members=TEAM), CY)["paths"]
    assert way["phrase"] == "ask Zoe Zell, who knows Cy Young well"
    assert [step["level"] for step in way["steps"]] == ["own", "own"]
    reasons = way["steps"][1]["reasons"]
    assert reasons is not None
    assert {reason["text"].split(" wrote")[0] for reason in reasons[:2]} == {"Zoe Zell", "Cy Young"}


def test_three_steps_are_said_in_one_line() -> None:
    own = book(
        *both_ways(ANA, "Xi Xu <xi@x.example>", *DAYS),
        *both_ways("xi@x.example", "Yo Yi <yo@y.example>", *DAYS),
        *both_ways("yo@y.example", YOUNG, *DAYS),
    )
    of = view(own, members=TEAM)
    assert phrases(ask(of, CY)) == ["ask Xi Xu, who knows Yo Yi well, who knows Cy Young well"]
    assert phrases(ask(of, CY, edges=2)) == []


def test_the_weakest_step_is_pointed_at() -> None:
    own = book(*both_ways(ANA, "zoe@zell.example", *DAYS), *both_ways("zoe@zell.example", CY, "2026-01-01"))
    (way,) = ask(view(own), CY)["paths"]
    values = [step["strength"] or 0 for step in way["steps"]]
    assert values[way["weakest"]] == min(values)


def test_ways_come_warmest_first_and_as_many_as_asked() -> None:
    own = book(
        mail(ANA, CY, day="2026-05-01"),
        *(one for n in range(30) for one in both_ways(ANA, f"x{n}@x.example", *DAYS)),
        *(one for n in range(30) for one in both_ways(f"x{n}@x.example", CY, *DAYS)),
    )
    of = view(own)
    found = ask(of, CY, top=7)["paths"]
    assert len(found) == 7
    assert all(one["warmth"] >= other["warmth"] for one, other in pairwise(found))
    assert len(ask(of, CY, top=1000)["paths"]) == 20
    assert len(ask(of, CY, top=-5)["paths"]) == 1
    assert len(ask(of, CY, edges=99)["paths"]) == 5
    assert [len(one["steps"]) for one in ask(of, CY, edges=-1)["paths"]] == [1]


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        (CY, "cy@acme.example"),
        ("CY@ACME.EXAMPLE", "cy@acme.example"),
        ("Cy Young", "cy@acme.example"),
        ("cy  YOUNG", "cy@acme.example"),
    ],
)
def test_a_person_is_found_by_address_or_name(question: str, wanted: str) -> None:
    of = view(book(*both_ways(ANA, YOUNG, *DAYS)))
    found = ask(of, question)
    assert found["target"] is not None
    assert found["target"] == {"id": found["target"]["id"], "name": "Cy Young", "address": wanted}
    assert ask(of, str(found["target"]["id"])) == found


def test_an_account_is_found_by_domain_name_or_id() -> None:
    of = view(book(*both_ways(ANA, YOUNG, *DAYS), *both_ways(ANA, DEE, "2026-01-01")))
    found = ask(of, "acme.example")
    assert found["target"] is not None
    assert found["target"]["name"] == "Acme"
    assert len(found["paths"]) == 2
    assert ask(of, "Acme") == ask(of, str(found["target"]["id"])) == found


def test_a_name_that_several_bear_leads_to_any_of_them() -> None:
    own = book(*both_ways(ANA, YOUNG, *DAYS), *both_ways(ANA, "Cy Young <cy@zell.example>", *DAYS))
    found = ask(view(own), "Cy Young")
    assert found["target"] is None
    assert len(found["paths"]) == 2


def test_a_colleague_is_one_step_away_by_address_or_name() -> None:
    of = view(book(*both_ways(ANA, CY, *DAYS)), members=TEAM)
    assert phrases(ask(of, BO)) == phrases(ask(of, "bo LIND")) == ["Bo Lind is a colleague"]


def test_where_nobody_is_known_the_message_says_what_would_help() -> None:
    empty = ask(view(book()), "zell.example")
    assert (empty["target"], empty["paths"]) == (None, [])
    assert empty["message"] is not None
    assert "your book is empty. Read your mail with `relgraph ingest mail`" in empty["message"]
    other = ask(view(book(mail(ANA, CY))), "zell.example")
    assert other["message"] is not None
    assert "if a colleague who knows somebody there shared that tie" in other["message"]
    seen = ask(view(book(mail(CY, ANA, verdict=Verdict.LIST))), "acme.example")
    assert seen["target"] is not None
    assert seen["message"] is not None
    assert "you have seen people there" in seen["message"]


def test_a_way_to_oneself_is_none() -> None:
    assert ask(view(book(mail(ANA, CY))), ANA)["paths"] == []


def test_somebody_met_once_is_a_way() -> None:
    of = view(book(meeting(ANA, "Dee Hart", day="2026-05-18")))
    assert phrases(ask(of, "Dee Hart")) == ["you know Dee Hart"]


HOSTILE = st.one_of(
    st.text(max_size=40),
    st.text(st.characters(categories=["Cs", "Cc", "Cf", "Co"]), max_size=6),
    st.sampled_from(["\udc80", "\x00", "%", "_", "'", "a@\udc80.example", "\udc80@a.example", "0" * 20, "@"]),
    st.sampled_from(["a" * 100_000, "@" * 5000, "é" * 60_000]),
)
OF = view(book(*both_ways(ANA, YOUNG, *DAYS)), *bos(*both_ways(BO, DEE, *DAYS)), members=TEAM)


@given(HOSTILE)
def test_no_question_breaks_an_answer(question: str) -> None:
    answers = ViewAnswers(OF)
    assert answers.paths(question)["format"] == 1
    assert answers.who(question)["format"] == 1
    assert answers.accounts(question)["format"] == 1
    assert answers.people(question)["format"] == 1
    assert answers.person(question) is None
    assert answers.account(question) is None
    assert answers.people("", after=question)["format"] == 1
    assert answers.accounts("", after=question)["format"] == 1
