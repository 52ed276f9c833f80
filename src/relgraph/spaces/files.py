"""One space is one SQLite file with a format version; opened here and nowhere else."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from time import monotonic, sleep
from typing import Any

import apsw

from relgraph.errors import BadUse

Migration = Callable[[apsw.Connection], None]

APPLICATIONS = {"book": int.from_bytes(b"rgBK", "big"), "team": int.from_bytes(b"rgTM", "big")}

BUSY_MS = 30_000
"""How long a writer waits for another process's transaction."""


def adding(tables: str) -> Migration:
    """Return the migration that only adds these tables."""
    return lambda connection: _run(connection, tables)


def _run(connection: apsw.Connection, statements: str) -> None:
    connection.execute(statements)


class Space:
    """An open space: one connection, which threads take in turn."""

    def __init__(self, path: Path, connection: apsw.Connection) -> None:
        self.path = path
        self.db = connection
        self.turn = RLock()

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a statement at once, so that no read stays open.

        Any: what a column holds is known where the statement stands.
        """
        with self.turn:
            return self.db.execute(statement, tuple(values)).fetchall()

    @property
    def stamp(self) -> tuple[int, int]:
        """Two numbers that together change with each change of the file, whichever process makes it."""
        with self.turn:
            return int(self.db.pragma("data_version")), self.db.total_changes()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Run the block in one transaction that holds the write lock from its start."""
        with self.turn:
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.db.execute("COMMIT")
            except BaseException:
                if self.db.in_transaction:  # a full disk has ended it already
                    self.db.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close the file."""
        self.db.close()


def open_space(path: Path, *, what: str, schema: str, migrations: Sequence[Migration]) -> Space:
    """Open the space at `path`, made if it is not there, brought to the newest format if it is older.

    Format n + 1 is what `migrations[n - 1]` makes of format n; `schema` is the newest. Raises BadUse for a
    file that is newer than this program, which is left untouched, and for one that is no space of that kind.
    """
    newest = len(migrations) + 1
    if path.exists() and path.stat().st_size:
        _refuse(path, what, newest)
    connection = apsw.Connection(str(path))
    try:
        connection.set_busy_timeout(BUSY_MS)
        _keep_a_log(connection)
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("PRAGMA foreign_keys=ON")
        space = Space(path, connection)
        _migrate(space, what, schema, migrations, newest)
    except BaseException:
        connection.close()
        raise
    return space


def _keep_a_log(connection: apsw.Connection) -> None:
    deadline = monotonic() + BUSY_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except apsw.BusyError:
            # SQLite does not wait by itself for another one who is just changing the same file's mode.
            if monotonic() > deadline:
                raise
            sleep(0.01)


def _migrate(space: Space, what: str, schema: str, migrations: Sequence[Migration], newest: int) -> None:
    if _version(space.db) == newest:
        return
    with space.writing():
        found = _version(space.db)  # another process may have been quicker
        _check(space.path, what, newest, found, int(space.db.pragma("application_id")))
        if found == 0:
            if space.rows("SELECT 1 FROM sqlite_master"):
                raise _foreign(space.path, what)
            space.db.execute(schema)
        else:
            for step in migrations[found - 1 :]:
                step(space.db)
        space.db.execute(f"PRAGMA user_version={newest}")
        space.db.execute(f"PRAGMA application_id={application(what)}")


def in_memory() -> Space:
    """Return a space that lives in memory alone."""
    return Space(Path(":memory:"), apsw.Connection(":memory:"))


def application(what: str) -> int:
    """Return SQLite's application id for a kind of space."""
    return APPLICATIONS[what]


def _version(connection: apsw.Connection) -> int:
    return int(connection.pragma("user_version"))


def _refuse(path: Path, what: str, newest: int) -> None:
    # Read before anything is touched, so that a file which is refused stays as it is to the last byte.
    # Another process may be making it: what was in its log before the header is read stands in the header.
    settled, size = not path.with_name(f"{path.name}-wal").exists(), path.stat().st_size
    try:
        found, kind, page = _header(path)
    except apsw.NotADBError:
        raise _foreign(path, what) from None
    except apsw.CorruptError:
        return  # half of what another process is just making; if not, opening it will say so
    _check(path, what, newest, found, kind)
    # Without number and kind it is a space only if it was left before its first table was made.
    if not found and settled and size > page:
        raise _foreign(path, what)


def _header(path: Path) -> tuple[int, int, int]:
    """Return the format, the application id and the page size that stand in a file."""
    # Not by open(): closing a handle of its own would drop the locks of all connections that this process has
    # at the file (sqlite.org/howtocorrupt.html, 2.2). Immutable: without locks, log or any change.
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    connection = apsw.Connection(f"{path.resolve().as_uri()}?immutable=1", flags=flags)
    try:
        names = ("user_version", "application_id", "page_size")
        found, kind, page = (int(connection.pragma(name)) for name in names)
        return found, kind, page
    finally:
        connection.close()


def _check(path: Path, what: str, newest: int, found: int, kind: int) -> None:
    if (found or kind) and kind != application(what):
        raise _foreign(path, what)
    if found > newest:
        raise BadUse(
            f"{path.name} has format {found}, this relgraph reads up to {newest}: install a newer one"
        )


def _foreign(path: Path, what: str) -> BadUse:
    return BadUse(f"{path.name} is not a relgraph {what}: move it away or restore it from a backup")
