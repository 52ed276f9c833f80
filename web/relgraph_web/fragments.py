"""Whether a whole page is asked for or only the part that changes."""

from fastapi import Request


def wants_fragment(request: Request) -> bool:
    """Say whether htmx asks for a part; one that restores history needs the whole page."""
    headers = request.headers
    return headers.get("hx-request") == "true" and headers.get("hx-history-restore-request") != "true"
