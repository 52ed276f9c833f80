"""The parts of a message, as far as its text needs them."""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass

from relgraph_ingest.mail.charsets import decode_text
from relgraph_ingest.mail.encoded_words import decode
from relgraph_ingest.mail.headers import Headers, read_headers
from relgraph_ingest.mail.limits import DEPTH, HTML_CHARACTERS, PARTS

_PARAMETER = re.compile(r';\s*{}\s*\*?=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))')
_CHARSET = re.compile(_PARAMETER.pattern.replace("{}", "charset"), re.IGNORECASE)
_BOUNDARY = re.compile(_PARAMETER.pattern.replace("{}", "boundary"), re.IGNORECASE)
_METHOD = re.compile(_PARAMETER.pattern.replace("{}", "method"), re.IGNORECASE)
_REPORT = re.compile(_PARAMETER.pattern.replace("{}", "report-type"), re.IGNORECASE)
_TYPE = re.compile(r"\s*([\w.+-]+/[\w.+-]+)\s*(?:;|\Z|\s)")
_BOUNDARY_BYTES = 10_000
_BOUNDARY_SPACE = 1000
"""White space allowed behind a boundary."""

_CANDIDATES = 20 * PARTS
"""Lines that begin like a boundary; a message with more of them is nothing but those."""

_SAID_METHOD = re.compile(rb"^METHOD:([A-Z]+)", re.MULTILINE)
_META = re.compile(rb"<meta[^<>]{0,200}charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part that has no parts itself; its bytes stay in the message until they are asked for."""

    kind: str
    """`text/plain`, in lower case."""
    headers: Headers
    message: bytes
    start: int
    stop: int

    def content(self) -> bytes:
        """Return the part's bytes with the transfer encoding undone, as far as it can be."""
        raw = self.message[self.start : self.stop]
        match self.headers.unfolded("content-transfer-encoding").lower().split(";")[0].strip():
            case "base64":
                return _base64(raw)
            case "quoted-printable":
                return binascii.a2b_qp(raw)
        return raw

    def text(self) -> str:
        """Return the part in its charset with LF for CRLF."""
        text = decode_text(self.content(), self.parameter(_CHARSET))
        return text.replace("\r\n", "\n") if "\r" in text else text

    def page(self) -> str:
        """Return an HTML part in its charset, or in the one that the page itself names."""
        content = self.content()
        named = self.parameter(_CHARSET)
        if named is None and (found := _META.search(content, 0, 2000)):
            named = found[1].decode("ascii")
        return decode_text(content, named)[:HTML_CHARACTERS]

    @property
    def method(self) -> str | None:
        """The method of a calendar part, in lower case: `request`, `reply`, …"""
        found = self.parameter(_METHOD)
        if found is None and (said := _SAID_METHOD.search(self.content(), 0, 2000)):
            found = said[1].decode("ascii")
        return found.lower() if found else None

    def parameter(self, named: re.Pattern[str]) -> str | None:
        """Return a parameter of Content-Type."""
        return _parameter(self.headers, named)


def parts(message: bytes, headers: Headers) -> Iterator[Leaf]:
    """Yield the parts without parts in their order, those of attached messages among them.

    What is nested or numerous beyond the limits is left out.
    """
    seen = 0
    waiting = [(headers, headers.end, len(message), "text/plain", 0)]
    while waiting and seen < PARTS:
        seen += 1
        here, start, stop, usual, depth = waiting.pop()
        kind = content_type(here, usual)
        if kind == "message/rfc822" and depth < DEPTH:
            inner = read_headers(message, start, stop)
            waiting.append((inner, inner.end, stop, "text/plain", depth + 1))
        elif kind.startswith("multipart/"):
            if depth < DEPTH:
                usual = "message/rfc822" if kind == "multipart/digest" else "text/plain"
                inside = [
                    (inner, inner.end, last, usual, depth + 1)
                    for first, last in _inside(message, here, start, stop)
                    for inner in (read_headers(message, first, last),)
                ]
                waiting += reversed(inside)
        else:
            yield Leaf(kind, here, message, start, stop)


def content_type(headers: Headers, usual: str = "text/plain") -> str:
    """Return the type that a header block names; a broken one is plain text, as RFC 2045 has it."""
    if "content-type" not in headers:
        return usual
    found = _TYPE.match(headers.unfolded("content-type"))
    return found[1].lower() if found else "text/plain"


def report_type(headers: Headers) -> str | None:
    """Return what a multipart/report reports, in lower case."""
    found = _parameter(headers, _REPORT)
    return found.lower() if found else None


def _parameter(headers: Headers, named: re.Pattern[str]) -> str | None:
    if "content-type" not in headers:
        return None
    found = named.search(headers.unfolded("content-type"))
    if found is None:
        return None
    value = found[1] if found[1] is not None else found[2]
    return decode(value.partition("''")[2] or value).strip() or None


def _inside(message: bytes, headers: Headers, start: int, stop: int) -> list[tuple[int, int]]:
    """Return where the parts of a multipart lie, up to the limit."""
    boundary = _parameter(headers, _BOUNDARY)
    if not boundary:
        return []
    mark = b"\n--" + boundary.encode("utf-8", "replace")[:_BOUNDARY_BYTES]
    found: list[tuple[int, int]] = []
    begun: int | None = None
    at = max(0, start - 1)
    for _ in range(_CANDIDATES):
        at = message.find(mark, at, stop)
        if at < 0 or len(found) >= PARTS:
            break
        end = at + len(mark)
        closes = message[end : end + 2] == b"--"
        line = message.find(b"\n", end, min(stop, end + _BOUNDARY_SPACE)) + 1 or min(
            stop, end + _BOUNDARY_SPACE
        )
        if not message[end + 2 * closes : line].strip():
            if begun is not None:
                found.append((begun, max(begun, at - (message[at - 1 : at] == b"\r"))))
            begun = None if closes else line
            if closes:
                break
        at = end
    if begun is not None:
        found.append((begun, stop))
    return found


def _base64(raw: bytes) -> bytes:
    try:
        return binascii.a2b_base64(raw)
    except binascii.Error:  # letters are missing: take what is whole
        packed = _NOT_BASE64.sub(b"", raw)
        whole = packed[: len(packed) - (len(packed) % 4 == 1)]
        return binascii.a2b_base64(whole + b"=" * (-len(whole) % 4))
