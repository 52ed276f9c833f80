"""Parts are found and undone as far as they can be, also where they are broken."""

import pytest

from relgraph_ingest.mail.headers import read_headers
from relgraph_ingest.mail.limits import DEPTH, PARTS
from relgraph_ingest.mail.mime import Leaf, content_type, parts


def leaves(data: bytes) -> list[Leaf]:
    return list(parts(data, read_headers(data)))


def text(data: bytes) -> str:
    return leaves(data)[0].text()


def multipart(*inside: bytes, kind: str = "mixed", mark: str = "b") -> bytes:
    body = b"".join(b"--" + mark.encode() + b"\n" + part + b"\n" for part in inside)
    return f'Content-Type: multipart/{kind}; boundary="{mark}"\n\n'.encode() + body + f"--{mark}--\n".encode()


def test_parts_come_in_order_without_the_line_break_of_the_boundary() -> None:
    found = leaves(multipart(b"\none", b"Content-Type: text/html\n\n<p>two"))
    assert [(leaf.kind, leaf.text()) for leaf in found] == [("text/plain", "one"), ("text/html", "<p>two")]


def test_crlf_boundaries_are_the_same() -> None:
    found = leaves(multipart(b"\none", b"\ntwo").replace(b"\n", b"\r\n"))
    assert [leaf.text() for leaf in found] == ["one", "two"]


def test_nested_parts_are_found_also_where_one_boundary_begins_like_the_other() -> None:
    inner = multipart(b"\none", b"\ntwo", mark="bb")
    assert [leaf.text() for leaf in leaves(multipart(inner, b"\nthree"))] == ["one", "two", "three"]


def test_an_attached_message_is_looked_into() -> None:
    attached = b"Content-Type: message/rfc822\n\nSubject: x\n\ninside"
    assert [leaf.text() for leaf in leaves(multipart(b"\nnote", attached))] == ["note", "inside"]
    assert [leaf.text() for leaf in leaves(multipart(b"\nSubject: x\n\ninside", kind="digest"))] == ["inside"]


def test_a_multipart_that_nobody_closed_ends_with_the_message() -> None:
    assert text(b"Content-Type: multipart/mixed; boundary=b\n\npreamble\n--b\n\none\n") == "one\n"


def test_a_multipart_without_its_boundary_has_no_parts() -> None:
    assert leaves(b"Content-Type: multipart/mixed; boundary=b\n\nnothing of the kind\n") == []
    assert leaves(b"Content-Type: multipart/mixed\n\n--b\n\none\n") == []


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("", "text/plain"),
        ("Content-Type: TEXT/HTML; charset=x", "text/html"),
        ("Content-Type: text/plain charset=us-ascii", "text/plain"),
        ("Content-Type: text", "text/plain"),
        ("Content-Type: nonsense", "text/plain"),
        ("Content-Type: image/png", "image/png"),
    ],
)
def test_a_broken_type_is_plain_text(header: str, kind: str) -> None:
    assert content_type(read_headers(f"{header}\n\n".encode() if header else b"X: y\n\n")) == kind


@pytest.mark.parametrize(
    ("headers", "body", "meant"),
    [
        ("X: y", "Jörg".encode(), "Jörg"),
        ("X: y", b"J\xf6rg", "J\ufffdrg"),
        ("Content-Type: text/plain; charset=iso-8859-1", b"J\xf6rg", "Jörg"),
        ('Content-Type: text/plain; format=flowed; charset="UTF-8"', "Jörg".encode(), "Jörg"),
        ("Content-Type: text/plain; charset=no-such", "Jörg".encode(), "Jörg"),
        ("Content-Type: text/plain; charset=idna", b"xn--a", "xn--a"),
        ("Content-Type: text/plain; charset=base64", b"abc", "abc"),
        ("Content-Type: text/plain; charset=utf-7", b"a+2AA-", "a\ufffd"),
        ("Content-Type: text/plain; charset=iso-8859-8-i", b"\xe0", "\u05d0"),
        ("Content-Transfer-Encoding: quoted-printable", b"J=C3=B6rg=\n!  \n=ZZ", "Jörg!  \n=ZZ"),
        ("Content-Transfer-Encoding: base64", b"SsO2\ncmc=\n", "Jörg"),
        ("Content-Transfer-Encoding: base64", b"SsO2cmc", "Jörg"),
        ("Content-Transfer-Encoding: base64", b"!!SsO2*cmc==\n\nfooter", "Jörg"),
        ("Content-Transfer-Encoding: base64", b"A", ""),
        ("Content-Transfer-Encoding: x-unknown", b"as it is", "as it is"),
        ("X: y", b"a\r\nb\rc\n", "a\nb\rc\n"),
    ],
)
def test_encodings_and_charsets_are_undone(headers: str, body: bytes, meant: str) -> None:
    assert text(headers.encode() + b"\n\n" + body) == meant


def test_a_page_may_name_its_charset_itself() -> None:
    page = b'Content-Type: text/html\n\n<html><meta charset="iso-8859-1"><p>J\xf6rg'
    assert leaves(page)[0].page().endswith("Jörg")


def test_the_method_of_an_invitation_is_found_in_the_header_or_in_the_calendar() -> None:
    (named,) = leaves(b'Content-Type: text/calendar; method="REPLY"\n\nBEGIN:VCALENDAR\n')
    (written,) = leaves(b"Content-Type: text/calendar\n\nBEGIN:VCALENDAR\nMETHOD:REPLY\n")
    (none,) = leaves(b"Content-Type: text/calendar\n\nBEGIN:VCALENDAR\n")
    assert (named.method, written.method, none.method) == ("reply", "reply", None)


def test_depth_and_number_have_limits() -> None:
    deep = b"".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n".encode() for n in range(DEPTH + 2)
    )
    assert leaves(deep + b"\ndeep down") == []
    assert len(leaves(multipart(*[b"\nx"] * (PARTS + 10)))) < PARTS
