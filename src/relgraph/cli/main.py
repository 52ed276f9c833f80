"""`relgraph`: the commands, and how their errors end."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from relgraph.cli import asking, crm, ingesting, joining, judging, keeping, members, serving, sharing, teams
from relgraph.cli.context import Context
from relgraph.cli.settings import Settings
from relgraph.errors import BadUse

DONE, SOME_FAILED, WRONG_USE = 0, 1, 2
GARBAGE = 50_000
"""New objects after which Python looks for cycles of them."""
ANYWHERE = ("--home", "--store")
"""Options that may stand before or behind the command."""

app = typer.Typer(
    name="relgraph",
    help="Who do we know there, how well, and who can introduce me?",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for part in (members, joining, teams, ingesting, asking, crm, sharing, keeping, judging, serving):
    part.add_to(app)


@app.callback()
def settings(
    context: typer.Context,
    home: Annotated[Path | None, typer.Option(help="Where books and team space live.")] = None,
    store: Annotated[
        str | None, typer.Option(help="Where graphs are kept: embedded, or the address of a Neo4j.")
    ] = None,
) -> None:
    """Read the settings: what is said here, else the environment, else the default."""
    said = {name: value for name, value in (("home", home), ("store", store)) if value is not None}
    try:
        context.obj = Context(Settings().model_copy(update=said))
    except ValidationError as error:
        first = error.errors()[0]
        name = f"RELGRAPH_{str(first['loc'][0]).upper()}" if first["loc"] else "settings"
        raise BadUse(f"{name}: {first['msg'].lower()}") from error


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code."""
    # What was imported stays; and looking for cycles less often saves a fifth of the time of a reading.
    gc.freeze()
    gc.set_threshold(GARBAGE)
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run one command; bad use ends with one line on standard error and code 2."""
    command = typer.main.get_command(app)
    try:
        return int(command.main(_reordered(arguments), prog_name="relgraph", standalone_mode=False) or DONE)
    except BadUse as error:
        return _refuse(str(error))
    except typer.Exit as ended:
        return ended.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except BrokenPipeError:
        # Whoever read our output has gone; keep the interpreter from saying so again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return SOME_FAILED
    except Exception as error:
        usage = getattr(error, "format_message", None)
        if usage is None:
            raise
        return _refuse(usage())


def _reordered(arguments: Sequence[str]) -> list[str]:
    front: list[str] = []
    rest = list(arguments)
    end = rest.index("--") if "--" in rest else len(rest)
    place = 0
    while place < end:
        word = rest[place]
        width = 2 if word in ANYWHERE else 1 if word.startswith(tuple(f"{name}=" for name in ANYWHERE)) else 0
        if width and place + width <= end:
            front += rest[place : place + width]
            del rest[place : place + width]
            end -= width
        else:
            place += 1
    return front + rest


def _refuse(text: str) -> int:
    sys.stderr.write(f"relgraph: {' '.join(text.split())}\n")
    return WRONG_USE
