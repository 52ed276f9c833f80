"""Answers in words."""

import pytest

from relgraph.answers.words import first_upper, in_month, knows, listed, long_date, placed, reasons, you_know
from relgraph.strength import Strength, Tally
from relgraph.times import day_of
from relgraph.vocabulary import Tier

LAST = Strength(0.5, "moderate", 0.5, day_of("2026-05-03"))


@pytest.mark.parametrize(
    ("tier", "you", "wanted"),
    [
        ("strong", False, "Bo knows Cy well"),
        ("moderate", False, "Bo knows Cy"),
        ("weak", False, "Bo has been in touch with Cy"),
        (None, False, "Bo knows Cy"),
        ("strong", True, "you know Cy well"),
        ("weak", True, "you have been in touch with Cy"),
    ],
)
def test_knowing_is_said_by_tier(tier: Tier | None, *, you: bool, wanted: str) -> None:
    assert knows("you" if you else "Bo", "Cy", tier, you=you) == wanted


def test_who_wrote_without_an_answer_is_said() -> None:
    wrote, got = Tally(3, 0, 0, 1.0, 0.0, 0.0), Tally(0, 3, 0, 0.0, 1.0, 0.0)
    assert you_know("Cy", "weak", wrote, two_way=False) == "you wrote to Cy, no answer yet"
    assert you_know("Cy", "weak", got, two_way=False) == "Cy wrote to you"
    assert you_know("Cy", "weak", got) == "you have been in touch with Cy"


def test_reasons_stand_by_their_share_and_end_with_the_last_contact() -> None:
    found = reasons(LAST, Tally(2, 1, 1, 0.2, 0.5, 0.3), you=True)
    assert [one["text"] for one in found] == [
        "they wrote on 1 day in the last year",
        "1 meeting in the last year",
        "you wrote on 2 days in the last year",
        "last in touch on 3 May 2026",
    ]
    assert found[-1]["share"] == 0


def test_reasons_older_than_a_year_say_so() -> None:
    found = reasons(LAST, Tally(0, 0, 0, 0.5, 0.0, 0.5), you=False, who="Bo", whom="Cy")
    assert [one["text"] for one in found[:2]] == ["Bo wrote more than a year ago", "earlier meetings"]


@pytest.mark.parametrize(
    ("phrase", "name", "wanted"),
    [
        ("Bo knows Cy well", "Cy", "Bo knows Cy (CFO) well"),
        ("Bo knows Cy", "Cy", "Bo knows Cy (CFO)"),
        ("Cy is a colleague", "Cy", "Cy (CFO) is a colleague"),
        ("Cy knows Cy well", "Cy", "Cy knows Cy (CFO) well"),
        ("Bo knows well well", "well", "Bo knows well (CFO) well"),
        ("Bo knows well", "well", "Bo knows well (CFO)"),
        ("Bo knows Dee", "Cy", "Bo knows Dee"),
    ],
)
def test_a_title_is_placed_behind_the_last_name(phrase: str, name: str, wanted: str) -> None:
    assert placed(phrase, name, "CFO") == wanted
    assert placed(phrase, name, None) == phrase


def test_dates_are_said_as_people_say_them() -> None:
    assert long_date(day_of("2026-05-03")) == "3 May 2026"
    assert in_month("2026-12") == "December 2026"


def test_lists_and_beginnings() -> None:
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert first_upper("you know") == "You know"
    assert first_upper("") == ""
