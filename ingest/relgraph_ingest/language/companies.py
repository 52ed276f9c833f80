"""Tell names of companies, and whether a mail domain bears one out."""

import re
from functools import cache

from relgraph.address import Address, company_domain
from relgraph_ingest.language.names import is_first_name
from relgraph_ingest.language.tables import either, table, words
from relgraph_ingest.language.titles import title_in

_WORD = re.compile(r"[^\W_]+(?:['’.+-][^\W_]+)*|&")
_PLACE = re.compile(r"(?i)\b(?:building|floor|suite|room|street|avenue|plaza|tower)\b")
_LONGEST = 80
_PUNCTUATION = " ,;*_|-–—•·\"'“”"


@cache
def _legal() -> re.Pattern[str]:
    return re.compile(
        rf"(?<=[\w.)])[,]?\s+{either(table('companies')['legal'])}(?=[\s,;:)\]\"'/-]|[.](?:\s|\Z)|\Z)"
    )


@cache
def _legal_name() -> re.Pattern[str]:
    word = r"(?:[A-Z0-9][\w'’.+-]*|&|and|of|the|for|de)"
    return re.compile(rf"(?<![\w.@/-])[A-Z][\w'’.+&-]*(?:[ \t]+{word}){{0,5}}{_legal().pattern}")


def has_legal_suffix(text: str) -> bool:
    """Say whether a name carries a legal suffix (`Acme Inc.`, `Beta GmbH & Co. KG`)."""
    return bool(_legal().search(text))


def core(name: str) -> str:
    """Return a company's name without its legal suffix: `Acme` for `Acme, Inc.`"""
    found = _legal().search(name)
    return (name[: found.start()] if found else name).strip(_PUNCTUATION)


def borne_out(name: str, domain: str | None) -> bool:
    """Say whether a mail domain speaks for a company's name.

    `duke-energy.com` for Duke Energy, `aep.com` for American Electric Power, `bracepatt.com` for
    Bracewell & Patterson; a provider for everybody speaks for nobody.
    """
    if domain is None:
        return False
    label = domain.split(".")[0].lower()
    found = [word.lower() for word in _WORD.findall(core(name)) if word != "&"]
    tall = [re.sub(r"\W", "", word) for word in found if word not in words("companies", "small")]
    if not tall:
        return False
    flat = label.replace("-", "")
    joined = ["".join(tall[:n]) for n in range(1, len(tall) + 1)]
    initials = "".join(word[0] for word in tall)
    if flat in joined or label.split("-")[0] == tall[0] or (len(flat) >= 2 and flat == initials):
        return True
    if (
        len(initials) >= 2
        and flat.startswith(initials)
        and flat[len(initials) :] in words("companies", "domain_tails")
    ):
        return True
    if len(tall[0]) >= 4 and (flat.startswith(tall[0]) or (len(flat) >= 4 and tall[0].startswith(flat))):
        return True
    return len(flat) >= 5 and _spelled(flat, tall)


def _spelled(label: str, tall: list[str]) -> bool:
    """Whether a label is made of beginnings of the name's words, in order: `brace` + `patt`."""
    at = 0
    for number, word in enumerate(tall):
        taken = 0
        while taken < len(word) and at + taken < len(label) and word[taken] == label[at + taken]:
            taken += 1
        if number == 0 and taken < 2:
            return False
        at += taken
    return at == len(label)


def is_company(text: str, of: Address | None) -> bool:
    """Say whether a short line of a signature is the name of a company, and nothing else."""
    text = text.strip(_PUNCTUATION)
    found = _WORD.findall(text)
    if not 1 <= len(found) <= 9 or len(text) > _LONGEST or any(c in text for c in "@?!:=<>"):
        return False
    if not text[0].isalnum() or (not text[0].isupper() and not text[0].isdigit() and of is None):
        return False
    if is_department(text) or _PLACE.search(text):
        return False
    if has_legal_suffix(text):
        return True
    tall = [word for word in found if word.lower() not in words("companies", "small")]
    if not tall or not all(word[0].isupper() or word[0].isdigit() or word == "&" for word in tall):
        return borne_out(text, company_domain(of)) if of and len(found) == 1 else False
    if of is not None and borne_out(text, company_domain(of)):
        return True
    return len(tall) >= 2 and bool(_strong().search(text))


@cache
def _strong() -> re.Pattern[str]:
    data = table("companies")
    return re.compile(rf"(?:\b{either(data['strong'])}\Z|\b{either(data['of'])} of [A-Z])")


def is_department(text: str) -> bool:
    """Say whether a name is that of a department, which every company has."""
    plain = text.strip(_PUNCTUATION).lower()
    bare = re.sub(r"\s+(?:department|dept\.?|group|team|division|desk)\Z", "", plain)
    return bool({plain, bare} & words("companies", "departments")) or bool(
        re.search(r"\bdep(?:artmen)?t\.?\Z", plain)
    )


def legal_names(text: str) -> list[tuple[int, int]]:
    """Return the places of names with a legal suffix in running text."""
    found = ((m.start() + _before(m.group()), m.end()) for m in _legal_name().finditer(text))
    return [(start, end) for start, end in found if core(text[start:end])]


def _before(found: str) -> int:
    """Return how much of a match stands before the name: `Copyright 2001 Acme Corp.`"""
    at = _title_before(found)
    while (first := re.match(r"(\S+?)[.,]?\s+", found[at:])) and (
        first.group(1).isdigit() or first.group(1).lower() in words("companies", "before")
    ):
        at += first.end()
    return at


def _title_before(found: str) -> int:
    """Return how much of a match is a title or a person: `Vice President of Acme Corp.`"""
    behind = 0
    for joint in re.finditer(r"\b(?:of|for|at|and|&)\s+(?=[A-Z])", found):
        if title_in(found[: joint.start()]) or is_first_name(found.split()[0]):
            behind = joint.end()
    return behind
