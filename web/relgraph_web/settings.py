"""Settings: how one is called, how one signs in, and what may ask in one's name."""

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData
from starlette.responses import Response

from relgraph.errors import BadUse
from relgraph.front import Scope, Token
from relgraph_web.forms import posted_to_write, text
from relgraph_web.names import sentence
from relgraph_web.notices import Notice
from relgraph_web.site import Here, Site, session
from relgraph_web.times import Said, exactly, said

router = APIRouter()

Posted = Annotated[FormData, Depends(posted_to_write)]

HOW = {
    "link": "by a sign-in link",
    "token": "by a token",
    "password": "by password",
    "invitation": "by an invitation",
    "proxy": "by the company's sign-in",
    None: "",
}
SCOPES: dict[str, tuple[Scope, ...]] = {
    "read": ("read",),
    "write": ("read", "ask", "write"),
}
"""What a token may do, as the form offers it."""
DAYS = {"30": 30, "90": 90, "365": 365}


@dataclass(frozen=True, slots=True)
class Browser:
    """A session as the page shows it."""

    id: str
    how: str
    started: Said | None
    here: bool


@dataclass(frozen=True, slots=True)
class Key:
    """A token as the page shows it."""

    id: str
    name: str
    may: str
    made: Said | None
    ends: str | None


@router.get("/settings")
def settings(request: Request, here: Here) -> Response:
    """Show one's settings."""
    return _page(request, here)


@router.post("/settings/name")
def rename(request: Request, here: Here, form: Posted) -> Response:
    """Take another name."""
    try:
        here.desk(request).settings.rename(text(form, "name"))
    except BadUse as error:
        return _page(request, here, 422, wrong="name", error=_said(error))
    return here.go(request, "/settings", Notice("Colleagues see that name from now on."))


@router.post("/settings/password")
def change_password(request: Request, here: Here, form: Posted) -> Response:
    """Set a new password; other browsers are signed out."""
    drawer, secret = here.desk(request).settings, session(request).secret
    if text(form, "new") != text(form, "again"):
        return _page(request, here, 422, wrong="password", error="The two new passwords are not the same.")
    who = f"own {session(request).signed.member}"
    if here.guesses.waits(who, time.monotonic()):
        return here.pages.failure(429, request)
    first = not drawer.me()["password"]
    try:
        drawer.change_password(text(form, "old"), text(form, "new"), keep=secret)
        code = drawer.recovery_code(text(form, "new")) if first else None
    except BadUse as error:
        here.guesses.failed(who, time.monotonic())
        return _page(request, here, 422, wrong="password", error=_said(error))
    # A session that was opened before the change is not to be used after it.
    fresh = here.front.access.start_session(session(request).signed)
    here.front.access.end_session(secret)
    if code is not None:
        page: Response = here.pages.show(
            None, "secret.html", kind="recovery", secret=code, onward="/settings"
        )
    else:
        page = here.go(request, "/settings")
    here.cookies.session.write(request, page, fresh)
    return page


@router.post("/settings/recovery")
def recovery(request: Request, here: Here, form: Posted) -> Response:
    """Show a new recovery code, once."""
    who = f"own {session(request).signed.member}"
    if here.guesses.waits(who, time.monotonic()):
        return here.pages.failure(429, request)
    try:
        code = here.desk(request).settings.recovery_code(text(form, "password"))
    except BadUse as error:
        here.guesses.failed(who, time.monotonic())
        return _page(request, here, 422, wrong="recovery", error=_said(error))
    return here.pages.show(request, "secret.html", kind="recovery", secret=code, onward="/settings")


@router.post("/settings/sessions/end")
def end_session(request: Request, here: Here, form: Posted) -> Response:
    """Sign another browser out, or all others."""
    drawer, wanted = here.desk(request).settings, text(form, "id")
    done = drawer.end_session(wanted) if wanted else drawer.end_others(session(request).secret)
    told = "It was signed out already." if not done else "Signed out."
    return here.go(request, "/settings", Notice(told))


@router.post("/settings/tokens")
def make_token(request: Request, here: Here, form: Posted) -> Response:
    """Make a token and show it, once."""
    scopes = SCOPES.get(text(form, "may"), ("read",))
    days = DAYS.get(text(form, "days"))
    try:
        secret, _ = here.front.access.issue(
            session(request).signed, scopes, name=text(form, "name"), days=days
        )
    except BadUse as error:
        return _page(request, here, 422, wrong="token", error=_said(error))
    return here.pages.show(request, "secret.html", kind="token", secret=secret, onward="/settings")


@router.post("/settings/tokens/revoke")
def revoke(request: Request, here: Here, form: Posted) -> Response:
    """Revoke a token."""
    stood = here.front.access.revoke(session(request).signed.member, text(form, "id"))
    told = "Revoked. Nothing can ask with it any more." if stood else "It was revoked already."
    return here.go(request, "/settings", Notice(told))


def _page(request: Request, here: Site, status: int = 200, **told: Any) -> Response:
    desk, signed = here.desk(request), session(request).signed
    today = date.fromisoformat(desk.reading.book()["as_of"])
    browsers = [
        Browser(one["id"], HOW.get(one["how"], ""), said(one["started"], today), one["here"])
        for one in desk.settings.sessions(session(request).secret)["items"]
    ]
    page = here.pages.show(
        request,
        "settings.html",
        status,
        notice=here.notice(request),
        me=desk.settings.me(),
        browsers=browsers,
        tokens=[_key(one, today) for one in here.front.access.tokens_of(signed.member)],
        **{"wrong": None, "error": None, **told},
    )
    here.cookies.notice.clear(request, page)
    return page


def _key(token: Token, today: date) -> Key:
    may = "may read and change" if "write" in token.scopes else "may read"
    ends = None if token.ends is None else exactly(datetime.fromtimestamp(token.ends, UTC).date())
    made = datetime.fromtimestamp(token.made, UTC).date().isoformat()
    return Key(token.id, token.name, may, said(made, today), ends)


def _said(error: BadUse) -> str:
    return f"{sentence(str(error))}."
