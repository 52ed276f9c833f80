"""What a member leaves out is not read."""

from pathlib import Path

import pytest

from relgraph.address import Address
from relgraph_ingest.sources import LeaveOut, Raw, Skipped, open_source


def mail(*headers: str) -> bytes:
    return "\n".join(("From: Bo <bo@acme.example>", *headers, "", "Hello", "")).encode()


@pytest.mark.parametrize("header", ["To", "Cc", "Bcc", "Sender", "Reply-To"])
def test_an_address_is_left_out_wherever_it_stands(header: str) -> None:
    out = LeaveOut(addresses=frozenset({Address("dee@home.example")}))
    assert out.reason(mail(f"{header}: x@y.example, Dee <DEE(private)@home.example>")) == "left out: address"
    assert out.reason(mail("To: other@home.example")) is None


def test_a_domain_is_left_out_with_all_below_it() -> None:
    out = LeaveOut(domains=frozenset({"home.example"}))
    assert out.reason(mail("To: dee@mail.home.example")) == "left out: domain"
    assert out.reason(mail("To: dee@nothome.example")) is None


def test_what_is_older_than_a_date_is_left_out_but_not_what_has_none() -> None:
    out = LeaveOut(before=1_000_000_000)
    assert out.reason(mail("Date: Sun, 09 Sep 2001 01:46:39 +0000")) == "left out: before date"
    assert out.reason(mail("Date: Sun, 09 Sep 2001 01:46:40 +0000")) is None
    assert out.reason(mail("Date: long ago")) is None


@pytest.mark.parametrize(
    ("folder", "place"),
    [
        ("Private", "Private/1.eml"),
        ("private", "Mail/Private.mbox"),
        ("Private", ".Private/cur/1:2,S"),
        ("Work/Private", ".Work.Private/new/1"),
        ("Work/Private", "Work.sbd/Private"),
    ],
)
def test_folders_are_named_as_the_mail_program_shows_them(folder: str, place: str) -> None:
    assert LeaveOut(folders=frozenset({folder})).folder(place)


@pytest.mark.parametrize(
    ("folder", "place"),
    [("Work/Private", "Private/Work"), ("Private", "Not Private/1.eml"), ("Private", "privately.mbox")],
)
def test_other_folders_are_read(folder: str, place: str) -> None:
    assert not LeaveOut(folders=frozenset({folder})).folder(place)


def test_labels_of_gmail_are_folders() -> None:
    out = LeaveOut(folders=frozenset({"Private"}))
    assert out.reason(mail("X-Gmail-Labels: Inbox,=?UTF-8?Q?Private?=,Opened")) == "left out: folder"
    assert out.reason(mail("X-Gmail-Labels: Inbox")) is None


def test_a_source_skips_what_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "Private").mkdir()
    (tmp_path / "Private" / "1.eml").write_bytes(mail("To: a@b.example"))
    (tmp_path / "2.eml").write_bytes(mail("To: dee@home.example"))
    (tmp_path / "3.eml").write_bytes(mail("To: a@b.example"))
    out = LeaveOut(domains=frozenset({"home.example"}), folders=frozenset({"Private"}))
    found = list(open_source(tmp_path).messages(out))
    assert Skipped("2.eml", "left out: domain") in found
    assert Skipped("Private/1.eml", "left out: folder") in found
    assert [item.place for item in found if isinstance(item, Raw)] == ["3.eml"]
