"""Routes that answer: who is known where, how well, and who can introduce."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Query, Response

from relgraph.documents import FORMAT, Accounts, Member, Members, Paths, People, Person, Who
from relgraph_api.bearer import Reader
from relgraph_api.documents import Health, JsonResponse, Me
from relgraph_api.limits import CURSOR, TEXT

router = APIRouter()

Part = Annotated[str, Query(max_length=TEXT, description="Part of a name, domain or address; empty for all.")]
After = Annotated[str | None, Query(max_length=CURSOR, description="The `next` of the page before.")]
Limit = Annotated[int, Query(ge=1, le=200, description="Items on one page.")]
Id = Annotated[str, Path(description="An id that another answer gave.")]


@router.get("/health", response_model=Health, tags=["server"])
async def health() -> Response:
    """Say that the server is up; needs no token."""
    return JsonResponse(Health(format=FORMAT, status="ok"))


@router.get("/me", response_model=Me, tags=["members"])
def me(asker: Reader) -> Response:
    """Say whom the token belongs to and what it allows."""
    own = asker.signed.member
    names = {member["address"]: member["name"] for member in asker.answers().members()["items"]}
    member = Member(address=own, name=names.get(own, own))
    return JsonResponse(Me(format=FORMAT, member=member, scopes=sorted(asker.signed.scopes)))


@router.get("/members", response_model=Members, tags=["members"])
def members(asker: Reader) -> Response:
    """List all members."""
    return JsonResponse(asker.answers().members())


@router.get("/accounts", response_model=Accounts, tags=["accounts"])
def accounts(asker: Reader, q: Part = "", after: After = None, limit: Limit = 50) -> Response:
    """Find accounts by part of their name or domain."""
    return JsonResponse(asker.answers().accounts(q, after=after, limit=limit))


@router.get("/accounts/{id}", response_model=Who, tags=["accounts"])
def account(asker: Reader, id: Id) -> Response:  # noqa: A002 (the path's own word)
    """Say who is known at an account, by whom and how well."""
    return _found(asker.answers().account(id))


@router.get("/people", response_model=People, tags=["people"])
def people(asker: Reader, q: Part = "", after: After = None, limit: Limit = 50) -> Response:
    """Find people by part of their name or address."""
    return JsonResponse(asker.answers().people(q, after=after, limit=limit))


@router.get("/people/{id}", response_model=Person, tags=["people"])
def person(asker: Reader, id: Id) -> Response:  # noqa: A002 (the path's own word)
    """Say who somebody is and who knows them."""
    return _found(asker.answers().person(id))


@router.get("/paths", response_model=Paths, tags=["paths"])
def paths(
    asker: Reader,
    to: Annotated[
        str,
        Query(min_length=1, max_length=TEXT, description="An address, name, company, domain or id."),
    ],
    top: Annotated[int, Query(ge=1, le=20, description="How many ways to give.")] = 5,
    edges: Annotated[int, Query(ge=1, le=3, description="Steps that a way may have.")] = 3,
) -> Response:
    """Give the warmest ways to somebody, or to anyone at a company, with their reasons."""
    found = asker.answers().paths(to, top=top, edges=edges)
    return _found(found if found["target"] is not None else None)


def _found(document: Mapping[str, object] | None) -> Response:
    if document is None:
        raise HTTPException(404)
    return JsonResponse(document)
