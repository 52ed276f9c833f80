import pytest

from relgraph.address import Address
from relgraph.evidence import Employment, Mention
from relgraph_ingest.language.appositions import employments


def told(text: str, address: str | None = None) -> list[Employment]:
    """What a text says of Cy Young."""
    start = text.index("Cy Young")
    person = Mention("person", "Cy Young", Address(address) if address else None, None, start, start + 8)
    return list(employments(text, [person]))


@pytest.mark.parametrize(
    ("text", "title", "company"),
    [
        ("I met Cy Young, CFO of Acme Corp., in Oslo.", "CFO", "Acme Corp."),
        ("I met Cy Young, the Vice President of Sales at Acme.", "Vice President of Sales", "Acme"),
        ("I met Cy Young (Head of Procurement) there.", "Head of Procurement", None),
        ("Cy Young is now Managing Director at Beta Energy.", "Managing Director", "Beta Energy"),
    ],
)
def test_titles_beside_names_are_read(text: str, title: str, company: str | None) -> None:
    (one,) = told(text)
    assert (one.title, one.company, one.basis) == (title, company, "text")


@pytest.mark.parametrize(
    "text",
    ["Cy Young, please call me.", "I met Cy Young, Bo Lind and others.", "Cy Young is ill.", "Cy Young"],
)
def test_what_is_no_title_is_not_read(text: str) -> None:
    assert told(text) == []


def test_an_employer_that_others_tell_is_claimed_unless_the_own_address_bears_it_out() -> None:
    text = "I met Cy Young, CFO of Acme Corp., in Oslo."
    assert told(text)[0].claimed
    assert told(text, "cy@beta.example")[0].claimed
    assert not told(text, "cy@acme.example")[0].claimed
