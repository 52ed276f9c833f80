"""The header block is read as it is written, once, and within limits."""

import pytest

from relgraph_ingest.mail.headers import header_start, read_headers
from relgraph_ingest.mail.limits import HEADER_BYTES, HEADER_LINES


def body_of(data: bytes) -> bytes:
    return data[read_headers(data, header_start(data)).end :]


def test_of_headers_given_twice_the_first_counts() -> None:
    headers = read_headers(b"To: a\nSubject: one\nTO: b\nsubject: two\n\nbody")
    assert headers.unfolded("to") == "a"
    assert headers.unfolded("subject") == "one"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_folded_values_become_one_line_and_the_body_begins_behind_the_blank_one(end: str) -> None:
    data = f"To: a,{end}\tb,{end} c{end}X: y{end}{end}body{end}{end}more".encode()
    assert read_headers(data).unfolded("to") == "a, b, c"
    assert body_of(data) == f"body{end}{end}more".encode()


@pytest.mark.parametrize(
    "before",
    [
        b"",
        b"\xef\xbb\xbf",
        b"\r\n\n",
        b"From bo@acme.example Mon Apr 18 14:23:23 2022\n",
        b">From bo@acme.example Mon Apr 18 14:23:23 2022\n",
    ],
)
def test_what_programs_leave_before_the_header_is_passed_over(before: bytes) -> None:
    data = before + b"To: a\n\nbody"
    assert read_headers(data, header_start(data)).unfolded("to") == "a"
    assert body_of(data) == b"body"


def test_a_stray_line_among_headers_loses_none_of_them() -> None:
    headers = read_headers(b"To: a\nwhat a gateway left behind\nSubject: b\n\nbody")
    assert headers.unfolded("subject") == "b"


def test_text_without_a_blank_line_before_it_is_the_body() -> None:
    data = b"To: a\nDear Cy,\nNote: this is text\n"
    assert "note" not in read_headers(data)
    assert body_of(data) == b"Dear Cy,\nNote: this is text\n"


def test_names_may_have_a_space_before_the_colon() -> None:
    assert read_headers(b"Subject : old\n\n").unfolded("subject") == "old"


@pytest.mark.parametrize("raw", ["Jörg".encode(), "Jörg".encode("cp1252")])
def test_letters_that_nobody_encoded_are_read(raw: bytes) -> None:
    assert read_headers(b"Subject: " + raw + b"\n\n").text("subject") == "Jörg"


def test_too_many_lines_and_too_long_values_are_cut_and_the_body_is_found() -> None:
    many = b"X-A: b\n" * (HEADER_LINES + 5) + b"To: late\n\nbody"
    assert "to" not in read_headers(many)
    assert body_of(many) == b"body"
    long = b"To: a\nSubject: " + b"x" * (HEADER_BYTES + 5) + b"\n\nbody"
    assert len(read_headers(long).unfolded("subject")) in (HEADER_BYTES - 1, HEADER_BYTES)
    assert body_of(long) == b"body"


@pytest.mark.parametrize("data", [b"", b"\n", b"\r\n", b"To: a", b"To: a\n", b"no header", b":\n\n", b"\x00"])
def test_scraps_have_an_end(data: bytes) -> None:
    assert 0 <= read_headers(data).end <= len(data)
