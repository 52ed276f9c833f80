"""Read the mailboxes of an address header, whatever has been done to it."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from relgraph.address import address
from relgraph.clean import clean
from relgraph.evidence import Party
from relgraph_ingest.mail.encoded_words import WORD, decode
from relgraph_ingest.mail.limits import ADDRESSES

# The plain forms that make up most of all mail: `bo@acme.example`, `Bo Lind <bo@acme.example>`,
# `"Lind, Bo" <bo@acme.example>`. Whatever is not one of them is read token by token.
_PLAIN = re.compile(
    r'[\s,]*(?:(?:"([^"\\=@]*)"|([^"<>()\[\],;:@\\=]*?))\s*<\s*([^\s<>()\[\],;:@\\"]+@[\w.-]+)\s*>'
    r'|([^\s<>()\[\],;:@\\"=]+@[\w.-]+))\s*(?:,|\Z)'
)
_TOKEN = re.compile(
    r'=\?[^?\s]{0,60}\?[bBqQ]\?[^?]*\?=|"(?:[^"\\]|\\.)*"|<[^<>]*>|\\.|[,;:()<"]|[^\\,;:()<"=]+|=',
    re.DOTALL,
)
_WRITTEN = re.compile(r"[^\s<>()\[\],;:\"'@]{1,100}@[^\s<>()\[\],;:\"'@]{1,255}")
_AROUND_AT = re.compile(r" ?@ ?")
_LONGEST = 1000
_SCHEME = re.compile(r"(.*?)(?:mailto|smtp) ?", re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(r"\([^()]*\)")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f]+")


def mailboxes(raw: str) -> tuple[Party, ...]:
    """Return the mailboxes of an unfolded, undecoded header value, names as they were shown.

    A mailbox whose address is none stays as a name, so that one bad recipient costs no other. An
    encoded word is part of a name whatever it says: an address inside it is none.
    """
    text = _UNSEEN.sub("", " ".join(raw.split()))
    found: list[Party] = []
    at, end = 0, len(text)
    while at < end and len(found) < ADDRESSES:
        plain = _PLAIN.match(text, at)
        if plain is None:
            found += _careful(text[at:])
            break
        quoted, unquoted, angled, bare = plain.groups()
        party = _party((quoted or unquoted or "")[:_LONGEST], (angled or bare)[:_LONGEST])
        if party:
            found.append(party)
        at = plain.end()
    return tuple(found[:ADDRESSES])


def _careful(text: str) -> list[Party]:
    reading = _Reading()
    for token in _TOKEN.finditer(text):
        reading.take(token[0])
    if reading.depth:  # a parenthesis that nobody closed is no comment
        return _careful(text.replace("(", " ").replace(")", " "))
    reading.finish()
    return reading.found


@lru_cache(maxsize=65536)
def _party(phrase: str, written: str) -> Party | None:
    name, at = clean(decode(phrase)) or None, address(written.rpartition(":")[2])
    return Party(name, at) if name or at else None


@dataclass(slots=True)
class _Reading:
    """A header value read token by token."""

    found: list[Party] = field(default_factory=list)
    phrase: list[str] = field(default_factory=list)
    comment: list[str] = field(default_factory=list)
    dangling: str = ""
    """What stood before a comma and may be the first half of `Lind, Bo <bo@acme.example>`."""
    depth: int = 0

    def take(self, piece: str) -> None:
        """Take the next token."""
        if piece == "(" or self.depth:
            self._take_comment(piece)
        elif piece[0] == "<" and len(piece) > 1:
            self._take_angle(_COMMENT.sub("", piece[1:-1]))
        elif piece in ",;":
            self._end(may_go_on=piece == ",")
        elif piece == ":":
            self._take_colon()
        elif piece[0] == '"':
            self.phrase.append(_ESCAPE.sub(r"\1", piece[1:-1]))
        elif piece not in "<)":
            self.phrase.append(piece[1:] if piece[0] == "\\" else piece)

    def finish(self) -> None:
        """End the value."""
        self._end(may_go_on=False)

    def _take_comment(self, piece: str) -> None:
        self.depth += (piece == "(") - (piece == ")")
        if self.depth and not (piece == "(" and self.depth == 1):
            self.comment.append(piece)

    def _take_angle(self, inside: str) -> None:
        name = "".join(self.phrase).strip()
        if self.dangling:
            name = f"{self.dangling}, {name}" if name else self.dangling
        self._add(name, inside)
        self.phrase, self.dangling = [], ""

    def _take_colon(self) -> None:
        """A colon ends a group's name, but for the scheme of `mailto:bo@acme.example`."""
        before = _SCHEME.fullmatch("".join(self.phrase[-2:]))
        self.phrase = [*self.phrase[:-2], before[1]] if before else []

    def _end(self, *, may_go_on: bool) -> None:
        phrase, comment = "".join(self.phrase).strip(), "".join(self.comment).strip()
        self.phrase, self.comment = [], []
        written = _WRITTEN.findall(WORD.sub(" ", _AROUND_AT.sub("@", phrase)))
        if len(written) == 1:
            rest = _AROUND_AT.sub("@", phrase).replace(written[0], " ").strip(" <>[]'\"-")
            self._drop_dangling()
            self._add(rest or comment, written[0])
        elif written:
            self._drop_dangling()
            for one in written:
                self._add("", one)
        elif not phrase:
            self._name_last(comment)
        elif may_go_on and not self.dangling:
            self.dangling = phrase
        else:
            self._drop_dangling()
            self._add(phrase, "")
        if not may_go_on:
            self._drop_dangling()

    def _add(self, phrase: str, written: str) -> None:
        if party := _party(phrase[:_LONGEST], written[:_LONGEST]):
            self.found.append(party)

    def _drop_dangling(self) -> None:
        if self.dangling:
            self._add(self.dangling, "")
            self.dangling = ""

    def _name_last(self, comment: str) -> None:
        """Take the comment of `<bo@acme.example> (Bo Lind)` as its name."""
        if comment and self.found and self.found[-1].name is None:
            self.found[-1] = Party(clean(decode(comment)) or None, self.found[-1].address)
