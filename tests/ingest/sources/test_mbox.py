"""Messages of an mbox are found where they are, and nowhere else."""

import io
from pathlib import Path

import pytest

from relgraph_ingest.sources import Raw, Skipped, open_source
from relgraph_ingest.sources import mbox as mbox_module
from relgraph_ingest.sources.mbox import extents

FROM = b"From bo@acme.example Mon Apr 18 14:23:23 2022\n"


def message(subject: str, body: str = "Hello\n") -> bytes:
    return f"From: Bo <bo@acme.example>\nSubject: {subject}\n\n{body}".encode()


def split(box: bytes) -> list[bytes]:
    return [box[extent.start : extent.end] for extent in extents(io.BytesIO(box))]


def test_messages_are_what_lies_between_from_lines_less_the_blank_line() -> None:
    first, second = message("one"), message("two")
    assert split(FROM + first + b"\n" + FROM + second) == [first, second]


def test_crlf_boxes_are_split_as_well() -> None:
    first, second = (message(name).replace(b"\n", b"\r\n") for name in ("one", "two"))
    line = FROM.replace(b"\n", b"\r\n")
    assert split(line + first + b"\r\n" + line + second) == [first, second]


@pytest.mark.parametrize(
    "line",
    [
        b"From - Mon Apr 18 14:23:23 2022",
        b"From 1734567890123@xxx Mon Apr 18 14:23:23 +0000 2022",
        b"From bo@acme.example  Mon Apr  8 14:23:23 2022 +0200",
        b"From bo@acme.example Mon Apr 18 14:23 1994",
        b"From bo@acme.example Mon Apr 18 14:23:23 PDT 2022",
        b"From bo Mon, 18 Apr 2022 14:23:23 +0000",
        b"From ???@??? Mon Apr 18 14:23:23 1997",
        b'From "bo lind"@acme.example Mon Apr 18 14:23:23 2022 remote from gate',
        b"From ",
        b"From -",
    ],
)
def test_separators_of_all_programs_are_known(line: bytes) -> None:
    first, second = message("one"), message("two")
    assert split(FROM + first + b"\n" + line + b"\n" + second) == [first, second]


@pytest.mark.parametrize(
    "line",
    [
        b"From here on we go alone.",
        b"From Monday on we are in Bremen.",
        b"From ",
        b"From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001",
        b"From bo@acme.example " + b"x" * 2000 + b" Mon Apr 18 14:23:23 2022",
    ],
)
def test_unquoted_lines_that_only_look_like_separators_do_not_split(line: bytes) -> None:
    body = message("one", "Hello\n\n" + line.decode() + "\nand so on\n")
    assert split(FROM + body) == [body]


def test_a_from_line_without_a_blank_line_before_it_is_text() -> None:
    body = message("one", "He wrote:\n" + FROM.decode() + "and so on\n")
    assert split(FROM + body) == [body]


def test_a_box_of_patches_is_split_at_patches() -> None:
    line = b"From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001\n"
    assert split(line + message("one") + b"\n" + line + message("two")) == [message("one"), message("two")]


@pytest.mark.parametrize("chunk", [1, 7, 64, 100, 2048])
def test_where_a_chunk_ends_makes_no_difference(chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mbox_module, "CHUNK", chunk)
    wanted = [message(str(number), "Hi\n\nFrom here on\n\n" * 3) for number in range(9)]
    assert split(b"\n".join(FROM + one for one in wanted)) == wanted


def test_quoted_from_lines_lose_one_mark(tmp_path: Path) -> None:
    (tmp_path / "box").write_bytes(FROM + message("one", "a\n\n>From here\n>>From there\n> From all\n"))
    (found,) = open_source(tmp_path / "box").messages()
    assert isinstance(found, Raw)
    assert found.data.endswith(b"a\n\nFrom here\n>From there\n> From all\n")
    assert found.span.read() == found.data


def test_places_count_from_zero_and_empty_messages_keep_their_number(tmp_path: Path) -> None:
    (tmp_path / "box").write_bytes(FROM + message("one") + b"\n" + FROM + b"\n" + FROM + message("two"))
    found = list(open_source(tmp_path / "box").messages())
    assert [item.place for item in found] == ["box#0", "box#1", "box#2"]
    assert found[1] == Skipped("box#1", "empty message")


def test_a_message_beyond_the_limit_is_never_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relgraph_ingest.sources.source.MESSAGE_BYTES", 1000)
    (tmp_path / "box").write_bytes(FROM + message("big", "x" * 5000) + b"\n\n" + FROM + message("small"))
    big, small = open_source(tmp_path / "box").messages()
    assert big == Skipped("box#0", "too large")
    assert isinstance(small, Raw)
    assert small.data == message("small")
