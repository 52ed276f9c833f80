"""Keep other sites' pages out: they may link here, and nothing else.

Browsers say where a request comes from (Fetch Metadata, Origin) and no page can change that. Another port
of localhost is `same-site` and as foreign as the internet. Programs send neither header and hold no
cookie that a page could use.
"""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from relgraph_web.refusals import Refuse

_OWN = {"", "same-origin", "none"}
_SAFE = {"GET", "HEAD"}


class Isolation:
    """Refuse what another site's page asks for, but for following a link."""

    def __init__(self, app: ASGIApp, *, refuse: Refuse) -> None:
        self.app = app
        self.refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on if it comes from here, from a program, or by a link."""
        if scope["type"] != "lifespan":
            headers = Headers(scope=scope)
            if not (
                _same_origin(headers, scope.get("method", "")) and (_own(headers) or _link(scope, headers))
            ):
                return await self.refuse(scope, 403)(scope, receive, send)
        return await self.app(scope, receive, send)


def from_elsewhere(headers: Headers) -> bool:
    """Say whether a page of another site led here."""
    return not _own(headers)


def from_browser(headers: Headers) -> bool:
    """Say whether a browser sends this: each says so of a form that it posts."""
    return "origin" in headers or "sec-fetch-site" in headers


def _own(headers: Headers) -> bool:
    return headers.get("sec-fetch-site", "") in _OWN


def _link(scope: Scope, headers: Headers) -> bool:
    to_page = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
    return to_page and scope.get("method") == "GET"


def _same_origin(headers: Headers, method: str) -> bool:
    """Compare Origin, where one is sent, with the host; a websocket's handshake has no method."""
    origin = headers.get("origin")
    if origin is None or method in _SAFE:
        return True
    return origin.partition("://")[2].lower() == headers.get("host", "").lower()
