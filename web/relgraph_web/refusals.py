"""Refuse a request before it reaches any page."""

from collections.abc import Callable

from starlette.responses import Response
from starlette.types import Scope
from starlette.websockets import WebSocketClose

from relgraph_api.problems import problem
from relgraph_web.pages import Pages

API = "/api/"

Refuse = Callable[[Scope, int], Response | WebSocketClose]
"""Make the refusal of a request with a status."""


def refuser(pages: Pages) -> Refuse:
    """Return what refuses as the asker reads it: with a problem for programs, a page for people."""

    def refuse(scope: Scope, status: int) -> Response | WebSocketClose:
        if scope["type"] == "websocket":
            return WebSocketClose()
        return problem(status) if scope["path"].startswith(API) else pages.failure(status)

    return refuse
