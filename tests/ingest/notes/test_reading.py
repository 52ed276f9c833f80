"""Reading a note: attendance in the styles people write, titles, presence, spans, hostile text."""

import random
import time
from datetime import date
from pathlib import Path

import pytest

from relgraph_ingest.notes.note import Attendee
from relgraph_ingest.notes.reading import read_note

HERE = Path(__file__).parent


def people(text: str) -> list[str | None]:
    return [who.name for who in read_note(text, place="note.md").attendees]


def one(text: str) -> Attendee:
    (found,) = read_note(text, place="note.md").attendees
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Attendees: Ana Ruiz, Bo Lind",
        "**Attendees:** Ana Ruiz, Bo Lind",
        "Present: Ana Ruiz and Bo Lind",
        "Present - Ana Ruiz & Bo Lind",
        "Participants (2): Ana Ruiz; Bo Lind",
        "- Attendees: Ana Ruiz, Bo Lind",
        "> In attendance: Ana Ruiz / Bo Lind",
        "PRESENT\nAna Ruiz\nBo Lind\n\nAGENDA\nOpening",
        "## Attendees\n\n* Ana Ruiz\n* Bo Lind\n\n## Agenda\n* Prices",
        "Attendees\n=========\n1. Ana Ruiz\n2. Bo Lind\n\nNotes\n=====\nText",
        "Attendees:\n- Ana Ruiz\n- Bo Lind\n\nCy Young wrote this.",
        "**Teilnehmer**\n- Ana Ruiz\n- Bo Lind\n\n**Themen**\n- Preise",
        "Teilnehmer:innen: Ana Ruiz und Bo Lind",
        "Présents : Ana Ruiz et Bo Lind",
        "Asistentes: Ana Ruiz y Bo Lind",
        "Presenti: Ana Ruiz e Bo Lind",
        "Aanwezig: Ana Ruiz en Bo Lind",
        "attendees:: [[Ana Ruiz]], [[people/Bo Lind]]",
        "---\nattendees: [Ana Ruiz, 'Bo Lind']\n---\nCy Young wrote this.",
        "Attendees: @Ana Ruiz @Bo Lind",
        "Attendees:<br>Ana Ruiz<br>Bo Lind",
        "Attendees: Ana Ruiz (she/her), Bo Lind (remote, until 11:00)",
        "Present+ Ana_Ruiz\nPresent+ Bo_Lind",
        "Attendance\nName\tCompany\nAna Ruiz\tCarbon\nBo Lind\tDelta\n\nText",
        "Directors Present:\n\n    Ana Ruiz\n    Bo Lind\n\nOpening",
        "Attendees\n\n   Present\n      Ana Ruiz\n\n   Chair\n      Bo Lind\n\nTopics",
        "| Date | 10 March 2021 |\n| Attendees | Ana Ruiz, Bo Lind |\n| Goals | Prices |",
        "Our side: Ana Ruiz\nTheir side: Bo Lind",
        "Participants:\n  Ana Ruiz (Meeting Organizer)\n  Bo Lind (Accepted)\n\nText",
    ],
)
def test_lists_of_attendees_are_read_in_many_styles(text: str) -> None:
    assert people(text) == ["Ana Ruiz", "Bo Lind"]


@pytest.mark.parametrize(
    "text",
    [
        "Present value: Ana Ruiz said it rose.",
        "## Attendance policy\n- Ana Ruiz",
        "## Attendee Update\nAna Ruiz came late.",
        "Remote: Berlin",
        "Attendees: 12",
        "Attendees: everyone",
        "Attendees: (none)\n\nThe text follows.",
        "Minutes: Approved",
        "Host: Acme",
        "The participants said: Ana Ruiz is great",
        "| Name | Price |\n|---|---|\n| Ana Ruiz | 5 |",
        "```\nAttendees: Ana Ruiz\n```",
        "Who: see the invitation",
    ],
)
def test_what_is_no_list_of_people_names_nobody(text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize(
    ("entry", "company", "title"),
    [
        ("Ana Ruiz (Carbon)", "Carbon", None),
        ("Ana Ruiz, Carbon", "Carbon", None),
        ("Ana Ruiz - Carbon", "Carbon", None),
        ("Ana Ruiz – CFO, Carbon GmbH", "Carbon GmbH", "CFO"),
        ("Ana Ruiz, Head of Sales, Carbon", "Carbon", "Head of Sales"),
        ("Ana Ruiz (VP Sales, Carbon, Inc.)", "Carbon, Inc.", "VP Sales"),
        ("Ana Ruiz (CFO at Carbon)", "Carbon", "CFO"),
        ("Ana Ruiz (CEO of Carbon)", "Carbon", "CEO"),
        ("Ana Ruiz from Carbon", "Carbon", None),
        ("**Ana Ruiz** (IBM)", "IBM", None),
        ("IBM - Ana Ruiz", "IBM", None),
        ("City Manager Ana Ruiz", None, "City Manager"),
        ("Ana Ruiz, Ph.D.", None, None),
        ("Mrs. Ana Ruiz (chair)", None, None),
        ("Ana Ruiz (Invited Expert)", None, None),
        ("Ana Ruiz (Independent)", None, None),
        ("Ana Ruiz (guest)", None, None),
        ("Ana Ruiz, n/a", None, None),
        ("Ana Ruiz (selbständig)", None, None),
        ("Ana Ruiz (joined late)", None, None),
    ],
)
def test_an_entry_tells_company_and_title(entry: str, company: str | None, title: str | None) -> None:
    who = one(f"Attendees:\n- {entry}\n")
    assert (who.name, who.company, who.title) == ("Ana Ruiz", company, title)


@pytest.mark.parametrize(
    "entry",
    [
        "Ana Ruiz <ana@carbon.example>",
        "[Ana Ruiz](mailto:ana@carbon.example)",
        "Ana Ruiz (ana@carbon.example)",
        '"Ruiz, Ana" <Ana@Carbon.example>; ',
    ],
)
def test_an_address_is_taken_where_given(entry: str) -> None:
    who = one(f"Attendees: {entry}")
    assert (who.name, who.address) == ("Ana Ruiz", "ana@carbon.example")


def test_addresses_alone_are_people_too() -> None:
    read = read_note("Attendees: ana@carbon.example, bo@delta.example", place="note.md")
    assert [(who.name, who.address) for who in read.attendees] == [
        (None, "ana@carbon.example"),
        (None, "bo@delta.example"),
    ]


def test_names_written_last_first_are_turned() -> None:
    assert people("Attendees: Ruiz, Ana; Lind, Bo (Carbon)") == ["Ana Ruiz", "Bo Lind"]
    assert people("Attendees:\n- Ruiz, Ana\n- Lind, Bo\n- Young, Cy") == ["Ana Ruiz", "Bo Lind", "Cy Young"]


def test_companies_between_names_are_no_people() -> None:
    read = read_note("Attendees: Ana Ruiz, Carbon, Bo Lind, Delta", place="note.md")
    assert [(who.name, who.company) for who in read.attendees] == [
        ("Ana Ruiz", "Carbon"),
        ("Bo Lind", "Delta"),
    ]


def test_a_label_with_a_company_gives_it_to_all_behind_it() -> None:
    for label in ("Attendees (Carbon)", "Attendees from Carbon", "Present for Carbon"):
        assert one(f"{label}: Ana Ruiz").company == "Carbon"
    assert one("Attendees (remote): Ana Ruiz").company is None
    assert one("Sales attendees: Ana Ruiz").company is None


@pytest.mark.parametrize(
    "text",
    [
        "Attendees: Carbon: Ana Ruiz, Bo Lind; Delta: Cy Young",
        "Attendees: Carbon (Ana Ruiz, Bo Lind), Delta (Cy Young)",
        "Attendees:\nCarbon – Ana Ruiz, Bo Lind\nDelta: Cy Young",
        "Attendees:\n- Carbon: Ana Ruiz, Bo Lind\n- Cy Young (Delta)",
        "## Attendees\n- Carbon\n  - Ana Ruiz\n  - Bo Lind\n- Delta\n  - Cy Young",
        "## Attendees\n### Carbon\n- Ana Ruiz\n- Bo Lind\n### Delta\n- Cy Young\n## Notes\n- Dee Hart",
        "**Attendees**\n\n**Carbon**\n- Ana Ruiz\n- Bo Lind\n\n**Delta:**\n- Cy Young\n\n**Notes**\n- Dee",
        "Attendees from Carbon: Ana Ruiz, Bo Lind\nAttendees from Delta: Cy Young",
    ],
)
def test_people_are_grouped_by_company(text: str) -> None:
    read = read_note(text, place="note.md")
    assert [(who.name, who.company) for who in read.attendees] == [
        ("Ana Ruiz", "Carbon"),
        ("Bo Lind", "Carbon"),
        ("Cy Young", "Delta"),
    ]


def test_capitals_behind_names_are_initials_where_they_fit_and_companies_where_shared() -> None:
    initials = read_note("Present: Ana Ruiz (AR), Bo Lind (BLD), Cy Young (XX)", place="note.md").attendees
    assert [who.abbreviation for who in initials] == ["AR", "BLD", "XX"]
    firms = read_note("Present: Ana Ruiz (SAP), Bo Lind (SAP), Cy Young (IBM)", place="note.md").attendees
    assert [(who.abbreviation, who.company) for who in firms] == [(None, "SAP"), (None, "SAP"), (None, "IBM")]


def test_absent_people_are_kept_apart() -> None:
    read = read_note(
        "Present: Ana Ruiz, Bo Lind (regrets)\nApologies: Cy Young\nRegrets: Ana Ruiz", place="x.md"
    )
    assert [(who.name, who.present) for who in read.attendees] == [
        ("Ana Ruiz", True),
        ("Bo Lind", False),
        ("Cy Young", False),
    ]


def test_the_invited_count_as_present_only_where_nothing_says_who_came() -> None:
    assert one("Invited: Ana Ruiz").present
    both = read_note("Invited: Ana Ruiz, Bo Lind\nPresent: Bo Lind, Cy Young", place="x.md").attendees
    assert {who.name: who.present for who in both} == {"Ana Ruiz": False, "Bo Lind": True, "Cy Young": True}


def test_a_first_name_is_the_one_person_listed_in_full() -> None:
    assert people("Attendees: Ana Ruiz, Bo Lind\nScribe: Ana Ruiz\nRemote: Bo, Cy Young") == [
        "Ana Ruiz",
        "Bo Lind",
        "Cy Young",
    ]


def test_spans_cover_the_entries_in_the_text() -> None:
    read = read_note("# T\r\nAttendees: Ana Ruiz (Carbon),\r\n  Bo Lind <bo@delta.example>\r\n", place="x.md")
    assert [read.text[who.start : who.end] for who in read.attendees] == [
        "Ana Ruiz (Carbon)",
        "Bo Lind <bo@delta.example>",
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Prices 2021\ntext", "Prices 2021"),
        ("Subject: Prices\n\n# Other", "Prices"),
        ("---\ntitle: 'Prices: new'\n---\n# Other", "Prices: new"),
        ("Prices of Carbon\n\nText", "Prices of Carbon"),
        ("## Attendees\n- Ana Ruiz\n\n## Agenda", "call with carbon"),
        ("- a point\n", "call with carbon"),
        ("", "call with carbon"),
    ],
)
def test_the_title_is_what_the_note_says_else_the_file(text: str, title: str) -> None:
    assert read_note(text, place="2021/call with carbon.md").title == title


def test_a_date_given_overrides_the_note() -> None:
    note = read_note("# 10 March 2021", place="x.md", date=date(2020, 1, 2))
    assert note.date == date(2020, 1, 2)


def test_hostile_notes_are_read_in_time() -> None:
    bombs = [
        "Attendees: " + "(" * 200_000,
        "Attendees: " + "[a](" * 50_000,
        "Attendees: " + "e " * 100_000,
        "Attendees: " + "Ana Ruiz, " * 20_000,
        "Attendees: Ana" + (" " * 50 + "-") * 4_000,
        "Attendees:\n" + "- Ana Ruiz\n" * 20_000,
        "Attendees\n|Name|Company|\n" + "|Ana Ruiz|Carbon|\n" * 20_000,
        "|" * 200_000,
        "```\n" * 50_000,
        "AI(" * 60_000,
        "# " + "march" * 40_000,
    ]
    began = time.process_time()
    for bomb in bombs:
        read_note(bomb, place="x.md")
    assert time.process_time() - began < 12


def test_any_change_to_a_note_is_still_read() -> None:
    seeds = [note.read_text("utf-8") for note in sorted((HERE / "golden").glob("*.[mt][dx]*"))]
    bits = [
        "|",
        "\n",
        "(",
        ")",
        "[",
        "<",
        "Attendees: ",
        ",",
        ";",
        " and ",
        "**",
        "\t",
        "---\n",
        "- ",
        "@",
        "\0",
    ]
    bits += ["\ud800", "\u202e", "a@b.example", "10 March 2021", "```\n", "\r\n", "：", "田中", "🎉"]
    pick = random.Random(7)
    for _ in range(1_000):
        text = pick.choice(seeds)
        for _ in range(pick.randrange(1, 10)):
            at = pick.randrange(len(text) + 1)
            text = text[:at] + pick.choice(bits) * pick.choice((1, 1, 3)) + text[at + pick.randrange(9) :]
        note = read_note(text, place=pick.choice(["x.md", "2021-03/10.md", "\ud800/2021.md", "#"]))
        for who in note.attendees:
            assert (who.name or who.address) and 0 <= who.start <= who.end <= len(note.text)
        for action in note.actions:
            assert 0 <= action.start <= action.end <= len(note.text)
