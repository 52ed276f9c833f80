"""How fast is mail read, how soon is there an answer, how large do things get?"""

import sys
from collections.abc import Sequence
from pathlib import Path

from bench.benchmark import Measured
from bench.mailboxes import AT, Done, Installation, Mailbox, installation, mailboxes
from bench.naive import speed
from bench.page import number
from bench.page import table as markdown
from bench.run import main

QUESTION = "reliantenergy.com"
MEGABYTE = 1_000_000


def measure(data: Path) -> Measured:
    """Read all mailboxes twice, headers only and with language, and a sample the naive way."""
    boxes = mailboxes(data, "ingest")
    with installation() as home:
        found = headers(home, boxes)
    naive = speed(box.path for box in boxes)
    with installation() as home:
        language = _read(home, boxes)
    return {
        "messages": found["messages"],
        "headers": found,
        "language": language,
        "naive": naive,
        "times_naive": language["messages_per_second"] / naive["messages_per_second"],
        "times_naive_by_cpu": language["messages_per_cpu_second"] / naive["messages_per_cpu_second"],
    }


def headers(home: Installation, boxes: Sequence[Mailbox]) -> Measured:
    """Read the headers of all mailboxes, share every tie, and ask for a way in."""
    found = _read(home, boxes, "--headers-only")
    shared = sum(home.share(box).seconds for box in boxes)
    answer = home.call("path", QUESTION, "--as", boxes[0].address, "--at", AT, "--json")
    found["answer_seconds"] = answer.seconds
    found["first_answer_seconds"] = found["seconds"] + shared + answer.seconds
    found["sizes"] = home.sizes()
    return found


def table(measured: Measured) -> str:
    """Return the figures in Markdown."""
    first, language, naive = measured["headers"], measured["language"], measured["naive"]
    against = (measured["times_naive"], measured["times_naive_by_cpu"])
    speeds = [
        ("headers", *_speed(first), "messages/s"),
        ("headers and language", *_speed(language), "messages/s"),
        (f"the naive way, {naive['sample']:,} messages drawn by seed", *_speed(naive), "messages/s"),
        ("headers and language against the naive way", *against, "times"),
    ]
    rows = [
        (f"first answer from all {measured['messages']:,} messages", first["first_answer_seconds"], "s"),
        ("one answer by the command line", first["answer_seconds"], "s"),
        ("largest process, headers", first["peak_bytes"] / MEGABYTE, "MB"),
        ("largest process, language", language["peak_bytes"] / MEGABYTE, "MB"),
        ("books after headers", first["sizes"]["books"] / MEGABYTE, "MB"),
        ("books after language", language["sizes"]["books"] / MEGABYTE, "MB"),
        ("team space", first["sizes"]["team"] / MEGABYTE, "MB"),
    ]
    fast = [(what, number(clock), number(cpu), unit) for what, clock, cpu, unit in speeds]
    rest = [(what, number(value), unit) for what, value, unit in rows]
    heads = ("what", "by the clock", "by CPU time", "unit")
    return f"{markdown(heads, fast)}\n\n{markdown(('what', 'figure', 'unit'), rest)}"


def _speed(found: Measured) -> tuple[float, float]:
    return found["messages_per_second"], found["messages_per_cpu_second"]


def _read(home: Installation, boxes: Sequence[Mailbox], *options: str) -> Measured:
    for box in boxes:
        home.add(box)
    done: list[Done] = [home.ingest(box, *options) for box in boxes]
    seconds, cpu = sum(each.seconds for each in done), sum(each.cpu_seconds for each in done)
    messages = sum(each.document["read"] for each in done)
    return {
        "messages": messages,
        "distinct": sum(each.document["new"] for each in done),
        "failed": sum(len(each.document["failed"]) for each in done),
        "seconds": seconds,
        "messages_per_second": messages / seconds,
        "messages_per_cpu_second": messages / cpu,
        "peak_bytes": max(each.peak_bytes for each in done),
        "sizes": home.sizes(),
    }


if __name__ == "__main__":
    sys.exit(main(names=["ingest"]))
