"""Load the phrase tables: data files per kind of phrase, with their languages inside."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Return one table of `phrases/`; Any, since each table has a shape of its own."""
    return tomllib.loads(files(__package__).joinpath("phrases", f"{name}.toml").read_text("utf-8"))


@cache
def words(name: str, key: str) -> frozenset[str]:
    """Return a list of a table as a set of lower-case words; `a.b` is the list `b` of section `a`."""
    found: Any = table(name)
    for part in key.split("."):
        found = found[part]
    return frozenset(word.lower() for word in found)


def either(phrases: Iterable[str]) -> str:
    """Return a pattern that matches any of these phrases literally, longest first, any white space alike."""
    ordered = sorted({phrase.strip() for phrase in phrases}, key=lambda p: (-len(p), p))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, p.split())) for p in ordered) + ")"
