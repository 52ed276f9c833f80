"""Mail as Gmail's web page and app write it."""

from datetime import datetime
from random import Random

from relgraph_ingest.demo.chance import dice, digits
from relgraph_ingest.demo.letters import Letter
from relgraph_ingest.demo.programs import markup, mime, quotes

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def message_id(address: str, at: datetime, rng: Random) -> str:
    """Return a Message-ID of Gmail's form."""
    return f"<CA{digits(rng, 2, 'DEFGHJKLMNOP+')}{digits(rng, 52, _LETTERS)}@mail.gmail.com>"


def write(letter: Letter) -> str:
    """Return the message."""
    rng = dice(letter.message_id, "gmail")
    body = mime.multipart(
        "alternative",
        _boundary(rng),
        [
            _part("text/plain", quotes.plain(letter)),
            _part("text/html", markup.page(letter)),
            *_further(letter),
        ],
    )
    files = [mime.attached(item) for item in letter.attachments if item.name]
    if files:
        body = mime.multipart("mixed", _boundary(rng), [body, *files])
    fields: list[mime.Header] = [("MIME-Version", "1.0")]
    if letter.answers is not None:
        fields += [
            ("References", " ".join(letter.references())),
            ("In-Reply-To", letter.answers.message_id),
        ]
    fields += [
        ("From", mime.mailbox(letter.sender)),
        ("Date", mime.dated(letter.time)),
        ("X-Gm-Features", digits(rng, 62, _LETTERS)),
        ("Message-ID", letter.message_id),
        ("Subject", mime.encoded(letter.subject)),
        ("To", mime.mailboxes(letter.to)),
    ]
    if letter.cc:
        fields.append(("Cc", mime.mailboxes(letter.cc)))
    if letter.bcc:
        fields.append(("Bcc", mime.mailboxes(letter.bcc)))
    return mime.head([*fields, *letter.headers]) + body


def _part(kind: str, text: str) -> str:
    if text.isascii() and max(map(len, text.split("\n"))) < 900:
        return mime.entity(kind, text, "UTF-8", "")
    foreign = len(text.encode()) * 6 > len(text) * 7
    return mime.entity(kind, text, "UTF-8", "base64" if foreign else "quoted-printable")


def _further(letter: Letter) -> list[str]:
    return [mime.attached(item) for item in letter.attachments if not item.name]


def _boundary(rng: Random) -> str:
    return f"000000000000{digits(rng, 16)}"
