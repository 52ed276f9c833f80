"""Documents as the API sends and describes them."""

import json
from collections.abc import Mapping
from typing import Any

from fastapi import Response
from pydantic import ConfigDict, with_config
from typing_extensions import TypedDict, is_typeddict

from relgraph import documents
from relgraph.front import Scope

DESCRIBED = ConfigDict(use_attribute_docstrings=True)
"""Take the description of each field from the docstring under it."""

for _document in vars(documents).values():
    if is_typeddict(_document):
        with_config(DESCRIBED)(_document)  # read by pydantic when the OpenAPI document is made


@with_config(DESCRIBED)
class Health(TypedDict):
    """The server is up."""

    format: int
    status: str
    """`ok`."""


@with_config(DESCRIBED)
class Me(TypedDict):
    """Whom the token belongs to and what it allows."""

    format: int
    member: documents.Member
    scopes: list[Scope]
    token: str | None
    """The token's id, as the list of tokens has it."""
    ends: str | None
    """The day on which the token ends; None for never."""


@with_config(DESCRIBED)
class TokenItem(TypedDict):
    """A token, less its secret."""

    id: str
    """Names it and opens nothing."""
    name: str
    scopes: list[Scope]
    made: str
    ends: str | None
    """The day on which it ends; None for never."""


@with_config(DESCRIBED)
class Tokens(TypedDict):
    """The asker's own tokens, oldest first."""

    format: int
    items: list[TokenItem]
    next: str | None


@with_config(DESCRIBED)
class Issued(TypedDict):
    """A new token."""

    format: int
    secret: str
    """Sent this once; only a digest is kept."""
    token: TokenItem


@with_config(DESCRIBED)
class Carried(TypedDict):
    """What came of a rule."""

    format: int
    changed: int
    """How many shared ties changed."""


@with_config(DESCRIBED)
class Put(TypedDict):
    """What came of putting ids in place."""

    format: int
    changed: int
    """How many are new or stand for something else now."""


@with_config(DESCRIBED)
class Judged(TypedDict):
    """What came of a judgement, or of taking it back."""

    format: int
    judgement: documents.Judgement
    done: bool
    """It holds already; else as soon as the run that is at the book is over."""


@with_config(DESCRIBED)
class Added(TypedDict):
    """What came of adding to the target list."""

    format: int
    added: int
    """How many are new; the others stood there already."""


class JsonResponse(Response):
    """One JSON document: the same bytes for the same document, kept by nobody on the way."""

    media_type = "application/json"

    def __init__(
        self,
        document: object,
        status_code: int = 200,
        headers: Mapping[str, str] | None = None,
        media_type: str | None = None,
    ) -> None:
        kept = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
        super().__init__(document, status_code, {**kept, **(headers or {})}, media_type)

    def render(self, content: Any) -> bytes:  # Any: as the framework declares it
        """Return the bytes of the document."""
        text = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return text.encode("utf-8", "replace")
