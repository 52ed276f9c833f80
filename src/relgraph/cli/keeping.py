"""Keeping: rebuild, status, ledger export, doctor, backup, restore, config."""

from pathlib import Path
from typing import Annotated

import typer

from relgraph.book.export import export
from relgraph.cli.context import Json, Of, member_of, note, opened, print_json, say
from relgraph.cli.tables import table
from relgraph.keeping import backup as write_backup
from relgraph.keeping import check, state
from relgraph.keeping import restore as put_back
from relgraph.spaces.home import Home

ledger = typer.Typer(help="A book's evidence.", no_args_is_help=True)
config = typer.Typer(help="Settings.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command("rebuild")(rebuild)
    app.command("status")(status)
    app.command("doctor")(doctor)
    app.command("backup")(backup)
    app.command("restore")(restore)
    app.add_typer(ledger, name="ledger")
    app.add_typer(config, name="config")


def rebuild(context: typer.Context, member: Of = None) -> None:
    """Drop what is derived and make it anew from ledger and judgements: for one member, or for all."""
    with opened(context) as house:
        named = [member_of(house, member)] if member else [m.address for m in house.team.members()]
        for owner in named:
            with house.locked(owner):
                house.rebuild(owner)
            note(f"{owner}: rebuilt.")
        house.rebuild_team(sweep=member is None)


def status(context: typer.Context, *, as_json: Json = False) -> None:
    """Show what the books hold, for the owner of the files."""
    with opened(context) as house:
        rows = state(house)
        if as_json:
            print_json({"format": 1, "home": str(house.home.path), "items": rows, "next": None})
        else:
            columns = ("member", "messages", "people", "ties", "shared", "bytes")
            table(columns, [[str(row[name]) for name in columns] for row in rows])


def doctor(context: typer.Context, *, as_json: Json = False) -> None:
    """Look the installation over; leaves with 1 where something is wrong."""
    with opened(context) as house:
        found = list(check(house))
        if as_json:
            print_json(
                {"format": 1, "items": [{"what": c.what, "fine": c.fine, "text": c.text} for c in found]}
            )
        else:
            table(("", "what", ""), [("fine" if c.fine else "WRONG", c.what, c.text) for c in found])
    if not all(one.fine for one in found):
        raise typer.Exit(1)


def backup(context: typer.Context, file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Write everything to one file; who can read it can read every book."""
    with opened(context) as house:
        note(f"{write_backup(house, file)} books in {file}.")


def restore(context: typer.Context, file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Put a backup into an empty home."""
    home = Home(context.obj.settings.home.expanduser())
    put_back(home, file)
    note(f"{home.path} is restored.")


@ledger.command("export")
def export_ledger(context: typer.Context, member: Of = None) -> None:
    """Print all evidence as JSON Lines, sorted by key."""
    with opened(context) as house:
        for line in export(house.book(member_of(house, member))):
            say(line)


@config.command("show")
def show_config(context: typer.Context, *, as_json: Json = False) -> None:
    """Show the settings in force, secrets masked."""
    shown = context.obj.settings.shown()
    if as_json:
        print_json({"format": 1, **shown})
    else:
        table(("setting", "value"), list(shown.items()))
