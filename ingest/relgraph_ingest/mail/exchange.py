"""Names that an Exchange export keeps in X-From, X-To, X-cc and X-bcc beside bare addresses."""

import re
from functools import lru_cache

from relgraph.evidence import Party
from relgraph_ingest.mail.names import person_name

_ENDS = re.compile(r">(?:@[\w.-]+)?\s*(?:,|\Z)")
_LONGEST = 400


def with_names(parties: tuple[Party, ...], listed: str) -> tuple[Party, ...]:
    """Give nameless parties the names listed beside them, where there is one for each of them."""
    if not listed or not any(party.name is None for party in parties):
        return parties
    names = _names(listed)
    if len(parties) == 1 and len(names) > 1 and "<" not in listed:
        names = [listed[:_LONGEST]]
    if len(names) != len(parties):
        return parties
    return tuple(map(_named, parties, names))


@lru_cache(maxsize=65536)
def _named(party: Party, name: str) -> Party:
    return party if party.name else Party(person_name(name, party.address), party.address)


def _names(listed: str) -> list[str]:
    """Split `Lind, Bo </O=ACME/CN=BLIND>, Hart, Dee </O=ACME/CN=DHART>` or `Bo Lind, Dee Hart`."""
    if "<" in listed:
        found = [one.partition("<")[0].strip()[:_LONGEST] for one in _ENDS.split(listed)]
        return found[:-1] if found and not found[-1] else found
    return [one.strip()[:_LONGEST] for one in listed.split(",")]
