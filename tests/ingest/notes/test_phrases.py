"""The phrase tables."""

import pytest

from relgraph_ingest.notes.phrases import months, table, words


@pytest.mark.parametrize("name", ["attendance", "people", "dates", "actions"])
def test_every_phrase_is_case_folded_and_trimmed(name: str) -> None:
    for key in table(name):
        for phrase in words(name, key):
            assert phrase and phrase == phrase.casefold() == phrase.strip()


def test_every_language_has_twelve_months_and_no_name_has_two_numbers() -> None:
    numbers: dict[str, set[int]] = {}
    for language in table("dates")["months"].values():
        assert len(language) == 12
        for number, names in enumerate(language, 1):
            for name in names:
                numbers.setdefault(name, set()).add(number)
    assert all(len(each) == 1 for each in numbers.values())
    assert months()["märz"] == months()["marzo"] == months()["mars"] == 3


def test_labels_of_presence_and_absence_do_not_overlap() -> None:
    assert not words("attendance", "labels", "present") & words("attendance", "labels", "absent")
