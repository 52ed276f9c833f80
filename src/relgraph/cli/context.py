"""What every command needs: the house, the member it speaks for, and how to print."""

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any

import typer

from relgraph.address import Address, address
from relgraph.cli.settings import Settings
from relgraph.errors import BadUse
from relgraph.house import House
from relgraph.times import as_date, day_of

As = Annotated[str | None, typer.Option("--as", metavar="MEMBER", help="Answer for this member.")]
Of = Annotated[str | None, typer.Option("--member", metavar="MEMBER", help="The member whose book it is.")]
At = Annotated[
    str | None, typer.Option("--at", metavar="DATE", help="Answer as of the start of that UTC day.")
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


@dataclass(slots=True)
class Context:
    """Global settings of a run, and the house once it is open."""

    settings: Settings = field(default_factory=Settings)


@contextmanager
def opened(context: typer.Context) -> Iterator[House]:
    """Open the house for the length of a command."""
    house = context.obj.settings.house(note)
    try:
        yield house
    finally:
        house.close()


def member_of(house: House, text: str | None) -> Address:
    """Return the member that a command speaks for; with one member there is nothing to say.

    Raises BadUse where there is no such member, or several and none was named.
    """
    if text is not None:
        wanted = address(text)
        if wanted is None:
            raise BadUse(f"{text!r} is no mail address: members are known by theirs")
        return house.team.member(wanted).address
    members = house.team.members()
    if len(members) == 1:
        return members[0].address
    if not members:
        raise BadUse("no members yet: add yourself with `relgraph members add you@company.example`")
    raise BadUse("several members: say which with --as ADDRESS (or --member ADDRESS)")


def day(text: str | None) -> date | None:
    """Return the date of `--at`; raises BadUse where it is none."""
    if text is None:
        return None
    try:
        return as_date(day_of(text))
    except (ValueError, OverflowError) as error:
        raise BadUse(f"{text!r} is no date: say 2026-05-03") from error


def print_json(document: Mapping[str, Any]) -> None:
    """Print a document alone on standard output (Any: JSON's own types)."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def say(text: str) -> None:
    """Print a line of a result."""
    sys.stdout.write(text + "\n")


def note(text: str) -> None:
    """Print a line beside the result, on standard error."""
    sys.stderr.write(text + "\n")


def address_said(text: str) -> Address:
    """Return the mail address that a command was given; raises BadUse where it is none."""
    found = address(text)
    if found is None:
        raise BadUse(f"{text!r} is no mail address: say somebody@company.example")
    return found
