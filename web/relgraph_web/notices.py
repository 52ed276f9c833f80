"""What the page says once, after something was done."""

import binascii
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import asdict, dataclass
from hmac import compare_digest

from relgraph_web.forms import form_token


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence, and what takes back what was done: a form with one field and one button."""

    text: str
    undo: str | None = None
    """What the field holds; None where there is nothing to take back."""
    action: str = "/targets"
    field: str = "wanted"
    button: str = "Put it back"


def seal(notice: Notice, secret: str) -> str:
    """Write a notice so that it travels in a cookie and only this session's can be read back."""
    body = urlsafe_b64encode(json.dumps(asdict(notice), ensure_ascii=False).encode()).decode()
    return f"{body}.{form_token(secret, body)}"


def unseal(sealed: str, secret: str) -> Notice | None:
    """Read a notice back, None if this session did not write it."""
    body, _, proof = sealed.partition(".")
    if not compare_digest(proof.encode(), form_token(secret, body).encode()):
        return None
    try:
        return Notice(**json.loads(urlsafe_b64decode(body)))
    except (binascii.Error, ValueError, TypeError):
        return None


def added(new: int, asked: int) -> Notice:
    """Say what came of adding accounts."""
    there = asked - new
    if not new:
        return Notice("Nothing new: all of these stand on your list already.")
    text = "Added 1 account" if new == 1 else f"Added {new} accounts"
    return Notice(f"{text}; {there} stood there already." if there else f"{text}.")


def removed(wanted: str) -> Notice:
    """Say that an account is off the list."""
    return Notice(f"{wanted} is off your list.", undo=wanted)
