"""Finding the day of a meeting."""

from datetime import date

import pytest

from relgraph_ingest.notes.dates import note_date
from relgraph_ingest.notes.lines import split

TENTH = date(2021, 3, 10)


def found(text: str, place: str = "note.md") -> date | None:
    return note_date(split(text), place)


@pytest.mark.parametrize(
    "text",
    [
        "# 2021-03-10",
        "# Minutes 2021/03/10",
        "# 10 March 2021",
        "# March 10, 2021 Meeting",
        "# 10 March, 2021 Meeting Notes",
        "# Wed, Mar. 10th 2021",
        "# 10th of March 2021",
        "# March 10-12, 2021",
        "# 10–12 March 2021",
        "# 10.03.2021",
        "# 10.3.21",
        "# 2021.03.10",
        "# 10. März 2021",
        "# Réunion du 10 mars 2021",
        "# 10 de marzo de 2021",
        "# 10 marzo 2021",
        "Minutes of the board\nheld on 10 March 2021",
        "**Date:** 10-Mar-2021",
        "- Date: 2021-03-10T10:00:00Z",
        "date:: [[2021-03-10]]",
        "Datum: 10.03.2021",
        "---\ndate: 2021-03-10\n---\n# 11 April 2020",
        "Mar 10, 2021 | Weekly",
        "# Call, 10 Mar 21",
        "# Call of 10 March '21",
        "| Date | 10 March 2021 |",
    ],
)
def test_usual_ways_to_write_a_date_are_read(text: str) -> None:
    assert found(text) == TENTH


@pytest.mark.parametrize(
    "place",
    [
        "2021-03/mar-10.md",
        "2021/march-10 call.md",
        "2021/10 March.md",
        "2021-03-10 Call with Carbon.md",
        "20210310_call.txt",
        "call_2021_03_10.txt",
        "Call 10.03.2021.txt",
        "2021-03/10.md",
        "2021/03/10 call.md",
        "notes/2021-03-10/notes.md",
    ],
)
def test_the_path_tells_the_day(place: str) -> None:
    assert found("No date here.", place) == TENTH


@pytest.mark.parametrize(
    "text",
    [
        "# 03/04/2021",
        "# 31 February 2021",
        "# 10 March",
        "# Version 10.3.2",
        "# Room 2021",
        "Next meeting: 10 March 2021",
        "Send it by 10 March 2021",
        "- paid on 10 March 2021",
        "# 10 March 1821",
        "# 10 March 21 people",
        "# 10 March 21:00",
        "# Call 2021-03-1",
    ],
)
def test_what_is_no_sure_date_of_the_meeting_is_none(text: str) -> None:
    assert found(text) is None


def test_slashes_are_read_where_one_reading_is_possible() -> None:
    assert found("# 15/03/2021") == found("# 03/15/2021") == found("# 3/15/21") == date(2021, 3, 15)
    assert found("# 03/03/2021") == date(2021, 3, 3)


def test_a_label_is_believed_before_the_file_and_the_file_before_a_heading() -> None:
    assert found("Date: 10 March 2021\n# 1 May 2020", "2019-01-01.md") == TENTH
    assert found("# 1 May 2020", "2021-03-10.md") == TENTH
    assert found("# 10 March 2021", "export-2024-01-05/call.md") == TENTH


def test_a_heading_without_a_year_takes_that_of_its_folder() -> None:
    assert found("# Notes of March 10", "2021/call.md") == TENTH
    assert found("# Notes of March 10", "call.md") is None
