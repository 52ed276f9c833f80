"""Reading pasted lists and CSV files."""

import pytest
from tests.faces import HOSTILE

from relgraph.errors import BadUse
from relgraph_web.paste import LONGEST, MOST, imported, pasted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ardent\nnordwind.example\r\n\n  Kestrel & Sons  \n",
            ["Ardent", "nordwind.example", "Kestrel & Sons"],
        ),
        ("Acme, Inc.", ["Acme, Inc."]),
        ("- Ardent\n• Kestrel\n* Nordwind\n– Halden", ["Ardent", "Kestrel", "Nordwind", "Halden"]),
        ("1. Ardent\n2. Kestrel\n10) Nordwind", ["Ardent", "Kestrel", "Nordwind"]),
        ("1. FC Köln", ["1. FC Köln"]),
        ("1. FC Köln\nArdent", ["1. FC Köln", "Ardent"]),
        ("7-Eleven\n3M\n-", ["7-Eleven", "3M", "-"]),
        ("Ardent\tBerlin\t400\nKestrel\tLeeds", ["Ardent", "Kestrel"]),
        ("Ardent\nARDENT\nardent", ["Ardent"]),
        ("Ar\u200bdent\u202e", ["Ar dent"]),
    ],
)
def test_a_pasted_list_is_one_account_a_line(text: str, expected: list[str]) -> None:
    assert pasted(text) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"Ardent\nKestrel\n", ["Ardent", "Kestrel"]),
        (b'id,Company,City\n1,Ardent,Berlin\n2,"Kestrel, Sons",Leeds\n', ["Ardent", "Kestrel, Sons"]),
        (b"Owner;Account Name\r\nana;Ardent\r\nbo;Kestrel\r\n", ["Ardent", "Kestrel"]),
        (b"rank\tWebsite\n1\tardent.example\n", ["ardent.example"]),
        (b"name,domain\nCy Young,ardent.example\n", ["ardent.example"]),
        (b"Ardent,Berlin\nKestrel,Leeds\n", ["Ardent", "Kestrel"]),
        ("\ufeffAccount\nNordlicht Öl\n".encode(), ["Nordlicht Öl"]),
        ("Account\nNordlicht Öl\n".encode("utf-16"), ["Nordlicht Öl"]),
        ("Account\nNordlicht Öl\n".encode("cp1252"), ["Nordlicht Öl"]),
        (b"company\nArdent\n\n,\nonly\n", ["Ardent", "only"]),
        (b'account\n"Two\nlines"\n', ["Two lines"]),
    ],
)
def test_a_csv_file_gives_the_named_column_or_the_first(data: bytes, expected: list[str]) -> None:
    assert imported(data) == expected


@pytest.mark.parametrize("empty", ["", " \n\t\n", "\u200b"])
def test_nothing_to_add_is_said(empty: str) -> None:
    with pytest.raises(BadUse, match="Nothing to add"):
        pasted(empty)
    with pytest.raises(BadUse, match="Nothing to add"):
        imported(empty.encode())


def test_too_long_a_line_is_named() -> None:
    with pytest.raises(BadUse, match=f"Line 2 has more than {LONGEST}"):
        pasted("Ardent\n" + "x" * (LONGEST + 1))


def test_too_many_at_once_are_counted() -> None:
    assert len(pasted("\n".join(map(str, range(MOST))))) == MOST
    with pytest.raises(BadUse, match=f"These are {MOST + 1} accounts"):
        pasted("\n".join(map(str, range(MOST + 1))))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_lists_are_names_or_bad_use(text: str) -> None:
    for read in (pasted(text[:150]), imported(text[:150].encode())):
        assert all(name and len(name) <= LONGEST for name in read)


@pytest.mark.parametrize(
    "data", [b"\x00\x01", bytes(range(256)), b'"' * 1001, b'"' + b"x" * 200_000, b"\xff\xfe\x00"]
)
def test_any_bytes_are_accounts_or_bad_use(data: bytes) -> None:
    try:
        assert all(imported(data))
    except BadUse as error:
        assert "\n" not in str(error)
