"""The mailing lists that a message's headers name."""

import re
from collections.abc import Iterable
from functools import lru_cache

from relgraph.address import Address, address, domain
from relgraph_ingest.mail.envelope import Envelope
from relgraph_ingest.mail.headers import Headers
from relgraph_ingest.mail.wording import beginnings, marks

_MAILTO = re.compile(r"mailto:([^>?\s]+)", re.IGNORECASE)
_ID = re.compile(r"<\s*([^<>\s@]+)\s*>")
_PLAIN_ID = re.compile(r"([\w.+-]+\.[\w.-]+)")
_LONGEST = 1000
_WRITTEN = re.compile(r"[^\s<>()\[\],;:\"'@]{1,100}@[^\s<>()\[\],;:\"'@]{1,255}")
_NAMING = ("x-beenthere", "x-mailing-list", "mailing-list", "x-list", "x-ml-name", "x-mailinglist")
_SENDING = ("sender", "errors-to", "return-path")
_SENDING_MARK = re.compile(r"owner|-bounce|-return-", re.IGNORECASE)
_SENDER = re.compile(r"(?:owner-(?P<before>.+)|(?P<behind>.+?)-(?:bounces?|owner|return-.*)(?:\+.*)?)\Z")
_CONTACT = re.compile(
    r"(?:owner-(?P<before>.+)|(?P<behind>.+?)-(?:help|owner|request|admin|subscribe|unsubscribe))\Z"
)

_address = lru_cache(maxsize=4096)(address)  # the same few lists over and over


def lists(envelope: Envelope) -> tuple[Address, ...]:
    """Return the addresses of lists that a message's headers name.

    Addresses at the well-known hosts of lists are lists too.
    """
    named = (*envelope.from_, *envelope.to, *envelope.cc)
    hosted = [party.address for party in named if party.address and is_list_host(domain(party.address))]
    return tuple(dict.fromkeys((*sending_lists(envelope.headers), *hosted)))


def sending_lists(headers: Headers) -> tuple[Address, ...]:
    """Return the lists that a message came through, as their programs say.

    List-Post says it outright; of List-Id `dev.lists.acme.example` the first label is the list's name
    on the host that the rest names; older programs send as `dev-bounces` or `owner-dev`. All are kept,
    since members write to any of them.
    """
    found: list[Address | None] = []
    if "list-post" in headers:
        found += [_address(one) for one in _MAILTO.findall(headers.unfolded("list-post"))]
    if "list-id" in headers:
        found.append(_of_id(headers.unfolded("list-id")))
    for name in _NAMING:
        if name in headers:
            found += [_without(_CONTACT, one) or one for one in _addresses(headers.unfolded(name))]
    for name in _SENDING:
        if name in headers and _SENDING_MARK.search(raw := headers.unfolded(name)):
            found += [_without(_SENDER, one) for one in _addresses(raw)]
    return tuple(dict.fromkeys(one for one in found if one))


def serves(of: Address, lists: Iterable[Address]) -> bool:
    """Say whether an address is that by which one of the lists is run: `dev-request`, `owner-dev`."""
    served = _without(_CONTACT, of)
    return served is not None and served in lists


def is_list_host(host: str) -> bool:
    """Say whether a host is known, or named, for carrying lists."""
    return host in marks("list_hosts") or host.startswith(beginnings("list_hosts_start"))


def _addresses(raw: str) -> list[Address]:
    return [found for one in _WRITTEN.findall(raw[:_LONGEST]) if (found := _address(one))]


@lru_cache(maxsize=4096)
def _without(role: re.Pattern[str], of: Address) -> Address | None:
    """Return the list behind `dev-bounces+bo=acme.example@lists.example`, None if there is none."""
    local, _, host = of.rpartition("@")
    found = role.match(local)
    return address(f"{found['before'] or found['behind']}@{host}") if found else None


def _of_id(raw: str) -> Address | None:
    found = _ID.search(raw[:_LONGEST]) or _PLAIN_ID.search(raw[:_LONGEST])
    if found is None:
        return None
    name, _, host = found[1].partition(".")
    return _address(f"{name}@{host}")
