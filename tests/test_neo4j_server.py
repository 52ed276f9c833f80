"""Tests against Neo4j are skipped in one place where no server is named, and fail where one is required."""

import pytest
from tests.neo4j_server import REQUIRED, URI, missing


def test_without_a_server_the_test_is_skipped_with_a_line_that_says_how_to_have_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(URI, raising=False)
    for value in ("", "0"):
        monkeypatch.setenv(REQUIRED, value)
        with pytest.raises(pytest.skip.Exception, match="make neo4j"):
            missing()


def test_where_a_server_is_required_its_absence_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(URI, raising=False)
    monkeypatch.setenv(REQUIRED, "1")
    with pytest.raises(pytest.fail.Exception, match=URI):
        missing()


def test_with_a_server_the_test_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(URI, "bolt://127.0.0.1:17687")
    missing()
