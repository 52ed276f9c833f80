"""Target accounts: where do I have a way in?"""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from starlette.background import BackgroundTask
from starlette.datastructures import FormData, UploadFile
from starlette.responses import Response

from relgraph.clean import clean
from relgraph.errors import BadUse
from relgraph_api.days import Day, day
from relgraph_web.forms import posted_to_write, text
from relgraph_web.fragments import wants_fragment
from relgraph_web.listing import SORTS, Sort, rows
from relgraph_web.notices import added, removed
from relgraph_web.pages import lines
from relgraph_web.paste import imported, pasted
from relgraph_web.site import Here

router = APIRouter()

Posted = Annotated[FormData, Depends(posted_to_write)]
Part = Annotated[str, Query(max_length=300)]


@router.get("/")
def home(request: Request, here: Here, at: Day = None, q: Part = "", sort: str = "") -> Response:
    """Show the target list, or only its rows when htmx asks for them."""
    if wants_fragment(request):
        return _listed(request, here, "_accounts.html", at=at, q=q, sort=sort)
    notice = here.notice(request)
    page = _listed(request, here, "home.html", at=at, q=q, sort=sort, notice=notice)
    if notice is not None:
        here.cookies.notice.clear(request, page)
    elif not (at or q or sort):
        # Once this page, which says what is new, is on its way; nobody waits for it.
        page.background = BackgroundTask(here.desk(request).targets.looked)
    return page


@router.post("/targets")
def add(request: Request, here: Here, form: Posted) -> Response:
    """Put a pasted list or an uploaded file on the target list."""
    at = _at(form)
    try:
        wanted = _wanted(form)
        new = here.desk(request).targets.add(wanted)
    except BadUse as error:
        typed = lines(text(form, "wanted"))
        return _listed(request, here, "home.html", 422, at=at, error=str(error), typed=typed)
    return here.go_home(request, added(new, len(wanted)), at)


@router.post("/targets/remove")
def remove(request: Request, here: Here, form: Posted) -> Response:
    """Take an account off the target list."""
    wanted = clean(text(form, "wanted"))
    there = here.desk(request).targets.remove(wanted)
    return here.go_home(request, removed(wanted) if there else None, _at(form))


def _listed(
    request: Request,
    here: Here,
    template: str,
    status: int = 200,
    *,
    at: date | None,
    q: str = "",
    sort: str = "",
    **said: Any,  # what the template puts out besides
) -> Response:
    targets = here.answers(request, at).targets()
    order: Sort = next((one for one in SORTS if one == sort), SORTS[0])
    shown = rows(targets, q=q, sort=order, today=date.fromisoformat(targets["as_of"][:10]), at=at)
    told = {"error": None, "typed": "", **said}
    return here.pages.show(
        request,
        template,
        status,
        at=at,
        summary=targets["summary"],
        rows=shown,
        total=len(targets["items"]),
        q=q,
        sort=order,
        **told,
    )


def _wanted(form: FormData) -> list[str]:
    file, typed = form.get("file"), text(form, "wanted")
    found = imported(file.file.read()) if isinstance(file, UploadFile) and file.size else []
    return found + pasted(typed) if typed.strip() or not found else found


def _at(form: FormData) -> date | None:
    try:
        return day(text(form, "at") or None)
    except ValueError:
        return None
