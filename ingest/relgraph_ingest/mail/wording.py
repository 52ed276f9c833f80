"""The tables of what machines, lists and mass mailers write, in all languages at once."""

import re
import string
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

TABLES = "relgraph_ingest.mail"

_WHOLE = 5
"""Letters from which on a phrase's last word is whole; shorter ones may go on: `do not reply to this e`."""

_TAGS = re.compile(r"(?:\[[^\]]{0,60}\] ?)+")
_COUNT = re.compile(r" ?[\[(]?\d{0,3}[\])]?\Z")
_PUNCTUATION = str.maketrans(dict.fromkeys(string.punctuation + "“”„‟‘‚‛«»‹›–—…·•¡¿™®©|", " "))


@cache
def phrases(kind: str) -> tuple[str, ...]:
    """Return the phrases of one kind in every language, each once."""
    return tuple(dict.fromkeys(phrase for table in _languages() for phrase in table.get(kind, ())))


@cache
def marks(kind: str) -> frozenset[str]:
    """Return one kind of what programs leave in headers, from senders.toml."""
    return frozenset(_senders()[kind])


@cache
def beginnings(kind: str) -> tuple[str, ...]:
    """Return the same as beginnings for `str.startswith`."""
    return tuple(_senders()[kind])


def normal(text: str) -> str:
    """Return a text as the tables are written: lower case, plain apostrophes, one space between words."""
    return " ".join(text.lower().replace("’", "'").replace("´", "'").split())


def begins(subject: str, kind: str) -> bool:
    """Say whether a normal subject begins with a phrase of a kind."""
    return subject.startswith(phrases(kind))


def found(text: str, kind: str) -> int:
    """Count the phrases of a kind in a normal text."""
    return count(text, likely(text, kind)[kind])


def count(text: str, those: Iterable[str]) -> int:
    """Count which of the phrases stand in a normal text."""
    return sum(phrase in text for phrase in those)


def likely(text: str, *kinds: str) -> dict[str, list[str]]:
    """Return by kind the phrases worth looking for in a normal text: their longest word stands in it."""
    index = _by_word(kinds)
    those: dict[str, list[str]] = {kind: [] for kind in kinds}
    for word in index.keys() & text.translate(_PUNCTUATION).split():
        for kind, phrase in index[word]:
            those[kind].append(phrase)
    return those


def answers(subject: str) -> bool:
    """Say whether a normal subject is that of an answer or of forwarded mail, behind a list's tags."""
    prefix, colon, _ = _TAGS.sub("", subject).partition(":")
    return bool(colon) and _COUNT.sub("", prefix) in phrases("answer")


@cache
def _by_word(kinds: tuple[str, ...]) -> dict[str, list[tuple[str, str]]]:
    """Group phrases with their kinds by the longest word that each surely contains."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for kind in kinds:
        for phrase in phrases(kind):
            *inner, last = phrase.translate(_PUNCTUATION).split()
            whole = [*inner, last] if len(last) >= _WHOLE or not inner else inner
            groups.setdefault(max(whole, key=len), []).append((kind, phrase))
    return groups


@cache
def _languages() -> tuple[dict[str, list[str]], ...]:
    folder = files(TABLES).joinpath("phrases")
    tables = sorted(
        (table for table in folder.iterdir() if table.name.endswith(".toml")), key=lambda table: table.name
    )
    return tuple(tomllib.loads(table.read_text("utf-8")) for table in tables)


@cache
def _senders() -> dict[str, list[str]]:
    return tomllib.loads(files(TABLES).joinpath("senders.toml").read_text("utf-8"))
