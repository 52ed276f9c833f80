"""The Enron mailboxes and an installation of relgraph to read them into."""

import json
import os
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from bench.benchmark import NoData

AT = "2001-10-01"
"""The day of the questions: the mailboxes end some months later."""

_MEMBERS = Path(__file__).with_name("enron-members.toml")
_COMMAND = (sys.executable, "-c", "from relgraph.cli.main import main; main()")


@dataclass(frozen=True, slots=True)
class Mailbox:
    """One person's mail."""

    path: Path
    address: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """A command that has run."""

    document: dict[str, Any]
    """What it printed, as JSON (empty where it prints none)."""
    seconds: float
    """From start to end, the start of Python included."""
    cpu_seconds: float
    """Of all its processes together, which tells more on a busy machine."""
    peak_bytes: int
    """Memory of its largest process."""


class Installation:
    """A home of its own, spoken to as users do: by the command line."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def call(self, *words: str) -> Done:
        """Run one command; raises RuntimeError where it fails."""
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as said:
            began = time.perf_counter()
            command = [*_COMMAND, "--home", str(self.home), *words]
            child = subprocess.Popen(command, stdout=out, stderr=said, env=_environment())
            _, status, used = os.wait4(child.pid, 0)
            seconds = time.perf_counter() - began
            child.returncode = os.waitstatus_to_exitcode(status)
            printed, told = (_text(file) for file in (out, said))
        # With 1 some items failed, which the document lists; an error that nobody caught prints none.
        if child.returncode not in (0, 1) or ("--json" in words and not printed):
            raise RuntimeError(f"relgraph {words[0]} ended with {child.returncode}: {told[-2000:]}")
        document = json.loads(printed) if "--json" in words else {}
        cpu = used.ru_utime + used.ru_stime
        return Done(document, seconds, cpu, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024))

    def add(self, mailbox: Mailbox) -> None:
        """Make the owner of a mailbox a member."""
        aliases = [word for alias in mailbox.aliases for word in ("--alias", alias)]
        self.call("members", "add", mailbox.address, *aliases)

    def ingest(self, mailbox: Mailbox, *options: str) -> Done:
        """Read a mailbox into its owner's book."""
        return self.call("ingest", "mail", str(mailbox.path), "--member", mailbox.address, "--json", *options)

    def share(self, mailbox: Mailbox) -> Done:
        """Let the owner share every tie by name, as of the day of the questions."""
        return self.call("share", "named", "all", "--at", AT, "--as", mailbox.address)

    def sizes(self) -> dict[str, int]:
        """Return the bytes of the books' files together and of the team's."""
        books = sum(file.stat().st_size for file in (self.home / "books").glob("*.db*"))
        team = sum(file.stat().st_size for file in self.home.glob("team.db*"))
        return {"books": books, "team": team}


@contextmanager
def installation() -> Iterator[Installation]:
    """Open a new installation that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="relgraph-bench-") as folder:
        yield Installation(Path(folder) / "home")


def mailboxes(data: Path, name: str) -> list[Mailbox]:
    """Return the mailboxes in `data`; raises NoData where one is missing."""
    listed = tomllib.loads(_MEMBERS.read_text("utf-8"))
    found = [
        Mailbox(data / "enron" / folder, member["address"], tuple(member.get("aliases", ())))
        for folder, member in sorted(listed.items())
    ]
    missing = [mailbox.path.name for mailbox in found if not mailbox.path.is_dir()]
    if missing:
        raise NoData(
            f"{name}: no enron/{missing[0]} in the data folder: docs/benchmarks.md says what belongs there"
        )
    return found


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")


def _environment() -> dict[str, str]:
    # Settings of whoever measures must not reach the installation that is measured.
    return {name: value for name, value in os.environ.items() if not name.startswith("RELGRAPH_")}
