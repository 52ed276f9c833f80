"""Does a run that is killed at any moment, and run again, end where an undisturbed one does?"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import apsw

from bench.benchmark import Measured
from bench.mailboxes import AT, Mailbox, mailboxes
from bench.run import main

TIMES = 50
SEED = 5
COMMAND = (sys.executable, "-c", "from relgraph.cli.main import main; main()")
PATIENCE = 600

# What is derived or kept of runs by number and time is left out; the rest must be equal to the last byte.
_TEAM = "SELECT * FROM shared ORDER BY id"
_GRAPH = (
    "SELECT id, name, address, domain, title, me FROM g_person ORDER BY id",
    "SELECT g_address.address, id FROM g_address JOIN g_person ON n = person ORDER BY 1",
    "SELECT id, name, domain FROM g_company ORDER BY id",
    "SELECT x.id, y.id FROM g_tie JOIN g_person x ON x.n = a JOIN g_person y ON y.n = b ORDER BY 1, 2",
    "SELECT p.id, e.company, e.domain, e.title, e.basis, e.claimed, e.first, e.last"
    " FROM g_employment e JOIN g_person p ON p.n = e.person ORDER BY 1, 2, 3, 4, 5, 6, 7, 8",
    "SELECT message, day, kind, modality, introducer, parties FROM g_introduction ORDER BY 1, 2, 3, 4, 5, 6",
    "SELECT a, b, days FROM history ORDER BY 1, 2",
)


def measure(data: Path) -> Measured:
    """Kill an ingest and a publishing of the smallest mailbox at random moments, run them again, compare."""
    box = min(mailboxes(data, "kills"), key=lambda one: sum(f.stat().st_size for f in one.path.rglob("*")))
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory(prefix="relgraph-kills-") as folder:
        root = Path(folder)
        whole = root / "whole"
        ingest_seconds = _prepared(whole, box)
        publish_seconds = _timed(whole, *_share(box))
        state, sharing = _state(whole), _shared(whole)
        ingests = [_killed_ingest(root, box, chance.uniform(0, ingest_seconds), state) for _ in range(TIMES)]
        publishings = [
            _killed_publishing(root, whole, box, chance.uniform(0, publish_seconds), sharing)
            for _ in range(TIMES)
        ]
    return {
        "messages": len(state["ledger"]),
        "ingest": _summed(ingests, ingest_seconds),
        "publishing": _summed(publishings, publish_seconds),
    }


def table(measured: Measured) -> str:
    """Return the figures in Markdown."""
    lines = [
        "| killed | times | stopped before its end | equal after running again |",
        "|---|---:|---:|---:|",
    ]
    for what in ("ingest", "publishing"):
        one = measured[what]
        lines.append(f"| {what} | {one['times']} | {one['stopped']} | {one['equal']} |")
    return "\n".join(lines)


def _summed(ended: list[tuple[bool, bool]], seconds: float) -> dict[str, Any]:
    """Count (stopped, equal) pairs (Any: JSON's own types)."""
    return {
        "times": len(ended),
        "stopped": sum(stopped for stopped, _ in ended),
        "equal": sum(equal for _, equal in ended),
        "undisturbed_seconds": round(seconds, 2),
    }


def _prepared(home: Path, box: Mailbox) -> float:
    _add(home, box)
    return _timed(home, *_ingest(box))


def _killed_ingest(root: Path, box: Mailbox, moment: float, state: dict[str, Any]) -> tuple[bool, bool]:
    home = root / "killed"
    _add(home, box)
    stopped = _kill(home, moment, *_ingest(box))
    _timed(home, *_ingest(box))
    equal = _state(home) == state
    shutil.rmtree(home)
    return stopped, equal


def _killed_publishing(
    root: Path, whole: Path, box: Mailbox, moment: float, sharing: dict[str, Any]
) -> tuple[bool, bool]:
    home = root / "killed"
    shutil.copytree(whole, home)
    _timed(home, "share", "undo", "1", "--as", box.address)
    stopped = _kill(home, moment, *_share(box))
    rules = json.loads(_run(home, "share", "list", "--as", box.address, "--json"))["items"]
    if rules:
        _timed(home, "publish", "--as", box.address)
    else:  # killed before the rule was said
        _timed(home, *_share(box))
    equal = _shared(home) == sharing
    shutil.rmtree(home)
    return stopped, equal


def _ingest(box: Mailbox) -> tuple[str, ...]:
    return ("ingest", "mail", str(box.path), "--member", box.address)


def _share(box: Mailbox) -> tuple[str, ...]:
    return ("share", "named", "all", "--at", AT, "--as", box.address)


def _add(home: Path, box: Mailbox) -> None:
    _run(home, "members", "add", box.address, *(w for a in box.aliases for w in ("--alias", a)))


def _timed(home: Path, *words: str) -> float:
    began = time.perf_counter()
    _run(home, *words)
    return time.perf_counter() - began


def _run(home: Path, *words: str) -> str:
    ended = subprocess.run(
        [*COMMAND, *words], env=_environment(home), capture_output=True, text=True, timeout=PATIENCE
    )
    if ended.returncode not in (0, 1):
        raise RuntimeError(f"relgraph {words[0]}: {ended.stderr[-2000:]}")
    return ended.stdout


def _kill(home: Path, moment: float, *words: str) -> bool:
    """Start a command, kill it at that moment; say whether it had not ended by itself."""
    child = subprocess.Popen(
        [*COMMAND, *words], env=_environment(home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        child.wait(moment)
        return False
    except subprocess.TimeoutExpired:
        child.send_signal(signal.SIGKILL)
        child.wait()
        return True


def _environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("RELGRAPH_")}
    return kept | {"RELGRAPH_HOME": str(home), "RELGRAPH_SECRET": "kills", "RELGRAPH_NOW": "2026-01-01"}


def _state(home: Path) -> dict[str, Any]:
    (book,) = (home / "books").glob("*.db")
    address = _rows(home / "team.db", "SELECT address FROM member")[0][0]
    ledger = _run(home, "ledger", "export", "--member", address).splitlines()
    return {"ledger": ledger, "graph": [_rows(book, statement) for statement in _GRAPH]}


def _shared(home: Path) -> dict[str, Any]:
    (book,) = (home / "books").glob("*.db")
    return {
        "shared": _rows(home / "team.db", _TEAM),
        "outbox": _rows(book, "SELECT * FROM outbox"),
        "published": _rows(book, "SELECT * FROM published ORDER BY id"),
    }


def _rows(file: Path, statement: str) -> list[tuple[Any, ...]]:
    connection = apsw.Connection(str(file))
    try:
        return connection.execute(statement).fetchall()
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main(names=["kills"]))
