import mailbox
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from relgraph_ingest.demo.mailboxes import Copy, apple_mail, eml, maildir, takeout, thunderbird
from relgraph_ingest.demo.post import Mail

NAMES = {"ardent": "Ardent Foods", "nordwind": "Nordwind"}


def copy(number: int, *, folder: str = "inbox", topic: str = "", body: str = "Hello\n") -> Copy:
    raw = f"From: cy@ardent.example\nSubject: Letter {number}\n\n{body}".encode()
    at = datetime(2026, 5, number, 9, tzinfo=UTC)
    return Copy(Mail(at, "cy@ardent.example", "gmail", "", ("bo",), raw, raw, topic, "<1@x>"), folder, raw)


def subjects(path: Path) -> list[str]:
    with closing(mailbox.mbox(path)) as box:
        return [str(message["Subject"]).strip() for message in box]


def test_takeout_has_labels_and_a_line_for_each_message(tmp_path: Path) -> None:
    (path,) = takeout([copy(1, topic="nordwind"), copy(2, folder="sent")], tmp_path, NAMES)
    assert subjects(path) == ["Letter 1", "Letter 2"]
    raw = path.read_bytes()
    assert b"X-Gmail-Labels: Inbox,Important,Customers,Customers/Nordwind,Opened\r\n" in raw
    assert b"X-Gmail-Labels: Sent," in raw


def test_lines_that_look_like_separators_are_quoted(tmp_path: Path) -> None:
    copies = [copy(1, body="From here on\n>From there\n"), copy(2, folder="sent")]
    inbox, *_ = thunderbird(copies, tmp_path)
    assert subjects(inbox) == ["Letter 1"]
    assert b"\n>From here on\n>>From there\n" in inbox.read_bytes()


def test_apple_mail_exports_folders_that_hold_an_mbox(tmp_path: Path) -> None:
    inbox, sent, archive = apple_mail([copy(1), copy(2, folder="sent")], tmp_path)
    assert (subjects(inbox), subjects(sent), subjects(archive)) == (["Letter 1"], ["Letter 2"], [])
    assert inbox.parent.name == "INBOX.mbox"


def test_a_maildir_is_read_by_the_standard_library(tmp_path: Path) -> None:
    (root,) = maildir([copy(1), copy(2), copy(3, folder="sent")], tmp_path)
    box = mailbox.Maildir(root, create=False)
    assert sorted(str(message["Subject"]) for message in box) == ["Letter 1", "Letter 2"]
    assert [str(message["Subject"]) for message in box.get_folder("Sent")] == ["Letter 3"]


def test_eml_files_never_overwrite_each_other(tmp_path: Path) -> None:
    copies = [copy(1), copy(1, body="another\n"), copy(2, topic="ardent", folder="sent")]
    (root,) = eml(copies, tmp_path, NAMES)
    files = sorted(path.relative_to(root).as_posix() for path in root.rglob("*.eml"))
    assert files == [
        "Customers/Ardent Foods/Letter 2.eml",
        "Inbox/Letter 1 (2).eml",
        "Inbox/Letter 1.eml",
        "Sent Items/Letter 2.eml",
    ]
