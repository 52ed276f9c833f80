"""What an owner may leave out before anything is read: addresses, domains, folders, all before a day."""

from collections.abc import Callable

from relgraph.address import address, host
from relgraph.clean import clean
from relgraph.errors import BadUse
from relgraph.times import as_date, day_of


def selector(text: str) -> str:
    """Read a selector; raises BadUse naming the ones there are."""
    kind, _, value = text.strip().partition(":")
    found = _READ[kind](value) if kind in _READ else None
    if found is None:
        raise BadUse(f"{text!r} selects nothing: say address:A, domain:D, folder:NAME or before:DATE")
    return f"{kind}:{found}"


def _date(text: str) -> str | None:
    try:
        return as_date(day_of(text)).isoformat()
    except (ValueError, OverflowError):
        return None


_READ: dict[str, Callable[[str], str | None]] = {
    "address": address,
    "domain": host,
    "folder": lambda name: clean(name) or None,
    "before": _date,
}
