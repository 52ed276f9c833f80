"""Reading the day of a question."""

from datetime import date

import pytest

from relgraph_api.days import day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-05-03", date(2026, 5, 3)),
        ("20260503", date(2026, 5, 3)),
        ("2026-05-03T23:59:59", date(2026, 5, 3)),
        ("2026-05-03T23:59:59Z", date(2026, 5, 3)),
        ("2026-05-03T23:30:00-05:00", date(2026, 5, 4)),
        ("2026-05-03T00:30:00+02:00", date(2026, 5, 2)),
        ("1970-01-01", date(1970, 1, 1)),
        ("9999-12-31", date(9999, 12, 31)),
    ],
)
def test_a_date_is_itself_and_a_time_is_cut_to_its_day(text: str, expected: date) -> None:
    assert day(text) == expected


def test_nothing_said_is_today() -> None:
    assert day(None) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "soon",
        "1779235200",
        "2026-13-01",
        "2026-02-30",
        "1969-12-31",
        "0001-01-01T00:00:00+23:00",
        "9999-12-31T23:59:59-23:00",
        "2026-05-03 and more",
        "２０２６-05-03",
        "2026-05-03" + "0" * 40,
    ],
)
def test_anything_else_is_refused_with_a_hint(text: str) -> None:
    with pytest.raises(ValueError, match="say a date such as 2026-05-03"):
        day(text)
