"""Routes for what other tools call accounts and people."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from relgraph.documents import FORMAT, CrmIds
from relgraph.front import CrmKind, CrmLink
from relgraph_api import columns
from relgraph_api.bearer import Reader, Writer
from relgraph_api.documents import JsonResponse, Put
from relgraph_api.limits import LISTED, TEXT
from relgraph_api.questions import After, Limit
from relgraph_api.tables import DESCRIBED, AsCsv, told

router = APIRouter(tags=["crm"])

Text = Annotated[str | None, Query(min_length=1, max_length=TEXT)]


class Link(BaseModel):
    """An id of another tool and what it stands for."""

    model_config = ConfigDict(extra="forbid")

    system: str = Field(min_length=1, max_length=TEXT, description="The tool.", examples=["salesforce"])
    kind: CrmKind = Field(description="What the id stands for.", examples=["account"])
    id: str = Field(min_length=1, max_length=TEXT, examples=["001A0000012345"])
    of: str = Field(
        min_length=1,
        max_length=TEXT,
        description="The domain of an account, the address of a person.",
        examples=["ardent.example"],
    )


class Links(BaseModel):
    """Ids to put in place."""

    model_config = ConfigDict(extra="forbid")

    items: list[Link] = Field(min_length=1, max_length=LISTED)


@router.get("/crm", response_model=CrmIds, responses=DESCRIBED)
def crm_ids(
    request: Request,
    asker: Reader,
    as_csv: AsCsv,
    system: Annotated[Text, Query(description="Of this tool alone.", examples=["salesforce"])] = None,
    id: Annotated[Text, Query(description="This id alone.", examples=["001A0000012345"])] = None,  # noqa: A002
    of: Annotated[Text, Query(description="Of this domain or address.", examples=["ardent.example"])] = None,
    after: After = None,
    limit: Limit = 50,
) -> Response:
    """List other tools' ids and what they stand for: all, those of one tool, one id, or those of somebody."""
    found = asker.answers().crm(system=system, crm_id=id, of=of, after=after, limit=limit)
    return told(request, found, columns.CRM, lambda: columns.crm(found), as_csv=as_csv)


@router.put("/crm", response_model=Put)
def put_crm_ids(asker: Writer, links: Links) -> Response:
    """Put ids in place, all or none, each for what it stood for before."""
    wanted = [CrmLink(one.system, one.kind, one.id, one.of) for one in links.items]
    return JsonResponse(Put(format=FORMAT, changed=asker.desk().crm.put(wanted)))


@router.delete("/crm", status_code=204, response_class=Response)
def remove_crm_id(
    asker: Writer,
    system: Annotated[str, Query(min_length=1, max_length=TEXT, description="The tool.")],
    kind: Annotated[CrmKind, Query(description="What the id stands for.")],
    id: Annotated[str, Query(min_length=1, max_length=TEXT, description="The id.")],  # noqa: A002
) -> Response:
    """Remove one id."""
    if not asker.desk().crm.remove(system, kind, id):
        raise HTTPException(404)
    return Response(status_code=204)
