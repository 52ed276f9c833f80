"""Sign in by password, by a token or by the link that the server printed, and out again."""

import secrets
import time
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from relgraph.address import Address
from relgraph.clean import clean
from relgraph.front import Signed
from relgraph_web.forms import Form, form_token, genuine, posted, text
from relgraph_web.isolation import from_browser, from_elsewhere
from relgraph_web.sessions import SIGN_IN, current, onward
from relgraph_web.site import Here, Site, session

PURPOSE = "signin"
LONGEST = 500
BAD_TOKEN = "This token is not valid, or it has ended."  # noqa: S105 (a sentence)
BAD_PASSWORD = "The address or the password is not right."  # noqa: S105 (a sentence)
ASK = "Ask an administrator to invite you."
BAD_LINK = "This link was used already, or it has ended. A new one comes with every start of the server."
NO_COOKIE = "Signing in needs cookies: allow them for this address, and try again."

router = APIRouter()


async def sign_in_form(request: Request, here: Here, form: Form) -> FormData:
    """Return the posted form of somebody who is not signed in, if it is one that we made."""
    # A browser must post the form that it got from us, or another site could sign its user in as somebody
    # else. A program has no cookies to abuse: a good token is enough.
    secret = here.cookies.form.read(request)
    if from_browser(request.headers) and not (secret and genuine(form, secret, PURPOSE)):
        raise HTTPException(403, NO_COOKIE)
    return form


@router.get(SIGN_IN)
def sign_in_page(
    request: Request,
    here: Here,
    launch: Annotated[str | None, Query(max_length=LONGEST)] = None,
    to: Annotated[str, Query(alias="next", max_length=2000)] = "/",
    out: str = "",
) -> Response:
    """Show the form, or sign in by a launch link."""
    elsewhere = from_elsewhere(request.headers)
    said: Address | None = getattr(request.state, "proxied", None)
    if said is not None:
        return _proxied(request, here, said, onward(to))
    if launch is not None and elsewhere:
        return _page(request, here, launch=launch)  # another site's page may have sent us: ask first
    if launch is not None:
        signed = here.front.access.launch(launch)
        if signed is not None:
            return _welcome(request, here, signed, "/")
    if current(request, here.front, here.cookies.session) is not None:
        return RedirectResponse(onward(to), 303)
    if launch is not None:
        return _turn_away(request, here, BAD_LINK)
    return _page(request, here, onward=onward(to), out=bool(out), elsewhere=elsewhere)


@router.post(SIGN_IN)
def sign_in(request: Request, here: Here, form: Annotated[FormData, Depends(sign_in_form)]) -> Response:
    """Sign in by what the form carries: a password, a token, or a launch link that had to ask."""
    access = here.front.access
    launch, token, to = text(form, "launch"), text(form, "token").strip(), onward(text(form, "next"))
    if text(form, "address") and not token and not launch:
        return _by_password(request, here, form, to)
    if launch:
        signed = access.launch(launch) if len(launch) <= LONGEST else None
    else:
        signed = access.token(token) if 0 < len(token) <= LONGEST else None
    if signed is None:
        return _turn_away(request, here, BAD_LINK if launch else BAD_TOKEN, onward=to)
    return _welcome(request, here, signed, to)


def _by_password(request: Request, here: Site, form: FormData, to: str) -> Response:
    """Check a password, unless too many were wrong of late, from here or for that address."""
    now, said = time.monotonic(), clean(text(form, "address")).lower()
    # Refused before it is looked at, and alike for addresses that nobody has: else guessing would go on.
    wait = max(here.throttle.waits(who(request), now), here.guesses.waits(said, now))
    if wait:
        return slow_down(request, here, wait)
    signed = here.front.entrance.password(said, text(form, "password"))
    if signed is not None:
        return _welcome(request, here, signed, to)
    here.guesses.failed(said, now)
    return _turn_away(request, here, BAD_PASSWORD, onward=to, typed=said, by="password")


def _proxied(request: Request, here: Site, said: Address, to: str) -> Response:
    signed = here.front.entrance.proxied(said)
    if signed is None:
        return here.pages.failure(403, detail=f"You are signed in as {said}, who is no member here. {ASK}")
    return _welcome(request, here, signed, to)


@router.post("/signout")
def sign_out(request: Request, here: Here, _: Annotated[FormData, Depends(posted)]) -> Response:
    """End the session."""
    here.front.access.end_session(session(request).secret)
    answer = RedirectResponse(f"{SIGN_IN}?out=1", 303)
    here.cookies.session.clear(request, answer)
    return answer


def _page(request: Request, here: Site, status: int = 200, **said: object) -> Response:
    """Return the sign-in page, its form bound to a cookie of this browser."""
    secret = form_secret(request, here)
    told: dict[str, Any] = {
        "out": False,
        "error": None,
        "launch": None,
        "onward": "/",
        "elsewhere": False,
        "typed": "",
        "by": "token",
        **said,
    }
    page = here.pages.show(request, "signin.html", status, form=form_token(secret, PURPOSE), **told)
    here.cookies.form.write(request, page, secret)
    return page


def form_secret(request: Request, here: Site) -> str:
    """Return the secret of this browser that forms are bound to before anybody is signed in."""
    return here.cookies.form.read(request) or secrets.token_urlsafe(24)


def let_in(request: Request, here: Site, signed: Signed, answer: Response) -> Response:
    """Start a session, always a new one, and give its cookie along with this answer."""
    before = here.cookies.session.read(request)
    if before:
        here.front.access.end_session(before)
    here.cookies.session.write(request, answer, here.front.access.start_session(signed))
    return answer


def who(request: Request) -> str:
    """Return the address of the machine that asks."""
    return request.client.host if request.client else ""


def slow_down(request: Request, here: Site, wait: float) -> Response:
    """Answer who tried too often."""
    page = here.pages.failure(429, request)
    page.headers["Retry-After"] = str(int(wait) + 1)
    return page


def _welcome(request: Request, here: Site, signed: Signed, to: str) -> Response:
    return let_in(request, here, signed, RedirectResponse(to, 303))


def _turn_away(request: Request, here: Site, why: str, **said: object) -> Response:
    """Answer a failed attempt, more curtly after many."""
    wait = here.throttle.failed(who(request), time.monotonic())
    return slow_down(request, here, wait) if wait else _page(request, here, 401, error=why, **said)
