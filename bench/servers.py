"""A Neo4j of one's own for measuring: started in an empty folder, gone afterwards."""

import os
import random
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bench.benchmark import NoData

SCRIPT = Path(__file__).resolve().parent.parent / ".ci" / "neo4j"
PATIENCE = 600


class Neo4j:
    """A server process and its folder."""

    def __init__(self, folder: Path, settings: Mapping[str, str] | None = None) -> None:
        self.folder = folder
        self.settings = dict(settings or {})
        self.port = _free_port()
        self.uri = f"bolt://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it, and wait until it takes calls; raises NoData where that cannot be done here."""
        ended = self._script("start")
        if ended.returncode:
            raise NoData(f"no Neo4j: {ended.stderr.strip().splitlines()[-1]}")

    def stop(self) -> None:
        """Let it end cleanly."""
        self._script("stop")

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        pid = self.pid
        os.kill(pid, signal.SIGKILL)
        while _there(pid) or _taken(self.port):
            time.sleep(0.02)
        (self.folder / "pid").unlink()

    @property
    def pid(self) -> int:
        """The process's number."""
        return int((self.folder / "pid").read_text("ascii"))

    def size(self) -> int:
        """Return the bytes of its database and transaction logs."""
        data = self.folder / "data"
        return sum(
            file.stat().st_size
            for part in ("databases/neo4j", "transactions/neo4j")
            for file in (data / part).rglob("*")
            if file.is_file()
        )

    def _script(self, word: str) -> subprocess.CompletedProcess[str]:
        extra = "".join(f"{name}={value}\n" for name, value in self.settings.items())
        chosen = {"NEO4J_HOME": str(self.folder), "NEO4J_PORT": str(self.port), "NEO4J_EXTRA": extra}
        return subprocess.run(
            [str(SCRIPT), word], env=os.environ | chosen, capture_output=True, text=True, timeout=PATIENCE
        )


@contextmanager
def neo4j(folder: Path) -> Iterator[Neo4j]:
    """Run a server with its data in `folder`."""
    server = Neo4j(folder)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def _free_port() -> int:
    # Below those that the system itself gives to callers: one of them could take the port between two starts.
    return next(port for port in iter(lambda: random.randrange(20_000, 32_000), None) if not _taken(port))


def _taken(port: int) -> bool:
    with socket.socket() as asked:
        asked.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            asked.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False


def _there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # Dead, and not yet fetched by its parent.
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text("ascii").rpartition(")")[2].split()[0] != "Z"
