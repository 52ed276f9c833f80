"""Mark what programs and lists put under a message, and legal notes."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from relgraph_ingest.language.lines import Line
from relgraph_ingest.language.tables import either, table

FooterKind = Literal["disclaimer", "footer"]

RULE = re.compile(r"[-_=*~#+]{2,}\s*\Z")
_PARAGRAPHS = 8
"""Paragraphs at the end of a message among which footers and notes are looked for."""


def is_footer(text: str) -> bool:
    """Say whether a line begins what a program or a list puts under a message."""
    plain = text.strip(" *_-~[]<>()|")
    return bool(_footer().match(plain)) or (len(plain) < 60 and plain.lower().endswith(" mailing list"))


def is_disclaimer(text: str) -> bool:
    """Say whether a paragraph is a legal note."""
    if len(text) < 60:
        return False
    hits = {m.lower() for m in _legal_words().findall(text)}
    return len(hits) >= (3 if len(text) < 400 else 4)


def footers(run: Sequence[Line]) -> list[FooterKind | None]:
    """Return for each line whether it belongs to a footer or a legal note at the end of the text."""
    kinds: list[FooterKind | None] = [None] * len(run)
    paragraphs = _paragraphs(run)
    end = len(run)
    doubtful = 0
    for first, behind in reversed(paragraphs[-_PARAGRAPHS:]):
        here, kind = _begins(run, first, behind)
        if kind is None and end < len(run) and all(RULE.match(line.words) for line in run[first:behind]):
            here, kind = first, kinds[end]
        if kind is not None:
            kinds[here:end] = [kind] * (end - here)
            end, doubtful = here, 0
            if here > first:
                break
        elif behind - first <= 2 and not doubtful and len(paragraphs) > 1:
            doubtful += 1  # a link or a slogan under a footer; taken if a footer stands above
        else:
            break
    return kinds


def _begins(run: Sequence[Line], first: int, behind: int) -> tuple[int, FooterKind | None]:
    """Return where in a paragraph a footer or note begins, with the rule above it, and which it is."""
    for n in range(first, behind):
        if is_footer(run[n].words):
            while n > first and RULE.match(run[n - 1].words):
                n -= 1
            return n, "footer"
    if is_disclaimer(" ".join(line.words for line in run[first:behind])):
        return first, "disclaimer"
    return behind, None


def _paragraphs(run: Sequence[Line]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for n, line in enumerate(run):
        if line.blank:
            continue
        if found and found[-1][1] == n:
            found[-1] = (found[-1][0], n + 1)
        else:
            found.append((n, n + 1))
    return found


@cache
def _footer() -> re.Pattern[str]:
    return re.compile(either(table("closing")["footer"]["phrases"]), re.IGNORECASE)


@cache
def _legal_words() -> re.Pattern[str]:
    return re.compile(rf"\b{either(table('closing')['disclaimer']['words'])}", re.IGNORECASE)
