"""The header block of a message or part: raw values by name, the first of each."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from relgraph_ingest.mail.encoded_words import decode
from relgraph_ingest.mail.limits import HEADER_BYTES, HEADER_LINES

_NEXT = re.compile(r"\n(?![ \t])")
_NAME = re.compile(r"[!-9;-~]{1,76}[ \t]*\Z")
_KNOWN = re.compile(
    r"(?:from|to|cc|subject|date|received|message-id|mime-version|content-[a-z-]+|reply-to|return-path|"
    r"references|in-reply-to|delivered-to|x-[a-z-]+|list-[a-z]+|dkim-signature|sender)[ \t]*:",
    re.IGNORECASE,
)
_FOLD = re.compile(r"\r?\n[ \t]*")
_FROM_LINE = re.compile(rb"(?:\xef\xbb\xbf)?[\r\n]*(?:>*From [^\n]*(?:\n|\Z))?")


@dataclass(frozen=True, slots=True)
class Headers:
    """The first value of each header, undecoded; names in lower case."""

    raw: Mapping[str, str]
    """Each character is a byte, so that nothing is lost before the charset is known."""
    end: int
    """Where the body begins."""

    def __contains__(self, name: str) -> bool:
        return name in self.raw

    def unfolded(self, name: str) -> str:
        """Return a value on one line with its encoded words as they are; nothing if it is not there."""
        raw = self.raw.get(name)
        return unfold(raw) if raw else ""

    def text(self, name: str) -> str:
        """Return a value as people read it."""
        return decode(self.unfolded(name))


def read_headers(data: bytes, start: int = 0, stop: int | None = None) -> Headers:
    """Read the header block that begins at `start`; it never reaches beyond `stop`.

    A line that is no header ends the block, unless a usual header follows at once: some gateways
    leave such lines behind. Too long a block or value is cut.
    """
    stop = len(data) if stop is None else stop
    end, body = _end(data, start, stop)
    block = data[start:end].decode("latin-1")
    if len(block) > HEADER_LINES and block.count("\n") > HEADER_LINES:
        block = _within_lines(block)
    found: dict[str, str] = {}
    fields = _NEXT.split(block)
    for number, field in enumerate(fields):
        name, colon, value = field.partition(":")
        key = _key(name) if colon and len(name) < 100 else None
        if key is None:
            if field.strip() and not (number + 1 < len(fields) and _KNOWN.match(fields[number + 1])):
                return Headers(found, start + sum(map(len, fields[:number])) + number)
        elif key not in found:
            found[key] = value
    if len(block) > HEADER_BYTES:
        found = {key: value[:HEADER_BYTES] for key, value in found.items()}
    return Headers(found, body)


@lru_cache(maxsize=4096)
def _key(name: str) -> str | None:
    return name.rstrip(" \t").lower() if _NAME.match(name) else None


def header_start(data: bytes) -> int:
    """Return where the header block begins, behind a byte order mark, blank lines and a From_ line."""
    found = _FROM_LINE.match(data)
    return found.end() if found else 0


def unfold(raw: str) -> str:
    """Return a header's value on one line, in UTF-8 or else as Western letters."""
    text = raw if raw.isascii() else _letters(raw.encode("latin-1"))
    return (_FOLD.sub(" ", text) if "\n" in text else text).strip()


def _letters(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _end(data: bytes, start: int, stop: int) -> tuple[int, int]:
    """Return where the block ends and where the body begins."""
    if data[start : start + 1] == b"\n" or data[start : start + 2] == b"\r\n":
        return start, data.index(b"\n", start) + 1
    end = data.find(b"\n\n", start, stop)
    limit = stop if end < 0 else end
    other = data.find(b"\n\r\n", start, limit)
    if other >= 0:
        return other + 1, other + 3
    return (stop, stop) if end < 0 else (end + 1, end + 2)


def _within_lines(block: str) -> str:
    """Cut a block behind the last line that is allowed."""
    at = -1
    for _ in range(HEADER_LINES):
        at = block.find("\n", at + 1)
        if at < 0:
            return block
    return block[: at + 1]
