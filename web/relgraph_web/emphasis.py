"""Names within a sentence, set in bold and linked to where the page proves them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a sentence; a name has an `href`, empty where the page has no place for it."""

    text: str
    href: str | None = None


def emphasise(sentence: str, names: Mapping[str, str]) -> list[Piece]:
    """Cut a sentence at the names in it; `names` maps each to its place on the page, or to nothing."""
    longest_first = sorted((name for name in names if name.strip()), key=len, reverse=True)
    if not longest_first:
        return [Piece(sentence)]
    found = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?!\w)")
    parts = found.split(sentence)
    pieces = [Piece(part, names[part] if place % 2 else None) for place, part in enumerate(parts)]
    return [piece for piece in pieces if piece.text]
