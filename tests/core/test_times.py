"""Days since 1970 and how they are written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relgraph.times import as_date, day_of, iso, month, number


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2026-05-03", "2026-05-03"),
        (" 2026-05-03 ", "2026-05-03"),
        ("2026-05-03T23:59:59", "2026-05-03"),
        ("2026-05-03T23:30:00-05:00", "2026-05-04"),
        ("2026-05-03T00:30:00+02:00", "2026-05-02"),
        ("2026-05-03T12:00:00Z", "2026-05-03"),
        ("2026-05-03 10:00", "2026-05-03"),
        ("1969-12-31", "1969-12-31"),
        ("20260503", "2026-05-03"),
    ],
)
def test_a_date_or_time_is_cut_to_its_utc_day(text: str, wanted: str) -> None:
    assert iso(day_of(text)) == wanted


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "2026-13-01", "2026-02-30", "T", "2026-05-03T", "2026-05-03T99:00", "-1", "٢٠٢٦-05-03"],
)
def test_what_is_no_date_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError):
        day_of(text)


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00+10:00", "9999-12-31T23:00:00-10:00"])
def test_a_time_beyond_the_calendar_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError):
        day_of(text)


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_a_value_error(text: str) -> None:
    try:
        found = day_of(text)
    except ValueError:
        return
    assert iso(found)


@given(st.dates())
def test_days_are_written_as_they_are_read(day: date) -> None:
    assert as_date(number(day)) == day
    assert day_of(iso(number(day))) == number(day)
    assert month(number(day)) == day.isoformat()[:7]
