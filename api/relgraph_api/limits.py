"""How much a request may carry."""

from collections.abc import Mapping

from fastapi import HTTPException
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TEXT = 300
"""Characters that a question, name or domain may have."""
CURSOR = 500
LISTED = 500
"""Names or domains in one request."""


class BodyLimit:
    """Refuse a body of more than `most` bytes, at the latest while it is read; `but` has other paths' own."""

    def __init__(self, app: ASGIApp, *, most: int, but: Mapping[str, int] | None = None) -> None:
        self.app = app
        self.most = most
        self.but = dict(but or {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with its body counted."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        most = self.but.get(scope["path"], self.most)
        said = Headers(scope=scope).get("content-length", "0")
        read = 0

        async def counted() -> Message:
            nonlocal read
            if not said.isdecimal() or int(said[:20]) > most:
                raise HTTPException(413)
            message = await receive()
            read += len(message.get("body", b""))
            if read > most:
                raise HTTPException(413)
            return message

        return await self.app(scope, counted, send)
