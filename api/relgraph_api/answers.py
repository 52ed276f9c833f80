"""Routes that answer: who is known where, how well, and who can introduce."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response

from relgraph.documents import (
    FORMAT,
    Accounts,
    Ask,
    Doubts,
    Found,
    Introductions,
    Member,
    Members,
    Paths,
    People,
    Person,
    Plan,
    Tie,
    Who,
)
from relgraph_api import columns
from relgraph_api.bearer import Reader
from relgraph_api.documents import Health, JsonResponse, Me
from relgraph_api.limits import TEXT
from relgraph_api.questions import After, Crm, Id, Limit, Part, Since, To, crm_id
from relgraph_api.tables import DESCRIBED, AsCsv, told

router = APIRouter()


@router.get("/health", response_model=Health, tags=["server"])
async def health() -> Response:
    """Say that the server is up; needs no token."""
    return JsonResponse(Health(format=FORMAT, status="ok"))


@router.get("/me", response_model=Me, tags=["members"])
def me(asker: Reader) -> Response:
    """Say whom the token belongs to and what it allows, and until when."""
    own = asker.signed.member
    names = {member["address"]: member["name"] for member in asker.answers().members()["items"]}
    member = Member(address=own, name=names.get(own, own))
    ends = None if asker.signed.ends is None else datetime.fromtimestamp(asker.signed.ends, UTC)
    return JsonResponse(
        Me(
            format=FORMAT,
            member=member,
            scopes=sorted(asker.signed.scopes),
            token=asker.signed.token,
            ends=None if ends is None else ends.date().isoformat(),
        )
    )


@router.get("/members", response_model=Members, tags=["members"])
def members(asker: Reader) -> Response:
    """List all members."""
    return JsonResponse(asker.answers().members())


@router.get("/accounts", response_model=Accounts, tags=["accounts"], responses=DESCRIBED)
def accounts(
    request: Request,
    asker: Reader,
    as_csv: AsCsv,
    q: Part = "",
    crm: Crm = None,
    changed_since: Since = None,
    after: After = None,
    limit: Limit = 50,
) -> Response:
    """Find accounts by part of their name or domain, by another tool's id, by what changed since a day."""
    found = asker.answers().accounts(q, after=after, limit=limit, crm=crm_id(crm), since=changed_since)
    return told(request, found, columns.ACCOUNTS, lambda: columns.accounts(found), as_csv=as_csv)


@router.get("/who", response_model=Who, tags=["accounts"])
def who(
    asker: Reader,
    account: Annotated[
        str,
        Query(min_length=1, max_length=TEXT, description="A name or domain.", examples=["ardent.example"]),
    ],
) -> Response:
    """Say who is known at the account of that name or domain, by whom and how well."""
    found = asker.answers().who(account)
    return _found(found if found["account"] is not None else None)


@router.get("/accounts/{id}", response_model=Who, tags=["accounts"])
def account(asker: Reader, id: Id) -> Response:  # noqa: A002 (the path's own word)
    """Say who is known at an account, by whom and how well."""
    return _found(asker.answers().account(id))


@router.get("/accounts/{id}/people", response_model=Who, tags=["accounts"], responses=DESCRIBED)
def account_people(request: Request, asker: Reader, id: Id, as_csv: AsCsv) -> Response:  # noqa: A002
    """Give the same as the account itself; as a table, a row for each tie to somebody there."""
    found = asker.answers().account(id)
    if found is None:
        raise HTTPException(404)
    listed = {**found, "next": None}
    return (
        told(request, listed, columns.KNOWN, lambda: columns.known(found), as_csv=True)
        if as_csv
        else _found(found)
    )


@router.get("/accounts/{id}/plan", response_model=Plan, tags=["accounts"])
def plan(asker: Reader, id: Id) -> Response:  # noqa: A002 (the path's own word)
    """Say whether one is wide and deep enough at an account: roles, single threads, who could open more."""
    return _found(asker.answers().plan(id))


@router.get("/people", response_model=People, tags=["people"], responses=DESCRIBED)
def people(
    request: Request,
    asker: Reader,
    as_csv: AsCsv,
    q: Part = "",
    crm: Crm = None,
    changed_since: Since = None,
    after: After = None,
    limit: Limit = 50,
) -> Response:
    """Find people by part of their name or address, by another tool's id, by what changed since a day."""
    found = asker.answers().people(q, after=after, limit=limit, crm=crm_id(crm), since=changed_since)
    return told(request, found, columns.PEOPLE, lambda: columns.people(found), as_csv=as_csv)


@router.get("/people/{id}", response_model=Person, tags=["people"])
def person(asker: Reader, id: Id) -> Response:  # noqa: A002 (the path's own word)
    """Say who somebody is and who knows them."""
    return _found(asker.answers().person(id))


@router.get("/people/{id}/tie", response_model=Tie, tags=["people"])
def tie(
    asker: Reader,
    id: Id,  # noqa: A002 (the path's own word)
    of: Annotated[
        str | None, Query(max_length=TEXT, description="Whose tie: another person's id; else the asker's.")
    ] = None,
    after: After = None,
    limit: Limit = 50,
) -> Response:
    """Say why a tie of the own book is as strong as it is, down to its messages."""
    return _found(asker.answers().tie(id, of, after=after, limit=limit))


@router.get("/search", response_model=Found, tags=["people"])
def search(asker: Reader, q: Part = "") -> Response:
    """Find people and companies by part of a name, the best known first."""
    return JsonResponse(asker.answers().search(q))


@router.get("/paths", response_model=Paths, tags=["paths"])
def paths(
    asker: Reader,
    to: To,
    top: Annotated[int, Query(ge=1, le=20, description="How many ways to give.")] = 5,
    edges: Annotated[int, Query(ge=1, le=3, description="Steps that a way may have.")] = 3,
) -> Response:
    """Give the warmest ways to somebody, or to anyone at a company, with their reasons."""
    found = asker.answers().paths(to, top=top, edges=edges)
    return _found(found if found["target"] is not None else None)


@router.get("/ask", response_model=Ask, tags=["paths"])
def ask(asker: Reader, to: To) -> Response:
    """Say how to ask: the best way, others that do without its connector, a letter to begin with."""
    found = asker.answers().ask(to)
    return _found(found if found["target"] is not None else None)


@router.get("/introductions", response_model=Introductions, tags=["paths"])
def introductions(asker: Reader, after: After = None, limit: Limit = 50) -> Response:
    """List the introductions seen in the own book, the latest first."""
    return JsonResponse(asker.answers().introductions(after=after, limit=limit))


@router.get("/doubts", response_model=Doubts, tags=["judgements"])
def doubts(asker: Reader) -> Response:
    """Say who, and which companies, of the own book may be one."""
    return JsonResponse(asker.answers().doubts())


def _found(document: Mapping[str, object] | None) -> Response:
    if document is None:
        raise HTTPException(404)
    return JsonResponse(document)
