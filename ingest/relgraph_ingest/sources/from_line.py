"""The From_ lines that separate the messages of an mbox, and those quoted so that they do not."""

import re

LONGEST = 1000
"""Bytes of a From_ line; a longer line that begins with `From ` is text."""

_DAY = rb"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?[ \t]+"
_MONTH = rb"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_DATED = re.compile(
    rb"From [^\n]{0,600}?" + _DAY + rb"(?:" + _MONTH + rb"[ \t]+\d{1,2}|\d{1,2}[ \t]+" + _MONTH + rb")"
    rb"[ \t]+(?:\d{4}[ \t]+)?\d{1,2}:\d\d"
    rb"|From [^\n]{0,600}?\d{4}-\d\d-\d\d[ T]\d\d:\d\d"
)
_BARE = re.compile(rb"From[ \t]*-?[ \t]*\r?(?:\n|\Z)")  # what Thunderbird writes since version 115
_PATCH = re.compile(rb"From [0-9a-f]{40} ")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def is_dated(line: bytes) -> bool:
    """Say whether a line is a From_ line with a date."""
    return bool(_DATED.match(line))


def is_bare(line: bytes) -> bool:
    """Say whether a line is a From_ line with nothing on it; what follows must tell."""
    return bool(_BARE.match(line))


def is_patch(line: bytes) -> bool:
    """Say whether a line starts a patch by git, which is often sent inside a message."""
    return bool(_PATCH.match(line))


def unquote(data: bytes) -> bytes:
    """Take one `>` off each `>From ` line, as mboxrd has it."""
    return _QUOTED.sub(rb"\1", data) if b">From " in data else data
