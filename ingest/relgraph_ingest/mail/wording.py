"""The tables of what machines, lists and mass mailers write, in all languages at once."""

import re
import string
import tomllib
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


def words(text: str) -> frozenset[str]:
    """Return the words of a normal text, for `found`."""
    return frozenset(text.translate(_PUNCTUATION).split())


def found(text: str, kind: str, among: frozenset[str] | None = None) -> int:
    """Count the phrases of a kind in a normal text; `among` are its words, if they are known already."""
    index = _by_word(kind)
    hit = index.keys() & (words(text) if among is None else among)
    return sum(phrase in text for word in hit for phrase in index[word])


def answers(subject: str) -> bool:
    """Say whether a normal subject is that of an answer or of forwarded mail, behind a list's tags."""
    prefix, colon, _ = _TAGS.sub("", subject).partition(":")
    return bool(colon) and _COUNT.sub("", prefix) in phrases("answer")


@cache
def _by_word(kind: str) -> dict[str, tuple[str, ...]]:
    """Group phrases by the longest word that each surely contains: most texts hold none of these."""
    groups: dict[str, list[str]] = {}
    for phrase in phrases(kind):
        *inner, last = phrase.translate(_PUNCTUATION).split()
        whole = [*inner, last] if len(last) >= _WHOLE or not inner else inner
        groups.setdefault(max(whole, key=len), []).append(phrase)
    return {word: tuple(those) for word, those in groups.items()}


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
