"""What questions have in common: parts of names, pages, ids, days."""

from datetime import date
from typing import Annotated

from fastapi import Path, Query
from pydantic import BeforeValidator

from relgraph.documents import CrmId
from relgraph_api.days import day
from relgraph_api.limits import CURSOR, TEXT

Part = Annotated[str, Query(max_length=TEXT, description="Part of a name, domain or address; empty for all.")]
After = Annotated[str | None, Query(max_length=CURSOR, description="The `next` of the page before.")]
Limit = Annotated[int, Query(ge=1, le=200, description="Items on one page.")]
Id = Annotated[str, Path(description="An id that another answer gave.")]
To = Annotated[
    str, Query(min_length=1, max_length=TEXT, description="An address, name, company, domain or id.")
]

Since = Annotated[
    date | None,
    BeforeValidator(day),
    Query(
        description="Only what something happened to on or after this UTC day: mail or a meeting of the own"
        " book, or a shared tie whose last contact is of that month or later.",
        examples=["2026-05-01"],
    ),
]


Crm = Annotated[
    str | None,
    Query(
        max_length=TEXT,
        pattern=r"^[^:]+:.+$",
        description="Only what this id of another tool stands for: `SYSTEM:ID`.",
        examples=["salesforce:001A0000012345"],
    ),
]


def crm_id(text: str | None) -> CrmId | None:
    """Return the tool and the id of `salesforce:001A`."""
    if text is None:
        return None
    system, _, found = text.partition(":")
    return {"system": system, "id": found}
