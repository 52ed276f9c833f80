"""Who corresponds with whom and how often: each tie as a series of conversations."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from random import Random

from relgraph_ingest.demo.cast import Person
from relgraph_ingest.demo.chance import dice
from relgraph_ingest.demo.letters import Letter
from relgraph_ingest.demo.material import material
from relgraph_ingest.demo.threads import Scene, Script, play, scripts
from relgraph_ingest.demo.voice import Writer

_FIXED = {"one_out": ("outreach",), "one_in": ("cold", "notice"), "family": ("private",)}
"""Rhythms that have scripts of their own; all others take those of the other one's company."""


_COMMON = {"customer": ("anybody", "site"), "prospect": ("anybody", "site"), "private": (), "cold": ()}
"""What else people at such companies write about."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A member and somebody else, with a rhythm."""

    member: str
    other: str
    rhythm: str


@dataclass(slots=True)
class Repertoire:
    """Chooses scripts so that no pair, and nobody else either, hears the same story soon again."""

    told: Counter[str] = field(default_factory=Counter)
    told_to: Counter[tuple[str, str]] = field(default_factory=Counter)

    def choose(self, pool: Sequence[Script], pair: str, rng: Random) -> Script:
        """Return the least told of the scripts."""
        script = min(pool, key=lambda s: (self.told_to[pair, s.subject], self.told[s.subject], rng.random()))
        self.told[script.subject] += 1
        self.told_to[pair, script.subject] += 1
        return script


def ties() -> Iterator[Tie]:
    """Yield every tie of the data file."""
    tables = material("ties")
    for member in material("members"):
        for rhythm, others in tables[member].items():
            for other in others:
                yield Tie(member, other, rhythm)
    for rhythm, pairs in tables["colleagues"].items():
        for one, two in pairs:
            yield Tie(one, two, rhythm)


def conversations(writer: Writer) -> list[Letter]:
    """Return the letters of all ties."""
    repertoire = Repertoire()
    letters = list[Letter]()
    known = defaultdict[str, set[str]](set)
    for tie in ties():
        if tie.rhythm not in _FIXED:
            known[tie.member].add(tie.other)
    for tie in ties():
        letters += _conversations(tie, known[tie.member], repertoire, writer)
    return letters


def _conversations(tie: Tie, known: Set[str], repertoire: Repertoire, writer: Writer) -> list[Letter]:
    us, them = writer.cast.people[tie.member], writer.cast.people[tie.other]
    rng = dice(writer.seed, "tie", tie.member, tie.other, tie.rhythm)
    scenes = [_scene(us, them, day, known, writer) for day in _days(tie, writer, rng)]
    chosen = [
        (scene, repertoire.choose(pool, f"{us.key} {them.key}", rng))
        for scene in scenes
        if (pool := _pool(tie, scene, rng, writer))
    ]
    # What two people write about grows with the time they know each other.
    employers = list(dict.fromkeys(them.job(scene.day).company.kind for scene, _ in chosen))
    told = [
        script
        for kind in employers
        for script in sorted(
            (script for scene, script in chosen if them.job(scene.day).company.kind == kind),
            key=lambda script: script.stage,
        )
    ]
    return [
        letter
        for (scene, _), script in zip(chosen, told, strict=True)
        if _fits(script, scene)
        for letter in play(script, scene, writer)
    ]


def _days(tie: Tie, writer: Writer, rng: Random) -> list[int]:
    """Return days before today on which conversations start, the oldest first."""
    since = min(
        writer.cast.members[key].since for key in (tie.member, tie.other) if key in writer.cast.members
    )
    days: set[int] = set()
    for first, last, every in material("ties")["rhythms"][tie.rhythm]:
        day = first + rng.random() * every * 0.8
        while day < min(last, since):
            days.add(int(day))
            day += every * rng.triangular(0.45, 1.7, 0.9)
    return sorted(days, reverse=True)


def _scene(us: Person, them: Person, day: int, known: Set[str], writer: Writer) -> Scene:
    rng = dice(writer.seed, "scene", us.key, them.key, day)
    # Colleagues who look after every company where this person ever was, so that a move to another
    # company brings nobody into an account that they do not know.
    team = [
        key
        for key, account in writer.cast.members.items()
        if key != us.key and account.since > day and all(key in job.company.served for job in them.jobs)
    ]
    others = [person for person in writer.cast.colleagues(them, day) if person.key in known]
    if them.key in writer.cast.members:
        team, others = [], []
    return Scene(
        us,
        them,
        day,
        writer.cast.people[rng.choice(team)] if team else None,
        rng.choice(others) if others else None,
    )


def _pool(tie: Tie, scene: Scene, rng: Random, writer: Writer) -> list[Script]:
    kinds = _FIXED.get(tie.rhythm) or _kinds(scene, writer)
    speaks = writer.cast.members[scene.us.key].speaks
    fitting = [s for s in scripts() if s.kind in kinds and _fits(s, scene)]
    if tie.rhythm in {"one_off", "recent_one_off", "new"}:
        fitting = [s for s in fitting if s.stage <= 1] or fitting
    native = [s for s in fitting if s.language == scene.them.language != "en" and s.language in speaks]
    if native and rng.random() < 0.4:
        return native
    return [s for s in fitting if s.language == "en"]


def _kinds(scene: Scene, writer: Writer) -> tuple[str, ...]:
    if scene.them.key in writer.cast.members:
        return ("colleague",)
    kind = scene.them.job(scene.day).company.kind
    return (kind, *_COMMON.get(kind, ("anybody",)))


def _fits(script: Script, scene: Scene) -> bool:
    roles_fit = not script.roles or scene.them.role in script.roles
    return roles_fit and script.needs <= scene.players().keys()
