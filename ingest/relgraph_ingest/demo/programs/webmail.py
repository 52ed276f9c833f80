"""Mail as web pages for everybody write it: GMX and Proton Mail."""

from datetime import datetime
from random import Random

from relgraph_ingest.demo.chance import dice, digits
from relgraph_ingest.demo.letters import Letter
from relgraph_ingest.demo.programs import markup, mime, quotes

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def trinity_id(address: str, at: datetime, rng: Random) -> str:
    """Return a Message-ID of GMX's form, whose host is no domain."""
    uuid = "-".join(digits(rng, size) for size in (8, 4, 4, 4, 12))
    return f"<trinity-{uuid}-{int(at.timestamp())}{rng.randint(100, 999)}@3c-app-bap{rng.randint(1, 60)}>"


def proton_id(address: str, at: datetime, rng: Random) -> str:
    """Return a Message-ID of Proton's form."""
    return f"<{digits(rng, 84, _LETTERS)}=@{address.rpartition('@')[2]}>"


def write_trinity(letter: Letter) -> str:
    """Return the message as GMX and web.de write it: HTML alone."""
    fields: list[mime.Header] = [
        ("MIME-Version", "1.0"),
        ("Message-ID", letter.message_id),
        ("From", mime.mailbox(letter.sender)),
        ("To", mime.mailboxes(letter.to)),
    ]
    if letter.cc:
        fields.append(("Cc", mime.mailboxes(letter.cc)))
    fields += [
        ("Subject", mime.encoded(letter.subject)),
        ("Date", mime.dated(letter.time)),
        ("Importance", "normal"),
        ("Sensitivity", "Normal"),
        ("X-Priority", "3"),
        *_links(letter),
        *letter.headers,
    ]
    return mime.head(fields) + mime.entity("text/html", markup.page(letter), "UTF-8", "quoted-printable")


def write_proton(letter: Letter) -> str:
    """Return the message as Proton Mail writes it, with a Feedback-ID on every personal letter."""
    rng = dice(letter.message_id, "proton")
    fields: list[mime.Header] = [
        ("Date", mime.dated(letter.time)),
        ("To", mime.mailboxes(letter.to)),
        ("From", mime.mailbox(letter.sender)),
    ]
    if letter.cc:
        fields.append(("Cc", mime.mailboxes(letter.cc)))
    fields += [
        ("Subject", mime.encoded(letter.subject)),
        ("Message-ID", letter.message_id),
        *_links(letter),
        ("Feedback-ID", f"{rng.randint(10**6, 10**8)}:user:proton"),
        ("X-Pm-Message-ID", digits(rng, 40)),
        *letter.headers,
        ("MIME-Version", "1.0"),
    ]
    parts = [
        mime.entity("text/plain", quotes.plain(letter), "utf-8", "quoted-printable"),
        mime.entity("text/html", markup.page(letter), "utf-8", "quoted-printable"),
    ]
    return mime.head(fields) + mime.multipart("alternative", f"b1=_{digits(rng, 40, _LETTERS)}", parts)


def _links(letter: Letter) -> list[mime.Header]:
    if letter.answers is None:
        return []
    return [
        ("In-Reply-To", letter.answers.message_id),
        ("References", " ".join(letter.references())),
    ]
