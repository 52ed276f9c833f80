"""How do I ask? The best way, others that do without its connector, and a draft."""

import pytest
from pydantic import TypeAdapter
from tests.builders import (
    ANA,
    BO,
    CY,
    DEE,
    EVA,
    book,
    both_ways,
    introduction,
    mail,
    published,
    reading,
    view,
)
from tests.hostile import HOSTILE

from relgraph.answers.answers import ViewAnswers
from relgraph.documents import Ask
from relgraph.team.shared import SharedTie

SHAPE = TypeAdapter(Ask)
DAYS = ("2026-03-02", "2026-05-01", "2026-05-18")
TEAM = (f"Ana Reyes <{ANA}>", f"Bo Lind <{BO}>", f"Eva Sun <{EVA}>")


def shared(by: str, *days: str, whom: str = "Cy Young <cy@acme.example>") -> list[SharedTie]:
    return published(book(*both_ways(by, whom, *days), member=by))  # type: ignore[arg-type]


def test_the_others_do_without_the_first_connector() -> None:
    ties = [*shared(BO, *DAYS), *shared(EVA, "2026-02-01")]
    found = ViewAnswers(view(book(), *ties, members=TEAM)).ask(CY)
    SHAPE.validate_python(found, strict=True)
    assert found["summary"] == "Ask Bo Lind, who knows Cy Young well."
    assert [way["phrase"] for way in found["others"]] == ["ask Eva Sun, who has been in touch with Cy Young"]


def test_no_two_ways_share_a_connector() -> None:
    ties = [*shared(BO, *DAYS), *shared(BO, *DAYS, whom=DEE), *shared(EVA, "2026-02-01")]
    found = ViewAnswers(view(book(*both_ways(ANA, DEE, *DAYS)), *ties, members=TEAM)).ask("acme.example")
    ways = [way for way in (found["best"], *found["others"]) if way]
    firsts = [way["steps"][0]["to"]["id"] for way in ways]
    assert len(firsts) == len(set(firsts)) == 3


def test_a_direct_way_has_others_through_colleagues() -> None:
    found = ViewAnswers(view(book(*both_ways(ANA, CY, *DAYS)), *shared(BO, *DAYS), members=TEAM)).ask(CY)
    assert found["summary"] == "You know cy well: write to them yourself."
    assert [len(way["steps"]) for way in found["others"]] == [2]


def test_how_often_the_connector_introduced_one_before_is_said() -> None:
    made = [mail(BO, [ANA, whom], day="2026-04-01", text=whom) for whom in (DEE, "gil@zell.example")]
    own = book(*made, *(reading(m, introduction(BO, ANA, m.participants[2].address or "")) for m in made))
    found = ViewAnswers(view(own, *shared(BO, *DAYS), members=TEAM)).ask(CY)
    assert (
        found["summary"] == "Ask Bo Lind, who knows Cy Young well; Bo Lind has introduced you twice before."
    )


def test_the_draft_goes_to_the_connector_and_names_the_target() -> None:
    draft = ViewAnswers(view(book(), *shared(BO, *DAYS), members=TEAM)).ask(CY)["draft"]
    assert draft is not None
    assert draft["to"]["address"] == BO
    assert draft["subject"] == "An introduction to Cy Young?"
    assert draft["text"].startswith("Hello Bo Lind,\n\nI would like to get to know Cy Young at Acme.")
    assert draft["text"].endswith("Thank you\nAna Reyes\n")


@pytest.mark.parametrize("name", ["{sender}", "{0}", "{target.__class__}", "%(x)s", "$x"])
def test_a_name_that_looks_like_a_slot_stays_a_name(name: str) -> None:
    draft = ViewAnswers(view(book(), *shared(BO, *DAYS), members=(TEAM[0], f"{name} <{BO}>"))).ask(CY)[
        "draft"
    ]
    assert draft is not None
    assert draft["text"].startswith(f"Hello {name},\n")


@pytest.mark.parametrize("text", HOSTILE)
def test_any_question_is_answered(text: str) -> None:
    found = ViewAnswers(view(book(*both_ways(ANA, CY, *DAYS)), members=TEAM)).ask(text)
    SHAPE.validate_python(found, strict=True)


def test_no_way_says_what_would_help() -> None:
    found = ViewAnswers(view(book(), members=TEAM)).ask("nobody@nowhere.example")
    assert (found["best"], found["draft"], found["others"]) == (None, None, [])
    assert found["message"]
