"""The embedded store: the contract in a file and in memory, and what a file adds."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.core.stores.contract import GRAPH, GraphStoreContract

from relgraph.address import Address
from relgraph.book.book import Book
from relgraph.graph.model import Graph
from relgraph.spaces.files import in_memory as space_in_memory
from relgraph.stores.base import GraphStore
from relgraph.stores.embedded import EmbeddedStore, in_memory


class TestEmbeddedStoreInAFile(GraphStoreContract):
    @pytest.fixture
    def store(self, tmp_path: Path) -> Iterator[GraphStore]:
        book = Book(tmp_path / "a.db", Address("ana@fenwick.example"))
        yield EmbeddedStore(book.space)
        book.close()


class TestEmbeddedStoreInMemory(GraphStoreContract):
    @pytest.fixture
    def store(self) -> GraphStore:
        return EmbeddedStore(space_in_memory())


def test_a_graph_is_there_after_the_file_was_closed(tmp_path: Path) -> None:
    book = Book(tmp_path / "a.db", Address("ana@fenwick.example"))
    EmbeddedStore(book.space).replace(GRAPH)
    book.close()
    again = Book(tmp_path / "a.db", Address("ana@fenwick.example"))
    assert EmbeddedStore(again.space).me() == GRAPH.me
    again.close()


def test_a_replacement_that_fails_leaves_the_graph_that_was_there(tmp_path: Path) -> None:
    book = Book(tmp_path / "a.db", Address("ana@fenwick.example"))
    store = EmbeddedStore(book.space)
    store.replace(GRAPH)
    twice = Graph(GRAPH.me, (*GRAPH.people, GRAPH.people[0]), (), {}, (), ())
    with pytest.raises(Exception, match="UNIQUE"):
        store.replace(twice)
    assert store.people(["p3", "p4"]).keys() == {"p3", "p4"}
    assert len(store.ties_of(["p3"])) == 4
    book.close()


def test_a_replacement_joins_an_open_transaction(tmp_path: Path) -> None:
    book = Book(tmp_path / "a.db", Address("ana@fenwick.example"))
    store = EmbeddedStore(book.space)
    with pytest.raises(KeyError), book.space.writing():
        store.replace(GRAPH)
        raise KeyError
    assert store.me() is None
    book.close()


def test_a_store_in_memory_is_made_of_a_graph() -> None:
    assert in_memory(GRAPH).me() == GRAPH.me
