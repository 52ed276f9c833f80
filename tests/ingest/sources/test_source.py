"""A source gives its messages in a fixed order, and a value for all else that lies in it."""

import os
from pathlib import Path

import pytest

from relgraph.errors import BadUse
from relgraph_ingest.sources import Failed, LeaveOut, Raw, Skipped, open_source
from relgraph_ingest.sources.items import Item

MAIL = b"From: Bo <bo@acme.example>\nTo: cy@beta.example\nSubject: Hi\n\nHello\n"
BOX = b"From bo@acme.example Mon Apr 18 14:23:23 2022\n" + MAIL


def put(path: Path, data: bytes = MAIL) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def read(path: Path, leave_out: LeaveOut | None = None) -> list[Item]:
    return list(open_source(path).messages(leave_out or LeaveOut()))


def places(path: Path) -> list[str]:
    return [item.place for item in read(path) if isinstance(item, Raw)]


def test_one_message_is_a_source(tmp_path: Path) -> None:
    (found,) = read(put(tmp_path / "a.eml"))
    assert isinstance(found, Raw)
    assert (found.place, found.data, found.span.read()) == ("a.eml", MAIL, MAIL)
    assert open_source(tmp_path / "a.eml").name == "a.eml"


def test_folders_are_walked_in_the_order_of_their_places(tmp_path: Path) -> None:
    for name in ("b/2.eml", "b/1.eml", "b.eml", "a.mbox", "B/x.eml", "b/c/d.eml"):
        put(tmp_path / name, BOX if name.endswith(".mbox") else MAIL)
    found = places(tmp_path)
    assert found == sorted(found)
    assert found == ["B/x.eml", "a.mbox#0", "b.eml", "b/1.eml", "b/2.eml", "b/c/d.eml"]


def test_a_maildir_gives_what_is_delivered_in_all_its_folders(tmp_path: Path) -> None:
    for folder in ("", ".Sent/", ".Work.Deals/"):
        for part in ("cur", "new", "tmp"):
            put(tmp_path / f"{folder}{part}" / "1650291803.M1P2.host:2,S")
    put(tmp_path / "dovecot-uidlist", b"3 V1 N2\n")
    found = read(tmp_path)
    assert [item.place.partition("/1650")[0] for item in found if isinstance(item, Raw)] == [
        ".Sent/cur",
        ".Sent/new",
        ".Work.Deals/cur",
        ".Work.Deals/new",
        "cur",
        "new",
    ]
    assert Skipped("tmp/1650291803.M1P2.host:2,S", "still being delivered") in found
    assert Skipped("dovecot-uidlist", "not mail") in found


def test_apple_mail_keeps_a_length_before_and_a_list_behind(tmp_path: Path) -> None:
    put(tmp_path / "1.emlx", str(len(MAIL)).encode() + b"\n" + MAIL + b"<?xml version='1.0'?><plist/>\n")
    (found,) = read(tmp_path)
    assert isinstance(found, Raw)
    assert found.data == MAIL
    assert found.span.read() == MAIL


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("page.xml", b"<message>\n", "not mail"),
        ("mail.out", MAIL, "not mail"),
        ("notes.txt", b"Dear diary,\nFrom: nobody\n", "not mail"),
        ("notes.txt", b"Subject: thoughts\n\nNone.\n", "not mail"),
        ("image", b"GIF89a\x00\x01\x02", "not mail"),
        ("image.eml", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "not mail"),
        ("Inbox.msf", b'// <!-- <mdb:mork:z v="1.4"/> -->', "not mail"),
        (
            "note.msg",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 50,
            "Outlook file (export it as mbox or eml)",
        ),
        ("Drafts", b"", "empty file"),
        ("Drafts", b"\n\n", "empty file"),
    ],
)
def test_what_is_no_mail_is_skipped_with_a_reason(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    put(tmp_path / name, data)
    (found,) = read(tmp_path)
    assert isinstance(found, Skipped)
    assert (found.place, found.reason) == (name, reason)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("12", MAIL),
        ("mail.txt", b"\xef\xbb\xbf\r\n" + MAIL),
        ("mail.txt", b"X-Strange: 1\nReceived: from a by b\n\n"),
        ("mail.txt", b"Subject: a\nMIME-Version: 1.0\n\n"),
        ("mail.txt", b">From bo@acme.example Mon Apr 18 14:23:23 2022\n" + MAIL),
        ("odd.eml", b"no header at all\n"),
        ("odd.eml", MAIL + b"\x00"),
    ],
)
def test_mail_is_known_by_how_it_begins(tmp_path: Path, name: str, data: bytes) -> None:
    put(tmp_path / name, data)
    assert places(tmp_path) == [name]


def test_a_file_pointed_at_is_read_whatever_its_suffix(tmp_path: Path) -> None:
    assert places(put(tmp_path / "saved.log")) == ["saved.log"]


def test_links_that_go_round_in_circles_end(tmp_path: Path) -> None:
    put(tmp_path / "a" / "1.eml")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to(tmp_path / "a")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    found = read(tmp_path)
    assert [item.place for item in found if isinstance(item, Raw)] == ["a/1.eml"]
    assert Skipped("b", "seen already through another link") in found
    assert {item.place for item in found if isinstance(item, Failed)} == {"gone", "self"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes among its files")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.eml")
    assert read(tmp_path) == [Skipped("pipe.eml", "not mail")]


def test_a_file_that_cannot_be_read_fails_and_the_others_do_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "a.eml")
    put(tmp_path / "b.eml")
    real = os.open

    def refuse(path: Path, flags: int) -> int:
        if Path(path).name == "a.eml":
            raise PermissionError(13, "Permission denied")
        return real(path, flags)

    monkeypatch.setattr("relgraph_ingest.sources.source.os.open", refuse)
    first, second = read(tmp_path)
    assert first == Failed("a.eml", "permission denied")
    assert isinstance(second, Raw)


def test_files_that_vanish_while_the_folder_is_read_fail(tmp_path: Path) -> None:
    put(tmp_path / "a.eml")
    put(tmp_path / "b.eml")
    messages = open_source(tmp_path).messages()
    assert isinstance(next(messages), Raw)
    (tmp_path / "b.eml").unlink()
    assert list(messages) == [Failed("b.eml", "no such file or directory")]


def test_names_that_are_no_text_are_shown_in_signs(tmp_path: Path) -> None:
    try:
        put(Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.eml")))
    except OSError:
        pytest.skip("the file system takes no such names")
    assert places(tmp_path) == ["caf\\xe9.eml"]


def test_pointing_at_nothing_is_bad_use(tmp_path: Path) -> None:
    with pytest.raises(BadUse, match="no such file"):
        open_source(tmp_path / "nowhere")
