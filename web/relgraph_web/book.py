"""My book: what does it know, and who sees what of it?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Request
from starlette.datastructures import FormData
from starlette.responses import Response, StreamingResponse

from relgraph.documents import MyBook, Run
from relgraph.errors import BadUse
from relgraph_web.forms import posted_to_write, text
from relgraph_web.notices import Notice
from relgraph_web.site import Here, Site, session
from relgraph_web.times import Said, said

router = APIRouter()

Posted = Annotated[FormData, Depends(posted_to_write)]

KINDS = {
    "address": "mail with the address",
    "domain": "mail with anybody at",
    "folder": "the folder",
    "before": "everything before",
}


@dataclass(frozen=True, slots=True)
class Source:
    """A source as the page shows it."""

    name: str
    holds: str
    last: Said | None


@dataclass(frozen=True, slots=True)
class Reading:
    """A run as the page shows it."""

    number: int
    what: str
    sources: tuple[str, ...]
    when: Said | None
    state: str
    phrase: str
    failed: int
    percent: int | None
    stage: str | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that is left out."""

    selector: str
    kind: str
    value: str


@router.get("/book")
def book(request: Request, here: Here) -> Response:
    """Show what the book knows and who sees what of it."""
    return _shown(request, here)


@router.get("/book/runs/{number}")
def failures(request: Request, here: Here, number: int) -> Response:
    """Show what one run could not read."""
    found = here.desk(request).reading.failures(number)
    if found is None:
        raise HTTPException(404)
    today = date.fromisoformat(here.desk(request).reading.book()["as_of"])
    return here.show(
        request, "run.html", run=reading(found["run"], today), items=found["items"], total=found["total"]
    )


@router.get("/book/ledger.jsonl")
def ledger(request: Request, here: Here) -> Response:
    """Send all evidence as a file."""
    lines: Iterator[bytes] = (f"{line}\n".encode() for line in here.desk(request).reading.ledger())
    name = {"Content-Disposition": 'attachment; filename="relgraph-ledger.jsonl"'}
    return StreamingResponse(lines, media_type="application/jsonl", headers=name)


@router.post("/book/leave-out")
def leave_out(request: Request, here: Here, form: Posted) -> Response:
    """Leave something out from the next reading on."""
    kind, value = text(form, "kind"), text(form, "value").strip()
    try:
        new = here.desk(request).reading.leave_out([f"{kind}:{value}"])
    except BadUse:
        wrong = {"before": "Say a day, as 2020-01-31.", "folder": "Say a folder's name."}
        error = wrong.get(kind, "Say an address, as mum@example.org, or a domain, as clinic.example.")
        return _shown(request, here, 422, error=error, typed=value, kind=kind)
    told = "Left out from the next reading on." if new else "That is left out already."
    return here.go(request, "/book#left-out", Notice(told))


@router.post("/book/leave-out/remove")
def take_in(request: Request, here: Here, form: Posted) -> Response:
    """No longer leave something out."""
    selector = text(form, "selector")
    there = here.desk(request).reading.take_in(selector)
    notice = Notice("Taken in again from the next reading on.") if there else None
    return here.go(request, "/book#left-out", notice)


@router.post("/book/take-back")
def take_back(request: Request, here: Here, _: Posted) -> Response:
    """Take back everything that is shared."""
    gone = here.desk(request).sharing.take_back()
    many = (
        f"{gone:,} shared {'tie' if gone == 1 else 'ties'} taken back. Colleagues see nothing of your book."
    )
    return here.go(request, "/book", Notice(many))


@router.get("/book/leave")
def leaving(request: Request, here: Here) -> Response:
    """Ask before leaving."""
    return _leaving(request, here)


@router.post("/book/leave")
def leave(request: Request, here: Here, form: Posted) -> Response:
    """Leave, if one's own address was written out; the receipt is shown once."""
    member = session(request).signed.member
    if text(form, "address").strip().lower() != member:
        return _leaving(request, here, 422, error=f"Write {member} to say that you mean it.")
    try:
        receipt = here.desk(request).leave()
    except BadUse as error:
        return _leaving(request, here, 422, error=f"{str(error)[:1].upper()}{str(error)[1:]}.")
    page = here.pages.show(None, "receipt.html", receipt=receipt)
    here.cookies.session.clear(request, page)
    return page


def _leaving(request: Request, here: Site, status: int = 200, *, error: str | None = None) -> Response:
    me = here.desk(request).settings.me()
    found = here.desk(request).reading.book()
    return here.pages.show(request, "leave.html", status, me=me, book=found, error=error)


def _shown(request: Request, here: Site, status: int = 200, **told: Any) -> Response:
    found = here.desk(request).reading.book()
    today = date.fromisoformat(found["as_of"])
    runs = [reading(run, today) for run in found["runs"]]
    page = here.pages.show(
        request,
        "book.html",
        status,
        notice=here.notice(request),
        summary=found["summary"],
        sources=_sources(found, today),
        runs=runs,
        going=next((run for run in runs if run.state == "running"), None),
        left_out=[_left_out(one) for one in found["left_out"]],
        shared=found["shared"],
        kinds=KINDS,
        **{"error": None, "typed": "", "kind": "address", **told},
    )
    here.cookies.notice.clear(request, page)
    return page


def _sources(found: MyBook, today: date) -> list[Source]:
    return [
        Source(one["name"], _holds(one["messages"], one["meetings"]), said(one["last_read"], today))
        for one in found["sources"]
    ]


def _holds(messages: int, meetings: int) -> str:
    parts = [(messages, "message"), (meetings, "meeting")]
    return ", ".join(f"{many:,} {what if many == 1 else what + 's'}" for many, what in parts if many)


def reading(run: Run, today: date) -> Reading:
    """Return a run as pages show it."""
    return Reading(
        number=run["number"],
        what=run["what"],
        sources=tuple(run["sources"]),
        when=said(run["started"], today),
        state=run["state"],
        phrase=run["phrase"],
        failed=run["failed"],
        percent=None if run["part"] is None else int(run["part"] * 100),
        stage=run["stage"],
    )


def _left_out(selector: str) -> LeftOut:
    kind, _, value = selector.partition(":")
    return LeftOut(selector, KINDS.get(kind, kind), value)
