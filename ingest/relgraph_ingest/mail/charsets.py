"""Turn bytes into text by the charset that a message names."""

import codecs
import re
from functools import lru_cache

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:+()-]{0,39}\Z")
_LONE = re.compile("[\ud800-\udfff]")
_UNSOUND = frozenset({"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "mbcs", "oem"})
"""Codecs that are no charsets of mail; some take quadratic time."""

_ALIASES = {
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "iso-8859-6-i": "iso-8859-6",
    "x-sjis": "cp932",
    "x-gbk": "gbk",
    "x-mac-roman": "mac-roman",
    "x-user-defined": "latin-1",
    "unicode-1-1-utf-7": "utf-7",
    "cp-850": "cp850",
    "ansi_x3.110-1983": "latin-1",
}
"""Names that Python does not know."""


def decode_text(data: bytes, charset: str | None) -> str:
    """Decode in `charset`; where that is none or unknown, as UTF-8; what does not fit is replaced."""
    codec = known(charset) if charset else None
    try:
        text = data.decode(codec or "utf-8", "replace")
    except (LookupError, ValueError):  # codecs that turn bytes into bytes, and bugs in rare ones
        return data.decode("utf-8", "replace")
    return text if text.isascii() else _LONE.sub("\ufffd", text)


@lru_cache(maxsize=512)
def known(charset: str) -> str | None:
    """Return the codec for a charset's name, None if there is none to be trusted."""
    name = charset.strip().strip("\"'").lower()
    if not _NAME.match(name):
        return None
    try:
        found = codecs.lookup(_ALIASES.get(name, name))
    except (LookupError, ValueError):
        return None
    return None if found.name.replace("-", "_") in _UNSOUND else found.name
