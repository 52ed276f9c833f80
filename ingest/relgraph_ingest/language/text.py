"""One message's or note's text with what its headers say."""

from dataclasses import dataclass
from typing import Literal

from relgraph.evidence import Key, Party


@dataclass(frozen=True, slots=True)
class Text:
    """What the reader is given of a message or a note."""

    key: Key
    text: str
    """Code points, with LF line ends; offsets of facts count these."""
    sender: Party | None
    people: tuple[Party, ...]
    """Everybody in the headers, with names as people write them."""
    kind: Literal["mail", "note"]
