"""The outbox: stopped anywhere and run again, the team space ends as if nothing had happened."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from tests.builders import ANA, BO, CY, DEE, EVA, NOW, SECRET, both_ways, house, share, tell

from relgraph.house import House
from relgraph.sharing import outbox
from relgraph.sharing.outbox import deliver, enqueue
from relgraph.sharing.publish import publish_book
from relgraph.sharing.rules import rules, undo_rule

ROOT = Path(__file__).parents[3]
Rows = list[tuple[Any, ...]]
"""Any: SQLite's own types."""


class Stopped(Exception):
    """The power went."""


def shared(at: House) -> Rows:
    return at.team.space.rows("SELECT * FROM shared ORDER BY id")


def ledger(at: House) -> tuple[Rows, Rows]:
    """What the book remembers of publishing: what went, and what is on its way."""
    space = at.book(ANA).space
    return space.rows("SELECT * FROM published ORDER BY id"), space.rows("SELECT row_id FROM outbox")


def people(number: int) -> list[str]:
    return [f"p{n}@acme.example" for n in range(number)]


def world(path: Path, number: int = 5) -> House:
    at = house(path)
    tell(at, ANA, *(one for who in people(number) for one in both_ways(ANA, who, "2026-05-01", "2026-05-02")))
    return at


def change(at: House) -> None:
    """Go from everything shared to: one hidden, one out of Bo's sight, one in a warmer tier, one new."""
    owner = at.book(ANA)
    owner.ledger.append(
        both_ways(ANA, "p3@acme.example", "2026-05-18", "2026-05-19", "2026-05-20", text="warmer")
    )
    owner.ledger.append(both_ways(ANA, "new@zell.example", "2026-05-19"))
    for about, to, level in (
        ("person:p1@acme.example", "everyone", "hidden"),
        ("person:p2@acme.example", BO, "hidden"),
    ):
        with owner.space.writing():
            owner.space.db.execute(
                "INSERT INTO rule (time, level, selector, audience) VALUES (1, ?, ?, ?)", (level, about, to)
            )


def test_publishing_carries_rows_and_says_how_many_changed(tmp_path: Path) -> None:
    at = world(tmp_path)
    share(at, ANA, "all")
    assert [one[4] for one in sorted(shared(at), key=lambda one: one[4])] == people(5)
    assert at.publish(ANA) == 0
    change(at)
    # Gone to p1 and to p2, p2 again for Eva alone, p3 in another tier, and one new.
    assert at.publish(ANA) == 5
    at.close()


def test_rows_of_other_members_are_left_alone(tmp_path: Path) -> None:
    at = world(tmp_path)
    tell(at, BO, *both_ways(BO, CY, "2026-05-01"))
    share(at, BO, "all")
    bos = shared(at)
    number = share(at, ANA, "all")
    assert len(shared(at)) == 6
    undo_rule(at.book(ANA), number, now=1)
    at.publish(ANA)
    assert shared(at) == bos
    at.close()


def test_a_withdrawn_row_is_gone_from_the_file_and_its_log(tmp_path: Path) -> None:
    at = world(tmp_path)
    number = share(at, ANA, "all")
    undo_rule(at.book(ANA), number, now=1)
    at.publish(ANA)
    assert shared(at) == []
    left = b"".join(path.read_bytes() for path in tmp_path.glob("team.db*"))
    assert b"p1@acme.example" not in left
    at.close()


def test_withdrawals_go_before_what_is_new(tmp_path: Path) -> None:
    at = world(tmp_path)
    share(at, ANA, "all")
    change(at)
    book = at.book(ANA)
    enqueue(book, at.ids, publish_book(book, rules(book), at.team.members(), at.vocabulary, today=at.today))
    waiting = [row[0] is None for row in book.space.rows("SELECT content FROM outbox ORDER BY id")]
    assert waiting == sorted(waiting, reverse=True)
    assert any(waiting)
    assert not all(waiting)
    at.close()


def test_delivering_twice_ends_the_same(tmp_path: Path) -> None:
    at = world(tmp_path)
    share(at, ANA, "all")
    change(at)
    book = at.book(ANA)
    enqueue(book, at.ids, publish_book(book, rules(book), at.team.members(), at.vocabulary, today=at.today))
    entries = book.space.rows("SELECT row_id, content FROM outbox ORDER BY id")
    deliver(book, at.team)
    once = shared(at)
    with book.space.writing():
        book.space.db.executemany("INSERT INTO outbox (row_id, content) VALUES (?, ?)", entries)
    deliver(book, at.team)
    assert shared(at) == once
    at.close()


def test_what_changes_back_before_it_was_delivered_ends_as_it_was(tmp_path: Path) -> None:
    at = world(tmp_path)
    share(at, ANA, "all")
    before, book = shared(at), at.book(ANA)
    rows = publish_book(book, rules(book), at.team.members(), at.vocabulary, today=at.today)
    enqueue(book, at.ids, [])
    enqueue(book, at.ids, rows)
    assert deliver(book, at.team) == 10
    assert shared(at) == before
    at.close()


# Stopped at each step


def trap(at: House, after: int) -> Callable[..., bool]:
    """Stop at the statement of that number, counted over both files; the ones that clean up go on."""
    left = [after]

    def stop(_: object, statement: str, __: object) -> bool:
        left[0] -= not statement.startswith("SELECT")  # a stop while reading is one before the next write
        if left[0] == -1:
            raise Stopped
        return True

    at.book(ANA).space.db.exec_trace = stop
    at.team.space.db.exec_trace = stop
    return lambda: left[0] < 0


def test_stopped_at_any_write_and_run_again_it_ends_as_undisturbed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "BATCH", 2)
    at = world(tmp_path / "start", number=4)
    share(at, ANA, "all")
    change(at)
    at.close()
    shutil.copytree(tmp_path / "start", tmp_path / "calm")
    calm = house(tmp_path / "calm")
    calm.publish(ANA)
    wanted, remembered = shared(calm), ledger(calm)
    calm.close()
    assert remembered[1] == []
    stops = 0
    while True:
        shutil.copytree(tmp_path / "start", tmp_path / "home")
        hit = house(tmp_path / "home")
        sprung = trap(hit, stops)
        with suppress(Stopped):
            hit.publish(ANA)
        hit.close()
        if not sprung():
            break
        again = house(tmp_path / "home")
        # Nothing that was withdrawn is seen again, nothing is lost, nothing stays behind.
        again.publish(ANA)
        assert shared(again) == wanted, stops
        assert ledger(again) == remembered, stops
        again.close()
        shutil.rmtree(tmp_path / "home")
        stops += 1
    assert stops > 25


PUBLISH = """
import sys
from pathlib import Path
from tests.builders import ANA, house
from relgraph.sharing.rules import add_rule, rules, selector, undo_rule
at = house(Path(sys.argv[1]))
book = at.book(ANA)
print("ready", flush=True)
for rule in rules(book):
    undo_rule(book, rule.number, now=1)
for about in sys.argv[2:]:
    add_rule(book, "named", selector(about), "everyone", None, now=1)
at.publish(ANA)
print("done", flush=True)
"""


@pytest.mark.slow
def test_killed_at_random_moments_and_run_again_it_ends_as_undisturbed(tmp_path: Path) -> None:
    dice = random.Random(int.from_bytes(os.urandom(4), "big"))
    at = world(tmp_path, number=600)
    at.close()
    killed = 0
    for turn in range(25):
        about = ["company:acme.example"] if turn % 2 else ["person:p7@acme.example", "person:p8@acme.example"]
        command = [sys.executable, "-c", PUBLISH, str(tmp_path), *about]
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == b"ready\n"
            time.sleep(dice.random() * 0.4)
            child.send_signal(signal.SIGKILL)
        killed += child.returncode == -signal.SIGKILL
        at = house(tmp_path)
        at.publish(ANA)
        book = at.book(ANA)
        rows = publish_book(book, rules(book), at.team.members(), at.vocabulary, today=at.today)
        wanted = sorted(
            (at.ids.of("shared", r.publisher, r.address, r.level, r.audience), *r.row()) for r in rows
        )
        assert shared(at) == wanted
        assert ledger(at)[1] == []
        at.close()
    assert killed > 10


def test_what_others_see_follows_at_once(tmp_path: Path) -> None:
    at = world(tmp_path)
    tell(at, ANA, *both_ways(ANA, DEE, "2026-05-01"))
    number = share(at, ANA, "person:dee@acme.example", to=BO)
    assert [one.address for one in at.view(BO).released.everything()] == [DEE]
    assert at.view(EVA).released.everything() == []
    undo_rule(at.book(ANA), number, now=1)
    at.publish(ANA)
    assert at.view(BO).released.everything() == []
    at.close()


def test_the_builders_secret_and_clock_are_what_this_rests_on() -> None:
    assert SECRET
    assert NOW == "2026-05-20"
