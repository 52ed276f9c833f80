"""Tell names of people, companies and titles apart."""

import re

from relgraph.clean import clean
from relgraph_ingest.notes.phrases import words

LONGEST_NAME = 60
_MOST_WORDS = 6
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’ʼ.\-‐·])*\Z")
_PREFIXED = re.compile(r"(?:[a-z]{1,3}['’ʼ-])[^\W\d_]")
_INITIALS = re.compile(r"[A-Z]{2,5}\Z")
_SITE = re.compile(r"(?:www\.)?[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,20}){1,3}\Z")
_JOINED = re.compile(r"\s*[/+|]\s*")
_NOTHING = re.compile(r"[\W\d_]*\Z")


def is_name(text: str) -> bool:
    """Say whether `text` can be somebody's name, given that it stands in a list of people."""
    parts = text.split()
    if (
        not parts
        or len(parts) > _MOST_WORDS
        or len(text) > LONGEST_NAME
        or text.casefold() in words("people", "nobody")
    ):
        return False
    if not all(_WORD.match(part) for part in parts) or not all(_capital(part) for part in parts):
        return False
    return not _has(parts, "nobody") and (len(parts) > 1 or not is_initials(text)) and _capital_first(parts)


def is_full_name(text: str) -> bool:
    """Say whether `text` can be somebody's whole name, wherever it stands."""
    parts = text.split()
    if not 1 < len(parts) < 5 or not is_name(text):
        return False
    return not any(_has(parts, kind) for kind in ("organisations", "titles", "departments"))


def is_initials(text: str) -> bool:
    """Say whether `text` is a word of capitals that may stand for a name."""
    return bool(_INITIALS.match(text))


def stands_for(initials: str, name: str) -> bool:
    """Say whether the letters of `initials` follow each other in `name` from the start of a word."""
    letters = name.casefold()
    first = [m.start() for m in re.finditer(rf"\b{re.escape(initials[0].casefold())}", letters)]
    return any(_in_order(initials.casefold(), letters[at:]) for at in first)


def is_title(text: str) -> bool:
    """Say whether `text` names a job."""
    parts = text.split()
    if not 0 < len(parts) <= 9 or len(text) > 90 or _has(parts, "suffixes"):
        return False
    return _has(parts[:2], "titles") or _has(parts[-1:], "titles")


def has_organisation_word(text: str) -> bool:
    """Say whether a word of `text` is one that organisations have in their names."""
    return _has(text.split(), "organisations")


def company(text: str) -> str | None:
    """Return the company that `text` names, None where it names none.

    "Invited Expert", "Individual", "n/a" and the like are no companies; of "Acme / Bolt" it is the first.
    """
    name = clean(text).strip(" ,;:*_")
    lowered = name.casefold().strip("() ")
    if not name or len(name) > 100 or any(phrase in lowered for phrase in words("people", "never_company")):
        return None
    if _in_brackets(name) in words("people", "no_company"):
        return None
    name = re.sub(r"\s*[(\[][^)\]]*(?:[)\]]|\Z)", "", name).strip() or name.strip("()[] ")
    name = _first_of(name)
    if not _has([name.split()[-1]] if name.split() else [], "suffixes"):
        name = name.rstrip(".").strip()
    if _NOTHING.match(name) and not re.fullmatch(r"\d{2,6}", name):
        return None
    lowered = name.casefold()
    return (
        None
        if lowered in words("people", "no_company") or lowered in words("people", "departments")
        else name
    )


def looks_like_company(text: str) -> bool:
    """Say whether `text`, a remark behind a name, is written as a company's name is."""
    parts = text.split()
    if not 0 < len(parts) <= 7 or _has(parts, "remarks") or company(text) is None:
        return False
    if len(parts) == 1 and _SITE.match(text):
        return True
    return not text.isdigit() and not parts[0].islower()


def without_title(text: str) -> tuple[str | None, str]:
    """Return `City Manager`, `Ana Ruiz` for `City Manager Ana Ruiz`; None and the text if no title leads."""
    parts = text.split()
    for at in range(len(parts) - 2, 0, -1):
        if _has(parts[at - 1 : at], "titles") and is_name(" ".join(parts[at:])):
            return " ".join(parts[:at]), " ".join(parts[at:])
    return None, text


def title(text: str) -> str | None:
    """Return the job that a column of titles gives, None for `guest`, `-` and the like."""
    shown = tidy(text)
    lowered = shown.casefold()
    nothing = lowered in words("people", "no_company") or words("people", "remarks").issuperset(
        lowered.split()
    )
    return None if nothing or _NOTHING.match(shown) else shown


def tidy(text: str) -> str:
    """Return a name without honorifics, marks and what stands behind it."""
    name = clean(text).strip(' ,;:.*_·–—-"“”').removeprefix("@").strip()
    parts = name.split()
    while len(parts) > 1 and parts[0].casefold() in words("people", "honorifics"):
        parts = parts[1:]
    return " ".join(parts)


def _in_brackets(name: str) -> str | None:
    return name.rpartition("(")[2].rstrip(") ").casefold() if name.endswith(")") else None


def _first_of(name: str) -> str:
    pieces = [piece for piece in _JOINED.split(name) if piece]
    if len(pieces) > 1 and all(len(piece) > 2 for piece in pieces):
        return next(
            (piece for piece in pieces if piece.casefold() not in words("people", "no_company")), name
        )
    return name


def _has(parts: list[str], kind: str) -> bool:
    known = words("people", kind)
    return any(
        part.casefold().strip(",;:()") in known or part.casefold().strip(",;:().") in known for part in parts
    )


def _capital(part: str) -> bool:
    # Scripts without capitals have neither upper nor lower letters.
    return not part[0].islower() or part in words("people", "particles") or bool(_PREFIXED.match(part))


def _capital_first(parts: list[str]) -> bool:
    return any(not part[0].islower() for part in parts)


def _in_order(letters: str, within: str) -> bool:
    at = 0
    for letter in letters:
        at = within.find(letter, at) + 1
        if not at:
            return False
    return True
