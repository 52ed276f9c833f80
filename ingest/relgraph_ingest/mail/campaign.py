"""Signs of mass mail in wording and make-up, for mail whose headers say nothing."""

import re
from itertools import islice

from relgraph_ingest.mail import wording
from relgraph_ingest.mail.envelope import Envelope
from relgraph_ingest.mail.html import images, links

ENOUGH = 3
"""Signs that make a campaign; telling how to unsubscribe counts as many."""

PROGRAM = "subject of a program"
"""The sign that tells a program's mail from a campaign's."""

_PIXEL = re.compile(r"<img\b[^<>]*\b(?:width|height)\s*=\s*[\"']?1(?:px)?[\"'\s/>]", re.IGNORECASE)
_LEAVING = re.compile(
    r"unsub|opt[-_]?out|take-?me-?off|list-manage|email-?preferences|abmeld|abbestell|desinscri|desabonn|disiscri|descadastr|"
    r"afmeld|uitschrij|[/?=&.]remove(?:me|list)?(?![a-z-])",
    re.IGNORECASE,
)
"""In the address of a link: by this one leaves a mailing, whatever the text around it says."""

_ADDRESS = re.compile(r"(?:://|mailto:)[^\s\"'<>]{0,2000}")
_ADDRESSES = 500
_FORM = re.compile(r"<form\b", re.IGNORECASE)
_SHOUT = re.compile(r"[!$*]{2,}|!\s*\Z")
_MANY = 20
_LINKS = 8
_IMAGES = 4
_PERSONAL = (":fastmail", ":zoho")
"""Endings of the Feedback-IDs that hosts of personal mail write."""


def leaves(text: str) -> bool:
    """Say whether a text or page has a link by which one leaves a mailing."""
    if "://" not in text and "mailto:" not in text:
        return False
    return any(_LEAVING.search(link[0]) for link in islice(_ADDRESS.finditer(text), _ADDRESSES))


def signs(envelope: Envelope, subject: str, text: str, page: str | None, *, told: int) -> list[str]:
    """Return the signs of mass mail; `told` is how often the text says how to get no more of it.

    `subject` and `text` are normal (see wording.py) and the sender's own.
    """
    if told:
        return ["tells how to unsubscribe"] * ENOUGH
    found = [*_of_envelope(envelope, subject), *(_of_page(page, text) if page else ())]
    if found:
        found += ["words of advertising"] * min(2, wording.found(text, "campaign"))
    return found


def _of_envelope(envelope: Envelope, subject: str) -> list[str]:
    found: list[str] = []
    author = envelope.from_[0] if envelope.from_ else None
    local = author.address.rpartition("@")[0] if author and author.address else ""
    if local in wording.marks("campaigners"):
        found += ["address of campaigns"] * 2
    elif local in wording.marks("offices"):
        found.append("address of an office")
    if not any(party.address for party in (*envelope.to, *envelope.cc)):
        found.append("no named recipient")
    elif len(envelope.to) + len(envelope.cc) >= _MANY:
        found.append("twenty recipients and more")
    elif author and author.address and {party.address for party in envelope.to} == {author.address}:
        found.append("sent to itself")
    feedback = envelope.headers.unfolded("feedback-id").lower()
    if feedback and not feedback.endswith(_PERSONAL):
        found.append("Feedback-ID")
    if not wording.marks("service_headers").isdisjoint(envelope.headers.raw):
        found += ["header of a mailing service"] * 2
    if _SHOUT.search(subject) or envelope.headers.unfolded("subject").lower().startswith(
        ("adv:", "[adv]", "adv ")
    ):
        found.append("shouting subject")
    if subject.startswith(wording.phrases("machine_subject")):
        found.append(PROGRAM)
    return found


def _of_page(page: str, text: str) -> list[str]:
    found: list[str] = []
    words = len(text.split()) + 1
    if links(page) >= _LINKS and links(page) * 40 > words:
        found.append("many links")
    if images(page) >= _IMAGES and images(page) * 60 > words:
        found.append("many images")
    if _PIXEL.search(page):
        found.append("tracking image")
    if _FORM.search(page):
        found.append("form")
    return found
