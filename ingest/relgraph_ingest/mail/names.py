"""Turn display names into names as people write them."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from relgraph.address import Address, domain, registrable
from relgraph.clean import clean

LONGEST = 80
"""Characters; a longer "name" is a sentence."""

_BEHALF = re.compile(r".*\bon behalf of\b[\s:]*", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*(?:\([^()]*\)?|\[[^\[\]]*\]?|<[^<>]*>?|\{[^{}]*\}?)")
_INSIDE = re.compile(r"[(\[<]\s*([^()\[\]<>@]*[^\W\d_][^()\[\]<>@]*)[)\]>]")
_VIA = re.compile(r"\s+via\s+\S.*", re.IGNORECASE)
_NOTES = re.compile(r"\s*/[^/@]*(?:/[^@]*)?(?:@.*)?\Z")
_CANONICAL = re.compile(r"(?:\A|/)CN=([^/@]+)", re.IGNORECASE)
_AT_ROUTE = re.compile(r"\s*@\s*[A-Z][A-Za-z0-9_-]*\Z")  # Lotus Notes and cc:Mail gateways: `Bo Lind@SALES`
_BAR = re.compile(r"\s+(?:[|•·–—]|-{1,2}|//)\s+")
_EMPLOYER = re.compile(r"(.*?)(?:,\s*|\s+(?:at|from|of|bei|von|chez|de|@)\s+)(\S.*)", re.IGNORECASE)
_QUOTES = "'\"`´‘’‚‛“”„‟«»‹›"
_EDGES = _QUOTES + " \t,;:.*|_~=+!#-/\\"
_WORD = re.compile(r"[^\W\d_]")


@lru_cache(maxsize=65536)
def person_name(raw: str, address: Address | None = None) -> str | None:
    """Return the name in a display name, None where it holds none.

    "Lind, Bo" is turned round, "Acme, Inc." is not; what stands in brackets, behind a slash (Lotus
    Notes) or behind "via" is cut; an address, or what merely repeats the local part, is no name.
    """
    text = clean(raw, 400)
    if "://" in text:
        return None
    canonical = _CANONICAL.search(text)
    if canonical and text.lower().startswith(("cn=", "/o=", "/cn=")):
        text = canonical[1]
    text = _BEHALF.sub("", text)
    outside = _BRACKETS.sub("", text).strip(" " + _QUOTES)
    if not outside or "@" in outside.strip("@"):
        outside = _without_address(text, outside)
    outside = _NOTES.sub("", _VIA.sub("", outside))
    name = _turn(_strip(_without_employer(outside, address)))
    return None if _is_nobody(name, address) else name


def _without_address(text: str, outside: str) -> str:
    """Handle `bo@acme.example (Bo Lind)`, `Bo Lind bo@acme.example`, `Bo Lind@SALES`."""
    routed = _AT_ROUTE.sub("", outside)
    if routed and "@" not in routed and " " in routed:
        return routed
    words = " ".join(word for word in _NOTES.sub("", routed).split() if "@" not in word)
    if _WORD.search(words):
        return words
    inside = _INSIDE.search(text)
    return inside[1] if inside else ""


def _without_employer(text: str, address: Address | None) -> str:
    """Cut `Bo Lind | Acme`, and `Bo from Acme` or `Bo Lind, Acme` where the address says Acme."""
    person = _BAR.split(text)[0]
    found = _EMPLOYER.fullmatch(person)
    if found is None or address is None:
        return person if _WORD.search(person) else text
    firm = _letters(found[2].lower())
    return found[1] if firm and firm == _letters(registrable(domain(address)).partition(".")[0]) else person


def _strip(text: str) -> str:
    """Take quotes and stray marks off both ends, but not the full stop of `Bo Lind Jr.`."""
    bare = text.strip(_EDGES)
    end = text.rstrip(_QUOTES + " ")
    dotted = end.endswith(".") and bare and end.startswith(bare, len(end) - len(bare) - 1)
    return bare + "." if dotted and _abbreviated(bare) else bare


def _abbreviated(bare: str) -> bool:
    last = bare.split()[-1].lower()
    return len(last) == 1 or last.replace(".", "") in _words("generation") or last in _words("company")


def _turn(text: str) -> str:
    """Put `Lind, Bo` into the order in which it is said; a company's name stays as it is."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 1:
        return text
    if any(_key(part) in _words("company") for part in parts[1:]):
        return text
    ends = [part for part in parts[1:] if _key(part) in _words("generation")]
    names = [part for part in parts if part and _key(part) not in _words("generation") | _words("credential")]
    if len(names) == 2 and _is_given(names[1]) and _is_family(names[0]):
        family, given = names
        head, _, last = family.rpartition(" ")
        if head and _key(last) in _words("generation"):
            family, ends = head, [last, *ends]
        names = [f"{given} {family}"]
    return " ".join((*(names if len(names) == 1 else [", ".join(names)]), *ends))


def _is_given(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= 4 and not any(character.isdigit() for character in text) and "&" not in text


def _is_family(text: str) -> bool:
    return 0 < len(text.split()) <= 4 and "&" not in text and " and " not in text


def _is_nobody(name: str, address: Address | None) -> bool:
    if not name or len(name) > LONGEST or not _WORD.search(name) or "@" in name:
        return True
    plain = name.casefold()
    if plain in _words("nobody"):
        return True
    if address is None:
        return False
    # `bo` or `BO` for bo@acme.example comes from a program, `Bo` from a person.
    typed = " " in name or not (name.islower() or name.isupper())
    return not typed and _letters(plain) == _letters(address.rpartition("@")[0])


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalpha())


def _key(part: str) -> str:
    return " ".join(part.lower().replace(".", "").split())


def _words(kind: str) -> frozenset[str]:
    return _table()[kind]


@cache
def _table() -> dict[str, frozenset[str]]:
    text = files("relgraph_ingest.mail").joinpath("names.toml").read_text("utf-8")
    return {kind: frozenset(words) for kind, words in tomllib.loads(text).items()}
