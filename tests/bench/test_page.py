"""The page of figures and its marks."""

import pytest
from bench.page import number, replaced, table


def test_a_section_takes_the_place_of_its_old_one_and_leaves_the_rest() -> None:
    other = "<!-- bench:ab begin -->\nkept\n<!-- bench:ab end -->\n"
    page = f"# A\n\n<!-- bench:a begin -->\nold\n<!-- bench:a end -->\n\n{other}"
    found = replaced(page, "a", r"new \1 $")
    assert found == page.replace("old", r"new \1 $")
    assert replaced(found, "a", r"new \1 $") == found


def test_a_section_that_is_not_there_goes_to_the_end() -> None:
    assert replaced("# A\n", "a", "new") == "# A\n\n<!-- bench:a begin -->\nnew\n<!-- bench:a end -->\n"
    assert replaced("", "a", "new").startswith("<!-- bench:a begin -->")


def test_a_table_is_markdown() -> None:
    assert table(("what", "ms"), [("a", "1"), ("b", "2")]) == (
        "| what | ms |\n| --- | ---: |\n| a | 1 |\n| b | 2 |"
    )


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (12345.6, "12,346"),
        (123.4, "123"),
        (87.0, "87"),
        (87.25, "87.2"),
        (8.71, "8.7"),
        (0.087, "0.087"),
        (0, "0"),
    ],
)
def test_a_number_has_as_many_places_as_it_deserves(value: float, shown: str) -> None:
    assert number(value) == shown
