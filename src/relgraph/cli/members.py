"""Members and their tokens."""

from typing import Annotated

import typer

from relgraph.clean import clean
from relgraph.cli.context import As, Json, address_said, member_of, note, opened, print_json, say
from relgraph.cli.tables import table
from relgraph.errors import BadUse
from relgraph.front import Scope
from relgraph.graph.names import name_from_address
from relgraph.team.tokens import SCOPES
from relgraph.times import SECONDS, iso

members = typer.Typer(help="Who uses relgraph.", no_args_is_help=True)
tokens = typer.Typer(help="The tokens that programs use.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(members, name="members")
    app.command("token")(token)
    app.add_typer(tokens, name="tokens")


@members.command("add")
def add(
    context: typer.Context,
    mail: Annotated[str, typer.Argument(metavar="ADDRESS", help="The member's main mail address.")],
    name: Annotated[str, typer.Option(help="The name colleagues see.")] = "",
    alias: Annotated[list[str] | None, typer.Option(help="Another address of the same member.")] = None,
) -> None:
    """Add a member, or further aliases and a name to one who is there."""
    main, others = address_said(mail), [address_said(other) for other in alias or ()]
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
    days: Annotated[int | None, typer.Option(help="How long it lasts; for ever where not said.")] = None,
    name: Annotated[str, typer.Option(help="What it is for, shown in lists.")] = "",
) -> None:
    """Print a new bearer token alone on its line; it is shown this once."""
    with opened(context) as house:
        wanted = [_scope(text) for text in scope or ["read"]]
        say(house.access.make_token(member_of(house, member), wanted, name=clean(name), days=days))


@tokens.command("list")
def list_tokens(context: typer.Context, member: As = None, *, as_json: Json = False) -> None:
    """List a member's tokens: what each allows and until when, not the secrets."""
    with opened(context) as house:
        found = house.access.tokens_of(member_of(house, member))
        if as_json:
            items = [
                {
                    "id": one.id,
                    "name": one.name,
                    "scopes": one.scopes,
                    "made": iso(one.made // SECONDS),
                    "ends": None if one.ends is None else iso(one.ends // SECONDS),
                }
                for one in found
            ]
            print_json({"format": 1, "items": items, "next": None})
        else:
            rows = [
                (
                    one.id,
                    one.name,
                    ", ".join(one.scopes),
                    iso(one.made // SECONDS),
                    "never" if one.ends is None else iso(one.ends // SECONDS),
                )
                for one in found
            ]
            table(("id", "name", "allows", "made", "ends"), rows)


@tokens.command("revoke")
def revoke(
    context: typer.Context,
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="As the list shows them.")],
    member: As = None,
) -> None:
    """Revoke tokens, at once, with all that were made with them."""
    with opened(context) as house:
        owner = member_of(house, member)
        for one in ids:
            if not house.access.revoke(owner, one):
                raise BadUse(f"no token {one} stands: see `relgraph tokens list`")


def _scope(text: str) -> Scope:
    for known in SCOPES:
        if text == known:
            return known
    raise BadUse(f"{text!r} is no scope: say {', '.join(SCOPES)}")
