"""A book's ledger as JSON Lines: one evidence a line, sorted by key."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from relgraph.book.book import Book
from relgraph.book.facts import load_fact
from relgraph.evidence import Interaction, Key

_FACTS = """
SELECT f.key, f.kind, f.content, m.key, e.text FROM fact f
JOIN reading r ON r.id = f.reading JOIN message m ON m.id = r.message JOIN extractor e ON e.id = r.extractor
WHERE r.id = (SELECT max(id) FROM reading WHERE message = m.id)
"""


def export(book: Book) -> Iterator[str]:
    """Yield the lines of a ledger; nothing in them differs between two runs over the same input."""
    lines = [_interaction(key, item) for key, item in book.ledger.interactions()]
    for key, kind, content, message, extractor in book.space.rows(_FACTS):
        fields = {"message": message.hex(), "extractor": extractor, **asdict(load_fact(kind, content))}
        # An introduction and a mention have a kind of their own.
        sort = {"of": fields.pop("kind")} if "kind" in fields else {}
        lines.append({"key": key.hex(), "kind": kind, **sort, **fields})
    for key, kind, time, content in book.space.rows("SELECT key, kind, time, content FROM other"):
        lines.append({"key": key.hex(), "kind": kind, "time": time, **json.loads(content)})
    # Two extractors may read the same fact of one message; the key then stands once, for the newest.
    for line in sorted(lines, key=lambda line: (line["key"], line["kind"])):
        yield json.dumps(line, ensure_ascii=False, sort_keys=True)


def _interaction(key: Key, item: Interaction) -> dict[str, Any]:
    """Return an interaction as JSON has it (Any: JSON's own types)."""
    return {
        "key": key.hex(),
        "kind": "interaction",
        "of": item.kind,
        "time": item.time,
        "subject": item.subject,
        "verdict": item.verdict.name.lower(),
        "digest": item.digest.hex(),
        "source": item.found.source,
        "place": item.found.place,
        "participants": [
            {"part": who.part.name.lower(), "address": who.address, "name": who.name}
            for who in item.participants
        ],
        "lists": list(item.lists),
    }
