"""What does not reach a viewer changes no byte of any answer to that viewer."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from tests.privacy.asking import Command
from tests.privacy.edits import vary
from tests.privacy.houses import SECRET, installation
from tests.privacy.rows import ASTRAY, COMMANDS, ROUTES
from tests.privacy.trial import Trial
from tests.privacy.worlds import NOW, World, world

SOME, MANY = 75, 3000
LEAST = 100
"""How often each route is asked in the long run."""


@pytest.mark.parametrize("part", range(4))
def test_a_viewer_cannot_tell_worlds_apart_by_what_does_not_reach_them(trial: Trial, part: int) -> None:
    leak = next(trial.leaks(SOME, first=part * 10_000), None)
    assert leak is None, str(leak)
    assert trial.pairs == SOME
    assert trial.failures == []


@pytest.mark.slow
def test_nor_in_many_pairs_that_ask_every_route_and_command(trial: Trial) -> None:
    leak = next(trial.leaks(MANY, first=100_000), None)
    assert leak is None, str(leak)
    assert trial.pairs == MANY
    asked = Counter(trial.asked)
    routes = [f"{method} {path}" for method, path in ROUTES]
    assert {row: asked[row] for row in (*routes, *ASTRAY) if asked[row] < LEAST} == {}
    assert {row for row in COMMANDS if not asked[row]} == set()


def test_the_same_holds_of_commands_run_as_processes(folder: Path) -> None:
    dice = Random(5)
    base = world(dice)
    pair = vary(dice, base)
    commands = [
        Command(("path", "kestrel.example", "--as", base.viewer, "--json")),
        Command(("preview", "--as", base.viewer)),
    ]
    # Another order of sets and dictionaries by hash, too.
    before = _run(base, commands, folder / "home", hashes="1")
    after = _run(pair.variant, commands, folder / "home", hashes="2")
    assert before == after
    assert all(answer.startswith(b"exit 0\n") and len(answer) > 40 for answer in before)


def _run(of: World, commands: list[Command], home: Path, *, hashes: str) -> list[bytes]:
    settings = {"HOME": str(home), "SECRET": SECRET, "NOW": str(NOW)}
    told = {f"RELGRAPH_{name}": value for name, value in settings.items()} | {"PYTHONHASHSEED": hashes}
    with installation(of, home):
        pass
    answers = []
    for command in commands:
        ended = subprocess.run(
            [sys.executable, "-c", "from relgraph.cli.main import main; main()", *command.arguments],
            capture_output=True,
            env={**os.environ, **told},
            check=False,
        )
        answers.append(b"exit %d\n%s\n-- \n%s" % (ended.returncode, ended.stdout, ended.stderr))
    for file in sorted(home.rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()
    return answers
