"""Headers and bodies as bytes on the wire: encoded words, folding, transfer encodings, multiparts."""

import binascii
from base64 import b64encode, encodebytes
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from relgraph_ingest.demo.letters import Attachment, Correspondent

Header = tuple[str, str]

_Q = tuple(
    "_" if byte == 32 else chr(byte) if byte < 128 and chr(byte).isalnum() else f"={byte:02X}"
    for byte in range(256)
)
_Q_SIZES = tuple(map(len, _Q))

_SPECIALS = frozenset('()<>[]:;@\\,."')
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def head(fields: Iterable[Header]) -> str:
    """Return header lines, folded."""
    return "".join(folded(name, value) for name, value in fields)


def folded(name: str, value: str, width: int = 76) -> str:
    """Return one header, broken at spaces where it is long."""
    if "\n" in value or len(name) + len(value) + 2 <= width:
        return f"{name}: {value}\n"
    lines, line = [], f"{name}:"
    for word in value.split(" "):
        if len(line) + 1 + len(word) > width and line.strip(" ") not in {"", f"{name}:"}:
            lines.append(line)
            line = ""
        line += f" {word}"
    return "\n".join([*lines, line]) + "\n"


def encoded(text: str, charset: str = "UTF-8", style: str = "Q") -> str:
    """Return text for a header: as it is in ASCII, else in encoded words."""
    if text.isascii():
        return text
    charset = charset if fits(text, charset) else "UTF-8"
    words, chunk, room = list[str](), b"", 60 - len(charset)
    for letter in text:
        raw = letter.encode(charset)
        if _size(chunk + raw, style) > room:
            words.append(_word(chunk, charset, style))
            chunk = b""
        chunk += raw
    return " ".join([*words, _word(chunk, charset, style)])


def mailbox(person: Correspondent, charset: str = "UTF-8", style: str = "Q") -> str:
    """Return name and address as in From and To."""
    if not person.name:
        return person.address
    if not person.name.isascii():
        return f"{encoded(person.name, charset, style)} <{person.address}>"
    if _SPECIALS & set(person.name):
        escaped = person.name.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}" <{person.address}>'
    return f"{person.name} <{person.address}>"


def mailboxes(people: Sequence[Correspondent], charset: str = "UTF-8", style: str = "Q") -> str:
    """Return several, one below the other as programs fold them."""
    return ",\n ".join(mailbox(person, charset, style) for person in people)


def dated(at: datetime) -> str:
    """Return a Date header's value, whatever the machine's language."""
    shift = int((at.utcoffset() or timedelta()).total_seconds()) // 60
    clock = f"{at.hour:02}:{at.minute:02}:{at.second:02}"
    east = f"{'-' if shift < 0 else '+'}{abs(shift) // 60:02}{abs(shift) % 60:02}"
    return f"{_DAYS[at.weekday()]}, {at.day} {_MONTHS[at.month - 1]} {at.year} {clock} {east}"


def stamp(at: datetime) -> str:
    """Return a time as mbox separators carry it."""
    return f"{_DAYS[at.weekday()]} {_MONTHS[at.month - 1]} {at.day:2} {at:%H:%M:%S} {at.year}"


def entity(
    kind: str, text: str, charset: str, encoding: str, extra: Sequence[Header] = (), *, parameters: str = ""
) -> str:
    """Return a text part with its headers; what the charset cannot hold goes out in UTF-8.

    With no encoding there is no header for it either, as some programs leave it out for plain ASCII.
    """
    charset = charset if fits(text, charset) else "UTF-8"
    if encoding in {"", "7bit", "8bit"}:
        # Bytes beyond ASCII are kept as surrogates until the whole message is written.
        body = text.encode(charset).decode("ascii", "surrogateescape")
        encoding = encoding and ("7bit" if body.isascii() else "8bit")
    else:
        body = transferred(text.encode(charset), encoding)
    fields = [("Content-Type", f'{kind}; charset="{charset}"{parameters}'), *extra]
    if encoding:
        fields.append(("Content-Transfer-Encoding", encoding))
    return head(fields) + "\n" + body.rstrip("\n") + "\n"


def transferred(raw: bytes, encoding: str) -> str:
    """Return bytes in quoted-printable or base64."""
    if encoding == "base64":
        return encodebytes(raw).decode("ascii")
    return binascii.b2a_qp(raw, istext=True).decode("ascii")


def multipart(kind: str, boundary: str, parts: Sequence[str], parameter: str = "") -> str:
    """Return parts below their Content-Type header."""
    opening = f'Content-Type: multipart/{kind}; {parameter}boundary="{boundary}"\n\n'
    return opening + enclosed(boundary, parts)


def enclosed(boundary: str, parts: Sequence[str]) -> str:
    """Return parts between their boundaries."""
    return "".join(f"--{boundary}\n{part}\n" for part in parts) + f"--{boundary}--\n"


def attached(item: Attachment) -> str:
    """Return an attachment as a part."""
    fields: list[Header] = [("Content-Type", item.kind + (f'; name="{item.name}"' if item.name else ""))]
    if item.name:
        fields.append(("Content-Disposition", f'attachment; filename="{item.name}"'))
    fields.append(("Content-Transfer-Encoding", "base64"))
    return head(fields) + "\n" + transferred(item.content, "base64")


def fits(text: str, charset: str) -> bool:
    """Say whether a charset has all letters of a text."""
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def _size(raw: bytes, style: str) -> int:
    return (len(raw) + 2) // 3 * 4 if style == "B" else sum(map(_Q_SIZES.__getitem__, raw))


def _word(raw: bytes, charset: str, style: str) -> str:
    if style == "B":
        return f"=?{charset}?B?{b64encode(raw).decode('ascii')}?="
    return f"=?{charset}?Q?{''.join(map(_Q.__getitem__, raw))}?="
