"""The disposable Neo4j of RELGRAPH_TEST_NEO4J_URI, emptied for each test; one test at a time has it."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from relgraph.stores.neo4j.schema import ensure
from relgraph.stores.neo4j.server import Server

URI = "RELGRAPH_TEST_NEO4J_URI"
REQUIRED = "RELGRAPH_REQUIRE_NEO4J"
MISSING = f"no Neo4j: set {URI} to a disposable server (`make neo4j` starts one)"


def missing() -> None:
    """Skip the test where no server is named, or fail it where one is required."""
    if os.environ.get(URI):
        return
    if os.environ.get(REQUIRED, "") not in ("", "0"):
        pytest.fail(MISSING, pytrace=False)
    pytest.skip(MISSING)


@pytest.fixture(scope="session")
def neo4j_uri() -> str:
    """Return the server's address; for tests that are marked `neo4j`."""
    return os.environ[URI]


@pytest.fixture
def neo4j(neo4j_uri: str) -> Iterator[Server]:
    """Return the server, empty but for its constraints."""
    with FileLock(Path(tempfile.gettempdir()) / "relgraph-tests-neo4j.lock"):
        server = Server(neo4j_uri)
        try:
            ensure(server)
            while server.write("MATCH (n) WITH n LIMIT 2000 DETACH DELETE n RETURN count(*)")[0][0]:
                pass
            yield server
        finally:
            server.close()
