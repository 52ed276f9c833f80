"""docs/graph-model.md: its ten questions answer, and its tables say what stands on the server."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.builders import (
    ANA,
    BO,
    SECRET,
    Clock,
    both_ways,
    employment,
    house,
    introduction,
    mail,
    reading,
    share,
    tell,
)

from relgraph.house import House
from relgraph.shelves.neo4j import Neo4jShelf
from relgraph.spaces.home import Home, Ids
from relgraph.stores.neo4j.schema import LABELS
from relgraph.stores.neo4j.server import Server
from relgraph.vocabulary import default_vocabulary

pytestmark = pytest.mark.neo4j

PAGE = (Path(__file__).parents[3] / "docs" / "graph-model.md").read_text("utf-8")
QUERIES = re.findall(r"```cypher\n(.*?)```", PAGE, re.DOTALL)
CY = "Cy Young <cy@acme.example>"
DEE = "Dee Hart <dee@acme.example>"
ZOE = "Zoe Zell <zoe@zell.example>"
DAYS = ("2026-05-01", "2026-05-02", "2026-05-10", "2026-05-12")
LONG_AGO = ("2025-10-01", "2025-10-08", "2025-10-15", "2025-10-22")


@pytest.fixture
def full(tmp_path: Path, neo4j: Server, neo4j_uri: str) -> Iterator[House]:
    """Ana knows Cy well and Zoe from long ago; Cy knows Dee and introduced her; Bo shares a tie to Dee."""
    house(tmp_path / "home").close()
    home, words, clock = Home(tmp_path / "home", secret=SECRET), default_vocabulary(), Clock("2026-05-20")
    at = House(home, words, clock, Neo4jShelf(Server(neo4j_uri), Ids(home.secret), words, clock, books=True))
    signed = mail(CY, [str(ANA), DEE], day="2026-05-13", text="signed")
    claimed = mail(ZOE, str(ANA), day="2025-10-23", text="claimed")
    tell(
        at,
        ANA,
        *both_ways(str(ANA), CY, *DAYS),
        *both_ways(str(ANA), ZOE, *LONG_AGO),
        *both_ways(CY, DEE, "2026-04-01"),
        signed,
        claimed,
        reading(
            signed,
            employment(CY, "CFO", "Acme AG", "acme.example"),
            employment(DEE, "Counsel", basis="table"),
            introduction(CY, str(ANA), DEE),
        ),
        reading(claimed, employment(ZOE, "Chair", "Old Bank", None, basis="text", claimed=True)),
    )
    tell(at, BO, *both_ways(str(BO), DEE, *DAYS))
    share(at, BO, "all")
    yield at
    at.close()


WANTED: list[list[tuple[Any, ...]]] = [
    [("Cy Young", "CFO", "strong", date(2026, 5, 13))],
    [
        ("Cy Young", "CFO", "signature", date(2026, 5, 13), date(2026, 5, 13)),
        ("Dee Hart", None, "address", None, None),
    ],
    [("Dee Hart", "Cy Young", "strong", date(2026, 5, 13))],
    [("Acme AG", "Cy Young"), ("Zell", "Zoe Zell")],
    [("Zoe Zell", "zoe@zell.example", 5, date(2025, 10, 23))],
    [(date(2026, 5, 13), "Cy Young", ["Dee Hart", "ana"], "made", "done")],
    [("Zoe Zell", ["Old Bank", "Zell"])],
    [("Cy Young", 1), ("Dee Hart", 1)],
    [("Bo Lind", "Dee Hart", None, "strong", "2026-05")],
    [("Acme", 1, 1)],
]


def plain(value: Any) -> Any:
    """A value of the driver's in Python's own types; lists sorted, since Cypher promises no order in them."""
    if isinstance(value, list):
        return sorted(value)
    return value.to_native() if hasattr(value, "to_native") else value


def test_there_are_ten_questions() -> None:
    assert len(QUERIES) == len(WANTED) == 10
    assert [int(n) for n in re.findall(r"^(\d+)\. ", PAGE, re.MULTILINE)] == list(range(1, 11))


def test_each_question_of_the_page_is_answered_right(full: House, neo4j: Server) -> None:
    assert full.team.members()
    for number, (query, wanted) in enumerate(zip(QUERIES, WANTED, strict=True), 1):
        found = neo4j.read(query, owner=str(ANA), domain="acme.example")
        assert (number, [tuple(plain(v) for v in row) for row in found]) == (number, wanted)


def tables(heading: str) -> dict[str, set[str]]:
    """Name and properties of each row of the tables under a heading."""
    section = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    found: dict[str, set[str]] = {}
    for name, listed in re.findall(r"^\| `(\w+)` \|.*?\| (`book`.*?) \|$", section, re.MULTILINE):
        # What stands in brackets are values.
        found[name] = set(re.findall(r"`(\w+)`", re.sub(r"\(.*?\)", "", listed)))
    return found


@pytest.mark.parametrize(
    ("heading", "start"), [("What stands in a book", "Book"), ("What stands in the team's graph", "Team")]
)
def test_the_page_names_every_label_relationship_and_property(
    full: House, neo4j: Server, heading: str, start: str
) -> None:
    assert full.team.members()
    told = tables(heading)
    books = [row[0] for row in neo4j.read(f"MATCH (n:{start}) RETURN n.book")]
    nodes = neo4j.read(
        "MATCH (n) WHERE n.book IN $books UNWIND labels(n) AS label UNWIND keys(n) AS name"
        " RETURN label, collect(DISTINCT name)",
        books=books,
    )
    ties = neo4j.read(
        "MATCH ()-[t]->() WHERE t.book IN $books UNWIND keys(t) AS name"
        " RETURN type(t), collect(DISTINCT name)",
        books=books,
    )
    stood = {name: set(names) for name, names in (*nodes, *ties)}
    assert stood.keys() == told.keys()
    for name, names in stood.items():
        assert names <= told[name], name


def test_every_label_is_told_of() -> None:
    for label in LABELS:
        assert f"| `{label}` |" in PAGE
