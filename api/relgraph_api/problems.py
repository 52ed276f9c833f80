"""What goes wrong, as application/problem+json: one table for the whole API."""

import logging
from collections.abc import Callable, Coroutine, Mapping
from http import HTTPStatus
from typing import Any, NotRequired

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import with_config
from starlette.exceptions import HTTPException
from typing_extensions import TypedDict

from relgraph.errors import Away, BadUse
from relgraph_api.documents import DESCRIBED, JsonResponse

log = logging.getLogger(__name__)

DETAILS = {
    400: "The request could not be read.",
    401: "Send a bearer token: `Authorization: Bearer …`. `relgraph token MEMBER` prints one.",
    403: "This token does not allow that.",
    404: "There is nothing here that you can see.",
    405: "This address does not know that method.",
    413: "The request is too large.",
    422: "Something in the request is not as it should be.",
    429: "This token has asked too often: wait as long as Retry-After says.",
    500: "Something went wrong on our side; it has been noted.",
    503: "What keeps the graphs does not answer now; nothing is lost. Try again in a minute.",
}
"""One sentence a status; for 404 always this one, whether a thing is hidden or not there."""


KINDS = {
    400: "unreadable",
    401: "no-token",
    403: "not-allowed",
    404: "not-found",
    405: "no-such-method",
    413: "too-large",
    422: "invalid",
    429: "too-often",
    500: "unexpected",
    503: "away",
}
"""The kind of each problem, which its `type` ends in; 422 is `refused` where the request is well-formed."""
TYPE = "urn:relgraph:problem:"
"""A name that leads nowhere."""


@with_config(DESCRIBED)
class Wrong(TypedDict):
    """One part of a request that is not as it should be."""

    where: str
    """`query.at`, `body.wanted.0`."""
    what: str


@with_config(DESCRIBED)
class Problem(TypedDict):
    """What went wrong (RFC 9457)."""

    type: str
    """Stable, one for each kind of error; it leads nowhere. docs/api.md lists them."""
    title: str
    status: int
    detail: str
    errors: NotRequired[list[Wrong]]
    """For 422: what is wrong where."""


Handler = Callable[[Request, Any], Coroutine[Any, Any, Response]]
"""Any: each handler takes its own kind of error."""


def problem(
    status: int,
    detail: str | None = None,
    *,
    kind: str | None = None,
    errors: list[Wrong] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return a problem as a response."""
    body = Problem(
        type=TYPE + (kind or KINDS.get(status, "other")),
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail or DETAILS.get(status, HTTPStatus(status).description),
    )
    if errors is not None:
        body["errors"] = errors
    return JsonResponse(body, status, headers, media_type="application/problem+json")


async def _http(_: Request, error: HTTPException) -> Response:
    # The framework's own words for 404 and 405 give way to ours.
    own = error.detail if error.status_code == 403 else None
    return problem(error.status_code, own, headers=error.headers)


async def _invalid(_: Request, error: RequestValidationError) -> Response:
    # What was sent is not repeated: it may be a secret put into the wrong field.
    wrong = [
        Wrong(where=".".join(map(str, one["loc"])), what=one["msg"].removeprefix("Value error, "))
        for one in error.errors()
    ]
    return problem(422, errors=wrong)


async def _bad_use(_: Request, error: BadUse) -> Response:
    return problem(422, str(error), kind="refused")


async def _away(_: Request, error: Away) -> Response:
    # Which server it is, and what ails it, is for whoever runs it.
    log.warning("a server is away", extra={"error": type(error).__name__})
    return problem(503, headers={"Retry-After": "30"})


async def _unexpected(_: Request, error: Exception) -> Response:
    return problem(500)


TABLE: dict[int | type[Exception], Handler] = {
    HTTPException: _http,
    RequestValidationError: _invalid,
    BadUse: _bad_use,
    Away: _away,
    Exception: _unexpected,
}
"""Every way to fail and what answers it."""
