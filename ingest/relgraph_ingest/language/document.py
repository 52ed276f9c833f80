"""One text on its way through the reader: cut to zones and paragraphs, then turned to facts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from relgraph.address import domain
from relgraph.evidence import Employment, Fact, Introduction, Mention, Party
from relgraph_ingest.language.appositions import employments
from relgraph_ingest.language.greeting import greeted
from relgraph_ingest.language.introductions import Scene, introductions
from relgraph_ingest.language.lines import Line, lines
from relgraph_ingest.language.mentions import Namer
from relgraph_ingest.language.paragraphs import Paragraph, paragraphs, worth_reading
from relgraph_ingest.language.parties import person_order
from relgraph_ingest.language.pipeline import Span
from relgraph_ingest.language.signature import Signature, employment, signature
from relgraph_ingest.language.text import Text
from relgraph_ingest.language.tongue import is_english
from relgraph_ingest.language.zones import Zone, zones

_LONGEST = 400_000
"""Characters of one text that are looked at; what lies behind is a log or a table."""
_MOST_WORDS = {"mail": 1000, "note": 20_000}
"""Words of one text that a model reads; a mail that goes on for longer is a newsletter or a report."""


@dataclass(frozen=True, slots=True)
class Part:
    """One zone's lines and paragraphs."""

    zone: Zone
    lines: tuple[Line, ...]
    paragraphs: tuple[Paragraph, ...]


class Document:
    """What can be said of a text before a model has looked at it, and what follows when it has."""

    def __init__(self, text: Text) -> None:
        """Cut the text; this is the part that needs no model."""
        self._text = text = _tidied(text)
        self.parts = tuple(_parts(text))
        own = " ".join(p.text for part in self._own("new") for p in part.paragraphs[:20])
        self._english = is_english(own)
        self.asked: tuple[Paragraph, ...] = self._for_model() if self._english else ()
        quoted = [p for part in self.parts for p in (part.zone.owner, *part.zone.readers) if p is not None]
        self._namer = Namer([*text.people, *quoted])
        self.signature = self._signature()
        """The sender's signature, None where there is none or only a name."""

    def facts(self, spans: Sequence[Sequence[Span]]) -> tuple[Fact, ...]:
        """Return the facts; `spans` are the model's findings in the paragraphs of `asked`, in order."""
        found = dict(zip((id(p) for p in self.asked), spans, strict=True))
        introduced = list(self._introductions())
        mentions = self._with_introduced(list(self._mentions(found)), introduced)
        facts: list[Fact] = [*mentions, *self._signed(), *self._told(mentions), *introduced]
        return tuple(sorted(dict.fromkeys(facts), key=lambda fact: (fact.start, fact.end, repr(fact))))

    def _signature(self) -> Signature | None:
        if not any(True for _ in self._own("signature")):
            return None
        block = [line for part in self._own("signoff", "signature") for line in part.lines]
        return signature(block, self._text.sender)

    def _own(self, *kinds: str) -> Iterator[Part]:
        return (part for part in self.parts if part.zone.depth == 0 and part.zone.kind in kinds)

    def _for_model(self) -> tuple[Paragraph, ...]:
        left = _MOST_WORDS[self._text.kind]
        asked: list[Paragraph] = []
        for part in self._own("new"):
            for paragraph in part.paragraphs:
                left -= paragraph.text.count(" ") + 1
                if left < 0:
                    return tuple(asked)
                if worth_reading(paragraph.text):
                    asked.append(paragraph)
        return tuple(asked)

    def _mentions(self, found: dict[int, Sequence[Span]]) -> Iterator[Mention]:
        namer = self._namer
        for part in self._own("new"):
            for paragraph in part.paragraphs:
                yield from namer.mentions(paragraph, found.get(id(paragraph), ()))
        for part in self._own("greeting", "signoff"):
            for paragraph in part.paragraphs:
                yield from namer.named(paragraph, self._text.sender if part.zone.kind == "signoff" else None)
        if self.signature is not None:
            yield from namer.signed(self.signature, self._text.sender)

    def _with_introduced(self, mentions: list[Mention], introduced: Sequence[Introduction]) -> list[Mention]:
        """Add people whom an introduction in the sender's own words names; the model may have missed them."""
        own = [part.zone for part in self._own("new")]
        sure = []
        for fact in introduced:
            if not any(zone.start <= fact.start < zone.end for zone in own):
                continue
            for who in (fact.introducer, *fact.parties):
                at = (
                    self._text.text.find(who.name, fact.start, fact.end + len(who.name))
                    if who and who.name
                    else -1
                )
                if who and who.name and at >= 0:
                    sure.append(Mention("person", who.name, who.address, None, at, at + len(who.name)))
        people = [m for m in mentions if m.kind == "person"]
        added = [m for m in sure if not any(m.start < p.end and p.start < m.end for p in people)]
        kept = [
            m
            for m in mentions
            if m.kind == "person" or not any(m.start < a.end and a.start < m.end for a in added)
        ]
        return kept + added

    def _known(self, who: Party | None) -> Party | None:
        """Return somebody named in a quoted header as the message's own headers know the person."""
        if who is None or who.address is not None or who.name is None:
            return who
        return self._namer.roster.find(who.name) or who

    def _signed(self) -> Iterator[Employment]:
        stated = employment(self.signature, self._text.sender) if self.signature is not None else None
        if stated is not None:
            yield stated

    def _told(self, mentions: Sequence[Mention]) -> Iterator[Employment]:
        if self._english:
            people = [m for m in mentions if m.kind == "person"]
            yield from employments(self._text.text, people)

    def _introductions(self) -> Iterator[Introduction]:
        for part, scene in self._scenes():
            if is_english(" ".join(p.text for p in part.paragraphs[:20])):
                yield from introductions(part.paragraphs, scene)

    def _scenes(self) -> Iterator[tuple[Part, Scene]]:
        """Yield each stretch of somebody's own words with who wrote it to whom."""
        writers: dict[int, Party | None] = {0: self._text.sender}
        hailed: Party | None = None
        for part in self.parts:
            zone = part.zone
            if zone.depth and zone.kind != "header":
                writers[zone.depth] = zone.owner
            if zone.kind == "greeting":
                hailed = _greeted(part, self._namer)
            elif zone.kind in ("new", "quoted", "forwarded"):
                readers = zone.readers if zone.depth else _others(self._text)
                readers = tuple(known for reader in readers if (known := self._known(reader)))
                if not readers and zone.depth and (answerer := writers.get(zone.depth - 1)):
                    readers = (answerer,)
                hail = hailed if not zone.depth else _greeted(part, self._namer)
                yield part, Scene(self._known(zone.owner), readers, self._namer.roster, hail)


def _tidied(text: Text) -> Text:
    """Return the text that is looked at, with `Lind, Bo` in the headers as `Bo Lind`."""
    people = tuple(dict.fromkeys(_spoken(person) for person in text.people if not _is_list(person)))
    sender = _spoken(text.sender) if text.sender else None
    return replace(text, text=text.text[:_LONGEST], people=people, sender=sender)


def _is_list(person: Party) -> bool:
    return person.address is not None and domain(person.address).startswith(("list.", "lists.", "groups."))


def _spoken(person: Party) -> Party:
    name = person_order(person.name) if person.name and "," in person.name else None
    return replace(person, name=name) if name else person


def _parts(text: Text) -> Iterator[Part]:
    found = lines(text.text)
    if text.kind == "note":
        whole = Zone("new", 0, text.sender, 0, len(text.text))
        yield Part(whole, tuple(found), tuple(paragraphs(found)))
        return
    at = 0
    for zone in zones(text.text, text.sender, text.people, found):
        first = at
        while at < len(found) and found[at].start < zone.end:
            at += 1
        inside = tuple(found[first:at])
        cut = () if zone.kind == "header" else tuple(paragraphs(inside))
        yield Part(zone, inside, cut)


def _others(text: Text) -> tuple[Party, ...]:
    mine = text.sender.address if text.sender else None
    return tuple(p for p in text.people if p != text.sender and (p.address is None or p.address != mine))


def _greeted(part: Part, namer: Namer) -> Party | None:
    """Return who is greeted at the head of a part."""
    for line in part.lines:
        if not line.blank:
            who = greeted(line.words, namer.roster.people)
            return namer.roster.find(who) if who else None
    return None
