"""Tell whether a text is English; outside it only headers and grammar are trusted."""

import re

from relgraph_ingest.language.tables import words

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_LOOKED_AT = 2000
"""Characters that decide."""
_SURE = 3
"""Commonest words of other languages below which a text counts as English."""


def is_english(text: str) -> bool:
    """Say whether a text is English, by its script and its commonest words."""
    text = text[:_LOOKED_AT]
    if not text.isascii() and not _is_latin(text):
        return False
    found = [word.lower() for word in _WORD.findall(text)]
    english, others = words("english", "english"), words("english", "others")
    foreign = sum(1 for word in found if word in others)
    return foreign < _SURE or sum(1 for word in found if word in english) >= foreign


def _is_latin(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    latin = sum(1 for letter in letters if letter < "\u0250" or "\u1e00" <= letter < "\u1f00")
    return latin >= 0.7 * len(letters)
