"""When something breaks."""

import logging

import pytest
from fastapi import FastAPI
from tests.faces import Client, FakeFront, client
from tests.web.markup import Page

from relgraph.errors import Away


def test_a_page_that_breaks_says_so_and_leads_on(ana: Client, front: FakeFront) -> None:
    front.world.failing = RuntimeError("cy.young@ardent.example")
    answer = ana.get("/accounts/a_ardent")
    page = Page(answer.text)
    assert answer.status_code == 500
    assert page.one("h1").text == "Something broke"
    assert page.one("a", class_="button").attributes["href"] == "/"
    assert "cy.young" not in answer.text


def test_a_server_that_is_away_is_said_so_and_not_named(ana: Client, front: FakeFront) -> None:
    front.world.failing = Away("Neo4j at bolt://inside.fenwick.example does not answer")
    answer = ana.get("/accounts/a_ardent")
    assert answer.status_code == 503
    assert Page(answer.text).one("h1").text == "Not now"
    assert "inside" not in answer.text


def test_the_log_says_where_and_repeats_nobodys_data(
    ana: Client, front: FakeFront, caplog: pytest.LogCaptureFixture
) -> None:
    front.world.failing = RuntimeError("cy.young@ardent.example")
    with caplog.at_level(logging.DEBUG):
        ana.get("/accounts/a_ardent?at=2026-04-01")
    (record,) = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert "RuntimeError" in record.getMessage()
    assert "account.py" in record.getMessage()
    assert "cy.young" not in caplog.text
    assert "Traceback" not in caplog.text


def test_an_api_call_that_breaks_is_a_problem_and_is_noted_too(
    app: FastAPI, front: FakeFront, caplog: pytest.LogCaptureFixture
) -> None:
    front.world.failing = RuntimeError("cy.young@ardent.example")
    with client(app, Authorization="Bearer all") as program:
        answer = program.get("/api/v1/targets")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "RuntimeError" in caplog.text
    assert "cy.young" not in caplog.text


def test_a_failed_fragment_leaves_the_page_as_it_was(ana: Client, front: FakeFront) -> None:
    # htmx swaps in no 4xx or 5xx answer; the page shows the notice that it holds ready.
    page = Page(ana.get("/").text)
    assert "hidden" in page.one("p", id="trouble").attributes
    front.world.failing = RuntimeError()
    assert ana.get("/?q=a", headers={"HX-Request": "true"}).status_code == 500
