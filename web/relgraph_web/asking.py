"""How do I ask? The way drawn and step by step, two others, and a draft to copy."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from relgraph.documents import Ask
from relgraph_api.days import Day
from relgraph_web.emphasis import Piece, emphasise
from relgraph_web.listing import people_on
from relgraph_web.pages import lines, link
from relgraph_web.site import Here
from relgraph_web.ways import way

router = APIRouter()

To = Annotated[str, Query(max_length=300)]


@router.get("/paths")
def ask(request: Request, here: Here, to: To = "", at: Day = None) -> Response:
    """Show how to reach somebody, or ask whom."""
    if not to.strip():
        return here.show(request, "ask.html", at=at, to="", asked=None)
    found = here.answers(request, at).ask(to)
    today = date.fromisoformat(found["as_of"][:10])
    ways = [path for path in (found["best"], *found["others"]) if path is not None]
    drawn = [way(path, people_on(path, at), today, at) for path in ways]
    return here.show(
        request,
        "ask.html",
        at=at,
        to=to,
        asked=found,
        target=_target(found, at),
        summary=_summary(found, at),
        way=drawn[0] if drawn else None,
        others=drawn[1:],
        without=_without(found),
        draft=found["draft"],
        letter=lines(found["draft"]["text"]) if found["draft"] else None,
    )


def _without(found: Ask) -> str | None:
    """Name the connector whom the other ways do without."""
    best = found["best"]
    return best["steps"][0]["to"]["name"] if best and len(best["steps"]) > 1 else None


def _target(found: Ask, at: date | None) -> tuple[str, str] | None:
    """Return the name of whom one wants to reach, and where that is shown."""
    target = found["target"]
    if target is None or not target["name"] or not target["id"]:
        return None
    place = "accounts" if "domains" in target else "people"
    return target["name"], link(f"/{place}/{target['id']}", at=at)


def _summary(found: Ask, at: date | None) -> list[Piece]:
    target = _target(found, at)
    names = {target[0]: target[1]} if target else {}
    return emphasise(found["summary"], names | (people_on(found["best"], at) if found["best"] else {}))
