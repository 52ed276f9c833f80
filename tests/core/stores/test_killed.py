"""Neo4j killed in the middle of projections and publishings, restarted: equal to an undisturbed run."""

import hashlib
import json
import os
import random
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from bench.benchmark import NoData
from bench.servers import Neo4j
from tests.builders import ANA, BO, SECRET, Clock, both_ways, house, share
from tests.neo4j_server import REQUIRED

from relgraph.book.projected import behind
from relgraph.errors import Away
from relgraph.evidence import Evidence
from relgraph.house import House
from relgraph.sharing.rules import EVERYONE, add_rule, level, selector
from relgraph.shelves.neo4j import Neo4jShelf
from relgraph.spaces.home import Home, Ids
from relgraph.stores.neo4j.server import Limits, Server
from relgraph.vocabulary import default_vocabulary

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]

Found = TypeVar("Found")

TIMES = 10
QUICK = Limits(connect=1, acquire=2, retry_read=1, retry_write=1)
PEOPLE = 400


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4j]:
    """A server of this module's own, which may be killed."""
    made = Neo4j(tmp_path_factory.mktemp("neo4j"))
    try:
        made.start()
    except NoData as error:
        if os.environ.get(REQUIRED, "") not in ("", "0"):
            raise
        pytest.skip(str(error))
    yield made
    made.stop()


def evidence() -> Iterator[Evidence]:
    """Mail with many people at many companies."""
    for n in range(PEOPLE):
        yield from both_ways(
            str(ANA), f"Name {n} <n{n}@company{n // 5}.example>", f"2026-0{n % 5 + 1}-1{n % 10}"
        )


@pytest.fixture
def at(tmp_path: Path, server: Neo4j) -> Iterator[House]:
    """A house with mail in it and its graphs on the server, which it gives up soon; nothing else is there."""
    _clear(server.uri, "")
    house(tmp_path / "home").close()
    home, words, clock = Home(tmp_path / "home", secret=SECRET), default_vocabulary(), Clock("2026-05-20")
    shelf = Neo4jShelf(Server(server.uri, limits=QUICK), Ids(home.secret), words, clock, books=True)
    made = House(home, words, clock, shelf, lambda text: None)
    made.book(ANA).ledger.append(evidence())
    made.rebuild(ANA)
    yield made
    made.close()


def everything(uri: str, only: str) -> str:
    """A digest of all that stands under a label's books, less the names of makings, which are drawn."""
    at = Server(uri)
    try:
        books = [row[0] for row in at.read(f"MATCH (n:{only}) RETURN n.book")]
        assert len(books) == 1
        nodes = at.read("MATCH (n) WHERE n.book IN $books RETURN labels(n), properties(n)", books=books)
        ties = at.read(
            "MATCH (a)-[t]->(b) WHERE t.book IN $books RETURN a.id, type(t), b.id, properties(t)", books=books
        )
        strays = at.read("MATCH (n) RETURN DISTINCT n.book")
    finally:
        at.close()
    rows = sorted(json.dumps(_less_book(row), default=str, sort_keys=True) for row in (*nodes, *ties))
    assert len(strays) <= 2
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def _less_book(row: tuple[Any, ...]) -> list[Any]:
    return [
        {name: value for name, value in part.items() if name != "book"} if isinstance(part, dict) else part
        for part in row
    ]


def timed(work: Callable[[], object]) -> float:
    """Seconds that a piece of work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def killed_during(server: Neo4j, moment: float, work: Callable[[], object]) -> bool:
    """Do a piece of work while the server is killed at that moment; say whether the work failed by it."""
    failed: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except Away as error:
            failed.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    time.sleep(moment)
    server.kill()
    thread.join()
    server.start()
    return bool(failed)


def patiently(work: Callable[[], Found]) -> Found:
    """Do a piece of work that a server just started may be too slow for, again if need be."""
    for _ in range(4):
        try:
            return work()
        except Away:
            time.sleep(2)
    return work()


def answered(at: House) -> str:
    """Some answers, as text."""
    found = at.answers(ANA)
    asked: list[Any] = [found.people("n1", limit=200), found.accounts("company1", limit=200)]
    asked += [found.who(f"company{n}.example") for n in range(0, PEOPLE // 5, 20)]
    asked += [found.paths(f"n{n}@company{n // 5}.example") for n in range(0, PEOPLE, 90)]
    return repr(asked)


def test_projections_end_as_if_nobody_had_killed_the_server(server: Neo4j, at: House) -> None:
    chance = random.Random(7)
    seconds = timed(lambda: at.rebuild(ANA))
    undisturbed, answers = everything(server.uri, "Book"), answered(at)
    stopped = 0
    for turn in range(TIMES):
        # Spread over the whole length, so that each part of it is hit.
        moment = seconds * (turn + chance.random()) / TIMES
        stopped += killed_during(server, moment, lambda: at.rebuild(ANA))
        # The old graph answers, or the new one where it was ready; what was stopped is caught up.
        assert patiently(lambda: answered(at)) == answers
        assert not behind(at.book(ANA))
        assert everything(server.uri, "Book") == undisturbed
        assert at.book(ANA).ledger.messages() == 2 * PEOPLE
    assert stopped >= TIMES // 2


def test_publishings_end_as_if_nobody_had_killed_the_server(server: Neo4j, at: House) -> None:
    chance = random.Random(8)

    def publish() -> None:
        at.publish(ANA)

    def rule(word: str, about: str) -> None:
        add_rule(at.book(ANA), level(word), selector(about), EVERYONE, None, now=at.clock())

    rule("named", "all")
    seconds = timed(publish)
    undisturbed = everything(server.uri, "Team")
    rows = at.team.space.rows("SELECT * FROM shared ORDER BY id")
    assert len(rows) == PEOPLE
    for turn in range(TIMES):
        _clear(server.uri, "team-")
        moment = seconds * (turn + chance.random()) / TIMES
        killed_during(server, moment, publish)
        patiently(lambda: at.answers(ANA))
        at.publish(ANA)
        assert everything(server.uri, "Team") == undisturbed
        assert at.team.space.rows("SELECT * FROM shared ORDER BY id") == rows
        assert at.book(ANA).space.rows("SELECT count(*) FROM outbox") == [(0,)]
    share(at, ANA, "all", rule="hidden")
    assert _team_labels(server.uri) == ["Member", "Team"]
    assert at.answers(BO).people("name")["items"] == []


def _clear(uri: str, start: str) -> None:
    """Take away what belongs to books whose names begin so."""
    at = Server(uri)
    while at.write(
        "MATCH (n) WHERE n.book STARTS WITH $start WITH n LIMIT 2000 DETACH DELETE n RETURN count(*)",
        start=start,
    )[0][0]:
        pass
    at.close()


def _team_labels(uri: str) -> list[str]:
    at = Server(uri)
    rows = at.read("MATCH (n) WHERE n.book STARTS WITH 'team-' RETURN DISTINCT labels(n)[0] AS l ORDER BY l")
    at.close()
    return [row[0] for row in rows]
