import pytest

from relgraph.address import Address
from relgraph.evidence import Party
from relgraph_ingest.language.names import Roster, is_name, tokens, trimmed

ROBERT = Party("Robert Hart", Address("rhart@acme.example"))
ANNA = Party("Anna Maria Lind", Address("anna@acme.example"))
OTHER_ANNA = Party("Anna Berg", Address("berg@beta.example"))


@pytest.mark.parametrize(
    "said", ["Robert Hart", "Bob Hart", "Bob", "Hart", "R. Hart", "Mr. Hart", "Robert J. Hart"]
)
def test_a_person_is_found_by_the_ways_people_write_a_name(said: str) -> None:
    assert Roster([ROBERT, ANNA]).find(said) == ROBERT


def test_a_first_name_that_two_people_have_names_neither() -> None:
    roster = Roster([ANNA, OTHER_ANNA])
    assert roster.find("Anna") is None
    assert roster.find("Anna Berg") == OTHER_ANNA
    assert roster.find("Anna Stone") is None


def test_a_longer_name_than_anybody_has_is_nobody() -> None:
    assert Roster([ROBERT]).find("Bob Stone") is None


def test_the_same_person_twice_is_one() -> None:
    assert Roster([Party("Robert Hart", None), ROBERT]).find("Robert Hart") == ROBERT


@pytest.mark.parametrize(
    "text", ["Anna Lind", "J. Doe", "Ludwig van Beethoven", "Mary-Jane O'Neill", "José García"]
)
def test_names_are_names(text: str) -> None:
    assert is_name(text, Roster([]))


@pytest.mark.parametrize(
    "text",
    [
        "Thanks",
        "Monday",
        "Legal Department",
        "JOHN",
        "bo@acme.example",
        "a b",
        "Master Agreement",
        "X",
        "12 May",
        "Trading Desk",
        "Vice President",
        "Zyx",
        "Home Address",
        "",
    ],
)
def test_what_models_take_for_names_is_left_out(text: str) -> None:
    assert not is_name(text, Roster([]))


def test_honorifics_possessives_and_marks_are_cut_off() -> None:
    assert trimmed("Mr. Hart's", 10) == ("Hart", 14)
    assert trimmed('"Anna Lind,', 0) == ("Anna Lind", 1)
    assert trimmed("Robert Hart Jr.", 0) == ("Robert Hart Jr.", 0)


def test_words_that_tell_people_apart_leave_out_titles() -> None:
    assert tokens("Dr. Anna Maria Lind, PhD") == ("anna", "maria", "lind")
