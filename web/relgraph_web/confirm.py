"""To be confirmed: people who may be one person, and companies that may be one."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from relgraph_api.days import Day
from relgraph_web.site import Here

router = APIRouter()


@router.get("/confirm")
def confirm(request: Request, here: Here, at: Day = None) -> Response:
    """Show the pairs that wait for a yes or a no."""
    found = here.answers(request, at).doubts()
    return here.show(
        request,
        "confirm.html",
        at=at,
        summary=found["summary"],
        people=found["people"],
        companies=found["companies"],
        more=found["more"],
    )
