"""The plan for one account: are we wide and deep enough? Made to be printed on one page."""

from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from relgraph.documents import Known, Opening, Part, Seen
from relgraph_api.days import Day
from relgraph_web.emphasis import Piece, emphasise
from relgraph_web.names import sentence
from relgraph_web.pages import link
from relgraph_web.people import tie
from relgraph_web.site import Here
from relgraph_web.tiers import Bar
from relgraph_web.times import Said

router = APIRouter()

OTHERS = "Not known what they do"
SEEN = 4
"""People seen and not known that a role has room for."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody known in a role."""

    name: str
    href: str
    title: str | None
    bar: Bar
    proof: str
    last: Said | None
    through: str


@dataclass(frozen=True, slots=True)
class Role:
    """One row of the plan."""

    name: str
    wanted: bool
    contacts: tuple[Contact, ...]
    seen: tuple[tuple[str, str], ...]
    """Names, each with where it is shown."""
    openings: tuple[tuple[Piece, ...], ...]
    single: str | None
    """Who alone reaches this role."""


@router.get("/accounts/{account_id}/plan")
def plan(request: Request, here: Here, account_id: str, at: Day = None) -> Response:
    """Show roles, who reaches them, what hangs on one of us alone, and who could open the rest."""
    found = here.answers(request, at).plan(account_id)
    if found is None:
        raise HTTPException(404)
    today = date.fromisoformat(found["as_of"][:10])
    return here.show(
        request,
        "plan.html",
        at=at,
        account=found["account"],
        summary=found["summary"],
        day=today,
        roles=[_role(part, today, at) for part in found["parts"]],
    )


def _role(part: Part, today: date, at: date | None) -> Role:
    return Role(
        name=OTHERS if part["role"] == "somebody" else sentence(part["role"]),
        wanted=part["wanted"],
        contacts=tuple(_contact(one, today, at) for one in part["people"]),
        seen=tuple(_seen(one, at) for one in part["seen"][:SEEN]),
        openings=tuple(_opening(one, at) for one in part["openings"]),
        single=part["through"][0] if part["people"] and len(part["through"]) == 1 else None,
    )


def _contact(one: Known, today: date, at: date | None) -> Contact:
    ties = [tie(known, today) for known in one["known_by"]]
    return Contact(
        name=one["name"],
        href=link(f"/people/{one['id']}", at=at),
        title=one["title"],
        bar=ties[0].bar,
        proof=link(f"/people/{one['id']}/tie", at=at),
        last=ties[0].last,
        through=", ".join(known.who for known in ties),
    )


def _seen(one: Seen, at: date | None) -> tuple[str, str]:
    return one["name"], link(f"/people/{one['id']}", at=at)


def _opening(one: Opening, at: date | None) -> tuple[Piece, ...]:
    person = one["person"]
    places = {person["name"]: link("/paths", to=person["id"], at=at)} if person["name"] else {}
    return tuple(emphasise(one["phrase"], places))
