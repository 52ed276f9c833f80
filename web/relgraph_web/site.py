"""What every page stands on: one installation's front, the templates, and the browser's cookies."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Request
from starlette.responses import RedirectResponse, Response

from relgraph.front import Answers, Desk, Front, Intake
from relgraph_web.notices import Notice, seal, unseal
from relgraph_web.pages import Pages, link
from relgraph_web.sessions import LASTS, Cookie, Session
from relgraph_web.throttle import Throttle


@dataclass(frozen=True, slots=True)
class Cookies:
    """The cookies of this site."""

    session: Cookie
    form: Cookie
    """Binds the sign-in form to the browser that asked for it."""
    notice: Cookie


@dataclass(frozen=True, slots=True)
class Site:
    """One installation as its pages see it."""

    front: Front
    pages: Pages
    cookies: Cookies
    throttle: Throttle
    """Counts failures by the machine they come from."""
    guesses: Throttle = field(default_factory=lambda: Throttle(window=600.0))
    """Counts wrong passwords by the address they are for."""
    intake: Intake | None = None
    """Reads mail that comes in by the pages; None where only the command does."""

    def base(self, request: Request) -> str:
        """Return the address under which a browser reached these pages."""
        scheme = "https" if self.cookies.session.secure else "http"
        return f"{scheme}://{request.headers['host']}"

    def answers(self, request: Request, at: date | None) -> Answers:
        """Return the answers of whoever is signed in."""
        return self.front.answers(session(request).signed.member, at)

    def desk(self, request: Request) -> Desk:
        """Return the desk of whoever is signed in."""
        return self.front.desk(session(request).signed.member)

    def notice(self, request: Request) -> Notice | None:
        """Return what is to be said once."""
        sealed = self.cookies.notice.read(request)
        return unseal(sealed, session(request).secret) if sealed else None

    def show(
        self,
        request: Request,
        template: str,
        *,
        at: date | None = None,
        **context: Any,  # what templates put out
    ) -> Response:
        """Return a page, with what is to be said once."""
        notice = self.notice(request)
        page = self.pages.show(request, template, at=at, notice=notice, **context)
        if notice is not None:
            self.cookies.notice.clear(request, page)
        return page

    def go_home(self, request: Request, notice: Notice | None, at: date | None) -> Response:
        """Send the browser back to the list, to be told there what was done."""
        return self.go(request, link("/", at=at), notice)

    def go(self, request: Request, to: str, notice: Notice | None = None) -> Response:
        """Send the browser on to a page of ours, to be told there what was done."""
        answer = RedirectResponse(to, 303)
        if notice is not None:
            self.cookies.notice.write(request, answer, seal(notice, session(request).secret))
        return answer


def cookies(*, secure: bool) -> Cookies:
    """Return the cookies, sent by browsers over TLS alone if `secure`."""
    return Cookies(
        session=Cookie("relgraph", secure, LASTS),
        form=Cookie("relgraph-form", secure),
        notice=Cookie("relgraph-notice", secure, 60),
    )


def session(request: Request) -> Session:
    """Return the session that the wall let through."""
    found: Session = request.state.session
    return found


async def _site(request: Request) -> Site:
    found: Site = request.app.state.site
    return found


Here = Annotated[Site, Depends(_site)]
