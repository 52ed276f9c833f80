"""The account page: whom do we know here, and who can bring me in?"""

from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from relgraph.documents import Path, Who
from relgraph_api.days import Day
from relgraph_web.drawing import Drawing, across, down
from relgraph_web.emphasis import Piece, emphasise
from relgraph_web.listing import names_on
from relgraph_web.names import order, sentence
from relgraph_web.people import alternatives, groups, reasons, weakest
from relgraph_web.site import Here
from relgraph_web.times import Said, said

router = APIRouter()

ASKED = 6
"""Ways to ask for, so that two are left that begin with somebody else."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a way, in words."""

    phrase: str
    last: Said | None
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A way in, in words and drawn."""

    phrase: tuple[Piece, ...]
    stages: tuple[Stage, ...]
    weakest: str | None
    across: Drawing
    down: Drawing


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
        way=_way(best[0], places, today) if best else None,
        others=[_way(path, places, today) for path in alternatives(paths["paths"])],
        message=paths["message"],
        groups=groups(who, today),
        seen=sorted(who["seen"], key=lambda one: order(one["name"])),
        missing=who["missing"],
    )


def _places(who: Who) -> dict[str, str]:
    """Return where on the page each person known is shown."""
    return {one["name"]: f"#{one['id']}" for one in who["people"]}


def _connectors(who: Who, best: list[Path]) -> list[str]:
    members = [tie["member_name"] for one in who["people"] for tie in one["known_by"]]
    return [*members, *(name for path in best for name in names_on(path))]


def _way(path: Path, places: dict[str, str], today: date) -> Way:
    names = {name: places.get(name, "") for name in names_on(path)}
    return Way(
        phrase=tuple(emphasise(sentence(path["phrase"]), names)),
        stages=tuple(
            Stage(sentence(step["phrase"]), said(step["last_contact"], today), reasons(step["reasons"]))
            for step in path["steps"]
        ),
        weakest=weakest(path),
        across=across(path, today),
        down=down(path, today),
    )
