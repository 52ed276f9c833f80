"""Take a member out of the team space, and look afterwards that nothing is left."""

from relgraph.address import Address
from relgraph.spaces.files import Space


def take_out(space: Space, member: Address, *, set_aside: bool, now: int) -> dict[str, int]:
    """Delete a member with everything that hangs on the entry; return how much of each there was.

    `set_aside` keeps a note of whose the book was, for the owner of the files.
    """
    counts = {
        table: int(space.rows(statement, (member,))[0][0])
        for table, statement in (
            ("shared", "SELECT count(*) FROM shared WHERE publisher = ?"),
            ("token", "SELECT count(*) FROM token WHERE member = ?"),
            ("session", "SELECT count(*) FROM session WHERE member = ?"),
        )
    }
    with space.writing():
        if set_aside:
            space.db.execute(
                "INSERT OR REPLACE INTO former SELECT book, address, name, ? FROM member WHERE address = ?",
                (now, member),
            )
        # What others shared with this member alone reaches nobody any more.
        space.db.execute("DELETE FROM shared WHERE audience = ?", (member,))
        space.db.execute("DELETE FROM invitation WHERE address = ?", (member,))
        space.db.execute("DELETE FROM member WHERE address = ?", (member,))
    # What went must not live on in the write-ahead log.
    with space.turn:
        space.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return counts


def found_in(space: Space, text: str) -> bool:
    """Say whether these characters stand anywhere in a space, what it has deleted included."""
    # Not by reading the file: closing it would drop the locks of our own connection.
    with space.turn:
        return text.encode() in space.db.serialize("main")


def former(space: Space) -> dict[str, Address]:
    """Return the ids of books that were set aside, with their members' addresses."""
    return {book: Address(text) for book, text in space.rows("SELECT book, address FROM former")}


def forget_former(space: Space, book: str) -> None:
    """Forget a book that was set aside."""
    with space.writing():
        space.db.execute("DELETE FROM former WHERE book = ?", (book,))
