"""Forms that only our own pages can post."""

from collections.abc import AsyncIterator
from hashlib import blake2b
from hmac import compare_digest
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from starlette.datastructures import FormData

from relgraph.front import Scope
from relgraph_web.sessions import Session

FIELD = "csrf"
MOST_BYTES = 2 * 1024 * 1024
"""Bytes of a posted form with its file."""
_FIELDS = 10
_PART = 512 * 1024


def form_token(secret: str, purpose: str = "form") -> str:
    """Return what a form must carry: made from the secret in the cookie, telling nothing about it."""
    return blake2b(purpose.encode(), key=_key(secret), digest_size=24).hexdigest()


def genuine(form: FormData, secret: str, purpose: str = "form") -> bool:
    """Say whether a form carries the right token."""
    return compare_digest(text(form, FIELD).encode(), form_token(secret, purpose).encode())


def text(form: FormData, field: str) -> str:
    """Return a form's text field, empty where it is missing or a file."""
    value = form.get(field, "")
    return value if isinstance(value, str) else ""


async def _read(request: Request) -> AsyncIterator[FormData]:
    async with request.form(max_files=1, max_fields=_FIELDS, max_part_size=_PART) as form:
        yield form


Form = Annotated[FormData, Depends(_read)]
"""The posted form, limited in fields and size; its file is closed when the request is answered."""


async def posted(request: Request, form: Form) -> FormData:
    """Return the posted form of somebody signed in, if one of our own pages made it."""
    session: Session = request.state.session
    if not genuine(form, session.secret):
        raise HTTPException(403, "This page was open for too long. Reload it and try again.")
    return form


async def posted_to_write(request: Request, form: Annotated[FormData, Depends(posted)]) -> FormData:
    """Return the posted form of somebody who may change things."""
    needed: Scope = "write"
    session: Session = request.state.session
    if not session.may(needed):
        raise HTTPException(403, "You signed in for reading only. Sign in with a token that may write.")
    return form


def _key(secret: str) -> bytes:
    return blake2b(secret.encode(), digest_size=32, person=b"relgraph-forms").digest()
