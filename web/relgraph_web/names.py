"""Names as people write them: shown, shortened, put in order, and as initials."""

import re
import unicodedata
from functools import cache
from importlib.resources import files

from relgraph.clean import clean

_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_EDGES = re.compile(r"^\W+|\W+$")


def initials(name: str | None) -> str:
    """Return one or two letters for a face; `?` where there is no letter to take.

    Scripts with capitals give the first letters of the first and the last word, less what is no name
    (`Dr.`, `PhD`, `van`); other scripts give their first sign, which stands alone more legibly.
    """
    words = _words(name or "")
    if not words:
        return "?"
    first = _letter(words[0])
    if len(words) == 1 or first.lower() == first.upper():
        return first
    return first + _letter(words[-1])


def order(name: str) -> tuple[str, str]:
    """Return the key that puts names in order: as written, less accents and capitals; no word is moved."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return plain.casefold(), name


def short(text: str, most: int) -> str:
    """Cut `text` to at most `most` signs, with an ellipsis."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def sentence(phrase: str) -> str:
    """Begin a phrase with a capital."""
    return phrase[:1].upper() + phrase[1:]


def _words(name: str) -> list[str]:
    text = _BRACKETS.sub(" ", clean(name))
    if "@" in text:
        text = re.sub(r"[._+-]", " ", text.partition("@")[0])
    family, comma, given = text.partition(",")
    if comma and _told(given):
        text = f"{given} {family}"  # "Young, Cy"; but not "Cy Young, PhD"
    words = _told(text)
    # `van`, `de la`, `bin`: small beside capitals. A name written small throughout keeps its words.
    capitals = [word for word in words if not word[0].islower()]
    return capitals or words


def _told(text: str) -> list[str]:
    words = [_EDGES.sub("", word) for word in text.replace(",", " ").split()]
    return [word for word in words if word and word.replace(".", "").lower() not in _no_names()]


def _letter(word: str) -> str:
    sign = word[0].title() if len(word[0].title()) == 1 else word[0]
    marks = ""
    for mark in word[1:3]:
        if not unicodedata.category(mark).startswith("M"):
            break
        marks += mark
    return sign + marks


@cache
def _no_names() -> frozenset[str]:
    text = files("relgraph_web").joinpath("not_names.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if line and line[0] != "#")
