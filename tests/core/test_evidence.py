"""Keys: made of content, unlike for unlike content, whatever stands in it."""

from hypothesis import given
from hypothesis import strategies as st
from tests.builders import ANA, BO, CY, mail, mention, party

from relgraph.evidence import KEY_BYTES, Connection, Hunch, Locator, Party, fact_key

PLACE = Locator("contacts.csv", "1")
TEXT = st.text(max_size=8)


def test_keys_are_short_and_of_one_length() -> None:
    sent = mail(ANA, CY)
    keys = [
        sent.key(ANA),
        Connection(party("Cy"), None, None, None, PLACE).key(ANA),
        Hunch(CY, 0.5, "", 0).key(ANA),
        fact_key(sent.key(ANA), mention("Cy")),
    ]
    assert all(len(key) == KEY_BYTES for key in keys)
    assert len(set(keys)) == 4


@given(st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=2, max_size=5, unique=True))
def test_text_that_is_cut_elsewhere_has_another_key(parts: list[tuple[str, str, str]]) -> None:
    keys = {
        Connection(Party(name, None), company, title, None, PLACE).key(ANA) for name, company, title in parts
    }
    assert len(keys) == len(parts)


def test_where_it_was_found_is_no_part_of_a_key() -> None:
    one = Connection(party("Cy Young"), "Acme", "CFO", 0, PLACE)
    other = Connection(party("Cy Young"), "Acme", "CFO", 0, Locator("other.csv", "9"))
    assert one.key(ANA) == other.key(ANA) != one.key(BO)


def test_half_a_letter_has_a_key_too() -> None:
    assert Hunch(CY, 0.5, "\udc80", 0).key(ANA) != Hunch(CY, 0.5, "\udc81", 0).key(ANA)
