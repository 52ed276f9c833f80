"""Mail as Outlook writes it: through Microsoft 365, an own Exchange server, or another mail server."""

from base64 import b64encode
from datetime import UTC, datetime
from random import Random

from relgraph_ingest.demo.chance import dice, digits
from relgraph_ingest.demo.letters import Letter
from relgraph_ingest.demo.programs import markup, mime, quotes

_CLOUD = frozenset({"m365", "outlook_web", "outlook_mobile"})
_TONGUES = {"en": "en-GB", "de": "de-DE", "fr": "fr-FR"}


def cloud_id(address: str, at: datetime, rng: Random) -> str:
    """Return a Message-ID of Microsoft 365's form."""
    host = f"{rng.choice(['AM9PR04MB', 'DB9PR08MB', 'VI1PR03MB', 'GV1PR07MB'])}{rng.randint(1000, 9999)}"
    return f"<{host}{digits(rng, 30, '0123456789ABCDEF')}@{host}.eurprd{host[5:7]}.prod.outlook.com>"


def server_id(address: str, at: datetime, rng: Random) -> str:
    """Return a Message-ID as an own Exchange server gives it."""
    return f"<{digits(rng, 32)}@{address.rpartition('@')[2]}>"


def desktop_id(address: str, at: datetime, rng: Random) -> str:
    """Return a Message-ID as Outlook itself makes it."""
    time, middle, end = f"{digits(rng, 6)}01dc{digits(rng, 4)}", digits(rng, 8), digits(rng, 8)
    return f"<{time}${middle}${end}$@{address.rpartition('@')[2]}>"


def write(letter: Letter) -> str:
    """Return the message."""
    rng = dice(letter.message_id, "outlook")
    latin = letter.program != "outlook_web" and rng.random() < 0.6
    charset = "iso-8859-1" if latin and mime.fits(letter.subject, "iso-8859-1") else "utf-8"
    fields = (
        _cloud_fields(letter, charset) if letter.program in _CLOUD else _desktop_fields(letter, charset, rng)
    )
    return mime.head([*fields, *letter.headers]) + _body(letter, charset, rng)


def _cloud_fields(letter: Letter, charset: str) -> list[mime.Header]:
    style = "Q" if charset == "iso-8859-1" else "B"
    fields: list[mime.Header] = [
        ("From", mime.mailbox(letter.sender, charset, style)),
        ("To", mime.mailboxes(letter.to, charset, style)),
    ]
    if letter.cc:
        fields.append(("CC", mime.mailboxes(letter.cc, charset, style)))
    fields += [
        ("Subject", mime.encoded(letter.subject, charset, style)),
        ("Thread-Topic", mime.encoded(_first(letter).subject, charset, style)),
        ("Thread-Index", _thread_index(letter)),
        ("Date", mime.dated(letter.time.astimezone(UTC))),
        ("Message-ID", letter.message_id),
    ]
    fields += _links(letter)
    return [
        *fields,
        ("Accept-Language", f"{_TONGUES[letter.language]}, en-US"),
        ("Content-Language", _TONGUES[letter.language]),
        ("X-MS-Has-Attach", "yes" if any(item.name for item in letter.attachments) else ""),
        ("X-MS-TNEF-Correlator", ""),
        ("x-ms-publictraffictype", "Email"),
        ("x-ms-exchange-senderadcheck", "1"),
        ("MIME-Version", "1.0"),
    ]


def _desktop_fields(letter: Letter, charset: str, rng: Random) -> list[mime.Header]:
    fields: list[mime.Header] = [
        ("From", mime.mailbox(letter.sender, charset)),
        ("To", mime.mailboxes(letter.to, charset)),
    ]
    if letter.cc:
        fields.append(("Cc", mime.mailboxes(letter.cc, charset)))
    if letter.bcc:
        fields.append(("Bcc", mime.mailboxes(letter.bcc, charset)))
    fields += _links(letter)
    fields += [
        ("Subject", mime.encoded(letter.subject, charset)),
        ("Date", mime.dated(letter.time)),
        ("Message-ID", letter.message_id),
        ("MIME-Version", "1.0"),
    ]
    if letter.program == "exchange":
        return [
            *fields,
            ("Thread-Topic", mime.encoded(_first(letter).subject, charset)),
            ("Thread-Index", _thread_index(letter)),
        ]
    return [
        *fields,
        ("X-Mailer", "Microsoft Outlook 16.0"),
        ("Thread-Index", _thread_index(letter)),
        ("Content-Language", _TONGUES[letter.language].lower()),
    ]


def _body(letter: Letter, charset: str, rng: Random) -> str:
    if letter.program == "outlook_mobile":
        return mime.entity("text/html", markup.page(letter), "utf-8", "base64")
    if (
        letter.program == "outlook"
        and dice(letter.sender.address, "plain").random() < 0.35
        and not letter.attachments
    ):
        return mime.entity("text/plain", quotes.plain(letter), charset, "quoted-printable")
    boundary = _boundary(letter, rng)
    parts = [
        mime.entity("text/plain", quotes.plain(letter), charset, "quoted-printable"),
        mime.entity("text/html", markup.page(letter, charset), charset, "quoted-printable"),
    ]
    parts += [mime.attached(item) for item in letter.attachments if not item.name]
    body = mime.multipart("alternative", boundary, parts)
    files = [mime.attached(item) for item in letter.attachments if item.name]
    return mime.multipart("mixed", _boundary(letter, rng), [body, *files]) if files else body


def _links(letter: Letter) -> list[mime.Header]:
    if letter.answers is None:
        return []
    return [("References", " ".join(letter.references())), ("In-Reply-To", letter.answers.message_id)]


def _boundary(letter: Letter, rng: Random) -> str:
    if letter.program != "outlook":
        return f"_000_{letter.message_id[1:].partition('@')[0]}{digits(rng, 4)}_"
    return (
        f"----=_NextPart_000_{digits(rng, 4).upper()}_01DC{digits(rng, 4).upper()}.{digits(rng, 8).upper()}"
    )


def _first(letter: Letter) -> Letter:
    return letter if letter.answers is None else _first(letter.answers)


def _thread_index(letter: Letter) -> str:
    rng = dice(_first(letter).message_id, "index")
    size = 21 + 5 * len(letter.references())
    return b64encode(b"\x01" + rng.randbytes(size)).decode("ascii")
