"""Serve a home as its owner would: by the command, in a process of its own."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from relgraph.cli.main import run

NOW = "2026-06-01T12:00:00Z"
"""The clock of everything made and served here, so that pages say the same on every day."""
COMMAND = Path(sys.executable).with_name("relgraph")


@dataclass(frozen=True, slots=True)
class Served:
    """A home that is being served, and what the command printed of it."""

    home: Path
    member: str
    url: str
    link: str
    """Signs in once."""

    def token(self, *scopes: str, member: str | None = None) -> str:
        """Return a new bearer token, of the member who is served if no other is named."""
        said = [part for scope in scopes for part in ("--scope", scope)]
        return relgraph(self.home, "token", member or self.member, *said).strip()

    @contextmanager
    def api(self) -> Iterator[httpx.Client]:
        """Ask the API what the pages should show."""
        bearer = {"Authorization": f"Bearer {self.token('read')}"}
        with httpx.Client(base_url=f"{self.url}/api/v1", headers=bearer, timeout=30) as client:
            yield client

    def cookies(self) -> list[dict[str, Any]]:
        """Use up the link and return the cookies that it gave (Any: a browser's own fields)."""
        answer = httpx.get(self.link, timeout=30)
        assert answer.status_code == 303
        return [
            {"name": one.name, "value": one.value, "url": self.url, "httpOnly": True, "sameSite": "Strict"}
            for one in answer.cookies.jar
        ]


def relgraph(home: Path, *arguments: object) -> str:
    """Run a command in this process and return what it printed."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        for name, value in environment().items():
            patch.setenv(name, value)
        code = run(["--home", str(home), *map(str, arguments)])
    assert code == 0, err.getvalue()
    return out.getvalue()


def environment() -> dict[str, str]:
    """Return what is around a command: no settings of whoever runs the tests, always the same ids."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("RELGRAPH_")}
    return {**plain, "RELGRAPH_NOW": NOW, "RELGRAPH_SECRET": "made for tests and pictures"}


@contextmanager
def serving(home: Path, member: str) -> Iterator[Served]:
    """Serve a home until the block ends."""
    command = [str(COMMAND), "--home", str(home), "serve", "--as", member, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment()) as process:
        try:
            assert process.stdout is not None
            url, link = (process.stdout.readline().split()[-1] for _ in range(2))
            yield Served(home, member, url, link)
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def make_demo(home: Path) -> None:
    """Make the demonstration's home by its command."""
    command = [str(COMMAND), "--home", str(home), "demo", "--no-serve"]
    ended = subprocess.run(command, capture_output=True, text=True, env=environment(), check=False)
    assert ended.returncode == 0, ended.stderr
