"""Who asks, by bearer token, and what the token allows."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Depends, HTTPException, Request, Security
from fastapi.security import HTTPBearer
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from relgraph import front
from relgraph.front import Access, Answers, Desk, Front, Signed
from relgraph_api.days import Day
from relgraph_api.problems import problem
from relgraph_api.rates import Rates

LONGEST = 500

_SCHEME = HTTPBearer(
    bearerFormat="opaque",
    scheme_name="bearer",
    description="`relgraph token MEMBER --scope read` prints a token once.",
    auto_error=False,
)


class BearerDoor:
    """Let nobody past without a token, nor too often, whether there is something behind the address or not.

    It stands before routing and before the body is read, so that a stranger learns nothing from either.
    """

    def __init__(self, app: ASGIApp, *, access: Access, public: Collection[str], rates: Rates) -> None:
        self.app = app
        self.access = access
        self.public = frozenset(public)
        self.rates = rates

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with who is behind it, or answer 401."""
        if scope["type"] != "http" or scope["path"] in self.public:
            return await self.app(scope, receive, send)
        signed = bearer(self.access, Headers(scope=scope).getlist("authorization"))
        if signed is None:
            refusal = problem(401, headers={"WWW-Authenticate": 'Bearer realm="relgraph"'})
            return await refusal(scope, receive, send)
        seconds = self.rates.wait(signed.token or signed.member)
        if seconds:
            refusal = problem(429, headers={"Retry-After": str(seconds)})
            return await refusal(scope, receive, send)
        scope.setdefault("state", {})["signed"] = signed
        return await self.app(scope, receive, send)


def bearer(access: Access, authorization: list[str]) -> Signed | None:
    """Return who is behind the Authorization header; two of them are nobody's."""
    if len(authorization) != 1:
        return None
    scheme, _, secret = authorization[0].partition(" ")
    secret = secret.strip()
    if scheme.lower() != "bearer" or not secret or len(secret) > LONGEST:
        return None
    return access.token(secret)


@dataclass(frozen=True, slots=True)
class Asker:
    """A member with what the token allows, and the day that is asked about."""

    front: Front
    signed: Signed
    at: date | None

    def answers(self) -> Answers:
        """Return the asker's answers."""
        return self.front.answers(self.signed.member, self.at)

    def desk(self) -> Desk:
        """Return the asker's own desk."""
        return self.front.desk(self.signed.member)


def _may(scope: front.Scope) -> Callable[[Request], Awaitable[Signed]]:
    # A dependency written with a plain `def` would go through the thread pool, at half the speed.
    async def signed(request: Request, _: Annotated[object, Security(_SCHEME)] = None) -> Signed:
        found: Signed = request.state.signed
        if scope not in found.scopes:
            raise HTTPException(403, f"This token does not allow that: it needs the scope `{scope}`.")
        return found

    return signed


async def _reader(
    request: Request, signed: Annotated[Signed, Depends(_may("read"))], at: Day = None
) -> Asker:
    return Asker(request.app.state.front, signed, at)


async def _owner(request: Request, signed: Annotated[Signed, Depends(_may("read"))]) -> Asker:
    return Asker(request.app.state.front, signed, None)


async def _writer(request: Request, signed: Annotated[Signed, Depends(_may("write"))]) -> Asker:
    return Asker(request.app.state.front, signed, None)


Reader = Annotated[Asker, Depends(_reader)]
"""Who asks for an answer, which is given for any day."""
Owner = Annotated[Asker, Depends(_owner)]
"""Who asks for what is kept in the own book, as it is now."""
Writer = Annotated[Asker, Depends(_writer)]
