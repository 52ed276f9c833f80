"""Write what the reader finds in each golden message beside it: run this file, then read the diff."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from relgraph.evidence import Fact, Key
from relgraph_ingest.language.parties import parties
from relgraph_ingest.language.reader import Reader
from relgraph_ingest.language.text import Text

HERE = Path(__file__).parent


def message(path: Path) -> Text:
    """Read a golden message: a few header lines, a blank one, the text."""
    head, _, body = path.read_text("utf-8").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.split("\n"))
    people = [*parties(fields["From"]), *parties(fields["To"])]
    kind = "note" if fields.get("Kind") == "note" else "mail"
    return Text(Key(path.stem.encode()[:16].ljust(16)), body, people[0], tuple(people), kind)


def line(fact: Fact, text: str) -> dict[str, Any]:  # JSON
    """Return a fact as one line of a golden file, with the words under its offsets."""
    return {"fact": type(fact).__name__, "under": text[fact.start : fact.end], **asdict(fact)}


def main() -> None:
    """Regenerate all golden files."""
    paths = sorted(HERE.glob("*.txt"))
    texts = [message(path) for path in paths]
    with Reader(workers=0) as reader:
        for path, text, reading in zip(paths, texts, reader.read(texts), strict=True):
            lines = (json.dumps(line(fact, text.text), ensure_ascii=False) for fact in reading.facts)
            path.with_suffix(".jsonl").write_text("".join(f"{entry}\n" for entry in lines), "utf-8")
    sys.stdout.write(f"{len(paths)} golden files written; read the diff\n")


if __name__ == "__main__":
    main()
