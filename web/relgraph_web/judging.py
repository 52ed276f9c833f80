"""That's wrong: one click records a judgement, and another takes it back."""

from datetime import date
from typing import Annotated, get_args

from fastapi import APIRouter, Depends, Request
from starlette.background import BackgroundTask
from starlette.datastructures import FormData
from starlette.responses import Response

from relgraph.documents import Judgement, JudgementKind
from relgraph.errors import BadUse
from relgraph_api.days import Day
from relgraph_web.forms import posted_to_write, text
from relgraph_web.names import short
from relgraph_web.notices import Notice
from relgraph_web.sessions import onward
from relgraph_web.site import Here, Site
from relgraph_web.times import said

router = APIRouter()

Posted = Annotated[FormData, Depends(posted_to_write)]
KINDS: tuple[JudgementKind, ...] = get_args(JudgementKind)
HERE = "/judgements"
LATER = " Your book is large: pages follow in a moment."
LEFT = " Mail is being read: pages follow when that is done."
_LONGEST = 200


@router.get(HERE)
def judgements(request: Request, here: Here, at: Day = None) -> Response:
    """Show what was said to be wrong or right, each with a way back."""
    found = here.desk(request).judgements.said()
    today = date.fromisoformat(found["as_of"])
    return here.show(
        request,
        "judgements.html",
        at=at,
        summary=found["summary"],
        rows=[(one, said(one["said"], today)) for one in found["items"]],
    )


@router.post(HERE)
def judge(request: Request, here: Here, form: Posted) -> Response:
    """Record a judgement and lead back to where it was said."""
    kind = next((one for one in KINDS if one == text(form, "kind")), None)
    if kind is None:
        raise BadUse("say what is wrong by a button of the page")
    done = here.desk(request).judgements.record(kind, text(form, "about"), text(form, "other"))
    # The page of somebody who is no person is gone.
    back = HERE if kind == "not a person" else onward(text(form, "back") or HERE)
    return _settled(request, here, f"Noted: {done['text']}", back, undo=done)


@router.post(f"{HERE}/undo")
def undo(request: Request, here: Here, form: Posted) -> Response:
    """Take a judgement back."""
    wanted = text(form, "number")
    number = int(wanted) if wanted.isascii() and wanted.isdecimal() and len(wanted) < 16 else 0
    done = here.desk(request).judgements.undo(number)
    back = onward(text(form, "back") or HERE)
    if done is None:
        return here.go(request, back, Notice("That was taken back already."))
    return _settled(request, here, f"Taken back: {done['text']}", back)


def _settled(request: Request, here: Site, told: str, back: str, undo: Judgement | None = None) -> Response:
    """Carry out what was said, at once where that takes a moment, else behind the answer."""
    drawer = here.desk(request).judgements
    later = ("" if drawer.settle() else LEFT) if drawer.quick else LATER
    number = str(undo["number"]) if undo else None
    notice = Notice(
        short(told, _LONGEST) + later, undo=number, action=f"{HERE}/undo", field="number", button="Undo"
    )
    answer = here.go(request, back, notice)
    if later == LATER:
        answer.background = BackgroundTask(drawer.settle)
    return answer
