"""The Neo4j store: the contract on a real server, and what a server adds."""

import threading
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.stores.contract import (
    ANA,
    BROUGHT,
    CY,
    GRAPH,
    JOBS,
    PEOPLE,
    TIES,
    ZELL,
    ZOE,
    GraphStoreContract,
)

from relgraph.address import Address
from relgraph.graph.model import Company, Graph, Person, Tie
from relgraph.graph.names import folded
from relgraph.stores.base import GraphStore
from relgraph.stores.embedded import in_memory
from relgraph.stores.neo4j.generations import Cover
from relgraph.stores.neo4j.rows import BadRow, checked
from relgraph.stores.neo4j.schema import LABELS
from relgraph.stores.neo4j.server import Record, Server, Statement
from relgraph.stores.neo4j.store import Neo4jStore, Pointer
from relgraph.strength import Moment
from relgraph.vocabulary import default_vocabulary

pytestmark = pytest.mark.neo4j

AT = Moment(20_000, 20_001)


def opened(server: Server, book: str = "b1") -> Neo4jStore:
    """A store whose pointer is kept in memory."""
    held: list[str] = []
    pointer = Pointer(lambda: held[-1] if held else None, held.append)
    return Neo4jStore(server, Cover(book, "ana@fenwick.example", "here"), pointer, AT, default_vocabulary())


class TestNeo4jStore(GraphStoreContract):
    @pytest.fixture
    def store(self, neo4j: Server) -> GraphStore:
        return opened(neo4j)


def parts(server: Server) -> tuple[int, int]:
    """How many nodes and relationships stand on the server."""
    return (
        server.read("MATCH (n) RETURN count(n)")[0][0],
        server.read("MATCH ()-[t]->() RETURN count(t)")[0][0],
    )


def test_two_books_on_one_server_know_nothing_of_each_other(neo4j: Server) -> None:
    one, other = opened(neo4j, "b1"), opened(neo4j, "b2")
    one.replace(GRAPH)
    assert other.me() is None
    other.replace(Graph(CY, (CY, ZOE), (), {Tie("p3", "p5"): b""}, (), ()))
    assert one.ties_of(["p3"]) == [t for t in sorted(TIES) if "p3" in t]
    assert other.ties_of(["p3"]) == [Tie("p3", "p5")]
    assert other.by_address([Address("ana@fenwick.example")]) == {}
    one.replace(Graph(ANA, (ANA,), (), {}, (), ()))
    assert other.people(["p3", "p5"]) == {"p3": CY, "p5": ZOE}


def test_a_replacement_leaves_nothing_of_the_old_graph_behind(neo4j: Server) -> None:
    store = opened(neo4j)
    store.replace(GRAPH)
    before = parts(neo4j)
    store.replace(GRAPH)
    assert parts(neo4j) == before
    store.replace(Graph(ANA, (ANA,), (), {}, (), ()))
    # The book, its owner, two addresses; the owner's book, and whose addresses they are.
    assert parts(neo4j) == (4, 3)


class Stopped(Exception):
    """What ends a writing in a test."""


class Stopping(Server):
    """A server that does not come to the `n`th statement that writes."""

    left = 10**6

    def write_all(self, statements: Iterable[Statement]) -> list[Record]:
        self.left -= 1
        if self.left < 0:
            raise Stopped
        return super().write_all(statements)


@pytest.mark.parametrize("after", range(0, 16, 3))
def test_a_replacement_stopped_anywhere_leaves_the_old_graph_and_is_cleared_by_the_next(
    neo4j: Server, neo4j_uri: str, after: int
) -> None:
    server = Stopping(neo4j_uri)
    store = opened(server)
    store.replace(GRAPH)
    before = parts(neo4j)
    server.left = after
    with pytest.raises(Stopped):
        store.replace(Graph(ZOE, (CY, ZOE), (ZELL,), {Tie("p3", "p5"): b""}, JOBS[:1], BROUGHT[1:2]))
    server.left = 10**6
    if store.me() == ANA:
        assert store.people([one.id for one in PEOPLE]) == {one.id: one for one in PEOPLE}
        assert store.ties_of(["p3"]) == [t for t in sorted(TIES) if "p3" in t]
    else:  # stopped while the old one was cleared
        assert store.me() == ZOE
        assert store.ties_of(["p3"]) == [Tie("p3", "p5")]
        assert store.company_at("acme.example") is None
    store.replace(GRAPH)
    assert parts(neo4j) == before
    server.close()


def test_whoever_reads_while_a_graph_is_replaced_sees_the_old_or_the_new_one_whole(
    neo4j: Server, neo4j_uri: str
) -> None:
    held: list[str] = []
    pointer = Pointer(lambda: held[-1] if held else None, held.append)
    words = default_vocabulary()
    cover = Cover("b1", "ana@fenwick.example", "here")
    writer = Neo4jStore(neo4j, cover, pointer, AT, words)
    crowd = tuple(Person(f"x{n:03}", f"Name {n}", None, (), "acme.example", None) for n in range(300))
    graphs = [Graph(ANA, (ANA, *crowd[:size]), (), {}, (), ()) for size in (300, 40)]
    writer.replace(graphs[0])
    server = Server(neo4j_uri)
    reader = Neo4jStore(server, cover, pointer, AT, words)
    seen: set[int] = set()
    ended = threading.Event()

    def read() -> None:
        while not ended.is_set():
            seen.add(len(reader.people_at("acme.example")))

    thread = threading.Thread(target=read)
    thread.start()
    for turn in range(6):
        writer.replace(graphs[turn % 2])
    ended.set()
    thread.join()
    server.close()
    assert seen <= {300, 40}
    assert seen


def test_every_part_carries_its_book_and_every_node_its_id(neo4j: Server) -> None:
    opened(neo4j).replace(GRAPH)
    assert neo4j.read("MATCH (n) WHERE n.book IS NULL OR n.id IS NULL RETURN labels(n)") == []
    assert neo4j.read("MATCH (a)-[t]->(b) WHERE t.book IS NULL OR t.book <> a.book RETURN type(t)") == []


def test_each_label_has_its_constraint_and_an_index_on_its_book(neo4j: Server) -> None:
    unique = neo4j.read("SHOW CONSTRAINTS YIELD type, labelsOrTypes, properties")
    indexes = neo4j.read("SHOW INDEXES YIELD labelsOrTypes, properties")
    for label in LABELS:
        # As Neo4j itself calls it, over the two together.
        assert ("UNIQUENESS", [label], ["book", "id"]) in unique
        assert ([label], ["book"]) in indexes


def test_two_of_one_id_in_one_book_are_refused_by_the_server(neo4j: Server) -> None:
    neo4j.write("CREATE (:Person {book: 'b', id: 'p'})")
    with pytest.raises(Exception, match="already exists"):
        neo4j.write("CREATE (:Person {book: 'b', id: 'p'})")


@pytest.mark.parametrize(
    "wrong",
    [
        Person("", "Nobody", None, (), None, None),
        Person("p8", "Half \ud800", None, (), None, None),
        Person("p8", "Long " * 1000, None, (), None, None),
        Person("p" * 3000, "Long id", None, (), None, None),
    ],
)
def test_a_row_that_is_not_sound_is_refused_before_anything_is_written(neo4j: Server, wrong: Person) -> None:
    store = opened(neo4j)
    store.replace(GRAPH)
    before = parts(neo4j)
    with pytest.raises(BadRow) as refused:
        store.replace(Graph(ANA, (ANA, wrong), (), {}, (), ()))
    assert "Half" not in str(refused.value)
    assert parts(neo4j) == before
    assert store.me() == ANA


@pytest.mark.parametrize(
    ("row", "book"),
    [
        ({"id": "p1"}, ""),
        ({"id": ""}, "b1"),
        ({"id": None}, "b1"),
        ({"name": "Ana"}, "b1"),
        ({"start": "p1", "end": ""}, "b1"),
        ({"start": "p1", "end": "p2"}, ""),
        ({"id": "p1", "addresses": ["a", None]}, "b1"),
    ],
)
def test_a_row_without_book_or_id_is_refused(row: dict[str, object], book: str) -> None:
    with pytest.raises(BadRow):
        checked("Person", [row], book)


LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"))
NAMES = st.text(LETTERS, min_size=1, max_size=4).map(str.strip).filter(bool)
ODD = st.sampled_from(["ß", "SS", "İ", "ı", "\U0001f600", "\uffff", "\ue000", "ﬀ", "Ⅷ", "a", "B", "z", "É"])


@settings(max_examples=8)
@given(
    names=st.lists(st.one_of(NAMES, st.lists(ODD, min_size=1, max_size=3).map("".join)), max_size=12),
    part=st.one_of(NAMES, ODD),
)
def test_both_stores_find_and_sort_the_same_whatever_the_letters(
    neo4j_uri: str, names: list[str], part: str
) -> None:
    people = tuple(Person(f"p{n:02}", name, None, (), None, None) for n, name in enumerate(names))
    companies = tuple(Company(f"c{n:02}", name, f"c{n}.example") for n, name in enumerate(names))
    graph = Graph(ANA, (ANA, *people), companies, {}, (), ())
    server = Server(neo4j_uri)
    real, plain = opened(server, "letters"), in_memory(graph)
    real.replace(graph)
    try:
        for text in ("", part, part.upper(), part.casefold()):
            found = plain.find_people(text, after=("", ""), limit=100)
            assert real.find_people(text, after=("", ""), limit=100) == found
            assert real.named(text) == plain.named(text)
            assert real.find_companies(text, after=("", ""), limit=100) == plain.find_companies(
                text, after=("", ""), limit=100
            )
            for one in found:
                after = (folded(one.name), one.id)
                assert real.find_people(text, after=after, limit=3) == plain.find_people(
                    text, after=after, limit=3
                )
    finally:
        server.close()
