"""The demonstration: a fictional team's mail, read and shared as real mail would be."""

import json
import shutil
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TypedDict

from relgraph.address import Address
from relgraph.cli.asking import show_paths, show_target_list
from relgraph.cli.context import note, say
from relgraph.cli.reading import ingest_mail, ingest_notes, reader
from relgraph.cli.settings import Settings
from relgraph.cli.tables import table
from relgraph.errors import BadUse
from relgraph.house import House
from relgraph.sharing.rules import EVERYONE, add_rule, level, selector
from relgraph.times import as_date
from relgraph_ingest.demo import DemoMember, DemoTeam, make_demo
from relgraph_ingest.run import Opened

MARK = "demo.json"
VERSION = 1


class Mark(TypedDict):
    """What a finished demonstration's home says of itself."""

    version: int
    today: str
    seed: int
    asker: str
    account: str
    person: str


def prepare(settings: Settings, seed: int) -> None:
    """Make the team and read its mail, unless this day's is there already.

    Raises BadUse for a home that holds anything but a demonstration.
    """
    home = settings.home.expanduser()
    today = as_date(settings.clock()() // 86_400)
    mark = _mark(home)
    if mark and (mark["version"], mark["today"], mark["seed"]) == (VERSION, today.isoformat(), seed):
        return
    if (home / "team.db").exists():
        if mark is None and not (home / "mail").is_dir():
            raise BadUse(f"{home} holds real books: say another --home for the demonstration")
        shutil.rmtree(home)  # an earlier day's, or one that was stopped half-way
    note("A fictional team's mail is written and read …")
    (home / "mail").mkdir(parents=True, exist_ok=True)
    team = make_demo(home / "mail", today=today, seed=seed)
    house = settings.model_copy(update={"home": home}).house()
    try:
        with reader() as one:  # for the whole team: a pipeline takes longer to load than a book to read
            for member in team.members:
                _take_in(house, member, lambda: nullcontext(one))
        for member in team.members:
            _share(house, member)
    finally:
        house.close()
    _finish(home, team, today, seed)


def _take_in(house: House, member: DemoMember, opened: Opened) -> None:
    address = Address(member.address)
    house.team.add_member(address, member.name, [Address(a) for a in member.aliases], now=house.clock())
    ended = ingest_mail(house, address, list(member.mail), opened)
    noted = ingest_notes(house, address, list(member.notes), None, opened) if member.notes else None
    house.desk(address).targets.add(member.targets)
    notes = f", {noted.report.new} notes" if noted else ""
    note(f"{member.name}: {ended.report.new} messages{notes}.")


def _share(house: House, member: DemoMember) -> None:
    book = house.book(Address(member.address))
    for kind, about in member.shares:
        add_rule(book, level(kind), selector(about), EVERYONE, None, now=house.clock())
    house.publish(book.member)


def _finish(home: Path, team: DemoTeam, today: date, seed: int) -> None:
    mark: Mark = {
        "version": VERSION,
        "today": today.isoformat(),
        "seed": seed,
        "asker": team.members[0].address,
        "account": team.question.account,
        "person": team.question.person,
    }
    (home / MARK).write_text(json.dumps(mark), "utf-8")


def show(house: House) -> Address:
    """Print the target list, who knows whom at one account, and the warmest way in; return who asks."""
    mark = _mark(house.home.path)
    if mark is None:
        raise BadUse(f"{house.home.path} holds no finished demonstration: run it again")
    asker = Address(mark["asker"])
    answers = house.answers(asker)
    me = house.team.member(asker)
    say(f"Target accounts of {me.name}\n")
    show_target_list(answers.targets())
    document = answers.who(mark["account"])
    name = document["account"]["name"] if document["account"] else mark["account"]
    say(f"\nWho do we know at {name}?\n")
    rows = [
        (p["name"], p["title"] or p["role"], one["member_name"], one["tier"], one["last_contact"])
        for p in document["people"]
        for one in p["known_by"]
    ]
    table(("person", "title", "known by", "how well", "last contact"), rows)
    found = answers.paths(mark["person"], top=3)
    say("")
    show_paths(found)
    if found["paths"]:
        steps = found["paths"][0]["steps"]
        names = [steps[0]["from"]["name"], *(step["to"]["name"] for step in steps)]
        say(f"\nWarmest way in: {' → '.join(str(one) for one in names)}")
    return asker


def _mark(home: Path) -> Mark | None:
    try:
        mark: Mark = json.loads((home / MARK).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return mark
