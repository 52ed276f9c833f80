"""Teams: named groups of members, to share with."""

from typing import Annotated

import typer

from relgraph.address import Address, address
from relgraph.cli.context import Json, note, opened, print_json
from relgraph.cli.tables import table
from relgraph.errors import BadUse
from relgraph.team.teams import Teams

teams = typer.Typer(help="Named groups of members, to share with.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(metavar="NAME", help="What the team is called.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(teams, name="teams")


@teams.command("form")
def form(
    context: typer.Context,
    name: Name,
    members: Annotated[list[str], typer.Argument(metavar="MEMBER...", help="Who is in it.")],
) -> None:
    """Form a team, or say anew who is in it; what is shared with it follows at once."""
    with opened(context) as house:
        house.office.form_team(name, [_address(text) for text in members])
        note(f"The team {name} has {len(members)} members.")


@teams.command("list")
def show(context: typer.Context, *, as_json: Json = False) -> None:
    """List all teams."""
    with opened(context) as house:
        found = Teams(house.team.space).listed()
        if as_json:
            print_json({"format": 1, "items": found, "next": None})
        else:
            table(("team", "members"), [(one["name"], ", ".join(one["members"])) for one in found])


@teams.command("dissolve")
def dissolve(context: typer.Context, name: Name) -> None:
    """Dissolve a team; nobody sees any longer what was shared with it alone."""
    with opened(context) as house:
        if not house.office.dissolve_team(name):
            raise BadUse(f"there is no team {name}: see `relgraph teams list`")


def _address(text: str) -> Address:
    found = address(text)
    if found is None:
        raise BadUse(f"{text!r} is no mail address: members are known by theirs")
    return found
