"""Mailboxes are read from whatever programs write into From and To."""

import pytest

from relgraph_ingest.mail.limits import ADDRESSES
from relgraph_ingest.mail.mailboxes import mailboxes

Pair = tuple[str | None, str | None]


def read(raw: str) -> list[Pair]:
    return [(party.name, party.address) for party in mailboxes(raw)]


@pytest.mark.parametrize(
    ("raw", "pairs"),
    [
        ("", []),
        ("bo@acme.example", [(None, "bo@acme.example")]),
        ("Bo Lind <Bo@Acme.Example>", [("Bo Lind", "bo@acme.example")]),
        ('"Lind, Bo" <bo@acme.example>', [("Lind, Bo", "bo@acme.example")]),
        (
            "Lind, Bo <bo@acme.example>, Cy <cy@b.example>",
            [("Lind, Bo", "bo@acme.example"), ("Cy", "cy@b.example")],
        ),
        ("a@b.example; c@d.example", [(None, "a@b.example"), (None, "c@d.example")]),
        ("a@b.example c@d.example", [(None, "a@b.example"), (None, "c@d.example")]),
        ("Bo <a@b.example> Cy <c@d.example>", [("Bo", "a@b.example"), ("Cy", "c@d.example")]),
        ("bo@acme.example (Bo Lind)", [("Bo Lind", "bo@acme.example")]),
        ("<bo@acme.example> (Bo Lind)", [("Bo Lind", "bo@acme.example")]),
        ("Bo (is (really) here) <bo(work)@acme.example>", [("Bo", "bo@acme.example")]),
        ("Team: a@b.example, Cy <c@d.example>;", [(None, "a@b.example"), ("Cy", "c@d.example")]),
        ("undisclosed-recipients:;", []),
        ("Bo Lind [mailto:bo@acme.example]", [("Bo Lind", "bo@acme.example")]),
        ("Bo <SMTP:bo@acme.example>", [("Bo", "bo@acme.example")]),
        ("<@relay.example,@other.example:bo@acme.example>", [(None, "bo@acme.example")]),
        ('"bo"@acme.example', [(None, "bo@acme.example")]),
        ("bo @ acme.example", [(None, "bo@acme.example")]),
        ("bo\x00@acme.example", [(None, "bo@acme.example")]),
        ('"Bo \\"Bobby\\" Lind" <bo@acme.example>', [('Bo "Bobby" Lind', "bo@acme.example")]),
        ("=?utf-8?q?J=C3=B6rg?= <j@b.example>", [("Jörg", "j@b.example")]),
        ('"=?utf-8?q?J=C3=B6rg?=" <j@b.example>', [("Jörg", "j@b.example")]),
    ],
)
def test_mailboxes_are_read(raw: str, pairs: list[Pair]) -> None:
    assert read(raw) == pairs


@pytest.mark.parametrize(
    "raw",
    [
        "=?utf-8?q?Bo_=3Cboss=40acme.example=3E?= <eve@evil.example>",
        "=?utf-8?q?Bo <boss@acme.example>?= <eve@evil.example>",
        "=?utf-8?b?Qm8gPGJvc3NAYWNtZS5leGFtcGxlPg==?= <eve@evil.example>",
        "=?utf-8?q?boss=40acme.example=2C?= <eve@evil.example>",
    ],
)
def test_an_encoded_name_is_never_an_address(raw: str) -> None:
    ((name, address),) = read(raw)
    assert address == "eve@evil.example"
    assert name is not None


def test_one_bad_recipient_costs_no_other() -> None:
    found = read("a@b.example, nobody at home, <>, @, c@d.example, Cy <broken>, e@f.example")
    assert [address for _, address in found if address] == ["a@b.example", "c@d.example", "e@f.example"]
    assert ("Cy", None) in found


def test_quotes_and_brackets_that_nobody_closed_swallow_nobody() -> None:
    assert ("c@d.example") in [address for _, address in read('Bo "Lind <bo@acme.example>, c@d.example')]
    assert ("c@d.example") in [address for _, address in read("Bo :( <bo@acme.example>, c@d.example")]
    assert ("c@d.example") in [address for _, address in read("Bo <bo@acme.example, <c@d.example>")]


def test_all_authors_are_read() -> None:
    assert [address for _, address in read("Bo <a@b.example>, Cy <c@d.example>")] == [
        "a@b.example",
        "c@d.example",
    ]


def test_names_are_cleaned() -> None:
    ((name, _),) = read("=?utf-8?q?Bo=0D=0ABcc=3A_x_=E2=80=AEdniL?= <bo@acme.example>")
    assert name == "Bo Bcc: x dniL"


def test_there_is_an_end_to_recipients() -> None:
    assert len(mailboxes(", ".join(f"a{number}@b.example" for number in range(ADDRESSES + 10)))) == ADDRESSES


@pytest.mark.parametrize(
    "piece", ["(", '"\\', "=?utf-8?q?", "a@", "<", "mailto:", "x,", "a ", "\\", "@", "(<"]
)
def test_hostile_lists_end_soon(piece: str) -> None:
    assert len(mailboxes(piece * (30_000 // len(piece)))) <= ADDRESSES
