"""Dates are read in the zone they were written in, and only where they can be believed."""

from datetime import UTC, datetime

import pytest

from relgraph_ingest.mail.dates import read_date


def at(*when: int) -> int:
    return int(datetime(*when, tzinfo=UTC).timestamp())  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("raw", "time"),
    [
        ("Mon, 18 Apr 2022 14:23:23 +0200", at(2022, 4, 18, 12, 23, 23)),
        ("18 Apr 2022 14:23 -0700", at(2022, 4, 18, 21, 23)),
        ("Mon, 18 Apr 2022 14:23:23 -0700 (PDT)", at(2022, 4, 18, 21, 23, 23)),
        ("Mon, 18 Apr 2022 14:23:23 (PDT)", at(2022, 4, 18, 21, 23, 23)),
        ("Mon, 18 Apr 2022 14:23:23 EST", at(2022, 4, 18, 19, 23, 23)),
        ("Mon, 18 Apr 2022 14:23:23 CEST", at(2022, 4, 18, 12, 23, 23)),
        ("Mon, 18 Apr 2022 14:23:23 +05:30", at(2022, 4, 18, 8, 53, 23)),
        ("Mon, 18 Apr 2022 14:23:23 GMT+0200", at(2022, 4, 18, 12, 23, 23)),
        ("Mon, 18 Apr 2022 14:23:23", at(2022, 4, 18, 14, 23, 23)),
        ("Mon, 18 Apr 2022 14:23:23 Nowhere", at(2022, 4, 18, 14, 23, 23)),
        ("Mon, 18 Apr 2022 14:23:23 +9900", at(2022, 4, 18, 14, 23, 23)),
        ("Mon, 18 Apr 94 14:23:23 +0000", at(1994, 4, 18, 14, 23, 23)),
        ("Mon, 18 Apr 102 14:23:23 +0000", at(2002, 4, 18, 14, 23, 23)),
        ("18-Apr-2022 14:23:23 +0000", at(2022, 4, 18, 14, 23, 23)),
        ("Mon Apr 18 14:23:23 2022", at(2022, 4, 18, 14, 23, 23)),
        ("Mon Apr 18 14:23:23 PDT 2022", at(2022, 4, 18, 21, 23, 23)),
        ("Apr 18, 2022 2:23 PM", at(2022, 4, 18, 14, 23)),
        ("2022-04-18T14:23:23+02:00", at(2022, 4, 18, 12, 23, 23)),
        ("2022-04-18 14:23:23", at(2022, 4, 18, 14, 23, 23)),
        ("Mon, 18 Apr 2022 23:59:60 +0000", at(2022, 4, 18, 23, 59, 59)),
        ("Tue, 5 Jan 2044 10:00:00 +0000", at(2044, 1, 5, 10)),
        ("Mon,  18  Apr\t2022 14:23:23.123 +0000", at(2022, 4, 18, 14, 23, 23)),
    ],
)
def test_dates_are_read(raw: str, time: int) -> None:
    assert read_date(raw) == time


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "yesterday",
        "Mon, 18 Apr 0001 14:23:23 +0000",
        "Mon, 31 Dec 1979 23:00:00 -0800",
        "Mon, 32 Apr 2022 14:23:23 +0000",
        "Mon, 18 Foo 2022 14:23:23 +0000",
        "Mon, 18 Apr 2022 25:23:23 +0000",
        "1979-12-31",
        "9" * 1000,
        "1 " * 1000,
    ],
)
def test_what_cannot_be_believed_is_no_date(raw: str) -> None:
    assert read_date(raw) is None
