"""Who is this, and what do I need to know before I speak?"""

from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from relgraph.documents import Acquainted, Job, Origin, Person
from relgraph_api.days import Day
from relgraph_web.chart import chart
from relgraph_web.emphasis import Piece, emphasise
from relgraph_web.introductions import told
from relgraph_web.pages import link
from relgraph_web.people import tie
from relgraph_web.site import Here
from relgraph_web.tiers import Bar, bar
from relgraph_web.times import Said, said

router = APIRouter()

READ_IN = {
    "signature": "their own signature",
    "text": "the text of a mail",
    "table": "a table in notes",
    "domain": "the mail address",
}


@dataclass(frozen=True, slots=True)
class Held:
    """A title or employer over time."""

    title: str | None
    company: str | None
    href: str | None
    employer: str | None
    """How the employer is named when it is called wrong: its domain, else its name."""
    read_in: str
    claimed: bool
    first: Said | None
    last: Said | None


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody else who knows the person, as the own mail shows."""

    name: str
    href: str
    bar: Bar
    proof: str
    last: Said | None


@router.get("/people/{person_id}")
def person(request: Request, here: Here, person_id: str, at: Day = None) -> Response:
    """Show who somebody is and how one knows them."""
    found = here.answers(request, at).person(person_id)
    if found is None:
        raise HTTPException(404)
    today = date.fromisoformat(found["as_of"][:10])
    one = found["person"]
    return here.show(
        request,
        "person.html",
        at=at,
        person=one,
        mine=bool(found["origins"]),
        summary=_summary(found, at),
        known_by=sorted((tie(known, today) for known in found["known_by"]), key=lambda one: one.who != "you"),
        proof=link(f"/people/{one['id']}/tie", at=at),
        ask=link("/paths", to=one["id"], at=at),
        chart=chart(found["months"]),
        jobs=[_held(job, today, at) for job in found["jobs"]],
        introductions=[told(each, today, at) for each in found["introductions"]],
        others=[_other(one["id"], each, today, at) for each in found["acquainted"]],
        names=found["names"],
        addresses=found["addresses"],
        origins=[_origin(origin, today) for origin in found["origins"]],
    )


def _summary(found: Person, at: date | None) -> list[Piece]:
    account = found["person"]["account"]
    names = {found["person"]["name"]: ""}
    if account:
        names[account["name"]] = link(f"/accounts/{account['id']}", at=at)
    return emphasise(found["summary"], names)


def _held(job: Job, today: date, at: date | None) -> Held:
    account = job["account"]
    return Held(
        title=job["title"],
        company=job["company"],
        href=link(f"/accounts/{account['id']}", at=at) if account else None,
        employer=job["company"] or (account["domains"][0] if account else None),
        read_in=READ_IN.get(job["basis"], job["basis"]),
        claimed=job["claimed"],
        first=said(job["first"], today),
        last=said(job["last"], today),
    )


def _other(person_id: str, one: Acquainted, today: date, at: date | None) -> Other:
    return Other(
        name=one["person"]["name"] or "somebody",
        href=link(f"/people/{one['person']['id']}", at=at),
        bar=bar(one["tier"]),
        proof=link(f"/people/{person_id}/tie", of=one["person"]["id"], at=at),
        last=said(one["last_contact"], today),
    )


def _origin(origin: Origin, today: date) -> tuple[Origin, Said | None, Said | None]:
    return origin, said(origin["first"], today), said(origin["last"], today)
