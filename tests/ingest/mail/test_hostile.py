"""Messages made to hurt are read in little time and memory."""

import time

import pytest

from relgraph_ingest.mail.limits import ADDRESSES
from relgraph_ingest.mail.parse import Mail, attempt

HEAD = b"From: Bo <bo@acme.example>\nTo: cy@beta.example\nSubject: x\n"


def read(raw: bytes) -> Mail:
    began = time.process_time()
    found = attempt(raw)
    assert time.process_time() - began < 2
    assert isinstance(found, Mail)
    found.text.encode()
    return found


def test_a_list_of_sixty_thousand_recipients_is_cut() -> None:
    mail = read(
        b"From: a@b.example\nTo: " + b", ".join(b"P <p%d@b.example>" % n for n in range(60_000)) + b"\n\nx"
    )
    assert 1000 < len(mail.to) <= ADDRESSES


@pytest.mark.parametrize(
    "header",
    [
        b"Subject: " + b"=?utf-8?q?a?= " * 20_000,
        b"Subject: =?utf-8?b?" + b"QUFB" * 300_000 + b"?=",
        b"Subject: " + b"a\n " * 200_000,
        b"X-A: b\n" * 200_000,
        b"".join(b"X-%d: b\n" % number for number in range(100_000)),
        b"a" * 1_000_000,
        b"stray\nX-A: b\n" * 100_000,
        b"List-Id: "
        + b"<" * 60_000
        + b"\nList-Post: "
        + b"mailto:" * 9_000
        + b"\nSender: "
        + b"owner-" * 9_000,
        b"Date: " + b"1 " * 30_000,
        b"Content-Type: " + b"a/" * 30_000,
        b"Content-Type: text/plain" + b'; charset="' * 6_000,
        b"X-To: " + b"<" * 60_000,
        b"Reply-To: " + b"(" * 60_000,
    ],
    ids=range(13),
)
def test_headers_that_never_end(header: bytes) -> None:
    mail = read(HEAD + header + b"\n\nhi\n")
    assert [party.address for party in mail.from_] == ["bo@acme.example"]


@pytest.mark.parametrize(
    "body",
    [
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(5_000)),
        b"Content-Type: message/rfc822\n\n" * 5_000,
        b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 100_000,
        b'Content-Type: multipart/mixed; boundary="-"\n\n' + b"--" * 500_000,
        b'Content-Type: multipart/mixed; boundary="-"\n\n' + b"---x\n" * 200_000,
        b"Content-Transfer-Encoding: base64\n\n" + b"!QUF" * 300_000,
        b"Content-Transfer-Encoding: quoted-printable\n\n" + b"=\n" * 300_000,
        b"\n" + b"\x00" * 1_000_000,
        b"\n" + b"a" * 5_000_000,
        b"\n" + b">\n" * 1_000_000,
        b"\n" + b"-----\nFrom:\n" * 200_000,
        b"\n" + b"http://" * 100_000,
        b"\n" + b"unsub " * 200_000,
        b"Content-Type: text/html\n\n" + b"http://" * 100_000,
        b"Content-Type: text/html\n\n" + b"<a href=http://x/" * 10_000,
        b"Content-Type: text/html\n\n" + b"<img " * 20_000 + b"width " * 50_000,
    ],
    ids=range(16),
)
def test_bodies_that_never_end(body: bytes) -> None:
    assert read(HEAD + body).subject == "x"


@pytest.mark.parametrize(
    "charset",
    [
        "idna",
        "punycode",
        "zlib",
        "rot13",
        "utf-7",
        "utf-16",
        "unicode_escape",
        "undefined",
        "../x",
        "hex",
        "x" * 9999,
    ],
)
def test_charsets_that_are_none(charset: str) -> None:
    head = HEAD + f"Content-Type: text/plain; charset={charset}\n\n".encode()
    assert read(head + b"\\ud800+2AA- \xe9\x00\xd8" * 20_000).text


def test_names_that_would_turn_the_reading_round() -> None:
    mail = read("From: Bo\u202eadniL\u202c <bo@acme.example>\nTo: x@y.example\n\nx".encode())
    assert mail.from_[0].name == "Bo adniL"
    assert mail.sender is not None
    assert mail.sender.name == "Bo adniL"
