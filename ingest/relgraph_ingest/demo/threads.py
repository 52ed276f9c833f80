"""Written scripts of conversations, and playing one with two people and those they bring in."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from relgraph_ingest.demo import clock
from relgraph_ingest.demo.cast import Person
from relgraph_ingest.demo.chance import dice
from relgraph_ingest.demo.letters import Attachment, Letter
from relgraph_ingest.demo.material import material
from relgraph_ingest.demo.phrasing import Phrasing
from relgraph_ingest.demo.voice import Address, Words, Writer

FILES = (
    "customers",
    "running",
    "prospects",
    "deals",
    "partners",
    "suppliers",
    "services",
    "others",
    "anybody",
    "colleagues",
    "singles",
)
"""Data files that hold scripts."""

_TURN = re.compile(r"(us2?|them2?)(?: cc (us2|them2))?: ")
_ROLE = re.compile(r"\b(us2|them2)\b")


@dataclass(frozen=True, slots=True)
class Turn:
    """One letter of a script: who writes it, who is brought in, and what it says."""

    who: str
    brings: str
    text: str


@dataclass(frozen=True, slots=True)
class Script:
    """A conversation as it was written down."""

    kind: str
    subject: str
    pace: str
    stage: int
    """0 for people who hardly know each other, up to 4 for those who work together."""
    language: str
    roles: frozenset[str]
    """What the other one does; empty for anybody."""
    turns: tuple[Turn, ...]
    needs: frozenset[str]
    """Further people without whom it cannot be played."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Who plays a script, and when it starts."""

    us: Person
    them: Person
    day: int
    """Days before today on which it starts."""
    us2: Person | None = None
    them2: Person | None = None

    def players(self) -> dict[str, Person]:
        """Return those who take part, by their part."""
        found = {"us": self.us, "them": self.them, "us2": self.us2, "them2": self.them2}
        return {part: person for part, person in found.items() if person is not None}


@cache
def scripts() -> tuple[Script, ...]:
    """Return every script of the data files."""
    return tuple(
        _script(entry, material(name).get("kind", "")) for name in FILES for entry in material(name)["thread"]
    )


def play(script: Script, scene: Scene, writer: Writer) -> list[Letter]:
    """Return the letters of one conversation, oldest first; what lies beyond today is not written yet."""
    players = scene.players()
    rng = dice(writer.seed, scene.us.key, scene.them.key, scene.day, script.subject)
    first = players[script.turns[0].who]
    at = clock.opening(writer.today, scene.day, first.zone, rng, weekends=script.kind == "private")
    phrasing = Phrasing(rng, at.date(), script.language, _names(scene), _lists(scene))
    subject = phrasing.say(script.subject)
    present, letters = [scene.us, scene.them], list[Letter]()
    speaker = scene.them
    for turn in script.turns:
        who = players[turn.who]
        if letters:
            at = clock.answering(at, who.zone, script.pace, rng)
        for joining in (who, players.get(turn.brings)):
            if joining is not None and joining not in present:
                present.append(joining)
        if at >= clock.midnight(writer.today):
            break
        to = _counterpart(who, speaker, scene)
        rest = [person for person in present if person not in {who, to}]
        said = phrasing.say(turn.text)
        before = letters[-1] if letters else None
        words = Words(subject, said, script.language, before, attachments=_files(said, rng))
        letters.append(writer.letter(who, Address([to], rest), at, words))
        speaker = who
    return letters


def named_slots(parts: Mapping[str, Person], days: int) -> dict[str, str]:
    """Return the slots that name people and where they work."""
    slots: dict[str, str] = {}
    for part, person in parts.items():
        job = person.job(days)
        slots |= {
            f"{part}.call": person.call,
            f"{part}.name": person.signed,
            f"{part}.title": job.title,
            f"{part}.address": job.address,
            f"{part}.company": job.company.name,
            f"{part}.phone": job.phone,
        }
    return slots


def _counterpart(who: Person, speaker: Person, scene: Scene) -> Person:
    ours = (scene.us, scene.us2)
    if (who in ours) != (speaker in ours):
        return speaker
    return scene.them if who in ours else scene.us


def _names(scene: Scene) -> Mapping[str, str]:
    return named_slots(scene.players(), scene.day)


def _files(said: str, rng: Random) -> tuple[Attachment, ...]:
    if "attach" not in said.lower() or rng.random() < 0.4:
        return ()
    name, kind = rng.choice(material("words")["file"])
    return (Attachment(kind, name, rng.randbytes(rng.randint(200, 900))),)


def _lists(scene: Scene) -> Mapping[str, Sequence[str]]:
    sites = scene.them.job(scene.day).company.sites
    return {**material("words"), "site": sites}


def _script(entry: Mapping[str, object], kind: str) -> Script:
    turns = tuple(_turn(str(text)) for text in _texts(entry["turns"]))
    played = {turn.who for turn in turns} | {part for turn in turns for part in _ROLE.findall(turn.text)}
    return Script(
        kind=str(entry.get("kind", kind)),
        subject=str(entry["subject"]),
        pace=str(entry.get("pace", "hours")),
        stage=int(str(entry.get("stage", 2))),
        language=str(entry.get("language", "en")),
        roles=frozenset(_texts(entry.get("roles", []))),
        turns=turns,
        needs=frozenset(played & {"us2", "them2"}),
    )


def _turn(text: str) -> Turn:
    match = _TURN.match(text.strip())
    if match is None:
        raise ValueError(f"a turn begins with who writes it: {text[:40]!r}")
    said = text.strip()[match.end() :]
    return Turn(match[1], match[2] or "", said)


def _texts(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []
