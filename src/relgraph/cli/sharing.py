"""Sharing: what colleagues get, by rules; publishing; preview."""

from typing import Annotated

import typer

from relgraph.address import Address
from relgraph.cli.context import As, At, Json, day, member_of, note, opened, print_json
from relgraph.cli.tables import table
from relgraph.errors import BadUse
from relgraph.house import House
from relgraph.sharing.rules import EVERYONE, add_rule, level, rules, selector, undo_rule
from relgraph.team.shared import SharedTie


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command("share")(share)
    app.command("publish")(publish)
    app.command("preview")(preview)


def share(
    context: typer.Context,
    what: Annotated[str, typer.Argument(metavar="LEVEL", help="hidden or named; or list; or undo.")],
    about: Annotated[
        str | None, typer.Argument(metavar="SELECTOR", help="all, private, person:ADDRESS, …")
    ] = None,
    member: As = None,
    to: Annotated[str, typer.Option(help="everyone, team:NAME, or a member's address.")] = EVERYONE,
    at: At = None,
    *,
    as_json: Json = False,
) -> None:
    """Share ties at a level: `share named company:acme.com`, `share list`, `share undo 3`."""
    with opened(context) as house:
        owner = member_of(house, member)
        book = house.book(owner)
        if what == "list" and about is None:
            _list(house, owner, as_json=as_json)
            return
        if about is None:
            raise BadUse(
                "what shall be shared? say all, person:ADDRESS, company:DOMAIN, … (see share --help)"
            )
        if what == "undo":
            if not about.isdigit() or not undo_rule(book, int(about), now=house.clock()):
                raise BadUse(f"no rule {about} stands: see `relgraph share list`")
        else:
            audience = house.desk(owner).sharing.audience(to)
            add_rule(book, level(what), selector(about), audience, day(at), now=house.clock())
        note(f"{house.publish(owner)} shared ties changed.")


def publish(context: typer.Context, member: As = None) -> None:
    """Carry out what sharing rules say, now: for one member, or for all."""
    with opened(context) as house:
        named = [member_of(house, member)] if member else [m.address for m in house.team.members()]
        for owner in named:
            note(f"{owner}: {house.publish(owner)} shared ties changed.")


def preview(
    context: typer.Context,
    member: As = None,
    viewer: Annotated[str | None, typer.Option(metavar="MEMBER", help="As this colleague sees it.")] = None,
    *,
    as_json: Json = False,
) -> None:
    """Show your book as others see it: exactly the shared ties that they get."""
    with opened(context) as house:
        owner = member_of(house, member)
        viewers = [member_of(house, viewer)] if viewer else [m.address for m in house.team.members()]
        found = {v: _released(house, owner, v) for v in viewers if v != owner}
        if as_json:
            items = [{"viewer": v, **_row(house, tie)} for v, ties in found.items() for tie in ties]
            print_json({"format": 1, "member": owner, "items": items, "next": None})
        else:
            rows = [
                (v, tie.name, tie.address, tie.role, tie.tier, tie.last_month)
                for v, ties in found.items()
                for tie in ties
            ]
            table(("colleague", "sees", "address", "role", "how well", "last contact"), rows)


def _released(house: House, owner: Address, viewer: Address) -> list[SharedTie]:
    # The very rows that the viewer's own answers are made of.
    view = house.view(viewer)
    return [tie for tie in view.released.everything() if tie.publisher == owner]


def _row(house: House, tie: SharedTie) -> dict[str, str | None]:
    return {
        "member": tie.publisher,
        "level": tie.level,
        "id": house.ids.of("shared", tie.publisher, tie.address, tie.level, tie.audience),
        "address": tie.address,
        "name": tie.name,
        "role": tie.role,
        "tier": tie.tier,
        "last_contact": tie.last_month,
        "company": tie.company,
        "domain": tie.domain,
        "as_of": tie.speaks_for,
    }


def _list(house: House, owner: Address, *, as_json: bool) -> None:
    standing = rules(house.book(owner))
    if as_json:
        items = [
            {
                "number": rule.number,
                "level": rule.level,
                "selector": str(rule.selector),
                "to": rule.audience,
                "at": rule.pinned,
            }
            for rule in standing
        ]
        print_json({"format": 1, "items": items, "next": None})
    else:
        rows = [(str(r.number), r.level, str(r.selector), r.audience, r.pinned) for r in standing]
        table(("number", "level", "what", "to", "at"), rows)
