"""Titles and employers from the newest readings."""

import pytest
from tests.builders import ANA, CY, book, employment, mail, meeting, reading

from relgraph.evidence import Employment as Fact
from relgraph.evidence import Interaction, Party
from relgraph.graph.model import Graph
from relgraph.projection.project import project
from relgraph.spaces.home import Ids
from relgraph.vocabulary import default_vocabulary

FIRST = mail("Cy Young <cy@acme.example>", ANA, day="2026-05-01", text="1")
SECOND = mail("Cy Young <cy@acme.example>", ANA, day="2026-05-02", text="2")
NOTE = meeting("Dee Hart", ANA, day="2026-05-03")


def graph_of(*read: tuple[Interaction, list[Fact]]) -> Graph:
    made = book(*(sent for sent, _ in read), *(reading(sent, *facts) for sent, facts in read))
    return project(made, Ids(b"s"), default_vocabulary())


def title(found: Graph, name: str) -> str | None:
    return next(person.title for person in found.people if person.name == name)


def test_a_newer_reading_of_a_message_replaces_what_the_older_said() -> None:
    made = book(FIRST, reading(FIRST, employment(CY, "CFO"), extractor="1"))
    made.ledger.append([reading(FIRST, employment(CY, "Chief Financial Officer"), extractor="2")])
    found = project(made, Ids(b"s"), default_vocabulary())
    assert title(found, "Cy Young") == "Chief Financial Officer"
    assert len(found.employments) == 1


def test_a_later_message_without_a_title_keeps_the_last_one_seen() -> None:
    facts = [employment(CY, None, "Acme AG", "acme.example")]
    found = graph_of((FIRST, [employment(CY, "CFO")]), (SECOND, facts))
    assert title(found, "Cy Young") == "CFO"


def test_a_company_is_named_as_its_own_people_sign_most() -> None:
    found = graph_of(
        (FIRST, [employment(CY, "CFO", "Acme AG", "acme.example")]),
        (SECOND, [employment(CY, "CFO", "Acme AG", "mail.acme.example")]),
        (NOTE, [employment("Dee Hart", None, "Acme Group International", "acme.example", claimed=True)]),
    )
    assert [one.name for one in found.companies if one.domain == "acme.example"] == ["Acme AG"]


def test_somebody_without_an_address_is_where_the_readings_place_them() -> None:
    found = graph_of(
        (FIRST, [employment(CY, "CFO", "Acme AG", "acme.example")]),
        (NOTE, [employment("Dee Hart", "Counsel", "Acme AG", None, basis="table")]),
    )
    dee = next(person for person in found.people if person.name == "Dee Hart")
    assert (dee.address, dee.title, dee.domain) == (None, "Counsel", "acme.example")


@pytest.mark.parametrize("name", ["Cy", "Nobody Known", ""])
def test_a_fact_about_somebody_who_is_not_here_is_left_out(name: str) -> None:
    found = graph_of((FIRST, [Fact(Party(name, None), None, None, "CFO", "text", False, 0, 1)]))
    assert found.employments == ()


def test_an_undated_reading_gives_way_to_a_dated_one() -> None:
    undated = mail("Cy Young <cy@acme.example>", ANA, day=None, text="u")
    found = graph_of((undated, [employment(CY, "Zookeeper")]), (FIRST, [employment(CY, "CFO")]))
    assert title(found, "Cy Young") == "CFO"
    assert title(graph_of((undated, [employment(CY, "Zookeeper")])), "Cy Young") == "Zookeeper"
