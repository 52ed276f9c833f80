"""A reverse proxy that says who is there: believed from its own address alone."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

from relgraph.address import Address, address
from relgraph.errors import BadUse

_FORBIDDEN = frozenset(
    [
        "accept",
        "authorization",
        "connection",
        "content-length",
        "content-type",
        "cookie",
        "host",
        "origin",
        "referer",
        "transfer-encoding",
        "upgrade",
        "user-agent",
        "x-forwarded-for",
        "x-forwarded-host",
        "x-forwarded-proto",
    ]
)
_SPECIAL = ("sec-", "hx-", "access-control-", "if-")
_WIDEST = {4: 8, 6: 32}
"""The shortest prefix of a network that is still believed to be one's own."""


@dataclass(frozen=True, slots=True)
class TrustedProxy:
    """Where the proxy is, and the header in which it says whom it let in."""

    networks: tuple[IPv4Network | IPv6Network, ...]
    header: str | None = None

    def holds(self, client: str) -> bool:
        """Say whether this is the proxy's address."""
        found = _ip(client)
        return found is not None and any(found in network for network in self.networks)


def trusted(header: str | None, networks: Iterable[str]) -> TrustedProxy | None:
    """Read the settings; None where no proxy is trusted.

    Raises BadUse for what would let anybody in as anybody.
    """
    listed = tuple(_network(text) for text in networks)
    if header is not None and not listed:
        raise BadUse("--trust-header without --trust-proxy would believe everybody: say the proxy's address")
    if header is not None and not _fits(header.lower()):
        raise BadUse(f"the header {header!r} is not one for names: say one such as X-Forwarded-Email")
    return TrustedProxy(listed, header.lower() if header else None) if listed else None


def _fits(name: str) -> bool:
    plain = name.replace("-", "").isalnum() and name.isascii() and "-" in name
    return plain and name not in _FORBIDDEN and not name.startswith(_SPECIAL)


def _network(text: str) -> IPv4Network | IPv6Network:
    try:
        found = ip_network(text.strip())
    except ValueError as error:
        raise BadUse(
            f"--trust-proxy {text!r} is no address or network: say 10.0.0.5 or 10.0.0.0/24"
        ) from error
    if found.prefixlen < _WIDEST[found.version]:
        raise BadUse(f"--trust-proxy {text} is as wide as the internet: say the proxy's own address")
    return found


def _ip(text: str) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return found.ipv4_mapped or found if isinstance(found, IPv6Address) else found


class ProxyDoor:
    """Take the proxy's word for who asks, and nobody else's.

    The header is taken out of every request, so that nothing behind can believe it by mistake; whom the
    proxy named stands in the request's state as `proxied`. Said twice, it says nothing.
    """

    def __init__(self, app: ASGIApp, *, proxy: TrustedProxy | None) -> None:
        self.app = app
        self.proxy = proxy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with what the proxy said."""
        if self.proxy is not None and scope["type"] in ("http", "websocket"):
            scope = self._told(scope, self.proxy)
        await self.app(scope, receive, send)

    def _told(self, scope: Scope, proxy: TrustedProxy) -> Scope:
        client = (scope.get("client") or ("", 0))[0]
        headers = Headers(scope=scope)
        told = dict(scope)
        state = dict(scope.get("state", {}))
        state["proxied"] = None
        if proxy.holds(client):
            if proxy.header is not None:
                state["proxied"] = _named(headers.getlist(proxy.header))
            last = ",".join(headers.getlist("x-forwarded-for")).split(",")[-1].strip()
            if _ip(last) is not None:
                told["client"] = (last, 0)
        told["state"] = state
        if proxy.header is not None and proxy.header in headers:
            told["headers"] = list(scope["headers"])
            del MutableHeaders(raw=told["headers"])[proxy.header]
        return told


def _named(said: Collection[str]) -> Address | None:
    return address(next(iter(said))) if len(said) == 1 else None
