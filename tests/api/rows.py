"""A row for each route: a request that succeeds, the scope it takes, and what it must not do for others."""

from dataclasses import dataclass, field
from typing import Any

from tests.api.installation import BO, CY, ELI

from relgraph.front import Scope

ARDENT = "452324529f764908e552"
CY_ID = "9f547630a8b995f897d6"
"""Ids under the secret that tests use."""


@dataclass(frozen=True, slots=True)
class Row:
    """A request as a client would make it."""

    url: str
    scope: Scope | None = "read"
    """What the token must allow; None: nobody is asked."""
    status: int = 200
    sent: dict[str, Any] = field(default_factory=dict)
    """Body and headers."""
    at: bool = False
    """It is an answer, given for any day."""
    table: bool = False
    """It is told as a table too."""
    empty: tuple[int, ...] = (200,)
    """What another member who sees none of it may get."""


def _json(body: object) -> dict[str, Any]:
    return {"json": body}


CSV = {"headers": {"Content-Type": "text/csv"}, "content": b"Account\r\nQuill Press\r\n"}
ONE = (404,)
OWN = (200, 404)

ROWS: dict[tuple[str, str], Row] = {
    ("get", "/health"): Row("/health", None),
    ("get", "/me"): Row("/me", at=True),
    ("get", "/members"): Row("/members", at=True),
    ("get", "/accounts"): Row("/accounts?q=ard", at=True, table=True),
    ("get", "/who"): Row("/who?account=Ardent", at=True, empty=ONE),
    ("get", "/accounts/{id}"): Row(f"/accounts/{ARDENT}", at=True, empty=ONE),
    ("get", "/accounts/{id}/people"): Row(f"/accounts/{ARDENT}/people", at=True, table=True, empty=ONE),
    ("get", "/accounts/{id}/plan"): Row(f"/accounts/{ARDENT}/plan", at=True, empty=ONE),
    ("get", "/people"): Row("/people?q=young", at=True, table=True),
    ("get", "/people/{id}"): Row(f"/people/{CY_ID}", at=True, empty=ONE),
    ("get", "/people/{id}/tie"): Row(f"/people/{CY_ID}/tie", at=True, empty=ONE),
    ("get", "/search"): Row("/search?q=young", at=True),
    ("get", "/paths"): Row(f"/paths?to={ELI}&top=2", at=True),
    ("get", "/ask"): Row(f"/ask?to={ELI}", at=True),
    ("get", "/introductions"): Row("/introductions", at=True),
    ("get", "/doubts"): Row("/doubts", at=True),
    ("post", "/lookup"): Row(
        "/lookup", at=True, table=True, sent=_json({"wanted": [CY, "nordwind.example"]})
    ),
    ("get", "/targets"): Row("/targets", at=True, table=True),
    ("post", "/targets"): Row("/targets", "write", sent=_json({"wanted": ["Quill Press"]})),
    ("post", "/targets/import"): Row("/targets/import", "write", sent=CSV),
    ("delete", "/targets"): Row("/targets?wanted=Ardent", "write", 204, empty=ONE),
    ("get", "/crm"): Row("/crm?system=salesforce&id=001A", at=True, table=True),
    ("put", "/crm"): Row(
        "/crm",
        "write",
        sent=_json({"items": [{"system": "hubspot", "kind": "person", "id": "7", "of": CY}]}),
    ),
    ("delete", "/crm"): Row("/crm?system=salesforce&kind=account&id=001A", "write", 204, empty=ONE),
    ("get", "/sharing"): Row("/sharing"),
    ("post", "/sharing"): Row(
        "/sharing", "write", sent=_json({"level": "named", "selector": "domain:post.example"})
    ),
    ("get", "/sharing/foresight"): Row("/sharing/foresight?level=named&selector=all"),
    ("delete", "/sharing/{number}"): Row("/sharing/1", "write", 204, empty=ONE),
    ("get", "/preview"): Row(f"/preview?viewer={BO}"),
    ("post", "/publish"): Row("/publish", "write"),
    ("get", "/book"): Row("/book"),
    ("get", "/runs/{number}/failures"): Row("/runs/1/failures", empty=ONE),
    ("post", "/left-out"): Row("/left-out", "write", sent=_json({"selectors": ["domain:doctor.example"]})),
    ("delete", "/left-out"): Row("/left-out?selector=domain:clinic.example", "write", 204, empty=ONE),
    ("get", "/ledger"): Row("/ledger"),
    ("get", "/judgements"): Row("/judgements"),
    ("post", "/judgements"): Row(
        "/judgements",
        "write",
        sent=_json({"kind": "wrong title", "about": CY_ID, "other": "Chief Financial Officer"}),
        empty=(422,),
    ),
    ("delete", "/judgements/{number}"): Row("/judgements/1", "write", empty=ONE),
    ("get", "/tokens"): Row("/tokens"),
    ("post", "/tokens"): Row(
        "/tokens", "write", 201, sent=_json({"name": "CRM", "scopes": ["write"], "days": 9})
    ),
    ("delete", "/tokens/{id}"): Row("/tokens/{token}", "write", 204, empty=ONE),
}
"""By method and path under `/api/v1`; `{token}` is the id of a token of the asker's made for it."""
