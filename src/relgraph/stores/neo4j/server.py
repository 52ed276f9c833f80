"""A Neo4j server: one driver, managed transactions, limits, and errors in one line that says what to do."""

import logging
import ssl
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, LiteralString, NamedTuple
from urllib.parse import urlsplit

from neo4j import Driver, GraphDatabase, ManagedTransaction, unit_of_work
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from relgraph.errors import Away, BadUse

Values = dict[str, Any]
"""A statement's parameters (Any: what the driver can carry)."""
Record = tuple[Any, ...]
"""A row of an answer, its columns known where the statement stands."""

SCHEMES = ("bolt", "bolt+s", "neo4j", "neo4j+s")
"""With `+s` the certificate is verified; there is no way to go without that."""

log = logging.getLogger(__name__)
_SILENCE = logging.NullHandler()


class Statement(NamedTuple):
    """A statement with its parameters."""

    text: LiteralString
    values: Values


@dataclass(frozen=True, slots=True)
class Limits:
    """How long to wait for what, in seconds; a transaction that fails for a passing reason is tried again."""

    connect: float = 5
    acquire: float = 10
    """For a connection, signing in included."""
    retry_read: float = 5
    retry_write: float = 20
    read: float = 30
    """After so long the server ends a transaction by itself."""
    write: float = 120


@dataclass(frozen=True, slots=True)
class Login:
    """Who signs in, the password kept out of every text made of this."""

    user: str
    password: str = field(repr=False)


class Server:
    """One Neo4j. Threads may share it."""

    def __init__(self, url: str, login: Login | None = None, limits: Limits | None = None) -> None:
        """Prepare to speak to the server at `url`; nothing is sent yet. Raises BadUse for a wrong address."""
        self._limits = limits or Limits()
        # The driver tells of each try; what comes of them all is told by the error, in one line.
        logging.getLogger("neo4j").addHandler(_SILENCE)
        self.shown = shown(url)
        if not _sound(url):
            raise BadUse(f"{self.shown} is no address of a Neo4j: say bolt://HOST:7687 or neo4j+s://HOST")
        self._driver: Driver = GraphDatabase.driver(
            url,
            auth=(login.user, login.password) if login else None,
            connection_timeout=self._limits.connect,
            connection_acquisition_timeout=self._limits.acquire,
            user_agent="relgraph",
            telemetry_disabled=True,
            notifications_min_severity="OFF",
        )

    def close(self) -> None:
        """Close all connections."""
        self._driver.close()

    def read(self, text: LiteralString, **values: Any) -> list[Record]:
        """Return all rows of a statement that reads (Any: what the driver can carry)."""

        @unit_of_work(timeout=self._limits.read)
        def work(transaction: ManagedTransaction) -> list[Record]:
            return [tuple(record.values()) for record in transaction.run(text, values)]

        with (
            self._said(),
            self._driver.session(max_transaction_retry_time=self._limits.retry_read) as session,
        ):
            return session.execute_read(work)

    def write(self, text: LiteralString, **values: Any) -> list[Record]:
        """Carry out a statement and return its rows (Any: what the driver can carry)."""
        return self.write_all([Statement(text, values)])

    def write_all(self, statements: Iterable[Statement]) -> list[Record]:
        """Carry out statements in one transaction and return the rows of the last.

        Where a connection is lost while the server commits, they are carried out twice: doing so must end
        the same.
        """
        every: Sequence[Statement] = list(statements)

        @unit_of_work(timeout=self._limits.write)
        def work(transaction: ManagedTransaction) -> list[Record]:
            rows: list[Record] = []
            for statement in every:
                rows = [
                    tuple(record.values()) for record in transaction.run(statement.text, statement.values)
                ]
            return rows

        with (
            self._said(),
            self._driver.session(max_transaction_retry_time=self._limits.retry_write) as session,
        ):
            return session.execute_write(work)

    @contextmanager
    def _said(self) -> Iterator[None]:
        try:
            yield
        except (Neo4jError, DriverError, OSError, ValueError) as error:
            found = self._reason(error)
            if found is None:
                raise
            # Neither the server's words nor the statement: both may hold what was asked.
            log.info("neo4j failed", extra={"error": type(error).__name__, "code": _code(error)})
            raise Away(f"Neo4j at {self.shown} {found}") from error

    def _reason(self, error: Exception) -> str | None:
        """Return what is wrong and what to do about it, None where it is a fault of this program."""
        code = _code(error)
        for part, text in _REASONS:
            if part in code:
                return text
        if isinstance(error, AuthError):
            return _WHO
        if _about_tls(error):
            return _TLS
        if isinstance(error, Neo4jError) and code.startswith("Neo.ClientError"):
            return None
        if isinstance(error, ValueError) and not isinstance(error, OSError):
            return None
        if isinstance(error, Neo4jError):
            return f"failed ({code}): see its log, then run `relgraph rebuild`"
        return "does not answer: see that it runs and can be reached from here"


_WHO = "refuses the user or password: set RELGRAPH_NEO4J_USER and RELGRAPH_NEO4J_PASSWORD"
_TLS = (
    "cannot be spoken to over TLS: see that it offers TLS and that its certificate is trusted here, or use"
    " bolt:// on a network of your own"
)
_FULL = "cannot write, most likely its disk is full: make room and restart it, then run `relgraph rebuild`"
_REASONS = (
    (
        "AuthenticationRateLimit",
        "was given a wrong password too often: wait a minute, then set the right one",
    ),
    ("CredentialsExpired", "wants its first password changed: do so with cypher-shell, then set the new one"),
    ("Security.Unauthorized", _WHO),
    ("Security.Forbidden", "does not let this user write: use one that may write and make constraints"),
    (
        "OutOfMemory",
        "has not enough memory for this: raise dbms.memory.transaction.total.max or its heap, then run"
        " `relgraph rebuild`",
    ),
    ("TransactionLogError", _FULL),
    # So a 5.26 says it: first when it cannot commit, then to whoever asks until it is started again.
    ("TransactionCommitFailed", _FULL),
    ("TransactionStartFailed", _FULL),
    ("UnableToWrite", _FULL),
    ("WriteOnReadOnly", _FULL),
    ("ForbiddenOnReadOnly", _FULL),
    ("ProcedureCallFailed", "is still making its indexes: run this again in a minute"),
    ("TransactionTimedOut", "is too slow: see what else it does, then run this again"),
    ("Transaction.Terminated", "ended the transaction: see its log, then run this again"),
    ("DatabaseUnavailable", "has no database that is ready: see its log, then run this again"),
    ("DatabaseNotFound", "has no database of that name: leave the default one in place"),
)
"""What the server's codes mean for whoever reads the line, the first that fits."""


def shown(url: str) -> str:
    """Return scheme, host and port of an address, and nothing that somebody may have put around them."""
    try:
        parts = urlsplit(url)
        return f"{parts.scheme}://{parts.hostname or '?'}{f':{parts.port}' if parts.port else ''}"
    except ValueError:
        return "the address given"


def _sound(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _code(error: Exception) -> str:
    return (error.code or "") if isinstance(error, Neo4jError) else ""


def _about_tls(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return True
        error = error.__cause__ or error.__context__
    return False
