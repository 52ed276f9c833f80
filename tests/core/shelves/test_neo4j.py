"""A house whose graphs are on a Neo4j: the same answers, and nothing lost when the server is away."""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from tests.builders import (
    ANA,
    BO,
    CY,
    DEE,
    EVA,
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

from relgraph.address import Address
from relgraph.book.projected import IN_FILE, begin, behind, people, place
from relgraph.errors import Away
from relgraph.evidence import Evidence
from relgraph.house import House
from relgraph.house.locks import alone
from relgraph.keeping import check, state
from relgraph.shelves.neo4j import Neo4jShelf
from relgraph.spaces.home import Home, Ids
from relgraph.stores.neo4j import generations
from relgraph.stores.neo4j.server import Limits, Server
from relgraph.vocabulary import default_vocabulary

pytestmark = pytest.mark.neo4j

QUICK = Limits(connect=1, acquire=1, retry_read=0.1, retry_write=0.1)
NOBODY = "bolt://127.0.0.1:1"

Opened = Callable[..., House]


@pytest.fixture
def on_neo4j(tmp_path: Path, neo4j: Server, neo4j_uri: str) -> Iterator[Opened]:
    """Open the test's home with its graphs on the server; all are closed at the end."""
    made: list[House] = []

    def make(uri: str = neo4j_uri, *, books: bool = True, told: list[str] | None = None) -> House:
        made.append(opened(tmp_path / "home", uri, books=books, told=told))
        return made[-1]

    yield make
    for one in made:
        one.close()


def opened(path: Path, uri: str, *, books: bool = True, told: list[str] | None = None) -> House:
    """A house at this home with its graphs on a server."""
    house(path).close()  # the members are added
    home, words, clock = Home(path, secret=SECRET), default_vocabulary(), Clock("2026-05-20")
    shelf = Neo4jShelf(Server(uri, limits=QUICK), Ids(home.secret), words, clock, books=books)
    return House(home, words, clock, shelf, None if told is None else told.append)


def evidence() -> Iterable[Evidence]:
    """Ana's mail: Cy at Acme, whom Dee knows too, and an introduction."""
    yield from both_ways(ANA, "Cy Young <cy@acme.example>", "2026-05-01", "2026-05-02", "2026-05-10")
    yield from both_ways("Cy Young <cy@acme.example>", "Dee Hart <dee@acme.example>", "2026-04-01")
    yield from both_ways(ANA, "Ödön ﬀ <o@zell.example>", "2026-03-01")
    intro = mail("Cy Young <cy@acme.example>", [ANA, "Dee Hart <dee@acme.example>"], day="2026-05-12")
    yield intro
    yield reading(
        intro,
        employment("Cy Young <cy@acme.example>", "CFO", "Acme AG", "acme.example"),
        introduction("Cy Young <cy@acme.example>", str(ANA), "Dee Hart <dee@acme.example>"),
    )


def answers(at: House, member: Address = ANA) -> list[Any]:
    """Everything that a member can be answered here (Any: documents of every kind)."""
    found = at.answers(member)
    questions = ("acme.example", "Cy Young", "dee@acme.example", "zell", "nobody.example", "ÖDÖN ff")
    asked: list[Any] = [found.who(q) for q in questions]
    asked += [found.paths(q) for q in questions]
    asked += [found.people(q) for q in ("", "c", "ff", "ACME", "%")]
    asked += [found.accounts(q) for q in ("", "a", "zell")]
    asked += [found.search(q) for q in ("acme", "cy", "ö")]
    asked += [found.ask(q) for q in questions]
    ids = [item["id"] for item in found.people("")["items"]]
    asked += [found.person(one) for one in ids]
    asked += [found.tie(one, other) for one, other in combinations(ids, 2)]
    asked += [found.plan(item["id"]) for item in found.accounts("")["items"]]
    asked += [found.lookup(questions[:1]), found.introductions(), found.doubts()]
    return [*asked, found.targets(), found.members()]


def stood(server: Server) -> dict[str, int]:
    """How many of each label stand on the server."""
    return dict(server.read("MATCH (n) UNWIND labels(n) AS label RETURN label, count(*)"))


def test_answers_are_those_of_the_files_to_the_last_byte(on_neo4j: Opened, tmp_path: Path) -> None:
    at, plain = on_neo4j(), house(tmp_path / "plain")
    for one in (at, plain):
        tell(one, ANA, *evidence())
        tell(one, BO, *both_ways(BO, DEE, "2026-05-01", "2026-05-03"))
        one.desk(ANA).targets.add(["acme.example", "Zell", "nobody"])
        share(one, BO, "all")
    assert repr(answers(at)) == repr(answers(plain))
    assert repr(answers(at, BO)) == repr(answers(plain, BO))
    assert repr(answers(at, EVA)) == repr(answers(plain, EVA))
    plain.close()


def test_nothing_of_the_graph_is_left_in_the_file(on_neo4j: Opened) -> None:
    at = on_neo4j()
    tell(at, ANA, *evidence())
    book = at.book(ANA)
    assert place(book) not in (None, IN_FILE)
    assert book.space.rows("SELECT name FROM sqlite_master WHERE name LIKE 'g\\_%' ESCAPE '\\'") == []
    assert people(book) == 4
    assert state(at)[0]["people"] == 4


def test_a_book_that_nothing_was_read_into_is_empty_and_asks_for_no_graph(on_neo4j: Opened) -> None:
    at = on_neo4j()
    assert "your book is empty" in str(at.answers(ANA).paths("acme.example")["message"])
    assert place(at.book(ANA)) is None


def test_while_the_server_is_away_the_book_goes_on_and_says_how_its_graph_catches_up(
    on_neo4j: Opened, neo4j: Server
) -> None:
    told: list[str] = []
    away = on_neo4j(NOBODY, told=told)
    tell(away, ANA, *evidence())
    share(away, ANA, "all")
    assert "nothing is lost" in told[0]
    assert "relgraph rebuild" in told[0]
    assert "what was taken back included" in told[1]
    assert behind(away.book(ANA))
    assert away.book(ANA).ledger.messages() == 11
    assert away.team.space.rows("SELECT count(*) FROM shared") == [(2,)]
    with pytest.raises(Away, match="see that it runs"):
        away.answers(ANA)
    with pytest.raises(Away):
        away.rebuild(ANA)
    assert stood(neo4j) == {}
    away.close()
    again = on_neo4j(told=told)
    assert [one["address"] for one in again.answers(ANA).who("acme.example")["people"]] == [CY]
    assert not behind(again.book(ANA))
    assert stood(neo4j)["Member"] == 3
    assert len(told) == 2


def test_an_earlier_day_is_answered_from_the_ledger_while_the_server_is_away(on_neo4j: Opened) -> None:
    away = on_neo4j(NOBODY, told=[])
    tell(away, ANA, *evidence())
    found = away.answers(ANA, date(2026, 5, 11)).who("acme.example")["people"]
    assert [one["address"] for one in found] == [CY]


def test_a_graph_that_was_dropped_on_the_server_comes_back_with_the_next_question(
    on_neo4j: Opened, neo4j: Server
) -> None:
    at = on_neo4j()
    tell(at, ANA, *evidence())
    before = repr(answers(at))
    neo4j.write("MATCH (n) DETACH DELETE n")
    assert repr(answers(at)) == before
    neo4j.write("MATCH (b:Book) SET b.complete = false")
    assert repr(answers(at)) == before


def test_a_home_may_change_between_files_and_server(on_neo4j: Opened, neo4j: Server, tmp_path: Path) -> None:
    plain = house(tmp_path / "home")
    tell(plain, ANA, *evidence())
    before = repr(answers(plain))
    plain.close()
    at = on_neo4j()
    assert repr(answers(at)) == before
    assert place(at.book(ANA)) != IN_FILE
    at.close()
    plain = house(tmp_path / "home")
    assert repr(answers(plain)) == before
    assert place(plain.book(ANA)) == IN_FILE
    plain.close()
    team_alone = on_neo4j(books=False)
    assert repr(answers(team_alone)) == before
    team_alone.rebuild(ANA)
    team_alone.rebuild_team(sweep=True)
    assert "Book" not in stood(neo4j)
    assert stood(neo4j)["Member"] == 3


def test_with_books_in_files_the_team_alone_goes_to_the_server(on_neo4j: Opened, neo4j: Server) -> None:
    at = on_neo4j(books=False)
    tell(at, ANA, *evidence())
    share(at, ANA, "company:acme.example")
    assert place(at.book(ANA)) == IN_FILE
    assert stood(neo4j) == {"Team": 1, "Member": 3, "Person": 1, "Company": 1}
    assert team_ties(neo4j) == [("Ana Reyes", "Cy Young", "strong", "2026-05", "everyone")]


def team_ties(server: Server) -> list[tuple[Any, ...]]:
    """The shared ties that stand on the server (Any: as the driver brings them)."""
    return server.read(
        "MATCH (m:Member)-[k:KNOWS]->(p:Person)"
        " RETURN m.name, p.name, k.tier, k.last_contact, k.audience ORDER BY m.name, p.name, k.audience"
    )


def test_what_is_taken_back_is_gone_from_the_server_too(on_neo4j: Opened, neo4j: Server) -> None:
    at = on_neo4j()
    tell(at, ANA, *evidence())
    share(at, ANA, "all")
    assert [row[1] for row in team_ties(neo4j)] == ["Cy Young", "Ödön ﬀ"]
    share(at, ANA, "person:cy@acme.example", rule="hidden")
    assert [row[1] for row in team_ties(neo4j)] == ["Ödön ﬀ"]
    share(at, ANA, "all", rule="hidden")
    assert team_ties(neo4j) == []
    everything = str(neo4j.read("MATCH (t:Team)--(m:Member) RETURN properties(t), properties(m)"))
    assert "acme" not in everything
    assert stood(neo4j)["Team"] == 1


def test_a_new_member_stands_in_the_team_s_graph_after_the_next_question(
    on_neo4j: Opened, neo4j: Server
) -> None:
    at = on_neo4j()
    at.answers(ANA)
    assert stood(neo4j) == {"Team": 1, "Member": 3}
    at.team.add_member(Address("new@fenwick.example"), "New One", (), now=1)
    at.answers(ANA)
    assert stood(neo4j) == {"Team": 1, "Member": 4}


def test_a_sweep_takes_away_what_belongs_to_no_book_here_and_leaves_other_installations_alone(
    on_neo4j: Opened, neo4j: Server, neo4j_uri: str
) -> None:
    at = on_neo4j()
    tell(at, ANA, *evidence())
    before = stood(neo4j)
    rest = {"book": "gone-1", "id": "gone", "installation": Ids(at.home.secret).of("installation")}
    neo4j.write("CREATE (b:Book $rest) CREATE (:Person {book: 'gone-1', id: 'p1'})", rest=rest)
    neo4j.write("CREATE (:Book {book: 'theirs-1', id: 'theirs', installation: 'another'})")
    at.rebuild_team(sweep=True)
    neo4j.write("MATCH (b:Book {book: 'theirs-1'}) DELETE b")
    after = stood(neo4j)
    assert {name: after[name] for name in before} == before


def test_a_check_up_tells_of_a_graph_that_is_behind_and_of_a_server_that_is_away(on_neo4j: Opened) -> None:
    at = on_neo4j()
    tell(at, ANA, *evidence())
    assert [one.what for one in check(at) if not one.fine] == []
    at.close()
    away = on_neo4j(NOBODY, told=[])
    wrong = {one.what: one.text for one in check(away) if not one.fine}
    assert "see that it runs" in wrong["graphs"]
    assert "see that it runs" in wrong[f"graph of {ANA}"]


def _project(path: str, uri: str, times: int) -> None:
    at = opened(Path(path), uri)
    for _ in range(times):
        at.rebuild(ANA)
        at.publish(ANA)
    at.close()


def test_several_processes_may_project_one_book_at_once(
    on_neo4j: Opened, neo4j: Server, neo4j_uri: str, tmp_path: Path
) -> None:
    at = on_neo4j()
    tell(at, ANA, *evidence())
    share(at, ANA, "all")
    before, there = repr(answers(at)), stood(neo4j)
    spawn = multiprocessing.get_context("spawn")
    path = str(tmp_path / "home")
    processes = [spawn.Process(target=_project, args=(path, neo4j_uri, 3)) for _ in range(2)]
    for process in processes:
        process.start()
    while any(process.is_alive() for process in processes):
        assert repr(answers(at)) == before
    for process in processes:
        process.join()
        assert process.exitcode == 0
    assert repr(answers(at)) == before
    assert stood(neo4j) == there


def test_a_member_who_leaves_is_gone_from_the_server(on_neo4j: Opened, neo4j: Server) -> None:
    at = on_neo4j()
    tell(at, ANA, *evidence())
    tell(at, BO, *both_ways(BO, DEE, "2026-05-01", "2026-05-03"))
    share(at, ANA, "all")
    at.remove(ANA, keep_book=False)
    assert neo4j.read("MATCH (b:Book) RETURN b.owner") == [(BO,)]
    assert neo4j.read("MATCH (m:Member) RETURN m.name ORDER BY m.name") == [("Bo Lind",), ("Eva Sun",)]
    assert neo4j.read("MATCH (n) WHERE any(name IN keys(n) WHERE n[name] = $who) RETURN n", who=ANA) == []
    assert neo4j.read("MATCH (p:Person) WHERE p.address = $who RETURN p", who=CY) == []


def test_while_a_graph_is_made_anew_by_another_process_the_one_before_answers(
    on_neo4j: Opened, tmp_path: Path
) -> None:
    at = on_neo4j()
    tell(at, ANA, *evidence())
    before = repr(answers(at))
    book = at.book(ANA)
    begin(book)
    with alone(tmp_path / "home" / "books" / f"{book.space.path.stem}.graph.lock", "projection", seconds=0):
        began = monotonic()
        assert repr(answers(at)) == before
        assert monotonic() - began < 10
        assert behind(book)
    assert repr(answers(at)) == before
    assert not behind(book)


def test_what_could_not_be_cleared_away_is_cleared_with_the_next_question(
    on_neo4j: Opened, neo4j: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = on_neo4j()
    tell(at, ANA, *evidence())
    at.answers(ANA)
    there = stood(neo4j)

    def away(server: Server, generation: str) -> None:
        raise Away("Neo4j does not answer")

    with monkeypatch.context() as patched:
        patched.setattr(generations, "clear", away)
        at.rebuild(ANA)
    assert stood(neo4j)["Book"] == 2
    assert neo4j.read("MATCH (b:Book {current: true}) RETURN count(b)") == [(1,)]
    at.answers(ANA)
    assert stood(neo4j) == there
