"""Decode the encoded words of RFC 2047 as they occur, not only as they should."""

import binascii
import re

from relgraph_ingest.mail.charsets import decode_text, known

WORD = re.compile(r"=\?([^?\s]{0,60})\?([bBqQ])\?([^?]*)\?=")
_WIDER = {
    "gb2312": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "iso8859-1": "cp1252",
}
"""What programs write under the name of the charset that it holds."""

_LONGEST = 4000
"""Characters decoded of one header; no name or subject needs as many."""


def decode(text: str) -> str:
    """Return `text` with its encoded words decoded.

    Neighbours in one charset are joined before decoding, since programs cut words inside a letter.
    """
    if "=?" not in text:
        return text
    found: list[str] = []
    pending, charset, at, length = b"", "", 0, 0
    for word in WORD.finditer(text):
        between = text[at : word.start()]
        named = word[1].partition("*")[0].lower()
        joined = at > 0 and not between.strip()
        if not (joined and named == charset):
            found.append(_text(pending, charset))
            pending, charset = b"", named
        if not joined:
            found.append(between)
        pending += _bytes(word[2], word[3])
        at = word.end()
        length += len(between) + len(word[3])
        if length > _LONGEST:
            return "".join((*found, _text(pending, charset)))
    return "".join((*found, _text(pending, charset), text[at:]))


def _bytes(encoding: str, coded: str) -> bytes:
    raw = coded.encode("utf-8", "replace")
    if encoding in "qQ":
        return binascii.a2b_qp(raw, header=True)
    packed = re.sub(rb"[^A-Za-z0-9+/]", b"", raw)
    spare = len(packed) % 4
    if spare == 1:
        packed = packed[:-1]
    return binascii.a2b_base64(packed + b"=" * (-len(packed) % 4))


def _text(raw: bytes, charset: str) -> str:
    """Decode by the charset; where it is unknown or does not fit, by UTF-8 or what holds more letters."""
    codec = known(charset) if charset else None
    for name in (codec, "utf-8", _WIDER.get(codec or "")):
        if name:
            try:
                return raw.decode(name)
            except (LookupError, ValueError):
                continue
    return decode_text(raw, codec or "cp1252")
