"""Messages with something wrong in them, as every old mailbox has some."""

from collections.abc import Callable
from dataclasses import replace

from relgraph_ingest.demo.mailboxes import Copy


def with_broken(copies: list[Copy]) -> list[Copy]:
    """Return the copies with a few damaged ones among them.

    Only mail from outside in bulk is damaged, so that no tie depends on a message that cannot be read.
    """
    victims = [copy for copy in copies if copy.mail.origin == "bulk" and copy.mail.sender]
    step = max(1, len(victims) // (len(_DAMAGES) + 1))
    damaged = {id(victims[step * n]): damage for n, damage in enumerate(_DAMAGES) if step * n < len(victims)}
    return [replace(copy, raw=damaged.get(id(copy), bytes)(copy.raw)) for copy in copies]


def _undated(raw: bytes) -> bytes:
    return b"\n".join(line for line in raw.split(b"\n") if not line.startswith(b"Date: "))


def _misdated(raw: bytes) -> bytes:
    return b"\n".join(
        b"Date: Thu, 32 Foo 2026 25:61:00" if line.startswith(b"Date: ") else line
        for line in raw.split(b"\n")
    )


def _unknown_charset(raw: bytes) -> bytes:
    return raw.replace(b"utf-8", b"x-unknown-8").replace(b"iso-8859-1", b"x-unknown-8")


def _raw_latin(raw: bytes) -> bytes:
    return raw.replace(b"\nSubject: ", b"\nSubject: Gr\xfc\xdfe \x96 ", 1)


def _cut_short(raw: bytes) -> bytes:
    head, _, body = raw.partition(b"\n\n")
    return head + b"\n\n" + body[: len(body) // 3]


def _with_nuls(raw: bytes) -> bytes:
    return raw.replace(b"\n\n", b"\n\n\x00\x00\x07", 1)


def _unclosed_name(raw: bytes) -> bytes:
    return raw.replace(b"\nFrom: ", b'\nFrom: "', 1)


def _headless(raw: bytes) -> bytes:
    return raw.partition(b"\n\n")[2]


_DAMAGES: tuple[Callable[[bytes], bytes], ...] = (
    _undated,
    _misdated,
    _unknown_charset,
    _raw_latin,
    _cut_short,
    _with_nuls,
    _unclosed_name,
    _headless,
)
