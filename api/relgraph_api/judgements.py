"""Routes for what the asker says is wrong or right in the own book."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Response
from pydantic import BaseModel, ConfigDict, Field

from relgraph.documents import FORMAT, JudgementKind, Judgements
from relgraph_api.bearer import Owner, Writer
from relgraph_api.documents import JsonResponse, Judged
from relgraph_api.limits import TEXT

router = APIRouter(tags=["judgements"])


class NewJudgement(BaseModel):
    """Something that is wrong, or right."""

    model_config = ConfigDict(extra="forbid")

    kind: JudgementKind = Field(examples=["wrong title"])
    about: str = Field(
        min_length=1,
        max_length=TEXT,
        description="The id of a person, account or message, as another answer gave it.",
        examples=["3f2a9c0d4e5b6a7f8c9d"],
    )
    other: str = Field(
        default="",
        max_length=TEXT,
        description="The second id, title, employer, name, kind of introduction, or address.",
        examples=["Chief Financial Officer"],
    )


@router.get("/judgements", response_model=Judgements)
def judgements(asker: Owner) -> Response:
    """List the judgements that stand, the latest first."""
    return JsonResponse(asker.desk().judgements.said())


@router.post("/judgements", response_model=Judged)
def judge(asker: Writer, judgement: NewJudgement) -> Response:
    """Record a judgement and carry it out: it is stronger than anything read."""
    drawer = asker.desk().judgements
    made = drawer.record(judgement.kind, judgement.about, judgement.other)
    return JsonResponse(Judged(format=FORMAT, judgement=made, done=drawer.settle()))


@router.delete("/judgements/{number}", response_model=Judged)
def undo_judgement(
    asker: Writer,
    number: Annotated[int, Path(ge=1, le=2**53, description="As the list shows it.")],
) -> Response:
    """Take a judgement back."""
    drawer = asker.desk().judgements
    undone = drawer.undo(number)
    if undone is None:
        raise HTTPException(404)
    return JsonResponse(Judged(format=FORMAT, judgement=undone, done=drawer.settle()))
