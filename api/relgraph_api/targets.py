"""Routes for the member's own target list."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Response
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from relgraph.clean import clean
from relgraph.documents import FORMAT, Targets
from relgraph_api.bearer import Reader, Writer
from relgraph_api.documents import Added, JsonResponse
from relgraph_api.limits import LISTED, TEXT

router = APIRouter(tags=["targets"])

Wanted = Annotated[str, StringConstraints(min_length=1, max_length=TEXT)]


class Wish(BaseModel):
    """Accounts to put on the target list."""

    model_config = ConfigDict(extra="forbid")

    wanted: list[Wanted] = Field(
        min_length=1,
        max_length=LISTED,
        description="Names or domains, as one would write them.",
        examples=[["Ardent", "nordwind.example"]],
    )


@router.get("/targets", response_model=Targets)
def targets(asker: Reader) -> Response:
    """Give the target accounts, each with the best way in."""
    return JsonResponse(asker.answers().targets())


@router.post("/targets", response_model=Added)
def add_targets(asker: Writer, wish: Wish) -> Response:
    """Put names or domains on the target list; those that stand there already change nothing."""
    added = asker.desk().targets.add([clean(wanted) for wanted in wish.wanted])
    return JsonResponse(Added(format=FORMAT, added=added))


@router.delete("/targets", status_code=204, response_class=Response)
def remove_target(
    asker: Writer,
    wanted: Annotated[
        str,
        Query(
            min_length=1, max_length=TEXT, description="As the list's `wanted` says it.", examples=["Ardent"]
        ),
    ],
) -> Response:
    """Take one off the target list."""
    if not asker.desk().targets.remove(wanted):
        raise HTTPException(404)
    return Response(status_code=204)
