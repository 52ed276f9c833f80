"""Strangers' text on one line, with nothing left that acts."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relgraph.clean import LONGEST, clean


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("Cy Young", "Cy Young"),
        ("  Cy \t Young\r\n ", "Cy Young"),
        ("Cy\x00Young", "Cy Young"),
        ("Cy\u200bYoung", "Cy Young"),
        ("\u202egnuoY yC\u202c", "gnuoY yC"),
        ("\u2066Cy\u2069 \ufeffYoung", "Cy Young"),
        ("Cy\u2028Young", "Cy Young"),
        ("\x1b[31mCy", "[31mCy"),
        ("Zoë Ł. 山田", "Zoë Ł. 山田"),
        ("Cy\U000e0041\U000e0042", "Cy"),
        ("Cy\udc80", "Cy"),
        ("", ""),
        ("\u200b\u200e", ""),
    ],
)
def test_what_cannot_be_seen_is_taken_out(raw: str, wanted: str) -> None:
    assert clean(raw) == wanted


@given(st.text(st.characters(), max_size=400))
def test_no_control_invisible_or_direction_changing_character_survives(raw: str) -> None:
    text = clean(raw)
    assert len(text) <= LONGEST
    assert text == text.strip()
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in text)
    assert not any(
        unicodedata.bidirectional(c) in ("RLO", "LRO", "RLE", "LRE", "PDF", "RLI", "LRI", "FSI", "PDI")
        for c in text
    )
    text.encode("utf-8")


@given(st.text(max_size=400))
def test_cleaning_again_changes_nothing(raw: str) -> None:
    assert clean(clean(raw)) == clean(raw)


def test_a_cut_leaves_no_space_at_the_end() -> None:
    assert clean("a" * (LONGEST - 1) + " b") == "a" * (LONGEST - 1)
    assert clean("é" * (LONGEST - 1) + " b") == "é" * (LONGEST - 1)


def test_a_right_to_left_name_keeps_its_letters() -> None:
    assert clean("דוד לוי") == "דוד לוי"
