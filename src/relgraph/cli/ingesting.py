"""Reading sources: mail, notes, and what is left out."""

from pathlib import Path
from typing import Annotated

import typer

from relgraph.book.leaving_out import selector
from relgraph.cli.context import As, Json, Of, member_of, note, opened, print_json
from relgraph.cli.tables import table
from relgraph.errors import BadUse

ingest = typer.Typer(help="Read mail and notes into your book.", no_args_is_help=True)
leaving = typer.Typer(help="What is left out before anything is read.", no_args_is_help=True)

Paths = Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files or folders.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(ingest, name="ingest")
    app.add_typer(leaving, name="leave-out")


@ingest.command("mail")
def mail(
    context: typer.Context,
    paths: Paths,
    member: Of = None,
    *,
    headers_only: Annotated[
        bool, typer.Option("--headers-only", help="Leave the language pass for later.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Read mail: mbox, Maildir, a folder of .eml, one .eml."""
    # Only reading needs what reads; the other commands start without it.
    from relgraph.cli.reading import ingest_mail, reader

    with opened(context) as house:
        ended = ingest_mail(house, member_of(house, member), paths, reader, headers_only=headers_only)
        ended.show(as_json=as_json)


@ingest.command("notes")
def notes(
    context: typer.Context,
    paths: Paths,
    member: Of = None,
    date: Annotated[str | None, typer.Option(help="Date of notes that bear none.")] = None,
    *,
    as_json: Json = False,
) -> None:
    """Read meeting notes: Markdown and plain text, files or folders."""
    from relgraph.cli.reading import ingest_notes, reader

    with opened(context) as house:
        ended = ingest_notes(house, member_of(house, member), paths, date, reader)
        ended.show(as_json=as_json)


Selectors = Annotated[
    list[str],
    typer.Argument(metavar="WHAT...", help="address:A, domain:D, folder:NAME or before:DATE."),
]


@leaving.command("add")
def leave_out(context: typer.Context, what: Selectors, member: As = None) -> None:
    """Leave mail out from the next reading on; what is in the book stays."""
    with opened(context) as house:
        new = house.book(member_of(house, member)).leave_out([selector(text) for text in what])
        note(f"{new} more left out from now on.")


@leaving.command("remove")
def take_in(context: typer.Context, what: Selectors, member: As = None) -> None:
    """Take mail in again from the next reading on."""
    with opened(context) as house:
        book = house.book(member_of(house, member))
        for text in what:
            if not book.take_in(selector(text)):
                raise BadUse(f"{text} is not left out: see `relgraph leave-out list`")


@leaving.command("list")
def show_left_out(context: typer.Context, member: As = None, *, as_json: Json = False) -> None:
    """Show what is left out."""
    with opened(context) as house:
        found = house.book(member_of(house, member)).left_out()
        if as_json:
            print_json({"format": 1, "items": found, "next": None})
        else:
            table(("left out",), [(text,) for text in found])
