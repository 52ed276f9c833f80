"""Walking over files of notes."""

import os
from pathlib import Path

import pytest

from relgraph_ingest.notes import files
from relgraph_ingest.notes.files import Failed, NoteFile, Skipped, decode, notes


def test_notes_come_in_order_of_path_and_the_rest_is_skipped_with_reasons(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a-b.markdown", "A.text", "c.docx", ".hidden.md", ".git/x.md", "bin.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("hello")
    (tmp_path / "bin.txt").write_bytes(b"a\0b")
    found = list(notes(tmp_path))
    assert [each.place for each in found if isinstance(each, NoteFile)] == [
        "A.text",
        "a/z.md",
        "a-b.markdown",
        "b.txt",
    ]
    assert {each.place: each.reason for each in found if isinstance(each, Skipped)} == {
        ".hidden.md": "hidden",
        "bin.txt": "not a note",
        "c.docx": "not a note",
    }
    assert list(notes(tmp_path)) == found


def test_one_file_is_its_own_place(tmp_path: Path) -> None:
    (tmp_path / "call.md").write_text("hi\r\nthere")
    assert list(notes(tmp_path / "call.md")) == [NoteFile("call.md", "hi\nthere")]


def test_large_missing_unreadable_and_odd_files_are_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 10)
    (tmp_path / "big.md").write_text("x" * 11)
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "loop.md").symlink_to(tmp_path / "loop.md")
    found = {each.place: each for each in notes(tmp_path)}
    assert found["big.md"] == Skipped("big.md", "over 5 MB")
    assert found["pipe.md"] == Skipped("pipe.md", "not a note")
    assert isinstance(found["loop.md"], Failed)
    assert isinstance(next(notes(tmp_path / "none.md")), Failed)
    assert isinstance(next(notes(Path("a\0b.md"))), Failed)


def test_names_that_are_no_utf8_become_places_that_can_be_written_down(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.md")).write_text("hi")
    (found,) = notes(tmp_path)
    assert found.place.encode("utf-8") == "caf\ufffd.md".encode()


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("José".encode(), "José"),
        ("José".encode("utf-8-sig"), "José"),
        ("José".encode("utf-16"), "José"),
        (b"\xfe\xff" + "José".encode("utf-16-be"), "José"),
        ("José — 5 €".encode("cp1252"), "José — 5 €"),
        (("é" * 30).encode() + b"\xff", "é" * 30 + "\ufffd"),
        (b"a\r\nb", "a\nb"),
        (b"", ""),
    ],
)
def test_encodings_are_told_apart(raw: bytes, text: str) -> None:
    assert decode(raw) == text
