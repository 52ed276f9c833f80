"""The first run: from nothing to the first answer."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData, UploadFile
from starlette.responses import Response

from relgraph.clean import clean
from relgraph.errors import BadUse
from relgraph_web.book import reading
from relgraph_web.forms import posted_to_write, text
from relgraph_web.fragments import wants_fragment
from relgraph_web.names import sentence
from relgraph_web.site import Here, Site, session
from relgraph_web.times import day_of

router = APIRouter()

Posted = Annotated[FormData, Depends(posted_to_write)]
MOST_SENT = 1 << 30
"""Bytes of a mailbox that is sent by the page; a larger one is read by the command."""


@router.get("/start")
def start(request: Request, here: Here) -> Response:
    """Show what is done and what comes next; htmx asks for the progress alone."""
    return _shown(request, here)


@router.post("/start/mail")
def send(request: Request, here: Here, form: Posted) -> Response:
    """Begin to read a file that the browser sends."""
    file = form.get("file")
    try:
        if here.intake is None or not isinstance(file, UploadFile) or not file.size:
            raise BadUse("choose a file: an mbox or a single message (.eml)")
        here.intake.take(session(request).signed.member, file.filename or "mail", file.file)
    except BadUse as error:
        return _shown(request, here, 422, error=f"{sentence(str(error))}.")
    return here.go(request, "/start")


@router.post("/start/path")
def read(request: Request, here: Here, form: Posted) -> Response:
    """Begin to read mail by its path on this machine, where that is allowed."""
    path = clean(text(form, "path"), 1000)
    try:
        if here.intake is None or not here.intake.by_path:
            raise BadUse("mail is not read by its path here: send a file, or use the command")
        here.intake.read(session(request).signed.member, path)
    except BadUse as error:
        return _shown(request, here, 422, error=f"{sentence(str(error))}.", path=path)
    return here.go(request, "/start")


def _shown(request: Request, here: Site, status: int = 200, **told: Any) -> Response:
    found = here.desk(request).reading.book()
    today = day_of(found["as_of"])
    last = reading(found["runs"][0], today) if found["runs"] else None
    targets = here.answers(request, None).targets()["items"]
    member, intake = session(request).signed.member, here.intake
    going = (last is not None and last.state == "running") or (intake is not None and intake.reading(member))
    trouble = intake.trouble(member) if intake is not None and not going else None
    step = 1 if not found["people"] and not going else 2 if not targets else 3
    return here.pages.show(
        request,
        "_progress.html" if wants_fragment(request) else "start.html",
        status,
        notice=None,
        run=last,
        going=going,
        trouble=trouble,
        people=found["people"],
        sources=found["sources"],
        targets=len(targets),
        step=step,
        by_path=here.intake is not None and here.intake.by_path,
        by_file=here.intake is not None,
        **{"error": None, "path": "", **told},
    )
