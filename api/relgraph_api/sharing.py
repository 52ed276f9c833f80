"""Routes for who sees what of the own book."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Query, Response
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from relgraph.address import Address, address
from relgraph.documents import FORMAT, Foresight, Preview, SharingRules
from relgraph.errors import BadUse
from relgraph_api.bearer import Owner, Writer
from relgraph_api.days import day
from relgraph_api.documents import Carried, JsonResponse
from relgraph_api.limits import TEXT

router = APIRouter(tags=["sharing"])

LEVEL = "hidden or named."
SELECTOR = "all, private, person:ADDRESS, company:DOMAIN, domain:NAME or min-tier:TIER."
AUDIENCE = "everyone, a colleague's address, or team:NAME."


class NewRule(BaseModel):
    """A rule to be made."""

    model_config = ConfigDict(extra="forbid")

    level: str = Field(min_length=1, max_length=TEXT, description=LEVEL, examples=["named"])
    selector: str = Field(
        min_length=1, max_length=TEXT, description=SELECTOR, examples=["company:ardent.example"]
    )
    to: str = Field(
        default="everyone",
        min_length=1,
        max_length=TEXT,
        description=AUDIENCE,
        examples=["bo@fenwick.example"],
    )
    keep_private: bool = Field(
        default=False,
        description="Hide addresses at mail providers for everybody from the same audience.",
        examples=[True],
    )
    at: Annotated[date | None, BeforeValidator(day)] = Field(
        default=None, description="Tell what was so on this day, and nothing later.", examples=["2026-05-03"]
    )
    seen: str | None = Field(
        default=None,
        max_length=64,
        description="What `/sharing/foresight` gave: nothing is made if it differs by now.",
        examples=["0d9f5b2c6a1e48f7b3c2d1e0f9a8b7c6"],
    )


@router.get("/sharing", response_model=SharingRules)
def rules(asker: Owner) -> Response:
    """List the rules that stand."""
    return JsonResponse(asker.desk().sharing.rules())


@router.post("/sharing", response_model=Carried)
def share(asker: Writer, rule: NewRule) -> Response:
    """Make a rule and carry it out at once."""
    sharing = asker.desk().sharing
    changed = sharing.share(
        rule.level, rule.selector, rule.to, keep_private=rule.keep_private, seen=rule.seen, at=rule.at
    )
    return JsonResponse(Carried(format=FORMAT, changed=changed))


@router.get("/sharing/foresight", response_model=Foresight)
def foresee(
    asker: Owner,
    level: Annotated[str, Query(min_length=1, max_length=TEXT, description=LEVEL, examples=["named"])],
    selector: Annotated[str, Query(min_length=1, max_length=TEXT, description=SELECTOR, examples=["all"])],
    to: Annotated[str, Query(min_length=1, max_length=TEXT, description=AUDIENCE)] = "everyone",
) -> Response:
    """Say what a rule would show whom, without making it."""
    return JsonResponse(asker.desk().sharing.foresee(level, selector, to))


@router.delete("/sharing/{number}", status_code=204, response_class=Response)
def undo(
    asker: Writer,
    number: Annotated[int, Path(ge=1, le=2**53, description="As the list of rules shows it.")],
) -> Response:
    """Take a rule back; what it showed is withdrawn at once."""
    if not asker.desk().sharing.undo(number):
        raise HTTPException(404)
    return Response(status_code=204)


@router.get("/preview", response_model=Preview)
def preview(
    asker: Owner,
    viewer: Annotated[
        str | None,
        Query(max_length=TEXT, description="As this colleague sees it; else each of them in turn."),
    ] = None,
) -> Response:
    """Give exactly what a colleague gets of the own book."""
    return JsonResponse(asker.desk().sharing.preview(_colleague(viewer)))


@router.post("/publish", response_model=Carried)
def publish(asker: Writer) -> Response:
    """Carry out what the rules say by now."""
    return JsonResponse(Carried(format=FORMAT, changed=asker.desk().sharing.publish()))


def _colleague(text: str | None) -> Address | None:
    if text is None:
        return None
    found = address(text)
    if found is None:
        raise BadUse("a viewer is named by mail address")
    return found
