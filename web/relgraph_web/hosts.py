"""Answer only under the names that this server goes by.

A page on the internet can point a name of its own at this machine (DNS rebinding) and would then be let
in as its own origin; what it cannot do is send another Host header.
"""

from collections.abc import Collection

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from relgraph_web.refusals import Refuse


class HostDoor:
    """Refuse requests that are meant for another host."""

    def __init__(self, app: ASGIApp, *, hosts: Collection[str], refuse: Refuse) -> None:
        self.app = app
        self.refuse = refuse
        self.hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on if its one Host header names us, with or without a port."""
        if scope["type"] != "lifespan":
            said = Headers(scope=scope).getlist("host")
            status = 400 if len(said) != 1 else 200 if self._ours(said[0].lower()) else 421
            if status != 200:
                return await self.refuse(scope, status)(scope, receive, send)
        return await self.app(scope, receive, send)

    def _ours(self, host: str) -> bool:
        return host in self.hosts or hostname(host) in self.hosts


def hostname(host: str) -> str:
    """Return a Host header less its port; an IPv6 address keeps its brackets."""
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0]
