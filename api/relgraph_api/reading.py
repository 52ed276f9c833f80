"""Routes for what was read into the own book, what is left out, and all of its evidence."""

from collections.abc import Iterator
from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Query, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from relgraph.documents import FORMAT, Failures, MyBook
from relgraph_api.bearer import Owner, Writer
from relgraph_api.documents import Added, JsonResponse
from relgraph_api.limits import LISTED, TEXT

router = APIRouter(tags=["book"])

LINES = "application/jsonl"
TOGETHER = 500
"""Lines of the ledger that are sent at once."""
# Any: what OpenAPI takes as a description of a response.
STREAMED: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "JSON Lines: one evidence a line, sorted by key.",
        "content": {
            LINES: {"schema": {"type": "string"}, "example": '{"key": "…", "kind": "interaction"}\n'}
        },
    }
}

Selector = Annotated[str, StringConstraints(min_length=1, max_length=TEXT)]


class Selectors(BaseModel):
    """What to leave out."""

    model_config = ConfigDict(extra="forbid")

    selectors: list[Selector] = Field(
        min_length=1,
        max_length=LISTED,
        description="`address:A`, `domain:D`, `folder:NAME`, `before:DATE`.",
        examples=[["domain:clinic.example", "before:2015-01-01"]],
    )


@router.get("/book", response_model=MyBook)
def book(asker: Owner) -> Response:
    """Say what the own book knows: sources, last runs, what is left out, how much others see of it."""
    return JsonResponse(asker.desk().reading.book())


@router.get("/runs/{number}/failures", response_model=Failures)
def failures(
    asker: Owner, number: Annotated[int, Path(ge=1, le=2**53, description="As the book's runs show it.")]
) -> Response:
    """List what a run could not read, and why."""
    found = asker.desk().reading.failures(number)
    if found is None:
        raise HTTPException(404)
    return JsonResponse(found)


@router.post("/left-out", response_model=Added)
def leave_out(asker: Writer, wanted: Selectors) -> Response:
    """Leave mail out from the next reading on."""
    added = asker.desk().reading.leave_out(wanted.selectors)
    return JsonResponse(Added(format=FORMAT, added=added))


@router.delete("/left-out", status_code=204, response_class=Response)
def take_in(
    asker: Writer,
    selector: Annotated[
        str, Query(min_length=1, max_length=TEXT, description="As the book's list shows it.")
    ],
) -> Response:
    """No longer leave this out."""
    if not asker.desk().reading.take_in(selector):
        raise HTTPException(404)
    return Response(status_code=204)


@router.get("/ledger", response_class=StreamingResponse, responses=STREAMED)
def ledger(asker: Owner) -> Response:
    """Give all evidence of the own book, as `relgraph ledger export` prints it."""
    lines = asker.desk().reading.ledger()
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return StreamingResponse(_parts(lines), media_type=LINES, headers=headers)


def _parts(lines: Iterator[str]) -> Iterator[bytes]:
    while part := list(islice(lines, TOGETHER)):
        yield "".join(f"{line}\n" for line in part).encode("utf-8", "replace")
