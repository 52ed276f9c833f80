"""Dates as people say them."""

from datetime import date

import pytest

from relgraph_web.times import said

TODAY = date(2026, 5, 20)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-05-20", "today"),
        ("2026-05-19", "yesterday"),
        ("2026-05-18", "2 days ago"),
        ("2026-05-07", "13 days ago"),
        ("2026-05-06", "2 weeks ago"),
        ("2026-04-29", "3 weeks ago"),
        ("2026-03-22", "8 weeks ago"),
        ("2026-03-21", "2 months ago"),
        ("2025-05-21", "12 months ago"),
        ("2025-05-20", "over a year ago"),
        ("2024-05-21", "over a year ago"),
        ("2024-05-20", "2 years ago"),
        ("1999-01-01", "27 years ago"),
        ("2026-05-21", "on 21 May 2026"),
    ],
)
def test_a_day_is_said_as_people_say_it(day: str, words: str) -> None:
    told = said(day, TODAY)
    assert told is not None
    assert told.words == words
    assert told.iso == day


@pytest.mark.parametrize(
    ("month", "words"),
    [
        ("2026-05", "this month"),
        ("2026-04", "last month"),
        ("2026-03", "in March"),
        ("2025-06", "in June"),
        ("2025-05", "in May 2025"),
        ("2026-06", "in June 2026"),
    ],
)
def test_a_month_stays_a_month(month: str, words: str) -> None:
    told = said(month, TODAY)
    assert told is not None
    assert (told.words, told.iso) == (words, month)


def test_the_exact_date_stands_beside_the_words() -> None:
    day, month = said("2026-05-03", TODAY), said("2026-05", TODAY)
    assert day is not None
    assert month is not None
    assert (day.exact, month.exact) == ("3 May 2026", "May 2026")


def test_january_follows_december() -> None:
    told = said("2025-12", date(2026, 1, 3))
    assert told is not None
    assert told.words == "last month"


def test_no_contact_is_not_a_date() -> None:
    assert said(None, TODAY) is None
