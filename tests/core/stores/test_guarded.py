"""A Neo4j with a password, TLS, little memory, and one that hangs: what a real one does, in one line each."""

import os
import signal
import subprocess
from collections.abc import Iterator
from time import monotonic

import pytest
from bench.benchmark import NoData
from bench.servers import Neo4j
from neo4j import GraphDatabase
from tests.core.stores.contract import ANA
from tests.neo4j_server import REQUIRED

from relgraph.errors import Away
from relgraph.graph.model import Graph, Person
from relgraph.stores.neo4j.generations import Cover
from relgraph.stores.neo4j.schema import ensure
from relgraph.stores.neo4j.server import Limits, Login, Server
from relgraph.stores.neo4j.store import Neo4jStore, Pointer
from relgraph.strength import Moment
from relgraph.vocabulary import default_vocabulary

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]

PASSWORD = "open sesame 4711"
RIGHT = Login("neo4j", PASSWORD)
QUICK = Limits(connect=2, acquire=5, retry_read=1, retry_write=1)


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4j]:
    """A server that wants a password, offers TLS with a certificate of its own, and has little memory."""
    folder = tmp_path_factory.mktemp("guarded")
    certificates = folder / "certificates" / "bolt"
    certificates.mkdir(parents=True)
    asked = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=relgraph -addext subjectAltName=IP:127.0.0.1"
    subprocess.run(
        ["openssl", *asked.split(), "-keyout", "private.key", "-out", "public.crt"],
        cwd=certificates,
        check=True,
        capture_output=True,
    )
    made = Neo4j(
        folder,
        {
            "dbms.security.auth_enabled": "true",
            "server.bolt.tls_level": "OPTIONAL",
            "dbms.ssl.policy.bolt.enabled": "true",
            "dbms.ssl.policy.bolt.base_directory": str(certificates),
            "dbms.ssl.policy.bolt.private_key": "private.key",
            "dbms.ssl.policy.bolt.public_certificate": "public.crt",
            "dbms.ssl.policy.bolt.client_auth": "NONE",
            "db.memory.transaction.max": "2m",
            "server.bolt.connection_keep_alive": "2s",
        },
    )
    try:
        made.start()
    except NoData as error:
        if os.environ.get(REQUIRED, "") not in ("", "0"):
            raise
        pytest.skip(str(error))
    with pytest.raises(Away, match="first password changed"):
        ask(made.uri, Login("neo4j", "neo4j"))
    with GraphDatabase.driver(made.uri, auth=("neo4j", "neo4j")) as driver:
        driver.execute_query(
            "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=PASSWORD, database_="system"
        )
    yield made
    made.stop()


def ask(uri: str, login: Login | None) -> object:
    """Ask a server for nothing much."""
    server = Server(uri, login, QUICK)
    try:
        return server.read("RETURN 1")
    finally:
        server.close()


def test_a_wrong_password_or_none_is_said_so_and_the_right_one_works(guarded: Neo4j) -> None:
    assert ask(guarded.uri, RIGHT) == [(1,)]
    for wrong in (Login("neo4j", "sesame"), Login("nobody", PASSWORD), None):
        with pytest.raises(Away, match="set RELGRAPH_NEO4J_USER") as said:
            ask(guarded.uri, wrong)
        assert "sesame" not in str(said.value)


def test_over_tls_a_certificate_must_be_trusted(guarded: Neo4j, monkeypatch: pytest.MonkeyPatch) -> None:
    uri = guarded.uri.replace("bolt://", "bolt+s://")
    with pytest.raises(Away, match="certificate is trusted"):
        ask(uri, RIGHT)
    monkeypatch.setenv("SSL_CERT_FILE", str(guarded.folder / "certificates" / "bolt" / "public.crt"))
    assert ask(uri, RIGHT) == [(1,)]


def test_too_little_memory_is_said_so_and_leaves_the_graph_that_was_there(guarded: Neo4j) -> None:
    server = Server(guarded.uri, RIGHT, QUICK)
    ensure(server)
    held: list[str] = []
    pointer = Pointer(lambda: held[-1] if held else None, held.append)
    cover, at = Cover("b1", "ana@fenwick.example", "here"), Moment(20_000, 20_001)
    store = Neo4jStore(server, cover, pointer, at, default_vocabulary())
    store.replace(Graph(ANA, (ANA,), (), {}, (), ()))
    crowd = tuple(
        Person(f"x{n:05}", f"Name {n} " + "long " * 35, None, (), None, "title " * 30) for n in range(2_000)
    )
    with pytest.raises(Away, match="not enough memory"):
        store.replace(Graph(ANA, (ANA, *crowd), (), {}, (), ()))
    assert store.me() == ANA
    store.replace(Graph(ANA, (ANA, *crowd[:20]), (), {}, (), ()))
    assert server.read("MATCH (b:Book) RETURN count(b)") == [(1,)]
    server.close()


def test_a_server_that_hangs_in_the_middle_is_given_up(guarded: Neo4j) -> None:
    server = Server(guarded.uri, RIGHT, QUICK)
    assert server.read("RETURN 1") == [(1,)]
    os.kill(guarded.pid, signal.SIGSTOP)
    began = monotonic()
    try:
        with pytest.raises(Away, match="does not answer"):
            server.read("RETURN 1")
        waited = monotonic() - began
    finally:
        os.kill(guarded.pid, signal.SIGCONT)
    assert waited < 30
    assert server.read("RETURN 1") == [(1,)]
    server.close()
