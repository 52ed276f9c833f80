"""Answer only under the names that this server goes by.

A page on the internet can point a name of its own at this machine (DNS rebinding) and would then be let
in as its own origin; what it cannot do is send another Host header.
"""

import re
from collections.abc import Collection

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from relgraph_web.refusals import Refuse

_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[^\[\]:@/\s]+)(?::(?P<port>[0-9]{0,5}))?\Z")
HIGHEST_PORT = 65535


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
        name = hostname(host)
        return name is not None and (name in self.hosts or host in self.hosts)


def hostname(host: str) -> str | None:
    """Return a Host header less its port, None if it is not one; an IPv6 address keeps its brackets."""
    found = _HOST.match(host)
    if found is None or int(found["port"] or 0) > HIGHEST_PORT:
        return None
    return found["name"]
