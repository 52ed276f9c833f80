"""People as texts name them: who of the headers is meant, and what is no name at all."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from relgraph.evidence import Party
from relgraph_ingest.language.tables import table, words
from relgraph_ingest.language.titles import title_in

_TOKEN = re.compile(r"[^\W\d_][\w.'’-]*")
_WORD = re.compile(r"[^\W\d_][^\W\d_.'’-]*(?:[.'’-][^\W\d_]+)*\.?\Z")
_LONGEST = 5


class Roster:
    """Everybody whom the headers name, to look up who is meant by a name in the text."""

    def __init__(self, people: Iterable[Party]) -> None:
        """Index people by full name, and by first and last name where these are nobody else's."""
        self.people = tuple(dict.fromkeys(people))
        self._full: dict[tuple[str, str], list[Party]] = {}
        self._single: dict[str, list[Party]] = {}
        for person in self.people:
            found = tokens(person.name or "")
            if len(found) >= 2:
                self._full.setdefault((found[0], found[-1]), []).append(person)
            for word in {*found[:1], *found[-1:]}:
                if len(word) > 1:
                    self._single.setdefault(word, []).append(person)
        for word in list(self._single):
            for short in _short_forms().get(word, ()):
                self._single.setdefault(short, []).extend(
                    p for p in self._single[word] if tokens(p.name or "")[0] == word
                )

    def find(self, name: str) -> Party | None:
        """Return who is meant by a name, None where nobody or more than one may be."""
        found = tokens(name)
        if not found:
            return None
        if len(found) == 1:
            return _only(self._single.get(found[0], ()))
        exact = _only(self._full.get((found[0], found[-1]), ()))
        if exact:
            return exact
        same_last = [p for p in self._single.get(found[-1], ()) if tokens(p.name or "")[-1] == found[-1]]
        return _only([p for p in same_last if _same_first(tokens(p.name or "")[0], found[0])])

    def known(self, word: str) -> bool:
        """Say whether somebody's first or last name, or a short form of it, is this word."""
        return word.lower().strip(".") in self._single


@lru_cache(maxsize=65536)
def tokens(name: str) -> tuple[str, ...]:
    """Return the words of a name that tell people apart, in lower case, without honorifics and suffixes."""
    found = [t.lower().rstrip(".") for t in _TOKEN.findall(name)]
    while found and found[0] in words("names", "honorifics"):
        found = found[1:]
    while len(found) > 1 and found[-1].replace(".", "") in words("names", "suffixes"):
        found = found[:-1]
    return tuple(found)


def trimmed(text: str, start: int) -> tuple[str, int]:
    """Return a name that a model found without honorific, possessive and stray marks, and where it begins."""
    head = re.match(r"[\s\"'“”(\[<*_:;,.>-]*", text)
    at = head.end() if head else 0
    while (first := _TOKEN.match(text, at)) and first.group().rstrip(".").lower() in words(
        "names", "honorifics"
    ):
        behind = re.compile(r"[\s.]*").match(text, first.end())
        if behind is None or behind.end() >= len(text):
            break
        at = behind.end()
    bare = re.sub(r"(?:['’]s?|[\s\"“”)\]>*_:;,!?-]|(?<!\b[A-Z])(?<!\bJr)(?<!\bSr)\.)+\Z", "", text[at:])
    return bare, start + at


def is_name(text: str, roster: Roster, *, placed: bool = False) -> bool:
    """Say whether what a model took for a person can be one.

    `placed` says that grammar puts a person there, so that a single word needs to be no common first name.
    """
    found = text.split()
    if not 1 <= len(found) <= _LONGEST or any(c in text for c in "@/\\_|<>=&"):
        return False
    low = [word.lower().rstrip(".") for word in found]
    particles = words("names", "particles")
    if not all(_WORD.match(word) and (word[0].isupper() or word in particles) for word in found):
        return False
    if roster.find(text) is not None:
        return True
    given = is_first_name(low[0].strip("."))
    if (low[0] in words("names", "never") and not (given and len(found) > 1)) or low[-1] in words(
        "names", "never"
    ):
        return False
    if any(word in words("names", "never_in") for word in low[given:]) or title_in(text):
        return False
    if text.isupper() or (
        len(found) == 1 and (len(low[0]) < 3 or low[0] in words("organisations", "common"))
    ):
        return False
    if len(found) == 1 and not placed and not is_first_name(low[0]):
        return False
    return any(len(word) > 1 for word in low) and not (
        len(found) == 2 and all(len(word) <= 2 for word in low)
    )


def _same_first(known: str, said: str) -> bool:
    """`bob` and `robert`, `j` and `john`."""
    if known == said or (min(len(known), len(said)) == 1 and known[0] == said[0]):
        return True
    return said in _short_forms().get(known, ()) or known in _short_forms().get(said, ())


def _only(found: Iterable[Party]) -> Party | None:
    """Return the one person meant; entries that agree in address or name are one."""
    people = list(dict.fromkeys(found))
    if len(people) > 1:
        addressed = [p for p in people if p.address]
        if len({p.address for p in addressed}) == 1 and len({(p.name or "").lower() for p in people}) == 1:
            return addressed[0]
        return None
    return people[0] if people else None


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in table("names")["nicknames"]:
        found.setdefault(group[0], set()).update(group[1:])
    return {name: frozenset(short) for name, short in found.items()}


def is_first_name(word: str) -> bool:
    """Say whether a word is a common first name or a short form of one."""
    return word.lower() in _first_names()


@cache
def _first_names() -> frozenset[str]:
    return words("names", "first") | {name for group in table("names")["nicknames"] for name in group}
