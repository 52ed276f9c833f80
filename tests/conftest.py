"""What tests in several folders ask for."""

import pytest
from tests.neo4j_server import missing, neo4j, neo4j_uri

__all__ = ["neo4j", "neo4j_uri"]


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out what talks to Neo4j where there is none: from one place, so that one line says it."""
    if item.get_closest_marker("neo4j"):
        missing()
