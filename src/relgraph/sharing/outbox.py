"""The outbox: carries what a book publishes to the team space, and survives a stop at any point.

What changes is written to the book in one transaction; delivery puts or takes away rows by their id, so that
doing it again ends the same; only then is the entry removed.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict

from relgraph.book.book import Book
from relgraph.spaces.home import Ids
from relgraph.team.shared import SharedTie
from relgraph.team.team import Team

BATCH = 500


def enqueue(book: Book, ids: Ids, rows: Iterable[SharedTie]) -> int:
    """Put the difference to what was published before in the outbox; return how many rows change."""
    wanted = {
        ids.of("shared", row.publisher, row.address, row.level, row.audience): json.dumps(asdict(row))
        for row in rows
    }
    with book.space.writing():
        before = dict(book.space.rows("SELECT id, content FROM published"))
        gone = sorted(before.keys() - wanted.keys())
        changed = sorted(row_id for row_id, content in wanted.items() if before.get(row_id) != content)
        db = book.space.db
        # Withdrawals first: nobody waits for them.
        db.executemany("DELETE FROM published WHERE id = ?", [(row_id,) for row_id in gone])
        db.executemany(
            "INSERT INTO outbox (row_id, content) VALUES (?, NULL)", [(row_id,) for row_id in gone]
        )
        both = [(row_id, wanted[row_id]) for row_id in changed]
        db.executemany("INSERT OR REPLACE INTO published VALUES (?, ?)", both)
        db.executemany("INSERT INTO outbox (row_id, content) VALUES (?, ?)", both)
    return len(gone) + len(changed)


def deliver(book: Book, team: Team) -> int:
    """Carry everything in the outbox to the team space, in order; return how many rows went."""
    sent = 0
    while entries := book.space.rows("SELECT id, row_id, content FROM outbox ORDER BY id LIMIT ?", (BATCH,)):
        team.put(
            (row_id, None if content is None else SharedTie(**json.loads(content)))
            for _, row_id, content in entries
        )
        with book.space.writing():
            book.space.db.execute("DELETE FROM outbox WHERE id <= ?", (entries[-1][0],))
        sent += len(entries)
    return sent
