"""Attendance tables."""

from relgraph_ingest.notes.note import Attendee
from relgraph_ingest.notes.reading import read_note


def rows(text: str) -> tuple[Attendee, ...]:
    return read_note(text, place="x.md").attendees


def test_columns_are_known_by_their_names_in_any_order_and_language() -> None:
    (who,) = rows(
        "Teilnehmer\n\n| Firma | Name | Kürzel | Funktion |\n|---|---|---|---|\n"
        "| Carbon | Ana Ruiz | ARZ | CFO |\n"
    )
    assert (who.name, who.company, who.abbreviation, who.title) == ("Ana Ruiz", "Carbon", "ARZ", "CFO")


def test_a_table_at_the_top_needs_no_label_and_one_in_a_section_does() -> None:
    table = "| Name | Organization |\n|---|---|\n| Ana Ruiz | Carbon |\n"
    assert len(rows(f"# Minutes\n\n{table}")) == 1
    assert rows(f"# Minutes\n\n## Customers we lost\n\n{table}") == ()


def test_rows_without_outer_bars_and_several_people_in_a_cell_are_read() -> None:
    found = rows("Attendees\n\nCompany | Names\n--- | ---\nCarbon | Ana Ruiz, Bo Lind\nDelta | Young, Cy\n")
    assert [(who.name, who.company) for who in found] == [
        ("Ana Ruiz", "Carbon"),
        ("Bo Lind", "Carbon"),
        ("Cy Young", "Delta"),
    ]


def test_odd_spellings_in_a_column_of_names_are_names_and_placeholders_are_not() -> None:
    found = rows(
        "| Name | Org |\n|---|---|\n"
        "| ana r u | Carbon |\n| Bo ??? | Delta |\n| your name | |\n| TBD | |\n| 5 | |\n"
    )
    assert [who.name for who in found] == ["ana r u", "Bo ???"]


def test_a_column_of_presence_tells_who_came() -> None:
    found = rows(
        "| Name | Present |\n|---|---|\n"
        "| Ana Ruiz | ✓ |\n| Bo Lind | |\n| Cy Young | regrets |\n| Dee Hart | late |\n"
    )
    assert [who.present for who in found] == [True, False, False, True]


def test_what_is_no_company_is_none() -> None:
    cells = [
        "Invited Expert",
        "(invited expert)",
        "Individual",
        "N/A",
        "-",
        "",
        "Self-employed",
        "Carbon (invited)",
    ]
    text = "| Name | Org |\n|---|---|\n" + "".join(
        f"| {a} Ruiz | {cell} |\n" for a, cell in zip("ABCDEFGH", cells, strict=True)
    )
    assert [who.company for who in rows(text)] == [None] * len(cells)
