"""No way to an answer is left out: a new route or command without a row fails here."""

from typing import Any

import typer
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from tests.faces import FakeFront
from tests.privacy.rows import COMMANDS, NOT_ASKED, ROUTES

from relgraph.cli.main import app
from relgraph_api import create_api
from relgraph_web import create_app


def routes(of: FastAPI) -> set[tuple[str, str]]:
    """Return the method and path of each route; a mounted folder answers GET."""
    return {
        (method, route.path or "")
        for route in iter_route_contexts(of.routes)
        for method in (route.methods or {"GET"})
    }


def commands(group: Any, before: str = "") -> set[str]:
    """Return the names of all commands, those of groups with the group's name before."""
    found: set[str] = set()
    for name, one in group.commands.items():
        found |= commands(one, f"{before}{name} ") if hasattr(one, "commands") else {f"{before}{name}"}
    return found


def test_every_route_of_the_api_and_the_pages_is_asked() -> None:
    front = FakeFront()
    there = routes(create_api(front)) | routes(create_app(front, hosts=["localhost"], secure=False))
    assert there == set(ROUTES)


def test_every_command_is_asked_or_left_out_for_a_reason() -> None:
    there = commands(typer.main.get_command(app))
    assert there == set(COMMANDS) | set(NOT_ASKED)
    assert not set(COMMANDS) & set(NOT_ASKED)
    assert all(NOT_ASKED.values())
