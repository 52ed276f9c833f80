"""The Neo4j store: the contract on a real server, and what a server adds."""

import pytest
from tests.core.stores.contract import GraphStoreContract
from tests.neo4j_server import neo4j, neo4j_uri  # noqa: F401 - fixtures

from relgraph.stores.base import GraphStore
from relgraph.stores.neo4j.generations import Cover
from relgraph.stores.neo4j.server import Server
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
    def store(self, neo4j: Server) -> GraphStore:  # noqa: F811 - the fixture
        return opened(neo4j)
