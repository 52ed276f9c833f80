"""Read one message: its header facts, its text, and what kind of sender is behind it."""

from dataclasses import dataclass
from hashlib import blake2b

from relgraph.address import Address
from relgraph.clean import clean
from relgraph.evidence import KEY_BYTES, Interaction, Locator, Part, Participant, Party, Verdict
from relgraph_ingest.mail.clues import Clues
from relgraph_ingest.mail.envelope import Envelope, read_envelope
from relgraph_ingest.mail.html import laid_out, without_tags
from relgraph_ingest.mail.limits import MESSAGE_BYTES
from relgraph_ingest.mail.lists import lists
from relgraph_ingest.mail.mime import Leaf, content_type, parts, report_type
from relgraph_ingest.mail.names import person_name
from relgraph_ingest.mail.own_text import excerpt
from relgraph_ingest.mail.sender import true_sender
from relgraph_ingest.mail.verdict import judge
from relgraph_ingest.mail.wording import normal

_STRETCH = 1 << 20
"""Characters of a text that are digested at a time."""


_ASCII_SPACE = bytes(code for code in range(128) if chr(code).isspace())


class Unreadable(Exception):
    """Raised for what cannot be read as a message; `str(error)` is one line."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A message as read; it can be sent between processes."""

    sender: Party | None
    """Who really wrote it, with the name as people write it; the address is None where a list hides it."""
    from_: tuple[Party, ...]
    """Names here and in the recipients are as shown, cleaned; a party without address was no mailbox."""
    to: tuple[Party, ...]
    cc: tuple[Party, ...]
    bcc: tuple[Party, ...]
    time: int | None
    """Seconds since 1970, UTC."""
    subject: str | None
    message_id: str | None
    text: str
    has_html: bool
    verdict: Verdict
    verdict_reason: str
    lists: tuple[Address, ...]
    digest: bytes

    def interaction(self, found: Locator) -> Interaction:
        """Return the header facts as evidence."""
        return Interaction(
            kind="message",
            time=self.time,
            participants=tuple(self._participants()),
            subject=self.subject,
            verdict=self.verdict,
            digest=self.digest,
            found=found,
            lists=self.lists,
        )

    def _participants(self) -> list[Participant]:
        authors = self.from_
        if self.sender and self.sender.address:
            same = any(party.address == self.sender.address for party in authors)
            authors = (self.sender, *authors) if same else (self.sender,)
        found: dict[tuple[Address, Part], Participant] = {}
        groups = ((Part.FROM, authors), (Part.TO, self.to), (Part.CC, self.cc), (Part.BCC, self.bcc))
        for part, parties in groups:
            for party in parties:
                if party.address and (party.address, part) not in found:
                    name = person_name(party.name, party.address) if party.name else None
                    found[party.address, part] = Participant(party.address, name, part)
        return list(found.values())


def parse(raw: bytes, *, layout: bool = True) -> Mail:
    """Read a message; raises Unreadable for what is none or too large.

    Without `layout` the text of an HTML page only loses its tags: enough for a pass over headers, and
    ten times as fast. The digest is the same either way.
    """
    if len(raw) > MESSAGE_BYTES:
        raise Unreadable(f"larger than {MESSAGE_BYTES >> 20} MB")
    envelope = read_envelope(raw)
    if not envelope.headers.raw:
        raise Unreadable("no header")
    body = _read_body(raw, envelope)
    named = lists(envelope)
    sender = true_sender(envelope, named)
    subject = clean(envelope.headers.text("subject")) or None
    page = body.page.page() if body.page and body.is_page else None
    plain = body.plain if page is None else without_tags(page)
    verdict, reason = judge(
        Clues(
            envelope=envelope,
            lists=named,
            kind=content_type(envelope.headers),
            report=report_type(envelope.headers),
            calendar=body.calendar,
            subject=normal(subject or ""),
            text=excerpt(plain),
            html=body.page,
        )
    )
    wanted = layout and verdict in (Verdict.PERSON, Verdict.LIST)  # nobody reads what the others say
    return Mail(
        sender=sender,
        from_=envelope.from_,
        to=envelope.to,
        cc=envelope.cc,
        bcc=envelope.bcc,
        time=envelope.time,
        subject=subject,
        message_id=clean(envelope.headers.unfolded("message-id"), 1000) or None,
        text=laid_out(page, plain) if wanted and page else plain,
        has_html=body.page is not None,
        verdict=verdict,
        verdict_reason=reason,
        lists=named,
        digest=digest(plain),
    )


def attempt(raw: bytes, *, layout: bool = True) -> Mail | Unreadable:
    """Read a message and return the error as a value: for worker processes, which send values back."""
    try:
        return parse(raw, layout=layout)
    except Unreadable as error:
        return error


def digest(text: str) -> bytes:
    """Return the digest of a text, the same for copies that differ in white space and case alone."""
    made = blake2b(digest_size=KEY_BYTES)
    start = 0
    while start < len(text):
        stop = text.find("\n", start + _STRETCH)
        stop = len(text) if stop < 0 else stop
        made.update(_dense(text[start:stop].lower()))
        start = stop
    return made.digest()


def _dense(text: str) -> bytes:
    """Return a text without white space."""
    if text.isascii():
        return text.encode("ascii").translate(None, _ASCII_SPACE)
    return "".join(text.split()).encode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class _Body:
    plain: str
    page: Leaf | None
    calendar: str | None

    @property
    def is_page(self) -> bool:
        """Whether the text has to be made from the page."""
        return self.page is not None and not self.plain.strip()


def _read_body(raw: bytes, envelope: Envelope) -> _Body:
    """Return the first plain and the first HTML part."""
    plain: str | None = None
    page: Leaf | None = None
    calendar: str | None = None
    for part in parts(raw, envelope.headers):
        if part.kind == "text/plain" and plain is None:
            plain = part.text()
        elif part.kind == "text/html" and page is None:
            page = part
        elif part.kind == "text/calendar" and calendar is None:
            calendar = part.method or ""
    return _Body(plain or "", page, calendar)
