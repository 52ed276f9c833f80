"""Routes for the asker's own tokens."""

from datetime import UTC, datetime

from fastapi import APIRouter, HTTPException, Response
from pydantic import BaseModel, ConfigDict, Field

from relgraph.clean import clean
from relgraph.documents import FORMAT
from relgraph.front import Scope, Token
from relgraph_api.bearer import Owner, Writer
from relgraph_api.documents import Issued, JsonResponse, TokenItem, Tokens
from relgraph_api.questions import Id

router = APIRouter(tags=["tokens"])


class Order(BaseModel):
    """A token to be made."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(default="", max_length=60, description="What it is for.", examples=["CRM sync"])
    scopes: list[Scope] = Field(
        min_length=1,
        max_length=3,
        description="What it allows: no more than the asking token.",
        examples=[["read"]],
    )
    days: int | None = Field(
        default=None,
        ge=1,
        le=3650,
        description="How long it lasts: no longer than the asking token.",
        examples=[90],
    )


@router.get("/tokens", response_model=Tokens)
def tokens(asker: Owner) -> Response:
    """List the own tokens that stand: what each allows and until when, not the secrets."""
    found = asker.front.access.tokens_of(asker.signed.member)
    return JsonResponse(Tokens(format=FORMAT, items=[_item(one) for one in found], next=None))


@router.post("/tokens", status_code=201, response_model=Issued)
def make_token(asker: Writer, order: Order) -> Response:
    """Make a token; its secret is in this answer and nowhere else. It ends with the token that asks."""
    secret, token = asker.front.access.issue(
        asker.signed, order.scopes, name=clean(order.name), days=order.days
    )
    return JsonResponse(Issued(format=FORMAT, secret=secret, token=_item(token)), 201)


@router.delete("/tokens/{id}", status_code=204, response_class=Response)
def revoke_token(asker: Writer, id: Id) -> Response:  # noqa: A002 (the path's own word)
    """Revoke one of the own tokens, at once, with all that were made with it."""
    if not asker.front.access.revoke(asker.signed.member, id):
        raise HTTPException(404)
    return Response(status_code=204)


def _item(token: Token) -> TokenItem:
    return TokenItem(
        id=token.id,
        name=token.name,
        scopes=list(token.scopes),
        made=_day(token.made),
        ends=None if token.ends is None else _day(token.ends),
    )


def _day(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
