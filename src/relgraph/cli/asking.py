"""Questions: who, path, targets."""

from pathlib import Path
from typing import Annotated

import typer

from relgraph.account_list import accounts
from relgraph.cli.context import As, At, Json, day, member_of, note, opened, print_json, say
from relgraph.cli.tables import table
from relgraph.documents import KnownBy, Paths, Targets, Who
from relgraph.errors import BadUse

targets = typer.Typer(help="The accounts you sell to.", no_args_is_help=True)

MOST_SEEN = 20
"""Names of people seen and not known that a table has room for."""


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command("who")(who)
    app.command("path")(path)
    app.command("introductions")(introductions)
    app.add_typer(targets, name="targets")


def who(
    context: typer.Context,
    account: Annotated[str, typer.Argument(metavar="ACCOUNT", help="Name or domain.")],
    member: As = None,
    at: At = None,
    *,
    as_json: Json = False,
) -> None:
    """Who do we know at this account, how well, and how do we know?"""
    with opened(context) as house:
        document = house.answers(member_of(house, member), day(at)).who(account)
        if as_json:
            print_json(document)
        else:
            _show_who(document)


def path(
    context: typer.Context,
    target: Annotated[str, typer.Argument(metavar="TARGET", help="Address, name, company or domain.")],
    member: As = None,
    top: Annotated[int, typer.Option(min=1, max=20, help="How many ways.")] = 5,
    edges: Annotated[int, typer.Option(min=1, max=3, help="Longest way, in steps.")] = 3,
    at: At = None,
    *,
    as_json: Json = False,
) -> None:
    """Who can introduce me?"""
    with opened(context) as house:
        found = house.answers(member_of(house, member), day(at)).paths(target, top=top, edges=edges)
        if as_json:
            print_json(found)
        else:
            show_paths(found)


@targets.command("list")
def show_targets(context: typer.Context, member: As = None, at: At = None, *, as_json: Json = False) -> None:
    """Show every target account with the best way in."""
    with opened(context) as house:
        document = house.answers(member_of(house, member), day(at)).targets()
        if as_json:
            print_json(document)
        else:
            show_target_list(document)


def introductions(context: typer.Context, member: As = None, at: At = None, *, as_json: Json = False) -> None:
    """Who introduced whom, as your mail and notes tell? The latest first."""
    with opened(context) as house:
        found = house.answers(member_of(house, member), day(at)).introductions(limit=MOST_SEEN)
        if as_json:
            print_json(found)
        else:
            note(found["summary"])
            table(
                ("date", "introduction", "message", "kind"),
                [(one["date"] or "", one["phrase"], one["message"], one["kind"]) for one in found["items"]],
            )


@targets.command("add")
def add(
    context: typer.Context,
    accounts: Annotated[list[str], typer.Argument(metavar="ACCOUNT...", help="Names or domains.")],
    member: As = None,
) -> None:
    """Put accounts on the target list."""
    with opened(context) as house:
        new = house.desk(member_of(house, member)).targets.add(accounts)
        note(f"{new} new on the target list.")


@targets.command("import")
def load(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV, or one account a line.")],
    member: As = None,
) -> None:
    """Put the accounts of a file on the target list."""
    try:
        with file.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
            found = accounts(lines)
    except (OSError, BadUse) as error:
        raise BadUse(f"{file}: cannot be read as a list of accounts ({error})") from error
    with opened(context) as house:
        new = house.desk(member_of(house, member)).targets.add(found)
        note(f"{new} new on the target list.")


@targets.command("remove")
def remove(
    context: typer.Context,
    accounts: Annotated[list[str], typer.Argument(metavar="ACCOUNT...", help="As the list shows them.")],
    member: As = None,
) -> None:
    """Take accounts off the target list."""
    with opened(context) as house:
        desk = house.desk(member_of(house, member))
        for account in accounts:
            if not desk.targets.remove(account):
                note(f"{account} is not on the list.")


def _show_who(document: Who) -> None:
    say(document["summary"])
    if document["people"]:
        rows = [
            (person["name"], person["title"] or person["role"], *_tie(one))
            for person in document["people"]
            for one in person["known_by"]
        ]
        say("")
        table(("person", "title", "known by", "how well", "last contact", "why"), rows)
    if document["seen"]:
        names = [person["name"] for person in document["seen"]]
        more = f" and {len(names) - MOST_SEEN} more" if len(names) > MOST_SEEN else ""
        say(f"\nSeen but not known: {', '.join(names[:MOST_SEEN])}{more}.")
    if document["missing"]:
        say(f"\nMissing: {', '.join(document['missing'])}.")


def _tie(one: KnownBy) -> tuple[str, str, str | None, str]:
    own = one["level"] == "own"
    why = "; ".join(reason["text"] for reason in one["reasons"] or ())
    return ("you" if own else one["member_name"], one["tier"] or "", one["last_contact"], why)


def show_paths(found: Paths) -> None:
    """Print ways in, warmest first, each step with its reasons."""
    if found["message"]:
        say(found["message"])
    for number, way in enumerate(found["paths"], 1):
        say(f"{number}. {way['phrase'][:1].upper()}{way['phrase'][1:]}. (warmth {way['warmth']:.2f})")
        for place, step in enumerate(way["steps"]):
            why = "; ".join(reason["text"] for reason in step["reasons"] or ())
            weakest = "  the weakest step" if place == way["weakest"] and len(way["steps"]) > 1 else ""
            say(f"   {step['phrase']}{f' ({why})' if why else ''}{weakest}")


def show_target_list(document: Targets) -> None:
    """Print the target list."""
    say(document["summary"])
    if document["items"]:
        say("")
        table(
            ("account", "best way in", "how well", "last contact", ""),
            [
                (
                    item["account"]["name"] if item["account"] else item["wanted"],
                    item["phrase"],
                    item["tier"],
                    item["last_contact"],
                    "going quiet" if item["quiet"] else None,
                )
                for item in document["items"]
            ],
        )
