import pytest

from relgraph.address import Address
from relgraph.evidence import Employment, Party
from relgraph_ingest.language.lines import lines
from relgraph_ingest.language.signature import employment, signature

MARIA = Party("Maria Gomez", Address("maria.gomez@acme.example"))


def read(block: str, owner: Party = MARIA) -> tuple[str | None, str | None, str | None]:
    """Name, title and company of a signature."""
    found = signature(lines(block), owner)
    if found is None:
        return (None, None, None)
    pieces = (found.name, found.title, found.company)
    for piece in pieces:
        assert piece is None or block[piece.start : piece.end] == piece.text
    name, title, company = (piece and piece.text for piece in pieces)
    return (name, title, company)


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (
            "Maria Gomez\nVice President, Sales\nAcme Logistics GmbH\nTel: +49 30 1234567",
            ("Maria Gomez", "Vice President, Sales", "Acme Logistics GmbH"),
        ),
        ("Maria Gomez | CFO | Acme", ("Maria Gomez", "CFO", "Acme")),
        ("Maria Gomez, CFO\nAcme, Inc.", ("Maria Gomez", "CFO", "Acme, Inc.")),
        ("Maria Gomez\nManager - Human Capital\nAcme", ("Maria Gomez", "Manager - Human Capital", "Acme")),
        ("Maria Gomez\nSenior Counsel, LEG\n(212) 555-0142", ("Maria Gomez", "Senior Counsel", None)),
        ("Maria Gomez\nHead of Sales at Acme\n", ("Maria Gomez", "Head of Sales", "Acme")),
        (
            "Maria Gomez, Ph.D.\nResearch Engineer\nOmega University",
            ("Maria Gomez", "Research Engineer", "Omega University"),
        ),
        ("Maria Gomez\nAssistant to Bo Lind\nx5512", ("Maria Gomez", "Assistant to Bo Lind", None)),
    ],
)
def test_name_title_and_company_are_read(
    block: str, expected: tuple[str | None, str | None, str | None]
) -> None:
    name, title, company = read(block)
    assert (name, title, company) == expected


@pytest.mark.parametrize(
    "line",
    [
        '"Moving what matters!"',
        "Legal Department",
        "Human Resources",
        "1400 Smith Street, Suite 3700",
        "Houston, TX 77002",
        "Please consider the environment before printing this e-mail.",
        "https://acme.example/news",
        "Phone: (212) 555-0142",
        "Licensed in Texas and Oklahoma",
        "Happy Holidays",
    ],
)
def test_slogans_departments_and_addresses_are_neither_title_nor_company(line: str) -> None:
    _, title, company = read(f"Maria Gomez\n{line}\n+1 212 555 0143\n")
    assert (title, company) == (None, None)


def test_phones_and_addresses_are_read() -> None:
    found = signature(
        lines("Maria Gomez\nTel: +49 30 1234567 | Fax: (030) 765-4321\nMaria@Acme.Example"), MARIA
    )
    assert found is not None
    assert found.phones == ("+49 30 1234567", "(030) 765-4321")
    assert found.addresses == ("maria@acme.example",)


def test_a_name_alone_is_no_signature() -> None:
    assert signature(lines("Maria Gomez"), MARIA) is None
    assert signature(lines("\n\n"), MARIA) is None


def employed(block: str, owner: Party) -> Employment:
    found = signature(lines(block), owner)
    assert found is not None
    stated = employment(found, owner)
    assert stated is not None
    return stated


def test_an_employer_that_the_sending_domain_bears_out_is_not_claimed() -> None:
    stated = employed("Maria Gomez\nCFO\nAcme Corp.", MARIA)
    assert not stated.claimed
    assert (stated.company, stated.domain, stated.title) == ("Acme Corp.", "acme.example", "CFO")
    assert stated.person == MARIA


@pytest.mark.parametrize("address", ["maria@gmail.com", "maria@omega.example"])
def test_an_employer_that_the_sending_domain_does_not_bear_out_is_claimed(address: str) -> None:
    stated = employed("Maria Gomez\nCFO\nAcme Corp.", Party("Maria Gomez", Address(address)))
    assert stated.claimed
    assert stated.domain is None


def test_a_title_alone_claims_no_employer() -> None:
    stated = employed("Maria Gomez\nCFO\n+1 212 555 0142", MARIA)
    assert (stated.company, stated.claimed, stated.title) == (None, False, "CFO")


def test_a_signature_without_title_and_company_states_no_employment() -> None:
    found = signature(lines("Maria Gomez\n+1 212 555 0142"), MARIA)
    assert found is not None
    assert employment(found, MARIA) is None
