"""Judgements: what you say is wrong or right; stronger than any reading, and undoable."""

from typing import Annotated

import typer

from relgraph.address import Address, address, host, registrable
from relgraph.cli.context import As, Json, member_of, note, opened, print_json
from relgraph.cli.tables import table
from relgraph.documents import JudgementKind
from relgraph.errors import BadUse

judge = typer.Typer(help="What you decide about people; stronger than any reading.", no_args_is_help=True)

Person = Annotated[str, typer.Argument(metavar="ADDRESS", help="The person's mail address.")]
Domain = Annotated[str, typer.Argument(metavar="DOMAIN", help="A domain of the company.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(judge, name="judge")


@judge.command("same")
def same(context: typer.Context, one: Person, other: Person, member: As = None) -> None:
    """Two addresses are one person's."""
    _record(context, member, "same", _address(one), _address(other))


@judge.command("different")
def different(context: typer.Context, one: Person, other: Person, member: As = None) -> None:
    """Two addresses are not one person's."""
    _record(context, member, "different", _address(one), _address(other))


@judge.command("wrong-title")
def wrong_title(context: typer.Context, person: Person, title: str, member: As = None) -> None:
    """This title is not this person's."""
    _record(context, member, "wrong title", _address(person), title.strip())


@judge.command("wrong-employer")
def wrong_employer(context: typer.Context, person: Person, employer: str, member: As = None) -> None:
    """This person does not work there; EMPLOYER is the company's domain or its name as it was read."""
    _record(context, member, "wrong employer", _address(person), employer.strip())


@judge.command("wrong-name")
def wrong_name(context: typer.Context, person: Person, name: str, member: As = None) -> None:
    """This is not this person's name."""
    _record(context, member, "wrong name", _address(person), name.strip())


@judge.command("not-a-tie")
def not_a_tie(context: typer.Context, person: Person, member: As = None) -> None:
    """You do not know this person."""
    _record(context, member, "not a tie", _address(person), "")


@judge.command("not-a-person")
def not_a_person(context: typer.Context, person: Person, member: As = None) -> None:
    """Behind this address there is no person."""
    _record(context, member, "not a person", _address(person), "")


@judge.command("not-an-introduction")
def not_an_introduction(context: typer.Context, message: str, kind: str, member: As = None) -> None:
    """In this message no introduction of that kind is made; both as `introductions --json` names them."""
    _record(context, member, "not an introduction", message, kind)


@judge.command("same-company")
def same_company(context: typer.Context, one: Domain, other: Domain, member: As = None) -> None:
    """Two domains are one company's."""
    _record(context, member, "same company", _domain(one), _domain(other))


@judge.command("different-companies")
def different_companies(context: typer.Context, one: Domain, other: Domain, member: As = None) -> None:
    """Two domains are not one company's."""
    _record(context, member, "different companies", _domain(one), _domain(other))


@judge.command("list")
def show_judgements(context: typer.Context, member: As = None, *, as_json: Json = False) -> None:
    """Show the judgements that stand."""
    with opened(context) as house:
        found = house.book(member_of(house, member)).judgements()
        if as_json:
            items = [{"number": j.number, "kind": j.kind, "about": j.about, "other": j.other} for j in found]
            print_json({"format": 1, "items": items, "next": None})
        else:
            rows = [(str(j.number), j.kind, j.about, j.other) for j in found]
            table(("number", "judgement", "about", ""), rows)


@judge.command("undo")
def undo(context: typer.Context, number: int, member: As = None) -> None:
    """Take a judgement back."""
    with opened(context) as house:
        owner = member_of(house, member)
        if not house.book(owner).undo_judgement(number, now=house.clock()):
            raise BadUse(f"no judgement {number} stands: see `relgraph judge list`")
        house.settle(owner)


def _record(context: typer.Context, member: str | None, kind: JudgementKind, about: str, other: str) -> None:
    with opened(context) as house:
        owner = member_of(house, member)
        number = house.book(owner).judge(kind, about, other, now=house.clock())
        house.settle(owner)
        note(f"Judgement {number}; take it back with `relgraph judge undo {number}`.")


def _address(text: str) -> Address:
    found = address(text)
    if found is None:
        raise BadUse(f"{text!r} is no mail address")
    return found


def _domain(text: str) -> str:
    found = host(text)
    if found is None:
        raise BadUse(f"{text!r} is no domain")
    return registrable(found)
