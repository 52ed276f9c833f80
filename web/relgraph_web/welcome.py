"""Invitations: the page behind the link, where one joins or sets a new password."""

import time
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from relgraph.documents import Invitation
from relgraph.errors import BadUse
from relgraph_web.forms import form_token, text
from relgraph_web.names import sentence
from relgraph_web.sessions import WELCOME
from relgraph_web.signin import PURPOSE, form_secret, let_in, sign_in_form, slow_down, who
from relgraph_web.site import Here, Site

router = APIRouter()

LONGEST = 500
Code = Annotated[str, Query(max_length=LONGEST)]


@router.get(WELCOME)
def welcome(request: Request, here: Here, code: Code = "") -> Response:
    """Show what the link is for."""
    found = here.front.entrance.invitation(code)
    return _page(request, here, code, found, 200 if found else 404)


@router.post(WELCOME)
def accept(request: Request, here: Here, form: Annotated[FormData, Depends(sign_in_form)]) -> Response:
    """Join, or set a new password, and sign in."""
    entrance, code = here.front.entrance, text(form, "code")[:LONGEST]
    found = entrance.invitation(code)
    if found is None:
        here.throttle.failed(who(request), time.monotonic())
        return _page(request, here, code, None, 404)
    wait = here.guesses.waits(found["id"], time.monotonic())
    if wait:
        return slow_down(request, here, wait)
    if text(form, "new") != text(form, "again"):
        return _page(request, here, code, found, 422, form, error="The two passwords are not the same.")
    try:
        joined = entrance.accept(
            code,
            password=text(form, "new"),
            name=text(form, "name"),
            address=text(form, "address"),
            recovery=text(form, "recovery"),
        )
    except BadUse as error:
        here.guesses.failed(found["id"], time.monotonic())
        return _page(request, here, code, found, 422, form, error=f"{sentence(str(error))}.")
    onward = "/" if found["reset"] else "/start"
    page: Response = RedirectResponse(onward, 303)
    if joined.recovery:
        page = here.pages.show(None, "secret.html", kind="recovery", secret=joined.recovery, onward=onward)
    return let_in(request, here, joined.signed, page)


def _page(
    request: Request,
    here: Site,
    code: str,
    found: Invitation | None,
    status: int,
    form: FormData | None = None,
    *,
    error: str | None = None,
) -> Response:
    secret = form_secret(request, here)
    told: dict[str, Any] = {  # what templates put out
        "name": text(form, "name") if form else (found["name"] if found else ""),
        "address": text(form, "address") if form else "",
    }
    page = here.pages.show(
        None,
        "welcome.html",
        status,
        form=form_token(secret, PURPOSE),
        code=code,
        invitation=found,
        error=error,
        **told,
    )
    here.cookies.form.write(request, page, secret)
    return page
