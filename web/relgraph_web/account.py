"""The account page: whom do we know here, and who can bring me in?"""

from datetime import date

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from relgraph.documents import Path, Who
from relgraph_api.days import Day
from relgraph_web.emphasis import emphasise
from relgraph_web.listing import names_on
from relgraph_web.names import order
from relgraph_web.people import alternatives, groups
from relgraph_web.site import Here
from relgraph_web.ways import way

router = APIRouter()

ASKED = 6
"""Ways to ask for, so that two are left that begin with somebody else."""


@router.get("/accounts/{account_id}")
def account(request: Request, here: Here, account_id: str, at: Day = None) -> Response:
    """Show whom one knows at an account and the best way in."""
    answers = here.answers(request, at)
    who = answers.account(account_id)
    if who is None or who["account"] is None:
        raise HTTPException(404)
    paths = answers.paths(account_id, top=ASKED)
    today = date.fromisoformat(who["as_of"][:10])
    places = _places(who)
    best = paths["paths"][:1]
    return here.pages.show(
        request,
        "account.html",
        at=at,
        account=who["account"],
        summary=emphasise(who["summary"], {**dict.fromkeys(_connectors(who, best), ""), **places}),
        way=way(best[0], places, today, at) if best else None,
        others=[way(path, places, today, at) for path in alternatives(paths["paths"])],
        message=paths["message"],
        groups=groups(who, today, at),
        seen=sorted(who["seen"], key=lambda one: order(one["name"])),
        missing=who["missing"],
    )


def _places(who: Who) -> dict[str, str]:
    """Return where on the page each person known is shown."""
    return {one["name"]: f"#{one['id']}" for one in who["people"]}


def _connectors(who: Who, best: list[Path]) -> list[str]:
    members = [tie["member_name"] for one in who["people"] for tie in one["known_by"]]
    return [*members, *(name for path in best for name in names_on(path))]
