"""Find introductions by surface grammar: who brings whom into contact, offers to, or is asked to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from relgraph.evidence import Introduction, Party
from relgraph_ingest.language.names import Roster, is_first_name, is_name, tokens
from relgraph_ingest.language.paragraphs import Paragraph
from relgraph_ingest.language.tables import table, words

Kind = Literal["made", "offered", "requested", "referral", "reported", "handover"]
Modality = Literal["done", "open", "declined"]

_NAME = (
    r"(?-i:(?!(?:I|We|You|He|She|They|It|My|Your|Our|Us|Me|The|This|That|There)\b)"
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof)\.?\s)?[A-Z][\w'-]*\w"
    r"(?:\s(?:[A-Z]\.|[A-Z][\w'-]*\w|(?:de|van|von|der|la|del|di)\s[A-Z][\w'-]*\w)){0,3})"
)
_NAMES = rf"{_NAME}(?:(?:,| and|,? and| &) {_NAME}){{0,2}}"
_ARTICLE = (
    r"(?:(?:my|our|your|a) (?:[\w-]+ ){0,2}"
    r"(?:friend|colleague|boss|partner|associate|manager|assistant|contact),? )?"
)
_SLOTS = {
    "": rf"{_ARTICLE}(?:{_NAMES})",
    "third": rf"(?:{_ARTICLE}(?:{_NAMES})|he|she|they)",
    "obj": rf"(?:{_ARTICLE}(?:{_NAMES})|you guys|you both|you two|you|me|us|him|her|them)(?!\w)",
    "them": rf"(?:{_ARTICLE}(?:{_NAMES})|you guys|you both|you two|you|him|her|them)(?!\w)",
    "subj": rf"(?:{_ARTICLE}(?:{_NAMES})|he|she|they|him|her|them)(?!\w)",
    "poss": r"(?-i:[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)'s",
}
_TAIL = (
    r"(?:,? \(?(?:from|of|at|with|in|over at|here at|our|my|your|the|cc'd|copied)\b[^.;:?!\n]{1,45}?\)?,?)?"
)
_YOU = frozenset({"you", "you guys", "you both", "you two", "your"})
_ME = frozenset({"me", "us", "i", "we"})
_THIRD = frozenset({"he", "she", "they", "him", "her", "them"})
_MOST_WORDS = 14
_MOST_READERS = 3
_BEFORE = 80
_LOOKED_BACK = 3
"""Paragraphs before, in which `he` and `her` may have been named."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    kind: Kind
    modality: Modality
    has: frozenset[str]
    pattern: re.Pattern[str]
    introducer: tuple[str, ...]
    parties: tuple[str, ...]
    unless: re.Pattern[str] | None
    after: re.Pattern[str] | None
    needs_name: bool
    copied: bool
    known: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """Who writes and who reads a stretch of text, for `I` and `you`."""

    writer: Party | None
    readers: tuple[Party, ...]
    roster: Roster
    greeted: Party | None = None

    def you(self) -> tuple[Party, ...]:
        """Return who `you` is: the one greeted, else the readers if they are few."""
        if self.greeted is not None:
            return (self.greeted,)
        return self.readers if len(self.readers) <= _MOST_READERS else ()


def introductions(paragraphs: Sequence[Paragraph], scene: Scene) -> Iterator[Introduction]:
    """Yield the introductions that paragraphs by one writer speak of, in order."""
    for number, paragraph in enumerate(paragraphs):
        text = paragraph.text.replace("’", "'").replace("`", "'")
        lower = text.lower()
        there = {trigger for trigger in _triggers() if trigger in lower}
        if not there:
            continue
        before = [earlier.text for earlier in paragraphs[max(0, number - _LOOKED_BACK) : number]]
        found: list[tuple[int, int, Introduction]] = []
        for phrase in _phrases():
            if there.isdisjoint(phrase.has):
                continue
            for m, made in _matches(phrase, text, before, scene):
                if all(m.end() <= a or b <= m.start() for a, b, _ in found):
                    start, end = paragraph.place(m.start(), _short(text, m.start(), m.end()))
                    found.append((m.start(), m.end(), replace(made, start=start, end=end)))
        for _, _, made in sorted(found, key=lambda item: item[:2]):
            yield made


def _matches(
    phrase: _Phrase, text: str, before: Sequence[str], scene: Scene
) -> Iterator[tuple[re.Match[str], Introduction]]:
    at = 0
    while m := phrase.pattern.search(text, at):
        made = _made(phrase, m, text, before, scene)
        if made is not None:
            yield m, made
        at = m.end() if made is not None else m.start() + 1  # a capital before the name may have misled


def _made(
    phrase: _Phrase, m: re.Match[str], text: str, before: Sequence[str], scene: Scene
) -> Introduction | None:
    """Return the introduction that a match stands for, None where it is something else."""
    if phrase.after and phrase.after.search(text[max(0, m.start() - _BEFORE) : m.start()]):
        return None
    if phrase.unless and phrase.unless.search(text[m.end() : m.end() + _BEFORE]):
        return None
    slots = {name: said for name, said in m.groupdict().items() if said}
    if not all(_is_person(said, scene) for said in slots.values()):
        return None
    named = [said for said in slots.values() if _named(said)]
    earlier = [*before, text[: m.start()]]
    resolved = {name: _who(said, scene, earlier) for name, said in slots.items()}
    third = any(resolved[name] for name, said in slots.items() if said.lower() in _THIRD)
    if phrase.needs_name and not named and not third:
        return None
    if phrase.known and not all(_is_known(said, scene) for said in named):
        return None
    introducers = [p for name in phrase.introducer for p in _role(name, scene, resolved)]
    parties = dict.fromkeys(p for name in phrase.parties for p in _role(name, scene, resolved))
    others = tuple(p for p in parties if p not in introducers)
    if not others:
        return None
    kind, modality = phrase.kind, phrase.modality
    if phrase.copied and kind == "offered" and any(scene.roster.find(said) for said in named):
        kind, modality = "made", "done"
    return Introduction(kind, modality, introducers[0] if introducers else None, others, m.start(), m.end())


def _role(name: str, scene: Scene, resolved: dict[str, tuple[Party, ...]]) -> tuple[Party, ...]:
    if name == "writer":
        return (scene.writer,) if scene.writer else ()
    if name == "reader":
        return scene.you()
    if name == "greeted":
        return scene.readers[:_MOST_READERS]
    return resolved.get(name, ())


def _who(said: str, scene: Scene, earlier: Sequence[str]) -> tuple[Party, ...]:
    plain = said.lower()
    if plain in _YOU:
        return scene.you()
    if plain in _ME:
        return (scene.writer,) if scene.writer else ()
    if plain in _THIRD:
        spoken_of = next((p for text in reversed(earlier) if (p := _last_named(text, scene))), None)
        return (spoken_of,) if spoken_of else ()
    names = re.split(r",? and |, | & ", _without_article(said).removesuffix("'s"))
    return tuple(scene.roster.find(name) or Party(name, None) for name in names if tokens(name))


def _without_article(said: str) -> str:
    return re.sub(rf"(?i)\A{_ARTICLE}", "", said)


def _named(said: str) -> bool:
    return said.lower() not in _YOU | _ME | _THIRD


def _is_person(said: str, scene: Scene) -> bool:
    """Say whether a slot holds people: a pronoun, or names that can be people's."""
    if not _named(said):
        return True
    for name in re.split(r",? and |, | & ", _without_article(said).removesuffix("'s")):
        found = name.split()
        if not found or not is_name(name.rstrip("."), scene.roster, placed=True):
            return False
        known = scene.roster.find(name) is not None or is_first_name(found[0].strip("."))
        if not known and found[0].lower() in words("english", "english"):
            return False
    return True


def _is_known(said: str, scene: Scene) -> bool:
    """Say whether a name is somebody's in the headers, or begins with a common first name."""
    name = _without_article(said)
    return scene.roster.find(name) is not None or is_first_name(name.split()[0].strip("."))


def _last_named(text: str, scene: Scene) -> Party | None:
    """Return the person last named in a text, writer and readers left out, for `he` and `her`."""
    found = None
    for m in re.finditer(_NAME, text):
        name = m.group()
        known = scene.roster.find(name)
        if known is not None:
            if known != scene.writer and known not in scene.you():
                found = known
        elif is_first_name(name.split()[0]) and is_name(name, scene.roster):
            found = Party(name, None)
    return found


def _short(text: str, start: int, end: int) -> int:
    """Return where a quote of at most about twelve words ends."""
    for number, word in enumerate(re.finditer(r"\S+", text[start:end]), 1):
        if number == _MOST_WORDS:
            return start + word.end()
    return end


@cache
def _triggers() -> tuple[str, ...]:
    return tuple(sorted({trigger for phrase in _phrases() for trigger in phrase.has}))


@cache
def _phrases() -> tuple[_Phrase, ...]:
    data = table("introductions")
    return tuple(_phrase(entry, data["verbs"]) for entry in data["phrase"])


def _phrase(entry: dict[str, Any], verbs: dict[str, str]) -> _Phrase:  # as the table has it
    kind: Kind = entry["kind"]
    usual: Modality = "open" if kind in ("offered", "requested") else "done"
    roles = {
        name
        for name in (*entry["parties"], entry["introducer"])
        if name not in ("writer", "reader", "greeted")
    }
    return _Phrase(
        kind,
        entry.get("modality", usual),
        frozenset(entry["has"]),
        re.compile(rf"(?<![\w@]){_expanded(entry['pattern'], verbs)}", re.IGNORECASE),
        (entry["introducer"], *entry.get("alternatives", ())),
        tuple(entry["parties"]),
        _compiled(entry.get("unless")),
        _compiled(entry.get("after")),
        bool(entry.get("named")) or (kind in ("made", "handover") and bool(roles) and not entry.get("sure")),
        bool(entry.get("copied")),
        bool(entry.get("known")),
    )


def _compiled(pattern: str | None) -> re.Pattern[str] | None:
    return re.compile(pattern, re.IGNORECASE) if pattern else None


def _expanded(pattern: str, verbs: dict[str, str]) -> str:
    for _ in range(3):  # verbs may hold verbs
        pattern = re.sub(r"\{([a-z]{4,})\}", lambda m: verbs.get(m.group(1), m.group()), pattern)
    pattern = pattern.replace("{tail}", _TAIL)
    return re.sub(
        r"\{([A-Z])(?::(\w+))?\}", lambda m: f"(?P<{m.group(1)}>{_SLOTS[m.group(2) or '']})", pattern
    )
