"""The phrase tables: words of attendance, people, dates and actions in several languages."""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

Table = dict[str, Any]
"""A parsed TOML table; its shape is fixed by the file beside this module."""


@cache
def table(name: str) -> Table:
    """Return the table of `name`.toml."""
    return tomllib.loads(files("relgraph_ingest.notes").joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def words(name: str, *keys: str) -> frozenset[str]:
    """Return every phrase below `keys` in one table, whatever its language, case-folded."""
    found: Any = table(name)
    for key in keys:
        found = found[key]
    return frozenset(_leaves(found))


@cache
def months() -> dict[str, int]:
    """Return the number of each month's name."""
    return {
        name.casefold(): number
        for language in table("dates")["months"].values()
        for number, names in enumerate(language, 1)
        for name in names
    }


def _leaves(found: Any) -> Iterable[str]:
    if isinstance(found, str):
        yield found.casefold()
    else:
        for inner in found.values() if isinstance(found, dict) else found:
            yield from _leaves(inner)
