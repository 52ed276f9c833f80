"""When something breaks: a page that says so, and a log line that repeats nobody's data."""

import logging
import traceback

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from relgraph_web.refusals import Refuse

_log = logging.getLogger("relgraph.web")


class Failures:
    """Answer 500 for what nobody foresaw.

    The error's own words stay out of the log: they may quote a message or an address. Where it happened
    is enough to find it.
    """

    def __init__(self, app: ASGIApp, *, refuse: Refuse) -> None:
        self.app = app
        self.refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and catch what it raises."""
        started = False

        async def noting(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self.app(scope, receive, noting)
        except Exception as error:
            frames = traceback.extract_tb(error.__traceback__)
            places = " < ".join(
                f"{frame.name} ({frame.filename}:{frame.lineno})" for frame in reversed(frames)
            )
            _log.error("a %s request failed: %s in %s", scope["type"], type(error).__name__, places)
            if not started:
                await self.refuse(scope, 500)(scope, receive, send)
