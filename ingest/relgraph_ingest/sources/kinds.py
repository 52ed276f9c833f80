"""Tell mail files from others by how they begin."""

import re
from enum import Enum
from functools import cache
from importlib.resources import files
from pathlib import PurePath

from relgraph_ingest.sources.from_line import is_dated

HEAD = 16384
"""Bytes of a file that decide."""


class Kind(Enum):
    """What a file is."""

    MBOX = "mbox"
    MAIL = "mail"
    APPLE = "apple"
    """A message of Apple Mail: its length on a line, the message, a property list."""
    OUTLOOK = "outlook"
    EMPTY = "empty"
    OTHER = "other"


MAIL_SUFFIXES = frozenset({".eml", ".msg", ".mail", ".email", ".rfc822", ".emlx"})
"""These get the benefit of the doubt unless they are binary."""

_TRACE = frozenset(
    b"from to cc bcc sender reply-to received return-path delivered-to message-id resent-from resent-to "
    b"x-original-to envelope-to x-envelope-from x-envelope-to x-mozilla-status x-account-key x-uidl "
    b"x-gm-thrid x-gmail-labels x-from x-to apparently-to errors-to".split()
)
_WEAK = frozenset(
    b"subject date mime-version content-type content-transfer-encoding content-disposition references "
    b"in-reply-to organization user-agent x-mailer".split()
)
_HEADER = re.compile(rb"([!-9;-~]{1,76})[ \t]*:")
_FROM_LINE = re.compile(rb">*From [^\n]*\n")
_APPLE = re.compile(rb"(\d{1,10})[ \t]*\r?\n")
_OUTLOOK = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"!BDN")
_BLANKS = b"\xef\xbb\xbf\r\n"


def kind(head: bytes, name: str, *, named: bool = False) -> Kind:
    """Say what a file is, from its first `HEAD` bytes and its name.

    `named`: the member pointed at this very file, or it lies where a Maildir keeps its messages, so
    that the name alone cannot speak against it.
    """
    suffix = PurePath(name).suffix.lower()
    if not head:
        return Kind.EMPTY
    if head.startswith(_OUTLOOK):
        return Kind.OUTLOOK
    if not named and suffix in _other_suffixes():
        return Kind.OTHER
    if suffix == ".emlx" and _APPLE.match(head):
        return Kind.APPLE
    start = head.lstrip(_BLANKS)
    if not start:
        return Kind.EMPTY
    line = _FROM_LINE.match(start)
    if line and (is_header(start[line.end() :]) or (is_dated(start) and head.startswith(b"From "))):
        return Kind.MBOX if head.startswith(b"From ") else Kind.MAIL
    if is_header(start) or (suffix in MAIL_SUFFIXES and not _binary(head)):
        return Kind.MAIL
    return Kind.OTHER


def apple_extent(head: bytes) -> tuple[int, int]:
    """Return where the message of an Apple Mail file starts and how long it is."""
    found = _APPLE.match(head)
    return (found.end(), int(found[1])) if found else (0, 0)


def is_header(start: bytes) -> bool:
    """Say whether a header block with usual mail headers begins here."""
    weak = 0
    for number, line in enumerate(start[:HEAD].splitlines()):
        if line[:1] in (b" ", b"\t") and number:
            continue
        found = _HEADER.match(line)
        if not found:
            return False
        name = found[1].lower()
        if name in _TRACE:
            return True
        weak += name in _WEAK
        if weak > 1:
            return True
    return False


def _binary(head: bytes) -> bool:
    return head.count(0) > len(head) // 100


@cache
def _other_suffixes() -> frozenset[str]:
    """Return the suffixes by which files of a folder say that they are something else."""
    text = files("relgraph_ingest.sources").joinpath("other_suffixes.txt").read_text("utf-8")
    return frozenset(word for line in text.splitlines() if line[:1] != "#" for word in line.split())
