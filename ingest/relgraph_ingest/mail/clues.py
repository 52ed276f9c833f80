"""What a verdict rests on: a message's header, its text, and what both say of its sender."""

import re
from dataclasses import dataclass

from relgraph.address import Address, is_machine
from relgraph.evidence import Party, Verdict
from relgraph_ingest.mail import wording
from relgraph_ingest.mail.envelope import Envelope
from relgraph_ingest.mail.mime import Leaf
from relgraph_ingest.mail.own_text import own_text

Judgement = tuple[Verdict, str]
"""The verdict and a short phrase that says what it rests on."""

_SEPARATORS = re.compile(r"[._+-]+")


@dataclass(frozen=True, slots=True)
class Clues:
    """A message as its verdict sees it."""

    envelope: Envelope
    lists: tuple[Address, ...]
    kind: str
    """Content type of the whole message."""
    report: str | None
    calendar: str | None
    """Method of its first calendar part."""
    subject: str
    """As the tables of wording.py are written."""
    text: str
    """Beginning and end of it, where it is long."""
    html: Leaf | None

    def has(self, *names: str) -> bool:
        """Say whether any of these headers is there."""
        return any(name in self.envelope.headers for name in names)

    def value(self, name: str) -> str:
        """Return a header's value in lower case."""
        return self.envelope.headers.unfolded(name).lower() if name in self.envelope.headers else ""

    @property
    def author(self) -> Party:
        """Who stands first in From."""
        return self.envelope.from_[0] if self.envelope.from_ else Party(None, None)

    @property
    def local(self) -> str:
        """The local part of the author's address."""
        return self.author.address.rpartition("@")[0] if self.author.address else ""

    @property
    def mailer(self) -> str:
        """The program that wrote the message."""
        return self.value("x-mailer") or self.value("user-agent")

    @property
    def recipients(self) -> int:
        """How many are named in To, Cc and Bcc."""
        return len(self.envelope.to) + len(self.envelope.cc) + len(self.envelope.bcc)

    @property
    def answers(self) -> bool:
        """Whether the message answers or forwards another, and not just by a subject that says so."""
        if self.has("in-reply-to", "references"):
            return True
        return wording.answers(self.subject) and own_text(self.text) != self.text

    @property
    def is_program(self) -> bool:
        """Whether the author's address is that of a program."""
        if self.author.address is None:
            return False
        return is_machine(self.author.address) or self.local.partition("+")[0] in wording.marks("programs")


def words(address: Address) -> list[str]:
    """Return the words of a local part."""
    return _SEPARATORS.split(address.rpartition("@")[0])
