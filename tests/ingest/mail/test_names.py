"""Display names become names as people write them."""

import pytest

from relgraph.address import Address
from relgraph_ingest.mail.names import person_name


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ("Bo Lind", "Bo Lind"),
        ("Lind, Bo", "Bo Lind"),
        ("Lind,Bo A.", "Bo A. Lind"),
        ("'Lind, Bo'", "Bo Lind"),
        ("van der Berg, Jan", "Jan van der Berg"),
        ("García López, Ana María", "Ana María García López"),
        ("O'Brien, Pat", "Pat O'Brien"),
        ("Smith, John, Jr.", "John Smith Jr."),
        ("Smith Jr., John", "John Smith Jr."),
        ("Bo Lind Jr.", "Bo Lind Jr."),
        ("Bo Lind, Ph.D.", "Bo Lind"),
        ("Lind, Bo (Acme)", "Bo Lind"),
        ("Lind, Bo [Berlin]", "Bo Lind"),
        ("Bo Lind (bo@acme.example)", "Bo Lind"),
        ("bo@acme.example (Bo Lind)", "Bo Lind"),
        ("Bo Lind bo@acme.example", "Bo Lind"),
        ("Bo Lind [mailto:bo@acme.example]", "Bo Lind"),
        ("Bo Lind/HAM/ACME@ACME", "Bo Lind"),
        ("Bo Lind@SALES", "Bo Lind"),
        ("Bo Lind @ ACME", "Bo Lind"),
        ("CN=Bo Lind/OU=Sales/O=Acme", "Bo Lind"),
        ("Lind, Bo </O=ACME/OU=NA/CN=RECIPIENTS/CN=BLIND>", "Bo Lind"),
        ("Bo Lind via Dev", "Bo Lind"),
        ("Bo Lind (via Docs)", "Bo Lind"),
        ("Desk [mailto:desk@acme.example] On Behalf Of Bo Lind", "Bo Lind"),
        ("Bo Lind | Acme", "Bo Lind"),
        ("Bo Lind - Acme Sales", "Bo Lind"),
        ("Jean-Luc Picard", "Jean-Luc Picard"),
        ("李明", "李明"),
        ("Björk Guðmundsdóttir", "Björk Guðmundsdóttir"),
        ("Acme, Inc.", "Acme, Inc."),
        ("Lind & Hart, GmbH", "Lind & Hart, GmbH"),
        ("Smith & Sons, Bo", "Smith & Sons, Bo"),
    ],
)
def test_names_are_put_as_people_write_them(shown: str, name: str) -> None:
    assert person_name(shown) == name


@pytest.mark.parametrize(
    "shown",
    [
        "",
        "'",
        "1234",
        "???",
        "'bo@acme.example'",
        "bo@acme.example @ ACME",
        "undisclosed-recipients:",
        "E-mail",
        "/O=ACME/OU=NA/CN=RECIPIENTS/CN=BLIND@ACME",
        "a sentence " * 20,
        "http://acme.example",
    ],
)
def test_what_names_nobody_is_no_name(shown: str) -> None:
    assert person_name(shown) is None


def test_what_repeats_the_address_is_no_name() -> None:
    bo = Address("bo.lind@acme.example")
    assert person_name("bo.lind", bo) is None
    assert person_name("bolind", bo) is None
    assert person_name("BOLIND", bo) is None
    assert person_name("BO.LIND@ACME.EXAMPLE", bo) is None
    assert person_name("Bo Lind", bo) == "Bo Lind"
    assert person_name("Bo", Address("bo@acme.example")) == "Bo"


def test_an_employer_beside_the_name_is_cut_where_the_address_says_it() -> None:
    bo = Address("bo@mail.acme.example")
    assert person_name("Bo Lind, Acme", bo) == "Bo Lind"
    assert person_name("Bo from Acme", bo) == "Bo"
    assert person_name("Bo Lind, Beta", bo) == "Beta Bo Lind"
    assert person_name("Bo of Gloucester", bo) == "Bo of Gloucester"


def test_reading_a_name_twice_changes_nothing() -> None:
    for shown in ("Lind, Bo", "Acme, Inc.", "Smith, John, Jr.", "Bo Lind/HAM/ACME@ACME"):
        name = person_name(shown)
        assert name is not None
        assert person_name(name) == name
