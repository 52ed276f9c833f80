"""A home of its own for each test, and a way to run commands in it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from relgraph.cli.main import run


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """What was printed, as JSON (Any: JSON's own types)."""
        return json.loads(self.out)


Relgraph = Callable[..., Ran]


@pytest.fixture
def relgraph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Relgraph:
    """Run `relgraph` with these arguments in a home of this test alone."""
    for name in ("STORE", "VOCABULARY"):
        monkeypatch.delenv(f"RELGRAPH_{name}", raising=False)
    monkeypatch.setenv("RELGRAPH_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("RELGRAPH_SECRET", "made for tests")
    monkeypatch.setenv("RELGRAPH_NOW", "2026-06-01T12:00:00Z")

    def call(*arguments: object) -> Ran:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return call


@pytest.fixture
def mailbox(tmp_path: Path) -> Callable[..., Path]:
    """Write an mbox of messages given as (from, to, date, subject)."""

    def write(*messages: tuple[str, str, str, str], name: str = "Inbox") -> Path:
        path = tmp_path / name
        parts = [
            f"From - Mon Jan  1 00:00:00 2026\nFrom: {sender}\nTo: {to}\nDate: {date}\nSubject: {subject}\n"
            f"Content-Type: text/plain; charset=utf-8\n\nAbout {subject}: shall we speak?\n\n"
            for sender, to, date, subject in messages
        ]
        path.write_text("".join(parts), "utf-8")
        return path

    return write


@pytest.fixture
def exchange(mailbox: Callable[..., Path]) -> Path:
    """Bo and Cy write each other five times; Bo's mailbox."""
    days = [f"{day} May 2026 10:00:00 +0000" for day in (4, 11, 18, 25, 29)]
    there = [
        ("Bo Lind <bo@team.example>", "Cy Young <cy@ardent.example>", day, f"offer {day[:2]}") for day in days
    ]
    back = [(to, sender, day.replace("10:", "15:"), f"re {subject}") for sender, to, day, subject in there]
    return mailbox(*there, *back)
