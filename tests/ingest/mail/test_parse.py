"""One message's bytes become its facts and its text."""

import pickle
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relgraph.address import Address
from relgraph.evidence import Locator, Part, Participant, Party, Verdict
from relgraph_ingest.mail.parse import Mail, Unreadable, attempt, digest, parse

RAW = b"\r\n".join(
    (
        b'From: "Lind, Bo" <Bo@Acme.Example>',
        b"To: Cy Young <cy@beta.example>, Dee <broken>",
        b"Cc: dee@beta.example",
        b"Bcc: cy@beta.example",
        b"Subject: =?utf-8?q?Mittag_f=C3=BCr_zwei?=",
        b"Date: Mon, 18 Apr 2022 14:23:23 +0200",
        b"Message-ID: <1@acme.example>",
        b"Content-Type: text/plain; charset=utf-8",
        b"",
        b"Hallo Cy,",
        b"",
        b"Freitag?",
        b"",
    )
)


def test_the_facts_of_a_message() -> None:
    mail = parse(RAW)
    assert mail == Mail(
        sender=Party("Bo Lind", Address("bo@acme.example")),
        from_=(Party("Lind, Bo", Address("bo@acme.example")),),
        to=(Party("Cy Young", Address("cy@beta.example")), Party("Dee", None)),
        cc=(Party(None, Address("dee@beta.example")),),
        bcc=(Party(None, Address("cy@beta.example")),),
        time=int(datetime(2022, 4, 18, 12, 23, 23, tzinfo=UTC).timestamp()),
        subject="Mittag für zwei",
        message_id="<1@acme.example>",
        text="Hallo Cy,\n\nFreitag?\n",
        has_html=False,
        verdict=Verdict.PERSON,
        verdict_reason="nothing speaks against a person",
        lists=(),
        digest=digest("hallocy,freitag?"),
    )


def test_the_evidence_of_a_message() -> None:
    found = Locator("inbox", "inbox#3")
    interaction = parse(RAW).interaction(found)
    assert interaction.participants == (
        Participant(Address("bo@acme.example"), "Bo Lind", Part.FROM),
        Participant(Address("cy@beta.example"), "Cy Young", Part.TO),
        Participant(Address("dee@beta.example"), None, Part.CC),
        Participant(Address("cy@beta.example"), None, Part.BCC),
    )
    assert (interaction.kind, interaction.found, interaction.subject) == ("message", found, "Mittag für zwei")


def test_copies_meet_in_their_key() -> None:
    copy = b"Received: from a by b\r\n" + RAW.replace(b"\r\n", b"\n").replace(
        b"Message-ID: <1@", b"Message-ID: <2@"
    )
    copy = copy.replace(b"Bcc: cy@beta.example\n", b"").replace(b"Hallo Cy,", b"HALLO   Cy,")
    member, found = Address("bo@acme.example"), Locator("a", "b")
    assert parse(copy).interaction(found).key(member) == parse(RAW).interaction(found).key(member)


def test_somebody_named_twice_takes_part_once() -> None:
    mail = parse(b"From: a@b.example\nTo: Cy <cy@b.example>, cy@b.example\n\n")
    assert len(mail.interaction(Locator("a", "b")).participants) == 2


def test_the_author_behind_a_list_takes_part_and_the_list_does_not_write() -> None:
    raw = (
        b"From: Bo Lind via Dev <dev@lists.example>\nReply-To: Bo Lind <bo@acme.example>\n"
        b"To: dev@lists.example\nList-Post: <mailto:dev@lists.example>\n\nx"
    )
    interaction = parse(raw).interaction(Locator("a", "b"))
    assert interaction.participants[0] == Participant(Address("bo@acme.example"), "Bo Lind", Part.FROM)
    assert [each.address for each in interaction.participants if each.part is Part.FROM] == [
        "bo@acme.example"
    ]
    assert interaction.lists == ("dev@lists.example",)


def test_the_text_is_the_first_plain_part_else_the_page() -> None:
    both = EmailMessage(policy=policy.default)
    both["From"] = "bo@acme.example"
    both.set_content("plain words\n")
    both.add_alternative("<p>page words</p>", subtype="html")
    mail = parse(both.as_bytes())
    assert (mail.text, mail.has_html) == ("plain words\n", True)
    page = parse(b"From: bo@acme.example\nContent-Type: text/html; charset=utf-8\n\n<p>page <b>words</b></p>")
    assert (page.text, page.has_html) == ("page words", True)
    assert parse(b"From: bo@acme.example\nContent-Type: image/png\n\n\x89PNG").text == ""


def test_layout_changes_neither_digest_nor_verdict() -> None:
    raw = b"From: bo@acme.example\nContent-Type: text/html\n\n<ul><li>one</li></ul><table><tr><td>a</table>"
    quick, full = parse(raw, layout=False), parse(raw)
    assert quick.text != full.text
    assert (quick.digest, quick.verdict) == (full.digest, full.verdict)


def test_a_text_is_the_same_as_by_the_standard_library() -> None:
    standard = message_from_bytes(RAW).get_payload(decode=True)
    assert isinstance(standard, bytes)
    assert parse(RAW).text == standard.decode().replace("\r\n", "\n")


def test_digests_overlook_space_and_case_alone() -> None:
    assert digest("Hallo Cy\n\n") == digest("hallo\tCY \r\n")
    assert digest("Grüße\u00a0") == digest("GRÜSSE".replace("SS", "ß"))
    assert digest("a") != digest("b")
    long = "Words and more words.\n" * 100_000
    assert digest(long) == digest(long.replace("\n", " \n").upper())


@pytest.mark.parametrize("raw", [b"", b"\n\nno header", b"no header at all", b"\x00" * 100])
def test_what_is_no_message_is_said_in_one_line(raw: bytes) -> None:
    with pytest.raises(Unreadable, match="no header"):
        parse(raw)
    assert isinstance(attempt(raw), Unreadable)


def test_what_is_too_large_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relgraph_ingest.mail.parse.MESSAGE_BYTES", 10)
    with pytest.raises(Unreadable, match="larger"):
        parse(RAW)


def test_results_travel_between_processes() -> None:
    for raw in (RAW, b""):
        found = attempt(raw)
        assert str(pickle.loads(pickle.dumps(found))) == str(found)  # noqa: S301 -- our own bytes


_PIECES = st.sampled_from(
    [
        *(b"From: ", b"To: ", b"X-To: ", b"Date: ", b"List-Id: ", b"Return-Path: <>", b"Subject: Re: "),
        *(
            b"\n",
            b"\r\n",
            b"\n\n",
            b"\x00",
            b"\xff",
            b'"',
            b"(",
            b"<",
            b">",
            b"?=",
            b"=?utf-8?q?",
            b" via Dev",
        ),
        *(
            b"Bo <bo@acme.example>",
            b"a@b.example, ",
            b"charset=utf-7",
            b"+2AA-",
            b"<p>",
            b"<table>",
            b"--b--",
        ),
        *(b"Content-Type: multipart/mixed; boundary=b\n", b"--b\n", b"Content-Type: message/rfc822\n"),
        *(b"Content-Type: text/html\n", b"Content-Transfer-Encoding: base64\n"),
    ]
)


@given(st.lists(st.one_of(_PIECES, st.binary(max_size=8)), max_size=40))
def test_no_bytes_raise_anything_but_unreadable(pieces: list[bytes]) -> None:
    found = attempt(b"".join(pieces))
    if isinstance(found, Mail):
        found.text.encode()
        found.interaction(Locator("a", "b")).key(Address("bo@acme.example"))
