"""What is said when a Neo4j cannot do its part; no server is needed for it."""

import logging
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import pytest
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConnectionAcquisitionTimeoutError,
    DatabaseError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

import relgraph.stores.neo4j as package
from relgraph.errors import Away, BadUse
from relgraph.stores.neo4j.server import Limits, Login, Server, shown

PASSWORD = "open sesame 4711"
SHORT = Limits(connect=1, acquire=1, retry_read=0.2, retry_write=0.2)


def failing(error: Exception) -> str:
    """What is said of an error of the driver."""
    server = Server("bolt://neo4j.example:7687", Login("ana", PASSWORD))
    try:
        with pytest.raises(Away) as said, server._said():
            raise error
    finally:
        server.close()
    return str(said.value)


def told(code: str, kind: type[Neo4jError] = ClientError) -> Neo4jError:
    """An error as the server sends it, with words that must not be passed on."""
    error = Neo4jError._hydrate_neo4j(code=code, message=f"ana@fenwick.example {PASSWORD}")
    assert isinstance(error, kind)
    return error


@pytest.mark.parametrize(
    ("error", "part"),
    [
        (told("Neo.ClientError.Security.Unauthorized", AuthError), "set RELGRAPH_NEO4J_USER"),
        (told("Neo.ClientError.Security.AuthenticationRateLimit"), "wait a minute"),
        (told("Neo.ClientError.Security.CredentialsExpired"), "first password"),
        (told("Neo.ClientError.Security.Forbidden"), "may write"),
        (
            told("Neo.TransientError.General.MemoryPoolOutOfMemoryError", TransientError),
            "dbms.memory.transaction.total.max",
        ),
        (told("Neo.TransientError.General.OutOfMemoryError", TransientError), "raise"),
        (told("Neo.DatabaseError.Transaction.TransactionLogError", DatabaseError), "disk is full"),
        (told("Neo.DatabaseError.Transaction.TransactionCommitFailed", DatabaseError), "disk is full"),
        (told("Neo.DatabaseError.Transaction.TransactionStartFailed", DatabaseError), "restart it"),
        (told("Neo.ClientError.General.WriteOnReadOnlyAccessDatabase"), "disk is full"),
        (told("Neo.ClientError.Transaction.TransactionTimedOut"), "too slow"),
        (told("Neo.ClientError.Procedure.ProcedureCallFailed"), "indexes"),
        (told("Neo.TransientError.General.DatabaseUnavailable", TransientError), "see its log"),
        (told("Neo.DatabaseError.General.UnknownError", DatabaseError), "see its log"),
        (ServiceUnavailable("nobody there"), "see that it runs"),
        (SessionExpired("gone"), "see that it runs"),
        (ConnectionAcquisitionTimeoutError("too long"), "see that it runs"),
        (OSError("no route"), "see that it runs"),
    ],
)
def test_each_failure_is_one_line_that_says_what_to_do(error: Exception, part: str) -> None:
    said = failing(error)
    assert part in said
    assert said.startswith("Neo4j at bolt://neo4j.example:7687 ")
    assert "\n" not in said
    assert PASSWORD not in said
    assert "fenwick" not in said


def test_a_certificate_that_is_not_trusted_is_told_from_a_server_that_is_away() -> None:
    error = ServiceUnavailable("no")
    error.__cause__ = ssl.SSLCertVerificationError("self-signed")
    assert "certificate is trusted" in failing(error)


def test_a_fault_of_the_program_is_not_taken_for_the_server_s() -> None:
    server = Server("bolt://neo4j.example:7687")
    for error in (told("Neo.ClientError.Statement.SyntaxError"), ValueError("a row"), KeyError("x")):
        with pytest.raises(type(error)), server._said():
            raise error
    server.close()


def test_nobody_at_that_port_is_said_within_the_limits_and_without_the_driver_s_words(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    server = Server(f"bolt://127.0.0.1:{port}", Login("ana", PASSWORD), SHORT)
    began = monotonic()
    with caplog.at_level(logging.DEBUG, "relgraph"):
        for ask in (server.read, server.write):
            with pytest.raises(Away, match="see that it runs"):
                ask("RETURN 1")
    assert monotonic() - began < 10
    server.close()
    assert capsys.readouterr().err == ""
    assert PASSWORD not in caplog.text


@contextmanager
def deaf() -> Iterator[int]:
    """Listen at a port, take connections, and never say a word."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        taken: list[socket.socket] = []
        ended = threading.Event()

        def take() -> None:
            listening.settimeout(0.1)
            while not ended.is_set():
                try:
                    taken.append(listening.accept()[0])
                except TimeoutError:
                    continue

        thread = threading.Thread(target=take)
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            ended.set()
            thread.join()
            for one in taken:
                one.close()


def test_a_server_that_takes_the_call_and_says_nothing_is_given_up() -> None:
    with deaf() as port:
        server = Server(f"bolt://127.0.0.1:{port}", limits=SHORT)
        began = monotonic()
        with pytest.raises(Away):
            server.read("RETURN 1")
        server.close()
    assert monotonic() - began < 10


@pytest.mark.parametrize("url", ["http://neo4j.example", "bolt:", "bolt://host:no", "neo4j"])
def test_what_is_no_address_of_a_neo4j_is_bad_use(url: str) -> None:
    with pytest.raises(BadUse, match="no address of a Neo4j"):
        Server(url)


def test_an_address_is_shown_without_what_was_put_around_it() -> None:
    assert shown(f"bolt://ana:{PASSWORD}@neo4j.example:7687/x?y={PASSWORD}") == "bolt://neo4j.example:7687"
    assert shown("neo4j+s://neo4j.example") == "neo4j+s://neo4j.example"
    assert shown("bolt://[") == "the address given"


def test_a_login_does_not_show_its_password() -> None:
    assert PASSWORD not in repr(Login("ana", PASSWORD))


def test_only_managed_transactions_reach_the_server() -> None:
    source = "".join(path.read_text("utf-8") for path in Path(package.__path__[0]).glob("*.py"))
    assert source.count(".run(") == source.count("transaction.run(") == 2
    assert "begin_transaction" not in source
    assert "execute_query" not in source
