"""How many questions for warm paths does one process of the server answer, and how quickly? Asked by wrk."""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from bench.benchmark import Measured, NoData
from bench.mailboxes import AT, Installation, Mailbox, installation, mailboxes
from bench.page import number
from bench.page import table as markdown
from bench.paths import questions, seen
from bench.run import main
from relgraph.address import Address
from relgraph.house import House
from relgraph.spaces.home import Home
from relgraph.vocabulary import default_vocabulary

PACE = 200
"""Questions a second that it has to hold."""
SECONDS = 60
CONNECTIONS = 16
LOOKED_UP = 500
SEED = 20011001
_SCRIPT = Path(__file__).with_name("load.lua")


def measure(data: Path) -> Measured:
    """Let wrk ask for the owners of all mailboxes, who share by name, at a pace and as fast as it goes."""
    if shutil.which("wrk") is None:
        raise NoData("load: wrk is not there: apt-get install wrk")
    boxes = mailboxes(data, "load")
    with installation() as home:
        for box in boxes:
            home.add(box)
            home.ingest(box, "--headers-only")
        for box in boxes:
            home.share(box)
        return ask(home, boxes)


def ask(home: Installation, boxes: Sequence[Mailbox], *, seconds: int = SECONDS) -> Measured:
    """Put the questions to a server of an installation."""
    lines, listed, token = _prepared(home, [Address(box.address) for box in boxes])
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file, _serving(home) as url:
        file.write("".join(f"{line}\n" for line in lines))
        file.flush()
        for line in lines:  # each book is opened at the day once
            _get(url, *line.split("\t"))
        runs = {
            "paced": _wrk(url, file.name, seconds, PACE),
            "flat out": _wrk(url, file.name, seconds, 0),
        }
        taken = sorted(_look_up(url, token, listed) for _ in range(11))
    return {
        "at": AT,
        "members": len(boxes),
        "connections": CONNECTIONS,
        "pace": PACE,
        "runs": runs,
        "lookup": {"items": len(listed), "p50_ms": taken[5] * 1000, "max_ms": taken[-1] * 1000},
    }


def table(measured: Measured) -> str:
    """Return the figures in Markdown."""
    names = {"paced": f"{measured['pace']} a second", "flat out": "as fast as it goes"}
    rows = [
        (
            names[name],
            number(run["seconds"]),
            number(run["requests"]),
            number(run["requests"] / run["seconds"]),
            number(run["p50_ms"]),
            number(run["p95_ms"]),
            number(run["p99_ms"]),
            number(run["max_ms"]),
            number(run["errors"]),
        )
        for name, run in measured["runs"].items()
    ]
    heads = (
        "path questions",
        "seconds",
        "answered",
        "a second",
        "p50 ms",
        "p95 ms",
        "p99 ms",
        "max ms",
        "errors",
    )
    found = measured["lookup"]
    rest = (f"One `POST /lookup` of {found['items']} addresses and domains", found["p50_ms"], found["max_ms"])
    return f"{markdown(heads, rows)}\n\n{rest[0]}: {number(rest[1])} ms (p50), {number(rest[2])} ms at most."


def _prepared(home: Installation, members: Sequence[Address]) -> tuple[list[str], list[str], str]:
    """Return the questions (path, tab, token), what to look up, and whose token asks for that."""
    house = House(Home(home.home), default_vocabulary(), lambda: int(time.time()))
    try:
        tokens = {member: house.access.make_token(member, ["read"]) for member in members}
        drawn = [
            f"/api/v1/paths?to={quote(text)}&at={AT}\t{tokens[member]}"
            for member, _, text in questions(house, members)
        ]
        asker = max(members, key=lambda member: len(seen(house, member)["person"]))
        there = seen(house, asker)
        some = [*there["company"][: LOOKED_UP // 2], *there["person"]][:LOOKED_UP]
        random.Random(SEED).shuffle(some)
        return drawn, some, tokens[asker]
    finally:
        house.close()


@contextmanager
def _serving(home: Installation) -> Iterator[str]:
    """Run one process of the server and give its address."""
    command = [sys.executable, "-c", "from relgraph.cli.main import main; main()"]
    command += ["--home", str(home.home), "serve", "--port", "0"]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert child.stdout is not None
        yield child.stdout.readline().removeprefix("Serving on ").strip()
    finally:
        child.terminate()
        child.wait()
        if child.stdout is not None:
            child.stdout.close()


def _wrk(url: str, file: str, seconds: int, pace: int) -> Measured:
    told = {**os.environ, "QUESTIONS": file, "PACE": str(pace), "HOST": url.removeprefix("http://")}
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", str(_SCRIPT), url]
    ended = subprocess.run(command, env=told, capture_output=True, text=True, check=True)
    found: Measured = json.loads(ended.stdout.strip().splitlines()[-1])
    return found


def _get(url: str, path: str, token: str) -> None:
    request = urllib.request.Request(url + path, headers={"Authorization": f"Bearer {token}"})  # noqa: S310
    urllib.request.urlopen(request).read()  # noqa: S310 (the server that was just started)


def _look_up(url: str, token: str, wanted: Sequence[str]) -> float:
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    body = json.dumps({"wanted": list(wanted)}).encode()
    request = urllib.request.Request(f"{url}/api/v1/lookup?at={AT}", body, headers)  # noqa: S310
    began = time.perf_counter()
    urllib.request.urlopen(request).read()  # noqa: S310
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main(names=["load"]))
