"""Names of people and companies: compared, and made of an address where nothing better is known."""

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from relgraph.address import Address, company_domain

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LIST = re.compile(r"\b(?:mailing|discussion|distribution|distr?o?)[ -]?list\b", re.IGNORECASE)
_PART = re.compile(r"[._-]+")


@lru_cache(maxsize=65536)
def name_key(name: str) -> tuple[str, ...] | None:
    """Return what makes two spellings the same full name, None where it is no full name.

    Accents, case and single initials do not count; two words or more are needed. Letters are not folded
    across scripts, so that look-alikes stay apart.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = tuple(word.casefold() for word in _WORD.findall(plain) if len(word) > 1)
    return words if len(words) > 1 else None


def best_name(given: Counter[str], of: Address) -> str:
    """Return the name used most (of equals the longer, then the first), else one made of the address."""
    return usual_name(given) if given else name_from_address(of)


def usual_name(given: Counter[str]) -> str:
    """Return the name used most, of equals the longer, then the first."""
    # A spelling in capitals or in small letters alone gives way to one that somebody took care of.
    return min(given, key=lambda name: (name in (name.upper(), name.lower()), -given[name], -len(name), name))


def name_from_address(of: Address) -> str:
    """Return `Cy Young` for cy.young@…, and the local part where it does not read like a name."""
    local = of.rpartition("@")[0].split("+")[0]
    parts = [part for part in _PART.split(local) if part]
    if 2 <= len(parts) <= 4 and all(part.isalpha() for part in parts) and len(parts[-1]) > 1:
        return " ".join(part.capitalize() for part in parts)
    return local


def spelled_alike(one: Address, other: Address) -> bool:
    """Say whether two addresses of one company spell the same full name, single initials aside.

    `dan.hyde@…` and `dan.j.hyde@…`: a company gives its addresses out, so no stranger can take the second.
    """
    company = company_domain(one)
    key = name_key(name_from_address(one))
    return (
        company is not None
        and key is not None
        and company == company_domain(other)
        and key == name_key(name_from_address(other))
    )


def names_a_list(name: str) -> bool:
    """Say whether a display name is that of a mailing list."""
    return bool(_LIST.search(name))


def company_name(domain: str, read: Counter[str]) -> str:
    """Return the name that signatures give the company most often, else one made of its domain."""
    label = domain.partition(".")[0]
    if read:
        most = min(read, key=lambda name: (-read[name], len(name), name))
        # The stop behind a sentence, not that of `Inc.`.
        return most[:-1] if most.casefold() == f"{label}." else most
    short = len(label) <= 3 or (len(label) <= 5 and not set(label) & set("aeiouy"))
    return label.upper() if short else label.replace("-", " ").title()


def folded(text: str) -> str:
    """Return text as names are searched and sorted by: case folded, outer space gone."""
    return text.casefold().strip()
