"""Reading mail that comes in by the pages: each reading is this very program, in a process of its own.

So a page never waits for it, its memory is given back, and it ends in the same ledger as the command's.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread
from typing import BinaryIO

from relgraph.address import Address
from relgraph.clean import clean
from relgraph.errors import BadUse
from relgraph.house import House

_COMMAND = (sys.executable, "-c", "from relgraph.cli.main import main; main()")
_BLOCK = 1 << 20
DONE, SOME_FAILED = 0, 1
_ROOM = 256 << 20
"""Bytes that stay free on the disk beside what is taken in."""


class Readings:
    """The Intake of relgraph.front over one house."""

    def __init__(self, house: House, settings: dict[str, str], *, by_path: bool) -> None:
        """Read with these settings (variables of the environment); `by_path` also files of this machine."""
        self._house = house
        self._settings = settings
        self._by_path = by_path
        self._turn = Lock()
        self._running: dict[Address, subprocess.Popen[bytes]] = {}
        self._trouble: dict[Address, str] = {}
        self._tidy()

    @property
    def by_path(self) -> bool:
        """Say whether mail may be named by its path on this machine."""
        return self._by_path

    def take(self, member: Address, name: str, file: BinaryIO) -> None:
        """Begin to read a file that was sent; it is deleted when that is over."""
        with self._turn:
            self._refuse_if_busy(member)
            folder = self._folder(member)
            shutil.rmtree(folder, ignore_errors=True)
            try:
                folder.mkdir(parents=True, mode=0o700)
                self._put(file, folder / _file_name(name))
            except OSError as error:
                shutil.rmtree(folder, ignore_errors=True)
                raise BadUse(f"the file cannot be taken in ({error.strerror})") from error
            except BadUse:
                shutil.rmtree(folder, ignore_errors=True)
                raise
            self._begin(member, folder / _file_name(name), folder)

    def read(self, member: Address, path: str) -> None:
        """Begin to read a file or folder of this machine."""
        if not self._by_path:
            raise BadUse("mail is not read by its path here: send a file, or use the command")
        wanted = Path(path).expanduser()
        if not path or not wanted.exists():
            raise BadUse(f"{path!r} is neither a file nor a folder of this machine")
        with self._turn:
            self._refuse_if_busy(member)
            self._begin(member, wanted, None)

    def reading(self, member: Address) -> bool:
        """Say whether something that came in by the pages is being read for this member."""
        running = self._running.get(member)
        return running is not None and running.poll() is None

    def trouble(self, member: Address) -> str | None:
        """Return why the last reading did not come about, None where it did."""
        return self._trouble.get(member)

    def close(self) -> None:
        """Stop what still reads; the next reading goes on where it was."""
        for process in list(self._running.values()):
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(10)
        self._tidy()

    def _refuse_if_busy(self, member: Address) -> None:
        if self.reading(member) or self._house.locked(member).held:
            raise BadUse("your book is being read into already: wait until that is over")

    def _begin(self, member: Address, path: Path, folder: Path | None) -> None:
        words: Sequence[str] = (*_COMMAND, "ingest", "mail", "--member", member, "--", str(path.resolve()))
        process = subprocess.Popen(  # noqa: S603  # this program, with arguments of its own
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={**os.environ, **self._settings},
        )
        self._running[member] = process
        self._trouble.pop(member, None)
        Thread(target=self._end, args=(member, process, folder), daemon=True).start()

    def _end(self, member: Address, process: subprocess.Popen[bytes], folder: Path | None) -> None:
        _, told = process.communicate()
        if process.returncode not in (DONE, SOME_FAILED):
            lines = told.decode("utf-8", "replace").splitlines() or ["relgraph: the reading was stopped"]
            self._trouble[member] = lines[-1].removeprefix("relgraph: ")
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)

    def _put(self, file: BinaryIO, path: Path) -> None:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as kept:
            while block := file.read(_BLOCK):
                if shutil.disk_usage(path.parent).free < _ROOM:
                    raise BadUse("there is no room for this file on the server's disk")
                kept.write(block)

    def _folder(self, member: Address) -> Path:
        return self._house.home.path / "incoming" / self._house.team.member(member).book

    def _tidy(self) -> None:
        """Delete what a server that was stopped hard has left, unless it is still being read."""
        for member in self._house.team.members():
            folder = self._folder(member.address)
            if folder.exists() and not self._house.locked(member.address).held:
                shutil.rmtree(folder, ignore_errors=True)


def _file_name(text: str) -> str:
    name = clean(text.replace("\\", "/").rpartition("/")[2], 80).strip(". ")
    return name or "mail"
