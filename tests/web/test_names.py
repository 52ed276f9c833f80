"""Names as people write them."""

import pytest
from tests.faces import HOSTILE

from relgraph_web.names import initials, order, sentence, short


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Cy Young", "CY"),
        ("Dee", "D"),
        ("Young, Cy", "CY"),
        ("Cy Young, PhD", "CY"),
        ("Dr. Cy Young Jr.", "CY"),
        ("Prof. Dr. Ana Reyes", "AR"),
        ("Ludwig van Beethoven", "LB"),
        ("Maya de la Cruz", "MC"),
        ("maya de la cruz", "MC"),
        ("Jean-Luc Picard", "JP"),
        ("Sean O'Brien", "SO"),
        ("Cy Young (Ardent)", "CY"),
        ("“Bo” Lind", "BL"),
        ("María José García López", "ML"),
        ("Иван Петрович Сидоров", "ИС"),
        ("éric ö", "ÉÖ"),
        ("e\u0301ric lind", "E\u0301L"),
        ("van Beethoven", "B"),
        ("ßeta", "ß"),
        ("山田太郎", "山"),
        ("山田 太郎", "山"),
        ("김민준", "김"),
        ("محمد علي", "م"),
        ("नीता शर्मा", "नी"),
        ("cy.young@ardent.example", "CY"),
        ("x@ardent.example", "X"),
        ("3M Support", "3"),
        ("Dr.", "?"),
        ("", "?"),
        ("  \u202e ", "?"),
        ("🙂 !!", "?"),
        (None, "?"),
    ],
)
def test_initials(name: str | None, expected: str) -> None:
    assert initials(name) == expected


@pytest.mark.parametrize("name", HOSTILE)
def test_initials_of_anything_are_short(name: str) -> None:
    assert 1 <= len(initials(name)) <= 6


def test_names_are_put_in_order_as_written_without_regard_to_accents_and_capitals() -> None:
    names = ["Zoë", "álvarez", "Young Cy", "Cy Young", "Alva", "ålesund"]
    assert sorted(names, key=order) == ["ålesund", "Alva", "álvarez", "Cy Young", "Young Cy", "Zoë"]


def test_a_long_text_is_cut_and_says_so() -> None:
    assert short("Nordwind", 8) == "Nordwind"
    assert short("Nordwind Energie", 10) == "Nordwind…"


def test_a_phrase_becomes_a_sentence_without_touching_its_names() -> None:
    assert sentence("ask Bo van Lind") == "Ask Bo van Lind"
    assert sentence("") == ""
