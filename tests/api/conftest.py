"""A made-up installation behind the API, and programs that ask it."""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from tests.faces import Client, FakeFront, World, client

from relgraph_api import create_api


@pytest.fixture(scope="session")
def installed() -> tuple[FakeFront, FastAPI]:
    front = FakeFront()
    return front, create_api(front)


@pytest.fixture
def front(installed: tuple[FakeFront, FastAPI]) -> FakeFront:
    front = installed[0]
    front.world = World()
    return front


@pytest.fixture
def app(installed: tuple[FakeFront, FastAPI], front: FakeFront) -> FastAPI:
    return installed[1]


@pytest.fixture
def api(app: FastAPI) -> Iterator[Client]:
    """A program with a token that allows everything."""
    with client(app, Authorization="Bearer all") as lent:
        yield lent


@pytest.fixture
def stranger(app: FastAPI) -> Iterator[Client]:
    """A program without a token."""
    with client(app) as lent:
        yield lent
