"""Mail as Apple Mail writes it, on a Mac and on an iPhone."""

from datetime import datetime
from random import Random

from relgraph_ingest.demo.chance import dice, digits
from relgraph_ingest.demo.letters import Letter
from relgraph_ingest.demo.programs import markup, mime, quotes

_MAC = "3826.600.51.1.1"


def message_id(address: str, at: datetime, rng: Random) -> str:
    """Return a Message-ID of Apple Mail's form."""
    return f"<{_uuid(rng)}@{address.rpartition('@')[2]}>"


def write(letter: Letter) -> str:
    """Return the message."""
    rng = dice(letter.message_id, "apple")
    fields = _fields(letter)
    rich = letter.program == "iphone" and letter.answers is not None
    files = [item for item in letter.attachments if item.name]
    text = quotes.plain(letter)
    encoding = "7bit" if text.isascii() and max(map(len, text.split("\n"))) < 900 else "quoted-printable"
    plain = mime.entity("text/plain", text, "us-ascii" if text.isascii() else "utf-8", encoding)
    if not rich and not files:
        return mime.head([fields[0]]) + plain.replace("\n\n", "\n" + mime.head(fields[1:]) + "\n", 1)
    parts = [plain]
    if rich:
        parts.append(mime.entity("text/html", markup.page(letter), "utf-8", "quoted-printable"))
    body = mime.multipart("alternative", f"Apple-Mail-{_uuid(rng)}", parts) if rich else plain
    if files:
        boundary = f"Apple-Mail=_{_uuid(rng)}"
        body = mime.multipart("mixed", boundary, [body, *(mime.attached(item) for item in files)])
    return mime.head(fields) + body


def _fields(letter: Letter) -> list[mime.Header]:
    phone = letter.program == "iphone"
    fields: list[mime.Header] = [
        ("From", mime.mailbox(letter.sender, "utf-8", "Q")),
        ("Mime-Version", "1.0 (1.0)" if phone else f"1.0 (Mac OS X Mail 16.0 \\({_MAC}\\))"),
        ("Subject", mime.encoded(letter.subject, "utf-8", "Q")),
        ("Date", mime.dated(letter.time)),
    ]
    if letter.answers is not None:
        fields += [
            ("References", " ".join(letter.references())),
            ("In-Reply-To", letter.answers.message_id),
        ]
    if letter.cc:
        fields.append(("Cc", mime.mailboxes(letter.cc, "utf-8", "Q")))
    if letter.bcc:
        fields.append(("Bcc", mime.mailboxes(letter.bcc, "utf-8", "Q")))
    return [
        *fields,
        ("To", mime.mailboxes(letter.to, "utf-8", "Q")),
        ("Message-Id", letter.message_id),
        ("X-Mailer", "iPhone Mail (23A355)" if phone else f"Apple Mail (2.{_MAC})"),
        *letter.headers,
    ]


def _uuid(rng: Random) -> str:
    return "-".join(digits(rng, size, "0123456789ABCDEF") for size in (8, 4, 4, 4, 12))
