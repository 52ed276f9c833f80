"""Read the people in a quoted header field: names as people write them, and addresses."""

import re

from relgraph.address import Address, address
from relgraph.clean import clean
from relgraph.evidence import Party

_ADDRESS = re.compile(r"[^\s<>()\[\]\",;:'/|]+@[\w-]+(?:\.[\w-]+)+")
_ANGLE = re.compile(r"[<\[(](?:mailto:|SMTP:)?\s*([^<>\[\]()]*@[^<>\[\]()]*)[>\])](?:@\w+)?", re.IGNORECASE)
_ASIDE = re.compile(
    r"\((?:e-?mail|home|work|business|external|extern|fax)[^)]*\)|\[[^\]]*\]|<[^>]*>", re.IGNORECASE
)
_DIRECTORY = re.compile(r"\s*(?:/[\w&. -]+)+(?:@[\w&. /-]*)?\Z|\s*@\s*[\w&/-]+\Z")
_SUFFIX = re.compile(r"(?i)(?:jr|sr|ii|iii|iv|esq|ph\.?d|md|cpa)\.?\Z")
_NAME_WORD = re.compile(r"[^\W\d_][\w.'’`-]*\Z")
MOST = 200
"""Recipients read from one field; mass mail names no relationship."""


def parties(field: str) -> tuple[Party, ...]:
    """Return everybody whom a header field of a quoted message names, in order."""
    found = (party(piece) for piece in _pieces(field[:20_000])[:MOST])
    return tuple(dict.fromkeys(p for p in found if p is not None))


def party(raw: str) -> Party | None:
    """Return who is meant by one entry: `Lind, Bo [mailto:bo@acme.example]`, `Bo Lind/HOU/ACME@ACME`."""
    text = clean(raw, 400)
    where = _found_address(text)
    name = _name(text)
    return Party(name, where) if name or where else None


def _found_address(text: str) -> Address | None:
    angle = _ANGLE.search(text)
    if angle and (found := address(angle.group(1))):
        return found
    plain = _ADDRESS.search(text)
    return address(plain.group()) if plain else None


def _name(text: str) -> str | None:
    bare = _ASIDE.sub(" ", text)
    bare = re.sub(r"(?i)\bmailto:\S+", " ", bare)
    bare = _ADDRESS.sub(" ", bare)
    bare = _DIRECTORY.sub("", bare.strip(" \"'“”`*;,<>[]()").strip())
    bare = _DIRECTORY.sub("", bare)
    return person_order(bare.strip(" \"'“”`*;,<>[]()-"))


def person_order(raw: str) -> str | None:
    """Return a name in spoken order: `Lind, Bo` as `Bo Lind`; None where it is no name."""
    last, comma, first = (part.strip() for part in raw.partition(","))
    name = f"{first} {last}" if comma and first and not _SUFFIX.match(first) else raw.replace(",", "")
    words = [word for word in name.split() if word != "-"]
    if not 1 <= len(words) <= 5 or not all(_NAME_WORD.match(word) for word in words):
        return None
    if name.isupper() and len(name) > 4:
        words = [word.capitalize() if len(word) > 1 else word for word in words]
    return " ".join(words)


def _pieces(field: str) -> list[str]:
    field = " ".join(field.split())
    if ";" in field:
        return [piece for piece in field.split(";") if piece.strip()]
    found = _unquoted_commas(field)
    marked = [("@" in piece or "/" in piece) for piece in found]
    if len(found) == 2 and not marked[0] and _family_first(found[0], found[1]):
        return [field]
    joined: list[str] = []
    for piece, whole in zip(found, marked, strict=True):
        # `Lind, Bo <bo@acme.example>`: a family name alone belongs to what follows it
        if joined and not ("@" in joined[-1] or "/" in joined[-1]) and len(joined[-1].split()) == 1 and whole:
            joined[-1] += ", " + piece
        else:
            joined.append(piece)
    return joined


def _family_first(family: str, given: str) -> bool:
    """`Lind, Bo`, `De Silva, Maria`, but not `Cy Young, Bo Lind`."""
    rest = len(re.split(r"[<\[(]", given)[0].split())
    return len(family.split()) + rest <= 3 and rest > 0


def _unquoted_commas(field: str) -> list[str]:
    pieces, depth, at, quoted = [], 0, 0, False
    for n, letter in enumerate(field):
        if letter == '"':
            quoted = not quoted
        elif letter in "<([":
            depth += 1
        elif letter in ">)]":
            depth = max(0, depth - 1)
        elif letter == "," and not quoted and not depth:
            pieces.append(field[at:n].strip())
            at = n + 1
    pieces.append(field[at:].strip())
    return [piece for piece in pieces if piece]
