"""The route for many at once: before a campaign, or to enrich a CRM."""

from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from relgraph.documents import Lookup
from relgraph_api import columns
from relgraph_api.bearer import Reader
from relgraph_api.limits import LISTED, TEXT
from relgraph_api.tables import DESCRIBED, AsCsv, told

router = APIRouter(tags=["lookup"])

Wanted = Annotated[str, StringConstraints(min_length=1, max_length=TEXT)]


class Question(BaseModel):
    """Whom and what to look up."""

    model_config = ConfigDict(extra="forbid")

    wanted: list[Wanted] = Field(
        min_length=1,
        max_length=LISTED,
        description="Mail addresses and domains, in any mixture.",
        examples=[["cy.young@ardent.example", "nordwind.example"]],
    )


@router.post("/lookup", response_model=Lookup, responses=DESCRIBED)
def look_up(request: Request, asker: Reader, question: Question, as_csv: AsCsv) -> Response:
    """Say of each address or domain who is known there and what the best way in is, in the order asked."""
    found = asker.answers().lookup(question.wanted)
    return told(request, found, columns.LOOKUP, lambda: columns.lookup(found), as_csv=as_csv)
