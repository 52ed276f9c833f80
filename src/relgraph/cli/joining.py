"""Inviting and removing members, administrators, and one's own book at a glance."""

from typing import Annotated

import typer

from relgraph.clean import clean
from relgraph.cli.context import As, Json, address_said, member_of, note, opened, print_json, say
from relgraph.cli.members import members
from relgraph.cli.tables import table
from relgraph.desk.leaving import delete_book
from relgraph.errors import BadUse
from relgraph.team.administrators import Administrators
from relgraph.team.invitations import Invitations
from relgraph.team.removal import forget_former, former

WHERE = "http://127.0.0.1:8765"

Somebody = Annotated[str, typer.Argument(metavar="ADDRESS", help="The mail address of whom it is about.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command("book")(book)


@members.command("invite")
def invite(
    context: typer.Context,
    mail: Somebody,
    name: Annotated[str, typer.Option(help="The name colleagues will see.")] = "",
    url: Annotated[str, typer.Option(help="Where browsers reach the pages.")] = WHERE,
) -> None:
    """Print a link by which somebody joins, or a member sets a new password; it works once, for a week.

    It asks no recovery code of a member: who owns the files can read every book anyway.
    """
    wanted = address_said(mail)
    with opened(context) as house:
        there = next((m for m in house.team.members() if wanted in m.addresses), None)
        invitations = Invitations(house.team.space, house.clock)
        if there is None:
            code = invitations.make(wanted, clean(name), reset=False, guarded=False)
        else:
            code = invitations.make(there.address, there.name, reset=True, guarded=False)
        say(f"{url.rstrip('/')}/welcome?code={code}")


@members.command("remove")
def remove(
    context: typer.Context,
    mail: Somebody,
    *,
    delete: Annotated[
        bool, typer.Option("--delete-book", help="Delete the book too, also one that was set aside.")
    ] = False,
) -> None:
    """Remove a member: what was shared, tokens and sessions end at once; the book is set aside."""
    wanted = address_said(mail)
    with opened(context) as house:
        if any(wanted in member.addresses for member in house.team.members()):
            path = house.home.book(house.team.member(wanted).book)
            receipt = house.remove(wanted, keep_book=not delete)
            for line in [*receipt["done"], *receipt["checked"]] if delete else ():
                note(line)
            if not delete:
                note(f"{wanted} is no member any more. The book is set aside: {path}")
            return
        books = [book for book, owner in former(house.team.space).items() if owner == wanted]
        if not books:
            raise BadUse(f"no member {wanted}, and no book of theirs was set aside")
        if not delete:
            raise BadUse(f"{wanted} is no member any more; --delete-book deletes the book that was set aside")
        for book_id in books:
            delete_book(house.home.book(book_id))
            forget_former(house.team.space, book_id)
        note(f"The book of {wanted} is deleted.")


@members.command("admin")
def admin(
    context: typer.Context,
    mail: Somebody,
    *,
    off: Annotated[bool, typer.Option("--off", help="No longer administrator.")] = False,
) -> None:
    """Make a member administrator, who may invite and remove and sees no book."""
    with opened(context) as house:
        member, office = house.team.member(address_said(mail)), Administrators(house.team.space)
        (office.dismiss if off else office.appoint)(member.address)
        note(f"{member.address} is {'a plain member' if off else 'administrator'} now.")


def book(context: typer.Context, member: As = None, *, as_json: Json = False) -> None:
    """Show what your book knows: its sources, the last runs, and who sees what of it."""
    with opened(context) as house:
        found = house.desk(member_of(house, member)).reading.book()
        if as_json:
            print_json(found)
            return
        say(found["summary"])
        if found["sources"]:
            say("")
            table(
                ("source", "messages", "meetings", "last read"),
                [
                    (
                        one["name"],
                        f"{one['messages']:,}",
                        f"{one['meetings']:,}",
                        (one["last_read"] or "")[:10],
                    )
                    for one in found["sources"]
                ],
            )
        if found["runs"]:
            say("")
            table(
                ("run", "when", "what"),
                [(str(one["number"]), one["started"][:10], one["phrase"]) for one in found["runs"]],
            )
