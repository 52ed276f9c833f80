"""A letter: one message between people, before any program has made bytes of it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Correspondent:
    """A name, which may be empty, with an address."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file or alternative that travels with a letter."""

    kind: str
    """Content type with its parameters."""
    name: str
    """File name; empty for a further alternative of the body."""
    content: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as its writer meant it."""

    message_id: str
    program: str
    language: str
    sender: Correspondent
    to: tuple[Correspondent, ...]
    time: datetime
    """In the writer's own time zone."""
    subject: str
    text: str
    """Greeting to name; paragraphs parted by an empty line."""
    cc: tuple[Correspondent, ...] = ()
    bcc: tuple[Correspondent, ...] = ()
    signature: str = ""
    footer: str = ""
    """What the writer's company puts below every letter."""
    trailer: str = ""
    """What a list puts below everything, quotes included."""
    answers: "Letter | None" = None
    forwards: "Letter | None" = None
    headers: tuple[tuple[str, str], ...] = ()
    attachments: tuple[Attachment, ...] = ()

    def references(self) -> tuple[str, ...]:
        """Return the ids of the letters before this one, oldest first."""
        if self.answers is None:
            return ()
        return (*self.answers.references(), self.answers.message_id)

    def everybody(self) -> tuple[Correspondent, ...]:
        """Return the writer and all who get it."""
        return (self.sender, *self.to, *self.cc, *self.bcc)
