"""Search: people and companies, as one types or as a page."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from relgraph.documents import Found
from relgraph_api.days import Day
from relgraph_web.fragments import wants_fragment
from relgraph_web.pages import link
from relgraph_web.site import Here
from relgraph_web.tiers import Bar, bar

router = APIRouter()

Part = Annotated[str, Query(max_length=300)]


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody or something found."""

    href: str
    name: str
    what: tuple[str, ...]
    bar: Bar | None
    who: str | None
    """`you`, or the colleague who knows them best."""


@router.get("/search")
def search(request: Request, here: Here, q: Part = "", at: Day = None) -> Response:
    """Show whom and what is called like `q`, or only the list when htmx asks for it."""
    found = here.answers(request, at).search(q)
    told: dict[str, Any] = {
        "q": q,
        "summary": found["summary"],
        "people": people(found, at),
        "accounts": accounts(found, at),
    }
    if wants_fragment(request):
        return here.pages.show(request, "_hits.html", at=at, **told)
    return here.show(request, "search.html", at=at, **told)


def people(found: Found, at: date | None) -> list[Hit]:
    """Return the people found."""
    return [
        Hit(
            href=link(f"/people/{one['id']}", at=at),
            name=one["name"],
            what=tuple(
                part for part in (one["title"], one["account"]["name"] if one["account"] else None) if part
            ),
            bar=bar(one["tier"], known=one["known_by"] is not None),
            who=one["known_by"],
        )
        for one in found["people"]
    ]


def accounts(found: Found, at: date | None) -> list[Hit]:
    """Return the companies found."""
    return [
        Hit(
            href=link(f"/accounts/{one['id']}", at=at),
            name=one["name"],
            what=tuple(domain for domain in one["domains"][:2] if domain != one["name"]),
            bar=None,
            who=None,
        )
        for one in found["accounts"]
    ]
