"""Do both stores give the same answers, and how fast and how large are they?"""

import json
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bench.benchmark import Measured
from bench.mailboxes import AT, Installation, Mailbox, mailboxes
from bench.page import number
from bench.page import table as markdown
from bench.run import main
from bench.servers import Neo4j, neo4j
from relgraph.address import Address
from relgraph.front import Answers
from relgraph.house import House
from relgraph.shelves.neo4j import Neo4jShelf
from relgraph.spaces.home import Home, Ids
from relgraph.stores.neo4j.server import Server
from relgraph.times import SECONDS, day_of
from relgraph.vocabulary import default_vocabulary

QUESTIONS = 200
SEED = 20011001
TARGETS = 20
"""Accounts on each member's list."""
WARM = 25
"""Questions that are asked before any is timed."""
DAY = date.fromisoformat(AT)
MEGABYTE = 1_000_000

Question = tuple[Address, str]


def measure(data: Path) -> Measured:
    """Read all mailboxes once, project them into both stores, and ask both the same."""
    boxes = mailboxes(data, "stores")
    members = [Address(box.address) for box in boxes]
    with (
        tempfile.TemporaryDirectory(prefix="relgraph-bench-") as folder,
        neo4j(Path(folder) / "neo4j") as server,
    ):
        plain, other = Path(folder) / "plain", Path(folder) / "other"
        _prepare(Installation(plain), boxes)
        shutil.copytree(plain, other)
        files = _house(plain, None)
        questions = _drawn(files, members)
        for member in members:
            files.desk(member).targets.add(_listed(files.answers(member), member))
        files.close()
        shutil.rmtree(other)
        shutil.copytree(plain, other)
        files, served = _house(plain, None), _house(other, server)
        try:
            return _compared(files, served, server, members, questions)
        finally:
            files.close()
            served.close()


def _compared(
    files: House, served: House, server: Neo4j, members: Sequence[Address], questions: Sequence[Question]
) -> Measured:
    measured: Measured = {"at": AT, "members": len(members)}
    empty = server.size()
    measured["embedded"] = {"load_seconds": _load(files, members)}
    measured["neo4j"] = {"load_seconds": _load(served, members)}
    measured["embedded"]["bytes"] = _graph_bytes(files, members)
    measured["neo4j"]["bytes"] = server.size() - empty
    measured["people"], measured["ties"] = _counted(files, members)
    asked: dict[str, int] = {}
    differing: dict[str, int] = {}
    times: dict[str, list[float]] = {"embedded": [], "neo4j": []}
    for member, word in questions[:WARM]:
        for at in (files, served):
            at.answers(member).paths(word)
    for kind, member, ask in _asked(members, questions):
        found = {}
        for name, at in (("embedded", files), ("neo4j", served)):
            began = time.perf_counter()
            found[name] = ask(at.answers(member))
            if kind == "path":
                times[name].append(time.perf_counter() - began)
        replayed = [ask(at.answers(member, DAY)) for at in (files, served)]
        same = _bytes(found["embedded"]) == _bytes(found["neo4j"]) and _bytes(replayed[0]) == _bytes(
            replayed[1]
        )
        asked[kind] = asked.get(kind, 0) + 1
        differing[kind] = differing.get(kind, 0) + (not same)
    measured["asked"], measured["differing"] = asked, differing
    for name, taken in times.items():
        measured[name] |= _shown(taken)
    return measured


def table(measured: Measured) -> str:
    """Return the figures in Markdown."""
    one, other = measured["embedded"], measured["neo4j"]
    rows = [
        ("all 13 graphs projected and loaded, s", *(number(at["load_seconds"]) for at in (one, other))),
        ("graphs on disk, MB", *(number(at["bytes"] / MEGABYTE) for at in (one, other))),
        ("a path, p50 ms", *(number(at["p50_ms"]) for at in (one, other))),
        ("a path, p95 ms", *(number(at["p95_ms"]) for at in (one, other))),
    ]
    answers = [
        (kind, number(count), number(measured["differing"][kind]))
        for kind, count in measured["asked"].items()
    ]
    size = f"{measured['people']:,} people and {measured['ties']:,} ties in {measured['members']} books."
    return (
        f"{size}\n\n{markdown(('what', 'embedded', 'Neo4j'), rows)}\n\n"
        f"{markdown(('question', 'asked of both', 'answers that differ'), answers)}"
    )


def _prepare(home: Installation, boxes: Sequence[Mailbox]) -> None:
    for box in boxes:
        home.add(box)
        home.ingest(box, "--headers-only")
    for box in boxes:
        home.share(box)


def _house(path: Path, server: Neo4j | None) -> House:
    """Open a home at noon of the day of the questions, so that the store itself is asked, not a replay."""
    home, words, noon = Home(path), default_vocabulary(), day_of(AT) * SECONDS + SECONDS // 2

    def clock() -> int:
        return noon

    if server is None:
        return House(home, words, clock)
    shelf = Neo4jShelf(Server(server.uri), Ids(home.secret), words, clock, books=True)
    return House(home, words, clock, shelf)


def _load(at: House, members: Sequence[Address]) -> float:
    began = time.perf_counter()
    for member in members:
        at.rebuild(member)
    return time.perf_counter() - began


def _graph_bytes(at: House, members: Sequence[Address]) -> int:
    """Return the bytes of the pages that hold the graph; what else a book's file holds is left out."""
    statement = "SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE name LIKE 'g\\_%' ESCAPE '\\'"
    return sum(int(at.book(member).space.rows(statement)[0][0]) for member in members)


def _counted(at: House, members: Sequence[Address]) -> tuple[int, int]:
    rows = [
        at.book(m).space.rows("SELECT (SELECT count(*) FROM g_person), (SELECT count(*) FROM g_tie)")[0]
        for m in members
    ]
    return sum(people for people, _ in rows), sum(ties for _, ties in rows)


def _drawn(at: House, members: Sequence[Address]) -> list[Question]:
    """Draw who asks for what, in turn for a company and for a person that the member can find."""
    pick = random.Random(SEED)
    seen = {member: _found(at.answers(member)) for member in members}
    turns = [(members[n % len(members)], n // len(members) % 2) for n in range(QUESTIONS)]
    return [(member, pick.choice(seen[member][kind])) for member, kind in turns]


def _listed(answers: Answers, member: Address) -> list[str]:
    """Draw a target list."""
    domains = _found(answers)[0]
    return random.Random(f"{SEED}{member}").sample(domains, min(TARGETS, len(domains)))


def _found(answers: Answers) -> tuple[list[str], list[str]]:
    accounts = answers.accounts(limit=200)["items"]
    people = answers.people(limit=200)["items"]
    domains = sorted(domain for item in accounts for domain in item["domains"])
    return domains, sorted(item["address"] for item in people if item["address"])


def _asked(
    members: Sequence[Address], questions: Sequence[Question]
) -> Iterator[tuple[str, Address, Callable[[Answers], Any]]]:
    """Yield kind, who asks, and the question (Any: documents of each kind)."""
    for member in members:
        yield "targets", member, lambda answers: answers.targets()
    for member, word in questions:
        yield "who", member, lambda answers, word=word: answers.who(word)
        yield "path", member, lambda answers, word=word: answers.paths(word)


def _bytes(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode()


def _shown(seconds: Sequence[float]) -> Measured:
    ordered = sorted(seconds)
    p50, p95 = (ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000 for share in (0.5, 0.95))
    return {"p50_ms": p50, "p95_ms": p95}


if __name__ == "__main__":
    sys.exit(main(names=["stores"]))
