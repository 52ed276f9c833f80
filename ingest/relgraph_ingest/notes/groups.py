"""Lists grouped by company: `Acme: Ana Ruiz, Bo Lind; Bolt (Cy Young)`."""

import re

from relgraph_ingest.notes import names
from relgraph_ingest.notes.entries import Entry, entry
from relgraph_ingest.notes.lists import cut, sections

_FRONT = re.compile(r"([^:：()]{1,80}?)(?:\s*[:：]\s*|\s+[-–—]+\s+)(?=\S)")
_BRACKETED = re.compile(r"\s*([^()]{1,60}?)\s*\(([^()]{3,400})\)[\s.]*\Z")


def grouped(raw: str, start: int) -> list[tuple[str | None, Entry]]:
    """Return the entries of a line of people, each with the company that it stands under there."""
    parts = [company_before(raw[a:b], start + a) for a, b in sections(raw)]
    if not any(firm for firm, _, _ in parts):
        return [pair for piece in cut(raw, start) for pair in _inside(raw, start, piece)]
    return [(firm, piece) for firm, rest, at in parts for piece in cut(rest, at)]


def company_before(body: str, start: int) -> tuple[str | None, str, int]:
    """Take the company from the front of `Acme: Ana Ruiz, Bo Lind`; returns it, the rest and its place."""
    found = _FRONT.match(body)
    rest = body[found.end() :] if found else ""
    shown = entry(found[1], start).text if found else ""
    if found is None or names.is_title(rest.strip()) or not names.looks_like_company(shown):
        return None, body, start
    pieces = _plain(cut(rest, start))
    full = sum(map(names.is_full_name, pieces))
    if ":" in found.group() or "：" in found.group():
        # "Ana Ruiz: Acme" is a person; so may "Ana: Acme" be.
        heads = len(pieces) > 1 or (full == 1 and not names.is_full_name(shown))
    else:
        heads = len(pieces) > 1 and full == len(pieces) and not names.is_full_name(shown)
    if not heads or not all(map(names.is_name, pieces)):
        return None, body, start
    return names.company(shown), rest, start + found.end()


def _inside(raw: str, start: int, piece: Entry) -> list[tuple[str | None, Entry]]:
    """Return the people of `Acme (Ana Ruiz, Bo Lind)`; another piece as it is."""
    found = _BRACKETED.match(raw[piece.start - start : piece.end - start])
    if found and not names.is_full_name(found[1]) and names.looks_like_company(found[1]):
        people = cut(found[2], piece.start + found.start(2))
        if people and all(map(names.is_full_name, _plain(people))):
            return [(names.company(found[1]), who) for who in people]
    return [(None, piece)]


def _plain(pieces: list[Entry]) -> list[str]:
    return [names.tidy(piece.text.split("(")[0]) for piece in pieces]
