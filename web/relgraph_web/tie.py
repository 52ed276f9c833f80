"""Why this strength? The tie's reasons, and its messages by date, each with where it lies."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import Response

from relgraph.documents import Message, Tie
from relgraph_api.days import Day
from relgraph_web.chart import chart
from relgraph_web.fragments import wants_fragment
from relgraph_web.pages import link
from relgraph_web.people import Tie as KnownTie
from relgraph_web.people import tie as known_tie
from relgraph_web.site import Here
from relgraph_web.tiers import bar
from relgraph_web.times import Said, said

router = APIRouter()

Id = Annotated[str | None, Query(max_length=300)]
A_PAGE = 40


@dataclass(frozen=True, slots=True)
class Row:
    """A message or meeting, in words."""

    when: Said
    way: str
    subject: str | None
    why_not: str | None
    source: str
    place: str


@router.get("/people/{person_id}/tie")
def tie(
    request: Request, here: Here, person_id: str, of: Id = None, after: Id = None, at: Day = None
) -> Response:
    """Show why a tie is as strong as it is, or only its messages when htmx asks for them."""
    found = here.answers(request, at).tie(person_id, of, after=after, limit=A_PAGE)
    if found is None:
        raise HTTPException(404)
    today = date.fromisoformat(found["as_of"][:10])
    path = f"/people/{found['person']['id']}/tie"
    one, other = _called(found)
    told: dict[str, Any] = {
        "rows": [_row(message, today, one, other) for message in found["messages"]],
        "following": link(path, of=of, after=found["next"], at=at) if found["next"] else None,
        "newest": link(path, of=of, at=at) if after else None,
    }
    if wants_fragment(request):
        return here.pages.show(request, "_messages.html", at=at, **told)
    return here.show(
        request,
        "tie.html",
        at=at,
        tie=found,
        person=found["person"],
        bar=bar(found["tier"], known=found["strength"] is not None),
        last=said(found["last_contact"], today),
        chance=chance(found),
        reasons=[(reason["text"], round(100 * reason["share"])) for reason in found["reasons"]],
        chart=chart(found["months"], one, other),
        shared=_shared(found, today),
        **told,
    )


def chance(found: Tie) -> str | None:
    """Say what the strength means, as one would count it."""
    strength = found["strength"]
    if strength is None:
        return None
    many = round(10 * strength)
    of_ten = {0: "fewer than 1", 10: "almost all"}.get(many, f"about {many}")
    return (
        f"Of ten ties like this, {of_ten} {'has' if many < 2 else 'have'} mail both ways in the next 90 days."
    )


def _shared(found: Tie, today: date) -> list[KnownTie]:
    return [known_tie(one, today) for one in found["shared"]]


def _called(found: Tie) -> tuple[str, str]:
    if found["of"] is None:
        return "you", "they"
    return found["of"]["name"] or "somebody", found["person"]["name"]


def _row(message: Message, today: date, one: str, other: str) -> Row:
    when = said(message["date"], today)
    assert when is not None  # noqa: S101 - a message of a tie has a date
    way = {"out": f"{one} wrote", "in": f"{other} wrote", "met": "met"}[message["direction"]]
    return Row(when, way, message["subject"], message["why_not"], message["source"], message["place"])
