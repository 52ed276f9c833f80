"""Spaces: made, migrated, refused, opened by several at once."""

import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from relgraph.errors import BadUse
from relgraph.spaces.files import APPLICATIONS, Space, in_memory, open_space

FIRST = "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL);"
NEWEST = "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL, tag TEXT, level INTEGER);"


def add_tag(db: apsw.Connection) -> None:
    db.execute("ALTER TABLE note ADD COLUMN tag TEXT")
    db.execute("UPDATE note SET tag = 'old'")


def add_level(db: apsw.Connection) -> None:
    # Needs the tag: run in the other order this fails.
    db.execute("ALTER TABLE note ADD COLUMN level INTEGER")
    db.execute("UPDATE note SET level = length(tag)")


def first(path: Path, *notes: str) -> Path:
    space = open_space(path, what="book", schema=FIRST, migrations=())
    with space.writing():
        space.db.executemany("INSERT INTO note (text) VALUES (?)", [(note,) for note in notes])
    space.close()
    return path


def everything(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}


def test_a_new_file_bears_its_kind_and_format(tmp_path: Path) -> None:
    path = first(tmp_path / "a.db")
    db = apsw.Connection(str(path))
    assert db.pragma("user_version") == 1
    assert db.pragma("application_id") == APPLICATIONS["book"]
    db.close()


def test_an_older_file_is_brought_up_by_each_migration_in_order(tmp_path: Path) -> None:
    path = first(tmp_path / "a.db", "hello")
    space = open_space(path, what="book", schema=NEWEST, migrations=(add_tag, add_level))
    assert space.rows("SELECT text, tag, level FROM note") == [("hello", "old", 3)]
    assert space.db.pragma("user_version") == 3
    space.close()
    again = open_space(path, what="book", schema=NEWEST, migrations=(add_tag, add_level))
    assert again.rows("SELECT level FROM note") == [(3,)]
    again.close()


def test_only_the_missing_migrations_run(tmp_path: Path) -> None:
    path = first(tmp_path / "a.db", "hello")
    open_space(path, what="book", schema=NEWEST, migrations=(add_tag,)).close()
    space = open_space(path, what="book", schema=NEWEST, migrations=(add_tag, add_level))
    assert space.rows("SELECT text, tag, level FROM note") == [("hello", "old", 3)]
    space.close()


def test_a_migrated_file_has_the_tables_of_a_new_one(tmp_path: Path) -> None:
    old = open_space(first(tmp_path / "a.db"), what="book", schema=NEWEST, migrations=(add_tag, add_level))
    new = open_space(tmp_path / "b.db", what="book", schema=NEWEST, migrations=(add_tag, add_level))
    columns = "SELECT name, type FROM pragma_table_info('note')"
    assert old.rows(columns) == new.rows(columns)
    old.close()
    new.close()


def test_a_migration_that_fails_leaves_the_older_format(tmp_path: Path) -> None:
    def fail(db: apsw.Connection) -> None:
        raise RuntimeError("power cut")

    path = first(tmp_path / "a.db", "hello")
    with pytest.raises(RuntimeError):
        open_space(path, what="book", schema=NEWEST, migrations=(add_tag, fail))
    space = open_space(path, what="book", schema=FIRST, migrations=())
    assert space.rows("SELECT * FROM note") == [(1, "hello")]
    space.close()


def test_a_newer_file_is_refused_and_stays_as_it_is_to_the_last_byte(tmp_path: Path) -> None:
    path = first(tmp_path / "a.db", "hello")
    open_space(path, what="book", schema=NEWEST, migrations=(add_tag, add_level)).close()
    before = everything(path)
    with pytest.raises(BadUse, match="has format 3, this relgraph reads up to 1: install a newer one"):
        open_space(path, what="book", schema=FIRST, migrations=())
    assert everything(path) == before


def foreign_text(path: Path) -> None:
    path.write_text("Dear diary, today I met Cy.\n" * 10)


def foreign_short(path: Path) -> None:
    path.write_bytes(b"SQLite")


def foreign_database(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE bookmark (url TEXT)")
    db.execute("INSERT INTO bookmark VALUES ('https://acme.example')")
    db.commit()
    db.close()


def foreign_numbered_database(path: Path) -> None:
    foreign_database(path)
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 1")
    db.commit()
    db.close()


def foreign_named_database(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("PRAGMA application_id = 123456")
    db.commit()
    db.close()


def the_other_kind(path: Path) -> None:
    open_space(path, what="team", schema=FIRST, migrations=()).close()


@pytest.mark.parametrize(
    "make",
    [
        foreign_text,
        foreign_short,
        foreign_database,
        foreign_numbered_database,
        foreign_named_database,
        the_other_kind,
    ],
)
def test_a_foreign_file_is_refused_and_stays_as_it_is(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "a.db"
    make(path)
    before = everything(path)
    with pytest.raises(BadUse, match=r"a\.db is not a relgraph book: move it away or restore it"):
        open_space(path, what="book", schema=FIRST, migrations=())
    assert everything(path) == before


def test_a_file_that_was_being_made_when_the_power_went_is_made_again(tmp_path: Path) -> None:
    empty, begun = tmp_path / "empty.db", tmp_path / "begun.db"
    empty.touch()
    db = apsw.Connection(str(begun))
    db.execute("PRAGMA journal_mode=WAL")
    db.close()
    for path in (empty, begun):
        open_space(path, what="book", schema=FIRST, migrations=()).close()


def test_what_a_stopped_writer_left_in_the_log_is_read(tmp_path: Path) -> None:
    # A copy taken while the writer is open has its rows in the write-ahead log alone, as after a kill.
    space = open_space(tmp_path / "a.db", what="book", schema=FIRST, migrations=())
    with space.writing():
        space.db.execute("INSERT INTO note (text) VALUES ('hello')")
    killed = tmp_path / "killed"
    killed.mkdir()
    for name in ("a.db", "a.db-wal"):
        shutil.copy(tmp_path / name, killed / name)
    space.close()
    again = open_space(killed / "a.db", what="book", schema=FIRST, migrations=())
    assert again.rows("SELECT text FROM note") == [("hello",)]
    again.close()


OPEN = """
import sys
from pathlib import Path
from relgraph.spaces.files import open_space
space = open_space(Path(sys.argv[1]), what="book", schema=sys.argv[2], migrations=())
with space.writing():
    space.db.execute("INSERT INTO note (text) VALUES (?)", (sys.argv[3],))
space.close()
"""


def test_several_processes_may_make_the_same_file_at_once(tmp_path: Path) -> None:
    for round_ in range(3):
        path = tmp_path / f"{round_}.db"
        started = [
            subprocess.Popen([sys.executable, "-c", OPEN, str(path), FIRST, str(n)], stderr=subprocess.PIPE)
            for n in range(4)
        ]
        said = [one.communicate()[1].decode() for one in started]
        assert [one.returncode for one in started] == [0] * 4, said
        space = open_space(path, what="book", schema=FIRST, migrations=())
        assert sorted(space.rows("SELECT text FROM note")) == [("0",), ("1",), ("2",), ("3",)]
        space.close()


TAKE = """
import fcntl, sys
with open(sys.argv[1], "r+b") as file:
    fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000002)  # where SQLite's readers hold theirs
"""


@pytest.mark.skipif(sys.platform == "win32", reason="locks of another kind")
def test_opening_a_file_again_drops_no_lock_of_those_who_have_it_open(tmp_path: Path) -> None:
    # Closing any handle of a file drops all of this process's locks on it, unless SQLite does it.
    path = first(tmp_path / "a.db", "hello")
    held = open_space(path, what="book", schema=FIRST, migrations=())
    assert held.rows("SELECT text FROM note") == [("hello",)]
    open_space(path, what="book", schema=FIRST, migrations=()).close()
    taken = subprocess.run([sys.executable, "-c", TAKE, str(path)], capture_output=True, check=False)
    assert b"BlockingIOError" in taken.stderr
    held.close()
    subprocess.run([sys.executable, "-c", TAKE, str(path)], check=True)


def test_several_threads_may_make_and_migrate_the_same_file_at_once(tmp_path: Path) -> None:
    for round_ in range(10):
        path = tmp_path / f"{round_}.db"
        if round_ % 2:
            first(path, "hello")
        start = threading.Barrier(4)
        failed: list[BaseException] = []

        def make(path: Path, start: threading.Barrier, failed: list[BaseException]) -> None:
            start.wait()
            try:
                open_space(path, what="book", schema=NEWEST, migrations=(add_tag, add_level)).close()
            except BaseException as error:
                failed.append(error)

        threads = [threading.Thread(target=make, args=(path, start, failed)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failed == []


def test_threads_take_turns_at_one_connection(tmp_path: Path) -> None:
    space = open_space(tmp_path / "a.db", what="book", schema=FIRST, migrations=())
    failed: list[BaseException] = []

    def write(name: str) -> None:
        try:
            for n in range(50):
                with space.writing():
                    space.db.execute("INSERT INTO note (text) VALUES (?)", (f"{name}{n}",))
                space.rows("SELECT * FROM note")
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=write, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert space.rows("SELECT count(*) FROM note") == [(150,)]
    space.close()


def test_a_block_that_fails_writes_nothing(tmp_path: Path) -> None:
    space = open_space(tmp_path / "a.db", what="book", schema=FIRST, migrations=())
    with pytest.raises(KeyError), space.writing():
        space.db.execute("INSERT INTO note (text) VALUES ('half')")
        raise KeyError
    assert space.rows("SELECT * FROM note") == []
    with space.writing():
        space.db.execute("INSERT INTO note (text) VALUES ('whole')")
    assert space.rows("SELECT text FROM note") == [("whole",)]
    space.close()


def fill(space: Space) -> None:
    with space.writing():
        for _ in range(200):
            space.db.execute("INSERT INTO note (text) VALUES (?)", ("x" * 4000,))


def test_a_full_disk_is_said_and_leaves_the_space_usable(tmp_path: Path) -> None:
    space = open_space(tmp_path / "a.db", what="book", schema=FIRST, migrations=())
    pages = space.db.pragma("page_count")
    space.db.execute(f"PRAGMA max_page_count={pages + 20}")
    with pytest.raises(apsw.FullError):
        fill(space)
    assert space.rows("SELECT * FROM note") == []
    space.db.execute("PRAGMA max_page_count=10000")
    fill(space)
    assert space.rows("SELECT count(*) FROM note") == [(200,)]
    space.close()


def test_what_is_deleted_does_not_stay_in_the_file(tmp_path: Path) -> None:
    path = first(tmp_path / "a.db", "cy@acme.example")
    assert b"cy@acme.example" in path.read_bytes()
    space = open_space(path, what="book", schema=FIRST, migrations=())
    with space.writing():
        space.db.execute("DELETE FROM note")
    space.close()
    assert b"cy@acme.example" not in b"".join(everything(path).values())


def test_a_space_in_memory_has_no_file() -> None:
    space = in_memory()
    space.db.execute(FIRST)
    assert space.rows("SELECT * FROM note") == []
    space.close()
