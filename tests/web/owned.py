"""A real installation behind the pages, and browsers of its members."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from tests.faces import Client, client
from tests.web.markup import Page

from relgraph.address import Address
from relgraph.front import Scope, Signed
from relgraph.house import House
from relgraph_web import create_app

BROWSER = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
ALL: tuple[Scope, ...] = ("read", "ask", "write")


@contextmanager
def browser(
    house: House,
    member: Address | None = None,
    *scopes: Scope,
    headers: dict[str, str] | None = None,
    **how: Any,
) -> Iterator[Client]:
    """Lend a browser, signed in as this member; `how` goes to the site (Any: its settings)."""
    app = create_app(house, hosts=["localhost"], secure=False, **how)
    with client(app, **BROWSER) as lent:
        if member is not None:
            sign_in(lent, house, member, *scopes)
        yield lent


def sign_in(lent: Client, house: House, member: Address, *scopes: Scope) -> None:
    """Sign a browser in as this member."""
    signed = Signed(member, frozenset(scopes or ALL))
    lent.cookies.set("relgraph-8000", house.access.start_session(signed), domain="localhost.local", path="/")


def post(lent: Client, url: str, *, page: str = "/book", **fields: str) -> httpx.Response:
    """Post a form with the token of a page that the browser sees."""
    token = Page(lent.get(page).text).all("input", name="csrf")[0].attributes["value"]
    return lent.post(url, data={"csrf": token, **fields})


def said(lent: Client, url: str) -> str:
    """Return what a page shows to be read."""
    return Page(lent.get(url).text).text


def secret(answer: httpx.Response) -> str:
    """Return what a page shows this once."""
    return Page(answer.text).one("code", id="secret").text


def code_of(link: str) -> str:
    """Return the code in an invitation's link."""
    found = re.search(r"/welcome\?code=([\w-]+)$", link)
    assert found is not None
    return found[1]


def wrong(answer: httpx.Response) -> str:
    """Return what a page says to be wrong."""
    told = [tag for tag in Page(answer.text).all("p", role="alert") if "hidden" not in tag.attributes]
    return " ".join(tag.text for tag in told)
