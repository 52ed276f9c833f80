"""How long does a question for warm paths take, in process, on the graph of all mailboxes?"""

import random
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import cycle, islice
from pathlib import Path

from bench.benchmark import Measured
from bench.mailboxes import AT, Installation, Mailbox, installation, mailboxes
from bench.page import number
from bench.page import table as markdown
from bench.run import main
from relgraph.address import Address
from relgraph.house import House
from relgraph.spaces.home import Home
from relgraph.vocabulary import default_vocabulary

QUESTIONS = 200
SEED = 20011001
MOST_LISTED = 2_000
"""Accounts and people of each member's view from which questions are drawn."""
DAY = date.fromisoformat(AT)


def measure(data: Path) -> Measured:
    """Let each of the members, who all share by name, ask for accounts and people they can see."""
    boxes = mailboxes(data, "paths")
    with installation() as home:
        for box in boxes:
            home.add(box)
            home.ingest(box, "--headers-only")
        for box in boxes:
            home.share(box)
        return ask(home, boxes)


def ask(home: Installation, boxes: Sequence[Mailbox]) -> Measured:
    """Put the questions to an installation in this process, in turn for the owner of each mailbox."""
    house = House(Home(home.home), default_vocabulary(), lambda: int(time.time()))
    try:
        return _asked(house, [Address(box.address) for box in boxes])
    finally:
        house.close()


def table(measured: Measured) -> str:
    """Return the figures in Markdown."""
    rows = [
        (
            kind,
            number(found["questions"]),
            number(found["p50_ms"]),
            number(found["p95_ms"]),
            number(found["answered"]),
        )
        for kind, found in measured["kinds"].items()
    ]
    opened = measured["open"]
    rows.append(
        (
            "open a book at an earlier day, once",
            number(opened["questions"]),
            number(opened["p50_ms"]),
            number(opened["p95_ms"]),
            "",
        )
    )
    return markdown(("question", "asked", "p50 ms", "p95 ms", "with a path"), rows)


def _asked(house: House, members: Sequence[Address]) -> Measured:
    opened: list[float] = []
    for member in members:
        began = time.perf_counter()
        house.answers(member, DAY).paths("warm-up.example")
        opened.append(time.perf_counter() - began)
    times: dict[str, list[float]] = {"company": [], "person": []}
    answered = dict.fromkeys(times, 0)
    for member, kind, question in questions(house, members):
        began = time.perf_counter()
        found = house.answers(member, DAY).paths(question)
        times[kind].append(time.perf_counter() - began)
        answered[kind] += bool(found["paths"])
    kinds = {kind: {**_shown(taken), "answered": answered[kind]} for kind, taken in times.items()}
    everything = [each for taken in times.values() for each in taken]
    kinds["all"] = {**_shown(everything), "answered": sum(answered.values())}
    return {"at": AT, "members": len(members), "kinds": kinds, "open": _shown(opened)}


def questions(house: House, members: Sequence[Address]) -> Iterator[tuple[Address, str, str]]:
    """Yield who asks for what: every other question for a company, the others for a person."""
    pick = random.Random(SEED)
    listed_by = {member: seen(house, member) for member in members}
    for member, kind in islice(zip(cycle(members), cycle(("company", "person")), strict=False), QUESTIONS):
        listed = listed_by[member][kind]
        if listed:
            yield member, kind, pick.choice(listed)


def seen(house: House, member: Address) -> dict[str, list[str]]:
    """Return the domains and addresses that a member can find, in a fixed order."""
    answers = house.answers(member, DAY)
    domains, addresses = list[str](), list[str]()
    after: str | None = None
    while len(domains) < MOST_LISTED:
        accounts = answers.accounts(after=after, limit=100)
        domains += [domain for item in accounts["items"] for domain in item["domains"]]
        if (after := accounts["next"]) is None:
            break
    after = None
    while len(addresses) < MOST_LISTED:
        people = answers.people(after=after, limit=100)
        addresses += [item["address"] for item in people["items"] if item["address"]]
        if (after := people["next"]) is None:
            break
    return {"company": sorted(domains), "person": sorted(addresses)}


def _shown(seconds: Sequence[float]) -> Measured:
    ordered = sorted(seconds)
    at = [min(len(ordered) - 1, int(len(ordered) * share)) for share in (0.5, 0.95)]
    p50, p95 = (ordered[n] * 1000 for n in at) if ordered else (0.0, 0.0)
    return {"questions": len(ordered), "p50_ms": p50, "p95_ms": p95}


if __name__ == "__main__":
    sys.exit(main(names=["paths"]))
