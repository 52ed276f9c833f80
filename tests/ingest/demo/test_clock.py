from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from relgraph_ingest.demo import clock


@pytest.mark.parametrize(
    ("where", "day", "hours"),
    [
        ("cet", date(2026, 3, 28), 1),
        ("cet", date(2026, 3, 29), 2),
        ("cet", date(2026, 10, 25), 1),
        ("ny", date(2026, 3, 8), -4),
        ("ny", date(2026, 3, 7), -5),
        ("jst", date(2026, 7, 1), 9),
    ],
)
def test_summer_time_holds_where_it_does(where: str, day: date, hours: int) -> None:
    assert clock.zone(where, day).utcoffset(None) == timedelta(hours=hours)


def test_people_start_on_working_days() -> None:
    sunday = date(2026, 5, 24)
    assert clock.opening(sunday, 0, "cet", Random(1)).date() == date(2026, 5, 22)
    assert clock.opening(sunday, 0, "cet", Random(1), weekends=True).date() == sunday


def test_answers_come_later_and_rarely_at_night() -> None:
    friday = datetime(2026, 5, 22, 17, 30, tzinfo=UTC)
    for seed in range(200):
        at = clock.answering(friday, "cet", "hours", Random(seed))
        assert at > friday
        assert at.weekday() < 5
        assert at.hour >= 7
