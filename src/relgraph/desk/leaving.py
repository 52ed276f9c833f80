"""Leaving: the book is deleted, what it shared is taken back; a receipt says what was found afterwards."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from relgraph.address import Address
from relgraph.desk.phrases import counted
from relgraph.documents import FORMAT, Receipt
from relgraph.spaces.home import Ids
from relgraph.team.removal import found_in
from relgraph.team.team import Team
from relgraph.times import instant

BEYOND = (
    "Backups made before now still hold the book: ask the owner of the files to delete them.",
    "What colleagues saw, wrote down or fetched before now stays with them.",
    "Mail that colleagues exchanged with you stands in their books, as it stands in their mailboxes.",
)
_BLOCK = 1 << 20


def delete_book(path: Path) -> int:
    """Overwrite and delete a closed book with its log; return its bytes."""
    size = path.stat().st_size if path.exists() else 0
    for one in files_of(path):
        with suppress(FileNotFoundError):
            _overwrite(one)
            one.unlink()
    return size


def files_of(path: Path) -> Iterator[Path]:
    """Yield the file of a book and those that SQLite and the locks put beside it."""
    yield path
    for ending in ("-wal", "-shm"):
        yield path.with_name(f"{path.name}{ending}")
    for ending in (".lock", ".publish.lock", ".graph.lock"):
        yield path.with_name(f"{path.stem}{ending}")


def _overwrite(path: Path) -> None:
    left = path.stat().st_size
    with path.open("r+b") as file:
        while left > 0:
            left -= file.write(b"\0" * min(left, _BLOCK))


def receipt(
    member: Address,
    team: Team,
    path: Path,
    ids: Ids,
    *,
    gone: dict[str, int],
    messages: int,
    size: int,
    now: int,
) -> Receipt:
    """Look at what is left, and return what was done and found."""
    done = [
        f"The book was overwritten and deleted: {counted(messages, 'message')}, {size / 1e6:,.1f} MB.",
        f"{counted(gone['shared'], 'shared tie')} taken back from the team.",
        f"{counted(gone['token'], 'token')} and {counted(gone['session'], 'session')} ended.",
        "Your name, addresses and password were deleted.",
    ]
    there, named = path.exists(), found_in(team.space, member)
    checked = [
        "The book's file is still there: tell the owner of the files."
        if there
        else "The book's file was looked for: it is not there.",
        "Your address still stands in the team's file: tell the owner of the files."
        if named
        else "The team's file was searched from end to end for your address: it is not there.",
    ]
    left = instant(now)
    return {
        "format": FORMAT,
        "address": member,
        "left": left,
        "done": done,
        "checked": checked,
        "rest": list(BEYOND),
        "proof": ids.of("receipt", member, left, *done, *checked),
    }
