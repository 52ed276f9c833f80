"""Who wrote to whom and when: what a message's header says, before anything else is read."""

from dataclasses import dataclass

from relgraph.clean import clean
from relgraph.evidence import Party
from relgraph_ingest.mail.dates import read_date
from relgraph_ingest.mail.exchange import with_names
from relgraph_ingest.mail.headers import Headers, header_start, read_headers
from relgraph_ingest.mail.mailboxes import mailboxes


@dataclass(frozen=True, slots=True)
class Envelope:
    """The parties and the time of a message, with its headers."""

    headers: Headers
    from_: tuple[Party, ...]
    to: tuple[Party, ...]
    cc: tuple[Party, ...]
    bcc: tuple[Party, ...]
    time: int | None

    @property
    def everybody(self) -> tuple[Party, ...]:
        """Everybody named: authors, recipients, who sent it for them and who gets the answers."""
        others = (
            party for name in ("sender", "reply-to") for party in mailboxes(self.headers.unfolded(name))
        )
        return (*self.from_, *self.to, *self.cc, *self.bcc, *others)

    @property
    def labels(self) -> tuple[str, ...]:
        """Gmail's labels, as Takeout writes them."""
        found = (clean(label) for label in self.headers.text("x-gmail-labels").split(","))
        return tuple(label for label in found if label)


def read_envelope(data: bytes) -> Envelope:
    """Read the header of a message; there is always one, if an empty one."""
    headers = read_headers(data, header_start(data))
    return Envelope(
        headers,
        from_=_parties(headers, "from", "x-from"),
        to=_parties(headers, "to", "x-to"),
        cc=_parties(headers, "cc", "x-cc"),
        bcc=_parties(headers, "bcc", "x-bcc"),
        time=read_date(headers.unfolded("date")),
    )


def _parties(headers: Headers, name: str, exchange: str) -> tuple[Party, ...]:
    if name not in headers:
        return ()
    found = mailboxes(headers.unfolded(name))
    return with_names(found, headers.text(exchange)) if exchange in headers else found
