"""Introductions seen: who introduced whom, when, and where that is written."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from relgraph.documents import Introduction
from relgraph_api.days import Day
from relgraph_web.emphasis import Piece, emphasise
from relgraph_web.fragments import wants_fragment
from relgraph_web.pages import link
from relgraph_web.site import Here
from relgraph_web.times import Said, said

router = APIRouter()

A_PAGE = 40


@dataclass(frozen=True, slots=True)
class Told:
    """An introduction in words."""

    message: str
    kind: str
    phrase: tuple[Piece, ...]
    words: str
    when: Said | None
    subject: str | None
    source: str | None
    place: str | None


@router.get("/introductions")
def introductions(
    request: Request,
    here: Here,
    after: Annotated[str | None, Query(max_length=600)] = None,
    at: Day = None,
) -> Response:
    """List the introductions, or only the next ones when htmx asks for them."""
    found = here.answers(request, at).introductions(after=after, limit=A_PAGE)
    today = date.fromisoformat(found["as_of"][:10])
    shown: dict[str, Any] = {
        "rows": [told(one, today, at) for one in found["items"]],
        "following": link("/introductions", after=found["next"], at=at) if found["next"] else None,
        "newest": link("/introductions", at=at) if after else None,
    }
    if wants_fragment(request):
        return here.pages.show(request, "_introductions.html", at=at, **shown)
    return here.show(request, "introductions.html", at=at, summary=found["summary"], **shown)


def told(one: Introduction, today: date, at: date | None) -> Told:
    """Put an introduction into words, its people linked."""
    people = [*one["parties"], *([one["introducer"]] if one["introducer"] else [])]
    places = {who["name"]: link(f"/people/{who['id']}", at=at) for who in people if who["name"]}
    return Told(
        message=one["message"],
        kind=one["kind"],
        phrase=tuple(emphasise(one["phrase"], places)),
        words=one["phrase"],
        when=said(one["date"], today),
        subject=one["subject"],
        source=one["source"],
        place=one["place"],
    )
