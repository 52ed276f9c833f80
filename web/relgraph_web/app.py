"""Put the site together: the pages, and the API beside them."""

from collections.abc import Callable, Collection, Coroutine
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from relgraph.errors import Away, BadUse
from relgraph.front import Front, Intake
from relgraph_api import create_api
from relgraph_api.limits import BodyLimit
from relgraph_api.rates import Rates
from relgraph_web import (
    account,
    asking,
    book,
    confirm,
    home,
    introductions,
    judging,
    members,
    person,
    plan,
    search,
    settings,
    sharing,
    signin,
    start,
    tie,
    welcome,
)
from relgraph_web.assets import FOLDER, Assets
from relgraph_web.failures import Failures
from relgraph_web.forms import MOST_BYTES
from relgraph_web.headers import SafeHeaders
from relgraph_web.hosts import HostDoor
from relgraph_web.isolation import Isolation
from relgraph_web.pages import Pages
from relgraph_web.proxy import ProxyDoor, TrustedProxy
from relgraph_web.refusals import API, refuser
from relgraph_web.sessions import Wall
from relgraph_web.site import Site, cookies
from relgraph_web.throttle import Throttle

READING = (home, account, person, tie, asking, search, plan, introductions, confirm, judging)
"""Pages that answer from the graph, and what is said to be wrong on them."""

# Any: each handler takes its own kind of error.
Handler = Callable[[Request, Any], Coroutine[Any, Any, Response]]


class Beside:
    """Hand what is asked of the API to the API, which has a door of its own."""

    def __init__(self, app: ASGIApp, *, api: ASGIApp) -> None:
        self.app = app
        self.api = api

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on to the pages or to the API."""
        to_api = scope["type"] == "http" and scope["path"].startswith(API)
        await (self.api if to_api else self.app)(scope, receive, send)


def create_app(
    front: Front,
    *,
    hosts: Collection[str],
    secure: bool,
    proxy: TrustedProxy | None = None,
    intake: Intake | None = None,
    rates: Rates | None = None,
) -> FastAPI:
    """Return the pages and the API of one installation.

    `hosts` are the names under which it answers, with or without a port (`localhost`, `[::1]`,
    `relgraph.example:8443`); `secure` says that browsers reach it over TLS. `proxy` is believed when it says
    who asks; `intake` reads mail that comes in by the pages; `rates` says how often a token may ask the API.
    """
    site = Site(front, Pages(), cookies(secure=secure), Throttle(), intake=intake)
    refuse = refuser(site.pages)
    app = FastAPI(
        title="relgraph",
        openapi_url=None,
        redirect_slashes=False,
        exception_handlers=_table(site.pages),
        middleware=[
            Middleware(SafeHeaders),
            Middleware(Failures, refuse=refuse),
            Middleware(ProxyDoor, proxy=proxy),
            Middleware(HostDoor, hosts=hosts, refuse=refuse),
            Middleware(Isolation, refuse=refuse),
            Middleware(Beside, api=create_api(front, rates)),
            Middleware(Wall, front=front, cookie=site.cookies.session),
            Middleware(BodyLimit, most=MOST_BYTES, but={"/start/mail": start.MOST_SENT}),
        ],
    )
    app.state.site = site
    for page in (*READING, signin, welcome, start, book, sharing, settings, members):
        app.include_router(page.router, include_in_schema=False)
    app.mount("/static", Assets(directory=FOLDER))
    return app


def _table(pages: Pages) -> dict[int | type[Exception], Handler]:
    """Return what answers each way to fail."""

    async def http(request: Request, error: HTTPException) -> Response:
        # A sentence is ours; the framework's own words are a single phrase without a full stop.
        detail = error.detail if error.detail.endswith(".") and error.status_code != 404 else None
        return pages.failure(error.status_code, request, detail=detail)

    async def invalid(request: Request, error: RequestValidationError) -> Response:
        hints = [one["msg"].removeprefix("Value error, ") for one in error.errors() if "at" in one["loc"]]
        return pages.failure(422, request, detail=f"To see another day, {hints[0]}." if hints else None)

    async def away(request: Request, error: Away) -> Response:
        return pages.failure(503, request)

    async def bad_use(request: Request, error: BadUse) -> Response:
        return pages.failure(422, request, detail=str(error))

    return {HTTPException: http, RequestValidationError: invalid, BadUse: bad_use, Away: away}
