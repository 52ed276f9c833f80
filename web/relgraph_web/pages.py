"""Turn templates into pages; everything is escaped, and nothing is worked out in a template."""

from datetime import date
from functools import partial
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse

from relgraph.clean import clean
from relgraph_web.assets import addresses
from relgraph_web.forms import form_token
from relgraph_web.names import sentence, short
from relgraph_web.navigation import places
from relgraph_web.notices import Notice
from relgraph_web.sessions import Session
from relgraph_web.times import exactly

_ANY_LENGTH = 100_000

FAILURES = {
    400: ("That could not be read", "The browser sent something that relgraph does not understand."),
    403: ("Not from here", "This request did not come from a page of relgraph, so it was not carried out."),
    404: ("Nothing here that you can see", "It may have moved, or never was."),
    405: ("That does not work here", "This address cannot do that."),
    413: ("Too much at once", "Send less in one go: a list of at most 500 accounts fits."),
    421: ("Another host", "relgraph does not answer under this name. Open the address that it printed."),
    422: ("That did not work", "Something in the address or form is not as it should be."),
    429: ("One moment", "Too many attempts failed. Wait a minute, then try again."),
    500: ("Something broke", "This is on our side, and it has been noted. Your data is as it was."),
    503: ("Not now", "What keeps the graphs does not answer. Nothing is lost: try again in a minute."),
}
"""What a failed page says: a heading and a sentence for each status."""


class Pages:
    """The templates of this package."""

    def __init__(self) -> None:
        self._env = Environment(
            loader=PackageLoader("relgraph_web"),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_plain,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._env.filters.update(
            address=_breakable,
            day=exactly,
            segment=partial(quote, safe=""),
            sentence=sentence,
            short=short,
            static=addresses().__getitem__,
        )
        self._env.globals.update(link=link)

    def show(
        self,
        request: Request | None,
        template: str,
        status: int = 200,
        *,
        at: date | None = None,
        notice: Notice | None = None,
        **context: Any,  # what templates put out
    ) -> HTMLResponse:
        """Return a page with what every page has: who is signed in, the form token, the day asked about."""
        session: Session | None = getattr(request.state, "session", None) if request else None
        told = {
            "member": session.signed.member if session else None,
            "may_write": session.may("write") if session else False,
            "token": form_token(session.secret) if session else None,
            "at": at,
            "notice": notice,
            "places": places(request.url.path if request else ""),
            "back": _back(request) if request else "/",
            "today": _today(request) if request else "/",
        }
        html = self._env.get_template(template).render(told | context)
        return HTMLResponse(html, status)

    def failure(
        self, status: int, request: Request | None = None, *, detail: str | None = None
    ) -> HTMLResponse:
        """Return the page that says what went wrong and where to go on."""
        heading, said = FAILURES.get(status, (HTTPStatus(status).phrase, HTTPStatus(status).description))
        # What is not there is the same page wherever one looked for it: no place is the current one.
        return self.show(
            request, "failure.html", status, heading=heading, detail=detail or said, places=places("")
        )


def link(path: str, **query: object) -> str:
    """Return a link of ours; what is None or empty is left out of the query."""
    told = urlencode({name: str(value) for name, value in query.items() if value})
    return f"{path}?{told}" if told else path


def _back(request: Request) -> str:
    """Return where this page is, for forms that lead back to it."""
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def _today(request: Request) -> str:
    """Return where the same page is as of today."""
    rest = [(name, value) for name, value in request.query_params.multi_items() if name != "at"]
    return f"?{urlencode(rest)}"


def lines(text: str) -> Markup:
    """Return text of several lines, escaped, for a text field."""
    return escape(text)


def _plain(value: Any) -> Any:  # Any: whatever a template puts out
    """Take signs that act instead of being read out of every text that a template puts out."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    before, behind = (" " if end.isspace() else "" for end in (value[:1], value[1:][-1:]))
    return before + clean(value, _ANY_LENGTH) + behind  # a piece of a sentence keeps its spaces


def _breakable(address: str) -> Markup:
    """Let a long address go on in the next line behind its @."""
    local, at, host = address.rpartition("@")
    return escape(clean(local)) + at + Markup("<wbr>") + clean(host)
