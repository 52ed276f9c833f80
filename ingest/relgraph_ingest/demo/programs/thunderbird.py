"""Mail as Thunderbird and Mutt write it: plain text first."""

import textwrap
from datetime import datetime
from random import Random

from relgraph_ingest.demo.chance import dice, digits
from relgraph_ingest.demo.letters import Letter
from relgraph_ingest.demo.programs import markup, mime, quotes

_TONGUES = {"en": "en-GB", "de": "de-DE", "fr": "fr"}


def message_id(address: str, at: datetime, rng: Random) -> str:
    """Return a Message-ID of Thunderbird's form."""
    uuid = "-".join(digits(rng, size) for size in (8, 4, 4, 4, 12))
    return f"<{uuid}@{address.rpartition('@')[2]}>"


def mutt_id(address: str, at: datetime, rng: Random) -> str:
    """Return a Message-ID of Mutt's form."""
    tail = digits(rng, 6, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return f"<{at:%Y%m%d%H%M%S}.{tail}@{address.rpartition('@')[2]}>"


def write(letter: Letter) -> str:
    """Return the message as Thunderbird writes it."""
    fields: list[mime.Header] = [
        ("Message-ID", letter.message_id),
        ("Date", mime.dated(letter.time)),
        ("MIME-Version", "1.0"),
        ("User-Agent", "Mozilla Thunderbird"),
        ("Subject", mime.encoded(letter.subject)),
        ("To", mime.mailboxes(letter.to)),
    ]
    if letter.cc:
        fields.append(("Cc", mime.mailboxes(letter.cc)))
    if letter.bcc:
        fields.append(("Bcc", mime.mailboxes(letter.bcc)))
    if letter.answers is not None:
        fields.append(("References", " ".join(letter.references())))
    fields += [("Content-Language", _TONGUES[letter.language]), ("From", mime.mailbox(letter.sender))]
    if letter.answers is not None:
        fields.append(("In-Reply-To", letter.answers.message_id))
    return mime.head([*fields, *letter.headers]) + _body(letter)


def write_mutt(letter: Letter) -> str:
    """Return the message as Mutt writes it."""
    fields: list[mime.Header] = [
        ("Date", mime.dated(letter.time)),
        ("From", mime.mailbox(letter.sender, "utf-8", "B")),
        ("To", mime.mailboxes(letter.to, "utf-8", "B")),
    ]
    if letter.cc:
        fields.append(("Cc", mime.mailboxes(letter.cc, "utf-8", "B")))
    fields += [("Subject", mime.encoded(letter.subject, "utf-8", "B")), ("Message-ID", letter.message_id)]
    if letter.answers is not None:
        fields.append(("References", " ".join(letter.references())))
    fields += [*letter.headers, ("MIME-Version", "1.0")]
    extra: list[mime.Header] = [("Content-Disposition", "inline")]
    if letter.answers is not None:
        extra.append(("In-Reply-To", letter.answers.message_id))
    extra.append(("User-Agent", "Mutt/2.2.13 (2024-03-09)"))
    return mime.head(fields) + mime.entity("text/plain", quotes.plain(letter), "utf-8", "8bit", extra)


def _body(letter: Letter) -> str:
    rng = dice(letter.message_id, "thunderbird")
    plain = mime.entity(
        "text/plain", _flowed(quotes.plain(letter)), "UTF-8", "8bit", parameters="; format=flowed"
    )
    files = [mime.attached(item) for item in letter.attachments if item.name]
    if not files and dice(letter.sender.address, "rich").random() > 0.3:
        return plain
    rich = mime.entity("text/html", markup.page(letter), "UTF-8", "quoted-printable")
    body = mime.multipart("alternative", f"------------{_mark(rng)}", [plain, rich])
    if not files:
        return body
    return mime.multipart("mixed", f"------------{_mark(rng)}", [body, *files])


def _flowed(text: str) -> str:
    # RFC 3676: a line that ends in a space goes on; quoted lines are left as they are.
    lines: list[str] = []
    for line in text.split("\n"):
        if len(line) <= 72 or line[:1] == ">":
            lines.append(line)
            continue
        wrapped = textwrap.wrap(line, 71, break_long_words=False, break_on_hyphens=False)
        lines += [part + " " for part in wrapped[:-1]] + wrapped[-1:]
    return "\n".join(lines)


def _mark(rng: Random) -> str:
    return digits(rng, 24, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
