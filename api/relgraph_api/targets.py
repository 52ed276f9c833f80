"""Routes for the member's own target list."""

from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from relgraph.account_list import accounts
from relgraph.clean import clean
from relgraph.documents import FORMAT, Targets
from relgraph_api import columns
from relgraph_api.bearer import Reader, Writer
from relgraph_api.documents import Added, JsonResponse
from relgraph_api.limits import LISTED, TEXT
from relgraph_api.questions import Since
from relgraph_api.tables import DESCRIBED, MEDIA, AsCsv, told

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


@router.get("/targets", response_model=Targets, responses=DESCRIBED)
def targets(request: Request, asker: Reader, as_csv: AsCsv, changed_since: Since = None) -> Response:
    """Give the target accounts, each with the best way in; all, or those changed since a day."""
    found = asker.answers().targets(since=changed_since)
    return told(request, found, columns.TARGETS, lambda: columns.targets(found), as_csv=as_csv)


@router.post("/targets", response_model=Added)
def add_targets(asker: Writer, wish: Wish) -> Response:
    """Put names or domains on the target list; those that stand there already change nothing."""
    added = asker.desk().targets.add([clean(wanted) for wanted in wish.wanted])
    return JsonResponse(Added(format=FORMAT, added=added))


async def _sheet(request: Request) -> str:
    return (await request.body()).decode("utf-8-sig", "replace")


@router.post(
    "/targets/import",
    response_model=Added,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                MEDIA: {"schema": {"type": "string"}, "example": "Account,Owner\r\nArdent,me\r\n"},
                "text/plain": {"schema": {"type": "string"}, "example": "Ardent\nnordwind.example\n"},
            },
        }
    },
)
def import_targets(asker: Writer, sheet: Annotated[str, Depends(_sheet)]) -> Response:
    """Put the accounts of a CSV file, or of one account a line, on the target list."""
    added = asker.desk().targets.add(accounts(sheet.splitlines(keepends=True)))
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
