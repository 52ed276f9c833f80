"""Members and their tokens."""

from typing import Annotated

import typer

from relgraph.address import Address, address
from relgraph.clean import clean
from relgraph.cli.context import Json, member_of, note, opened, print_json, say
from relgraph.cli.tables import table
from relgraph.errors import BadUse
from relgraph.front import Scope
from relgraph.graph.names import name_from_address
from relgraph.team.access import SCOPES

members = typer.Typer(help="Who uses relgraph.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(members, name="members")
    app.command("token")(token)


@members.command("add")
def add(
    context: typer.Context,
    mail: Annotated[str, typer.Argument(metavar="ADDRESS", help="The member's main mail address.")],
    name: Annotated[str, typer.Option(help="The name colleagues see.")] = "",
    alias: Annotated[list[str] | None, typer.Option(help="Another address of the same member.")] = None,
) -> None:
    """Add a member, or further aliases and a name to one who is there."""
    main, others = _address(mail), [_address(other) for other in alias or ()]
    with opened(context) as house:
        known = {member.address for member in house.team.members()}
        shown = clean(name) or ("" if main in known else name_from_address(main))
        member = house.team.add_member(main, shown, others, now=house.clock())
        if main in known and alias:
            house.project(main)  # a late alias puts right which way mail went
        note(f"{member.name} <{member.address}> is a member.")


@members.command("list")
def show(context: typer.Context, *, as_json: Json = False) -> None:
    """List all members."""
    with opened(context) as house:
        found = house.team.members()
        if as_json:
            print_json(
                {
                    "format": 1,
                    "items": [{"address": m.address, "name": m.name, "aliases": m.aliases} for m in found],
                    "next": None,
                }
            )
        else:
            table(("name", "address", "aliases"), [(m.name, m.address, ", ".join(m.aliases)) for m in found])


def token(
    context: typer.Context,
    member: Annotated[str, typer.Argument(metavar="MEMBER", help="Whose token it is.")],
    scope: Annotated[
        list[str] | None, typer.Option(help="read, ask, write; read where none is said.")
    ] = None,
) -> None:
    """Print a new bearer token alone on its line; it is shown this once."""
    with opened(context) as house:
        wanted = [_scope(text) for text in scope or ["read"]]
        say(house.access.make_token(member_of(house, member), wanted))


def _scope(text: str) -> Scope:
    for known in SCOPES:
        if text == known:
            return known
    raise BadUse(f"{text!r} is no scope: say {', '.join(SCOPES)}")


def _address(text: str) -> Address:
    found = address(text)
    if found is None:
        raise BadUse(f"{text!r} is no mail address: say somebody@company.example")
    return found
