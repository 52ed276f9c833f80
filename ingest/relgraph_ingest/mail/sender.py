"""Find who really wrote a message, where a list has put its own address in From."""

import re

from relgraph.address import Address, address
from relgraph.evidence import Party
from relgraph_ingest.mail.envelope import Envelope
from relgraph_ingest.mail.mailboxes import mailboxes
from relgraph_ingest.mail.names import person_name

_REWRITTEN = re.compile(r"\bvia\b|\bon behalf of\b", re.IGNORECASE)
_PACKED = re.compile(r"([^=@]+)=(?:40)?([^=@]+\.[^=@]+)@")


def true_sender(envelope: Envelope, lists: tuple[Address, ...]) -> Party | None:
    """Return who wrote a message, with the name as people write it; None where nobody is named.

    From holds, and of several authors the one in Sender. Lists that rewrite From leave the author in
    X-Original-From, Reply-To or Cc, or in the address itself; they are asked only for such mail, since
    anybody can put anybody into Reply-To. Where nothing tells, the address is None.
    """
    authors = envelope.from_ or mailboxes(envelope.headers.unfolded("sender"))
    if not authors:
        return None
    author = authors[0]
    if len(authors) > 1:
        sent = {party.address for party in mailboxes(envelope.headers.unfolded("sender"))}
        author = next((party for party in authors if party.address and party.address in sent), author)
    if _is_rewritten(author, lists):
        return _behind(author, envelope, lists)
    return Party(person_name(author.name, author.address) if author.name else None, author.address)


def _is_rewritten(author: Party, lists: tuple[Address, ...]) -> bool:
    if not lists or author.address is None:
        return False
    return author.address in lists or bool(author.name and _REWRITTEN.search(author.name))


def _behind(author: Party, envelope: Envelope, lists: tuple[Address, ...]) -> Party:
    name = person_name(author.name, author.address) if author.name else None
    hidden = {author.address, *lists}
    original = _others(envelope, "x-original-from", hidden) or _others(envelope, "x-original-sender", hidden)
    answers = _others(envelope, "reply-to", hidden)
    if len(original) == 1:
        found: Party | None = original[0]
    elif len(answers) == 1 and _may_be(answers[0], name):
        found = answers[0]
    else:
        copied = [party for party in envelope.cc if party.address not in hidden and _is_named(party, name)]
        found = copied[0] if len(copied) == 1 else _unpacked(author)
    if found is None:
        rewritten = author.name is not None and _REWRITTEN.search(author.name)
        return Party(name, None if rewritten else author.address)
    return Party(name or (person_name(found.name, found.address) if found.name else None), found.address)


def _others(envelope: Envelope, header: str, hidden: set[Address | None]) -> list[Party]:
    named = mailboxes(envelope.headers.unfolded(header)) if header in envelope.headers else ()
    return [party for party in named if party.address and party.address not in hidden]


def _may_be(party: Party, name: str | None) -> bool:
    return name is None or party.name is None or _is_named(party, name)


def _is_named(party: Party, name: str | None) -> bool:
    if name is None or party.name is None:
        return False
    shown = person_name(party.name, party.address)
    return shown is not None and shown.casefold() == name.casefold()


def _unpacked(author: Party) -> Party | None:
    """Read `bo=acme.example@groups.example` and `bo=40acme.example@dmarc.example`."""
    found = _PACKED.match(author.address or "")
    whole = address(f"{found[1]}@{found[2]}") if found else None
    return Party(None, whole) if whole else None
