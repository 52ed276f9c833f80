"""Scenes written for particular people: introductions, moves to another company, a panel being planned."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from relgraph_ingest.demo import clock
from relgraph_ingest.demo.cast import Person
from relgraph_ingest.demo.chance import dice
from relgraph_ingest.demo.letters import Letter
from relgraph_ingest.demo.material import material
from relgraph_ingest.demo.phrasing import Phrasing
from relgraph_ingest.demo.team import DemoIntroduction
from relgraph_ingest.demo.threads import named_slots
from relgraph_ingest.demo.voice import Address, Words, Writer

_TURN = re.compile(
    r"(?P<who>\w+) to (?P<to>[\w,]+)(?: cc (?P<cc>[\w,]+))?(?: bcc (?P<bcc>[\w,]+))?"
    r"(?: after (?P<after>\w+))?(?P<how> anew| forwards)?: "
)


@dataclass(frozen=True, slots=True)
class Told:
    """The letters of all scenes, and the introductions among them."""

    letters: tuple[Letter, ...]
    introductions: tuple[DemoIntroduction, ...]


def scenes(writer: Writer) -> Told:
    """Return what the scenes of the data files tell."""
    letters, introductions = list[Letter](), list[DemoIntroduction]()
    for entry in [*material("introductions")["scene"], *material("events")["scene"]]:
        played = _play(entry, writer)
        letters += played
        if "introduces" in entry and played:
            introductions.append(_introduction(entry, played[0], writer))
    return Told(tuple(letters), tuple(introductions))


def _play(entry: Mapping[str, object], writer: Writer) -> list[Letter]:
    day, language = int(str(entry["day"])), str(entry.get("language", "en"))
    turns = [_parsed(str(text)) for text in _list(entry["turns"])]
    parts = {key: writer.cast.people[key] for turn, _ in turns for key in _keys(turn)}
    rng = dice(writer.seed, "scene", day, entry["subject"])
    at = clock.opening(writer.today, day, parts[turns[0][0]["who"] or ""].zone, rng)
    phrasing = Phrasing(rng, at.date(), language, named_slots(parts, day), material("words"))
    subject = phrasing.say(str(entry["subject"]))
    letters: list[Letter] = []
    for turn, said in turns:
        who = parts[turn["who"] or ""]
        if letters:
            at = clock.answering(at, who.zone, turn["after"] or "hours", rng)
        if at >= clock.midnight(writer.today):
            break
        address = Address(*(_people(parts, turn[field]) for field in ("to", "cc", "bcc")))
        words = _words(subject, phrasing.say(said), language, (turn["how"] or "").strip(), letters)
        letters.append(writer.letter(who, address, at, words))
    return letters


def _words(subject: str, said: str, language: str, how: str, before: Sequence[Letter]) -> Words:
    last = before[-1] if before else None
    if how == "forwards" and last is not None:
        return Words(last.subject, said, language, forwards=last)
    if how == "anew" or last is None:
        own, mark, rest = said.partition("\n\n")
        if own.startswith("Subject: ") and mark:
            return Words(own.removeprefix("Subject: "), rest, language)
        return Words(subject, said, language)
    return Words(subject, said, language, answers=last)


def _introduction(entry: Mapping[str, object], letter: Letter, writer: Writer) -> DemoIntroduction:
    day = int(str(entry["day"]))
    kind, introducer, *parties = (str(part) for part in _list(entry["introduces"]))

    def at(key: str) -> str:
        return writer.cast.people[key].job(day).address

    return DemoIntroduction(kind, at(introducer), tuple(map(at, parties)), letter.message_id)


def _parsed(text: str) -> tuple[dict[str, str | None], str]:
    match = _TURN.match(text.strip())
    if match is None:
        raise ValueError(f"a turn begins with who writes to whom: {text[:40]!r}")
    return match.groupdict(), text.strip()[match.end() :]


def _keys(turn: Mapping[str, str | None]) -> list[str]:
    return [key for field in ("who", "to", "cc", "bcc") for key in (turn[field] or "").split(",") if key]


def _people(parts: Mapping[str, Person], keys: str | None) -> list[Person]:
    return [parts[key] for key in (keys or "").split(",") if key]


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []
