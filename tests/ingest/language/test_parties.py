import pytest

from relgraph.address import Address
from relgraph.evidence import Party
from relgraph_ingest.language.parties import parties, party


@pytest.mark.parametrize(
    ("raw", "name", "address"),
    [
        ("Bo Lind <bo@acme.example>", "Bo Lind", "bo@acme.example"),
        ('"Lind, Bo" <Bo.Lind@Acme.Example>', "Bo Lind", "bo.lind@acme.example"),
        ("LIND, BO K [mailto:bo@acme.example]", "Bo K Lind", "bo@acme.example"),
        ("Bo K Lind/OSL/ACME@ACME", "Bo K Lind", None),
        ("Bo Lind @ ACME", "Bo Lind", None),
        ("Lind, Bo (E-mail) <bo@acme.example>", "Bo Lind", "bo@acme.example"),
        ("<bo@acme.example>", None, "bo@acme.example"),
        ("bo@acme.example", None, "bo@acme.example"),
        ("María-José O’Neill", "María-José O’Neill", None),
    ],
)
def test_one_entry_gives_name_and_address(raw: str, name: str | None, address: str | None) -> None:
    assert party(raw) == Party(name, Address(address) if address else None)


@pytest.mark.parametrize("raw", ["", "   ", "123 456", "<>", "12/04/2026 10:11"])
def test_what_names_nobody_gives_nobody(raw: str) -> None:
    assert party(raw) is None


def test_family_names_first_are_told_from_several_people() -> None:
    assert [p.name for p in parties("Lind, Bo")] == ["Bo Lind"]
    assert [p.name for p in parties("Lind, Bo; Hart, Dee")] == ["Bo Lind", "Dee Hart"]
    assert [p.name for p in parties("Cy Young, Bo Lind")] == ["Cy Young", "Bo Lind"]
    assert [p.name for p in parties("Cy Young/OSL/ACME@ACME, Bo Lind/OSL/ACME@ACME")] == [
        "Cy Young",
        "Bo Lind",
    ]
    assert [p.address for p in parties('"Hart, Dee" <dee@a.example>, bo@b.example')] == [
        "dee@a.example",
        "bo@b.example",
    ]


def test_a_field_with_a_thousand_recipients_is_cut() -> None:
    assert len(parties(", ".join(f"p{n}@acme.example" for n in range(1000)))) == 200
