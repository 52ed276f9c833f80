"""Cut a line of people into entries: `Ana Ruiz (Acme), Bo Lind and Cy Young`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from relgraph_ingest.notes import names
from relgraph_ingest.notes.entries import Entry, entry, person_first
from relgraph_ingest.notes.phrases import words

MOST_ENTRIES = 2_000
_OPENING, _CLOSING = "([<{", ")]>}"
_COMMAS = str.maketrans("、，；", ",,;")
_LONGEST_PIECE = 1_000
_UNMARKED = "|".join(
    (
        r"\s[/•·+]\s",
        r"\s*<br\s?/?>\s*",
        r"(?<=>)\s+(?=[\"\[A-ZÀ-Þ])",  # Ana <ana@…> Bo
        r"(?<=\))\s+(?=\[|[A-ZÀ-Þ][^,;()]{2,60}\()",  # [Ana](…) [Bo](…); Ana (AR) Bo (BL)
        r"(?<=\]\])\s+(?=\[\[)",
        r"(?<=\S)\s+(?=@[A-ZÀ-Þ])",
    )
)
"""What lies between two people on one line without a comma."""

Span = tuple[int, int]


def cut(raw: str, start: int) -> list[Entry]:
    """Return the entries of a line of people that begins at `start` in the note."""
    raw = raw.translate(_COMMAS)
    inner = raw.strip()
    if inner.startswith("[") and inner.endswith("]") and "](" not in inner and not inner.startswith("[["):
        raw = raw.replace("[", " ", 1)[:-1] if raw.endswith("]") else raw
    if len(parts := sections(raw)) > 1:
        pieces = [each for a, b in parts for each in _alone(entry(raw[a:b], start + a))]
        return [replace(each, text=person_first(each.text)) for each in pieces[:MOST_ENTRIES]]
    spans = [piece for a, b in _spans(raw, ",") for piece in _joined(raw, a, b)]
    return [
        each
        for a, b in _attached(raw, spans[:MOST_ENTRIES])
        for each in _alone(_turned(raw[a:b], start + a))
        if each.text or each.addresses
    ]


def sections(raw: str) -> list[Span]:
    """Return the stretches of a line between semicolons."""
    return list(_spans(raw.translate(_COMMAS), ";"))


def _spans(raw: str, mark: str) -> Iterator[Span]:
    """Yield the stretches between marks that stand outside of brackets and quotes."""
    depth, at, quoted = 0, 0, False
    paired = raw.count('"') % 2 == 0
    balanced = all(raw.count(a) == raw.count(b) for a, b in zip(_OPENING, _CLOSING, strict=True))
    for n, letter in enumerate(raw):
        if letter in _OPENING:
            depth += balanced
        elif letter in _CLOSING:
            depth -= balanced
        elif letter == '"':
            quoted = paired and not quoted
        elif letter == mark and depth == 0 and not quoted:
            yield at, n
            at = n + 1
    if raw[at:].strip():
        yield at, len(raw)


def _joined(raw: str, start: int, end: int) -> Iterator[Span]:
    """Yield the people of `Bo Lind and Cy Young`, `Bo Lind / Cy Young`, `[Bo](…) [Cy](…)`."""
    at = start
    for found in _joint().finditer(raw, start, end) if end - start <= _LONGEST_PIECE else ():
        word = found[1] or ""
        behind = raw[found.end() : end].split(f" {word} ")[0] if word else ""
        sides = raw[at : found.start()].strip(), behind.strip()
        # "Ortega y Gasset" is one person, "Ana Ruiz y Bo Lind" are two.
        if (word.isalpha() and len(word) < 3 and not all(map(names.is_full_name, sides))) or _open(sides[0]):
            continue
        yield at, found.start()
        at = found.end()
    yield at, end


@cache
def _joint() -> re.Pattern[str]:
    either = "|".join(sorted(map(re.escape, words("people", "joined_by")), key=len, reverse=True))
    return re.compile(rf"(?:\s|^)((?i:{either}))\s|{_UNMARKED}")


def _open(piece: str) -> bool:
    return any(piece.count(a) > piece.count(b) for a, b in zip(_OPENING, _CLOSING, strict=True))


def _attached(raw: str, spans: list[Span]) -> list[Span]:
    """Join what stands behind a comma, yet belongs to the person before it: a title, a company."""
    turns = _take_turns([raw[a:b].strip() for a, b in spans])
    out: list[Span] = []
    for n, (a, b) in enumerate(spans):
        piece = entry(raw[a:b], a).text
        if out and ((turns and n % 2) or _belongs(piece)):
            out[-1] = (out[-1][0], b)
        else:
            out.append((a, b))
    return out


def _belongs(piece: str) -> bool:
    plain = piece.split("(")[0].strip()
    if plain.casefold() in words("people", "behind"):
        return True
    return names.is_title(plain) or (names.has_organisation_word(plain) and plain == piece)


def _take_turns(pieces: list[str]) -> bool:
    """Say whether names and companies take turns: `Ana Ruiz, Acme, Bo Lind, Bolt`."""
    if len(pieces) < 4 or len(pieces) % 2:
        return False
    people, firms = pieces[::2], pieces[1::2]
    return all(names.is_full_name(each) for each in people) and not any(
        names.is_full_name(each) or names.is_initials(each) for each in firms
    )


def _turned(raw: str, start: int) -> Entry:
    piece = entry(raw, start)
    quoted = raw.lstrip().startswith('"')
    return replace(piece, text=person_first(piece.text.replace('"', ""))) if quoted else piece


def _alone(piece: Entry) -> Iterator[Entry]:
    """Yield one entry for each address where a piece holds nothing but several."""
    if len(piece.addresses) > 1 and not piece.text.strip(" ,;-"):
        for each in piece.addresses:
            yield Entry("", piece.start, piece.end, (each,))
    else:
        yield piece
