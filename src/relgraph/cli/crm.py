"""What other tools call accounts and people."""

import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from relgraph.cli.context import As, At, Json, day, member_of, note, opened, print_json
from relgraph.cli.tables import table
from relgraph.documents import CrmItem
from relgraph.errors import BadUse
from relgraph.front import CrmIds, CrmKind, CrmLink

crm = typer.Typer(help="The ids that your other tools use for accounts and people.", no_args_is_help=True)

ACCOUNT_IDS = ("account id", "accountid", "company id", "record id", "id")
PERSON_IDS = ("contact id", "contactid", "lead id", "person id", "record id", "id")
DOMAINS = ("domain", "website", "company domain name", "account website", "url")
ADDRESSES = ("email", "e-mail", "mail", "email address", "address")
"""Headings under which exports name these, the first there is being taken."""
PAGE = 500

Tool = Annotated[str, typer.Argument(metavar="SYSTEM", help="The tool: salesforce, hubspot, …")]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(crm, name="crm")


@crm.command("import")
def load(
    context: typer.Context,
    system: Tool,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV with ids and domains or mail addresses.")],
    member: As = None,
) -> None:
    """Take the ids of a tool's export: of accounts by website, of contacts by mail address."""
    try:
        with file.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
            links = list(_links(system, csv.DictReader(lines)))
    except (OSError, csv.Error) as error:
        raise BadUse(f"{file}: cannot be read as CSV ({error})") from error
    if not links:
        raise BadUse(f"{file}: no row has both an id and a website or mail address: name the columns so")
    with opened(context) as house:
        drawer = house.desk(member_of(house, member)).crm
        good = [link for link in links if _put(drawer, link)]
        note(f"{len(good)} of {len(links)} ids stand for an account or a person.")


@crm.command("list")
def show(
    context: typer.Context,
    system: Annotated[str | None, typer.Argument(metavar="SYSTEM", help="Of this tool alone.")] = None,
    member: As = None,
    at: At = None,
    *,
    as_json: Json = False,
) -> None:
    """List ids and what they stand for."""
    with opened(context) as house:
        answers = house.answers(member_of(house, member), day(at))
        found = answers.crm(system=system, limit=PAGE)
        items, after = list(found["items"]), found["next"]
        while after is not None:
            page = answers.crm(system=system, after=after, limit=PAGE)
            items, after = [*items, *page["items"]], page["next"]
        if as_json:
            print_json({**found, "items": items, "next": None})
        else:
            table(("tool", "id", "stands for", "account", "person"), [_row(one) for one in items])


@crm.command("remove")
def remove(
    context: typer.Context,
    system: Tool,
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="As the list shows them.")],
    member: As = None,
) -> None:
    """Remove ids."""
    with opened(context) as house:
        drawer = house.desk(member_of(house, member)).crm
        kinds: tuple[CrmKind, ...] = ("account", "person")
        for one in ids:
            gone = [drawer.remove(system, kind, one) for kind in kinds]
            if not any(gone):
                note(f"{system} has no id {one} here.")


def _put(drawer: CrmIds, link: CrmLink) -> bool:
    try:
        drawer.put([link])
    except BadUse as error:
        note(f"{link.id}: {error}")
        return False
    return True


def _links(system: str, rows: "csv.DictReader[str]") -> Iterator[CrmLink]:
    headings = {name.strip().casefold(): name for name in rows.fieldnames or () if name}
    accounts, people = _first(headings, ACCOUNT_IDS), _first(headings, PERSON_IDS)
    domain, mail = _first(headings, DOMAINS), _first(headings, ADDRESSES)
    for row in islice(rows, 1_000_000):
        told: dict[str, str] = {name: text.strip() for name, text in row.items() if isinstance(text, str)}
        if mail and told.get(mail) and people and told.get(people):
            yield CrmLink(system, "person", told[people], told[mail])
        # A list of contacts with their companies' websites has one id, which is the contact's.
        if (
            domain
            and told.get(domain)
            and accounts
            and told.get(accounts)
            and not (mail and accounts == people)
        ):
            yield CrmLink(system, "account", told[accounts], told[domain])


def _first(headings: dict[str, str], wanted: tuple[str, ...]) -> str | None:
    return next((headings[name] for name in wanted if name in headings), None)


def _row(one: CrmItem) -> tuple[str | None, ...]:
    account, person = one["account"], one["person"]
    return (
        one["system"],
        one["id"],
        one["of"],
        account["name"] if account else None,
        person["name"] if person else None,
    )
