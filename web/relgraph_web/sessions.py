"""Sessions in the browser: the cookie, and the wall that asks for it."""

from dataclasses import dataclass
from urllib.parse import quote

from fastapi import Request
from starlette.datastructures import URL
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Send
from starlette.types import Scope as Asked

from relgraph.address import Address
from relgraph.front import Front, Scope, Signed
from relgraph_web.fragments import wants_fragment

SIGN_IN = "/signin"
WELCOME = "/welcome"
"""Where invitations lead."""
OPEN = ("/static/",)
"""Besides the sign-in page, what answers without a session."""
LASTS = 30 * 24 * 3600
"""Seconds that a browser keeps the cookie; the server may end the session sooner."""
LONGEST = 4096


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who is signed in in a browser."""

    secret: str
    signed: Signed

    def may(self, scope: Scope) -> bool:
        """Say whether this session allows that."""
        return scope in self.signed.scopes


@dataclass(frozen=True, slots=True)
class Cookie:
    """A cookie that scripts cannot read and other sites cannot have sent."""

    name: str
    secure: bool
    lasts: int | None = None

    def called(self, request: Request) -> str:
        """Return the name: bound to the host where the browser offers that.

        Browsers share the cookies of one host among its ports, so the port is in the name: two servers on
        one machine do not sign each other's users out.
        """
        if self.secure:
            return f"__Host-{self.name}"
        return f"{self.name}-{request.url.port or 80}"

    def read(self, request: Request) -> str | None:
        """Return the cookie's value if it can be one of ours."""
        value = request.cookies.get(self.called(request), "")
        return value if 0 < len(value) <= LONGEST else None

    def write(self, request: Request, response: Response, value: str) -> None:
        """Set the cookie; strictly for this site, so that a link from elsewhere does not carry it."""
        response.set_cookie(
            self.called(request),
            value,
            max_age=self.lasts,
            path="/",
            secure=self.secure,
            httponly=True,
            samesite="strict",
        )

    def clear(self, request: Request, response: Response) -> None:
        """Make the browser forget the cookie."""
        response.delete_cookie(
            self.called(request), path="/", secure=self.secure, httponly=True, samesite="strict"
        )


def current(request: Request, front: Front, cookie: Cookie) -> Session | None:
    """Return the session that the browser's cookie belongs to.

    One that a proxy opened holds only as long as the proxy names the same member; and where it names
    somebody else, no session does.
    """
    secret = cookie.read(request)
    signed = front.access.session(secret) if secret else None
    if secret is None or signed is None:
        return None
    said: Address | None = getattr(request.state, "proxied", None)
    if said is not None or signed.how == "proxy":
        named = front.entrance.proxied(said) if said is not None else None
        if named is None or named.member != signed.member:
            return None
    return Session(secret, signed)


class Wall:
    """Send everybody without a session to sign in, whether there is a page behind the address or not."""

    def __init__(self, app: ASGIApp, *, front: Front, cookie: Cookie) -> None:
        self.app = app
        self.front = front
        self.cookie = cookie

    async def __call__(self, scope: Asked, receive: Receive, send: Send) -> None:
        """Pass the request on with its session, or to the sign-in page."""
        if scope["type"] != "http" or scope["path"] in (SIGN_IN, WELCOME) or scope["path"].startswith(OPEN):
            return await self.app(scope, receive, send)
        request = Request(scope)
        session = current(request, self.front, self.cookie)
        if session is None:
            return await _to_sign_in(request)(scope, receive, send)
        scope.setdefault("state", {})["session"] = session
        return await self.app(scope, receive, send)


def _to_sign_in(request: Request) -> Response:
    if wants_fragment(request):
        return Response(status_code=401, headers={"HX-Redirect": SIGN_IN})
    wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    back = f"?next={quote(wanted, safe='')}" if request.method == "GET" and wanted != "/" else ""
    return RedirectResponse(SIGN_IN + back, 303)


def onward(wanted: str) -> str:
    """Return where to go after signing in: a page of ours, home for anything else."""
    url = URL(wanted)
    ours = wanted.startswith("/") and not wanted.startswith(("//", "/\\")) and wanted.isprintable()
    return wanted if ours and not url.scheme and not url.netloc else "/"
