import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from relgraph_ingest.language.pipeline import DEFAULT_PIPELINE
from relgraph_ingest.language.workers import Workers
from relgraph_ingest.processes import pool

ASKED = ["Anna Lind met Bob Hart.", "nobody"]


def until(true: Callable[[], bool], seconds: float = 15) -> bool:
    """Wait for something to become true."""
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    return true()


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_workers_answer_and_a_killed_one_is_replaced() -> None:
    workers = Workers(DEFAULT_PIPELINE, 1)
    try:
        first = workers.entities(ASKED).result()
        assert first[0] == ((0, 9, "PERSON"), (14, 22, "PERSON"))
        (pid,) = workers.pids
        os.kill(pid, signal.SIGKILL)
        assert workers.entities(ASKED).result() == first
        assert workers.pids != (pid,)
    finally:
        workers.close()


def test_workers_that_die_again_and_again_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "MOST_DEATHS", 1)
    workers = Workers("no_such_pipeline", 1)
    try:
        assert workers.entities(ASKED).result() == [None, None]
    finally:
        workers.close()


def test_workers_end_when_closed() -> None:
    workers = Workers(DEFAULT_PIPELINE, 2)
    pids = workers.pids
    workers.close()
    assert len(pids) == 2
    assert not any(alive(pid) for pid in pids)


def test_workers_end_with_a_parent_that_was_killed() -> None:
    program = (
        "import sys, time; from relgraph_ingest.language.workers import Workers; "
        f"w = Workers({DEFAULT_PIPELINE!r}, 1); print(*w.pids, flush=True); "
        "w.entities(['Anna Lind']).result(); print('ready', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert parent.stdout.readline() == "ready\n"
        parent.kill()
    assert until(lambda: not alive(pid) or _is_zombie(pid))


def _is_zombie(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as stat:  # noqa: PTH123
            return stat.read().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return False
