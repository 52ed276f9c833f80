"""Put the API together."""

from fastapi import FastAPI
from starlette.middleware import Middleware

from relgraph.front import Front
from relgraph_api import answers, crm, judgements, lookup, reading, sharing, targets, tokens
from relgraph_api.bearer import BearerDoor
from relgraph_api.limits import BodyLimit
from relgraph_api.openapi import describe
from relgraph_api.problems import TABLE
from relgraph_api.rates import Rates
from relgraph_api.tags import Tagged

PREFIX = "/api/v1"
PUBLIC = frozenset({f"{PREFIX}/health", f"{PREFIX}/openapi.json"})
"""What answers without a token; nothing else does."""
MOST = 256 * 1024
"""Bytes that a request's body may have."""


def create_api(front: Front, rates: Rates | None = None) -> FastAPI:
    """Return the API of one installation, all of it under `/api/v1`."""
    api = FastAPI(
        title="relgraph",
        version="1",
        summary="Who do we know there, how well, and who can introduce me?",
        openapi_url=f"{PREFIX}/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        exception_handlers=TABLE,
        middleware=[
            Middleware(BearerDoor, access=front.access, public=PUBLIC, rates=rates or Rates()),
            Middleware(Tagged),
            Middleware(BodyLimit, most=MOST),
        ],
    )
    api.state.front = front
    for part in (answers, lookup, targets, crm, sharing, reading, judgements, tokens):
        api.include_router(part.router, prefix=PREFIX)
    describe(api)
    return api
