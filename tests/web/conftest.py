"""A made-up installation served whole, and browsers that visit it."""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from tests.faces import HOSTS, Client, FakeAccess, FakeFront, World, client, signed

from relgraph_web import create_app

BROWSER = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}


@pytest.fixture(scope="session")
def installed() -> tuple[FakeFront, FastAPI]:
    front = FakeFront()
    return front, create_app(front, hosts=HOSTS, secure=False)


@pytest.fixture
def front(installed: tuple[FakeFront, FastAPI]) -> FakeFront:
    front, app = installed
    fresh = FakeFront()
    front.world = World()
    access: FakeAccess = front.access
    access.tokens, access.codes, access.sessions = fresh.access.tokens, fresh.access.codes, {}
    app.state.site.throttle._failures.clear()
    return front


@pytest.fixture
def app(installed: tuple[FakeFront, FastAPI], front: FakeFront) -> FastAPI:
    return installed[1]


@pytest.fixture
def stranger(app: FastAPI) -> Iterator[Client]:
    with client(app, **BROWSER) as browser:
        yield browser


@pytest.fixture
def ana(app: FastAPI, front: FakeFront) -> Iterator[Client]:
    """Ana's browser, signed in to read and write."""
    secret = front.access.start_session(signed("read", "ask", "write"))
    with client(app, **BROWSER) as browser:
        browser.cookies.set("relgraph-8000", secret)
        yield browser


@pytest.fixture
def reader(app: FastAPI, front: FakeFront) -> Iterator[Client]:
    """Ana's browser, signed in for reading only."""
    secret = front.access.start_session(signed("read"))
    with client(app, **BROWSER) as browser:
        browser.cookies.set("relgraph-8000", secret)
        yield browser
