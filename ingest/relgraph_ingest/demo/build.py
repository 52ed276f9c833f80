"""Write the demo's files and say what is in them."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from relgraph_ingest.demo import mailboxes
from relgraph_ingest.demo.cast import Cast, load_cast
from relgraph_ingest.demo.mailboxes import Copy
from relgraph_ingest.demo.material import material
from relgraph_ingest.demo.notes import count_notes, write_notes
from relgraph_ingest.demo.story import copies, tell
from relgraph_ingest.demo.team import DemoMember, DemoPerson, DemoQuestion, DemoTeam
from relgraph_ingest.demo.voice import Writer


def make_demo(folder: Path, *, today: date, seed: int = 7) -> DemoTeam:
    """Write a fictional team's mail and notes into an empty or new folder and return who they are.

    The same `today` and `seed` give the same bytes. Nothing written is dated on or after `today`.
    """
    writer = Writer(load_cast(), today, seed)
    story = tell(writer)
    held = copies(story.mails, writer)
    notes = write_notes(folder / "notes", today)
    members = tuple(
        _member(key, writer.cast, _write(key, held[key], folder / "mail" / key, writer.cast), notes)
        for key in writer.cast.members
    )
    company = writer.cast.companies["fennmark"]
    questions = material("questions")
    return DemoTeam(
        company=company.name,
        domain=company.domain,
        members=members,
        question=_question(questions["question"], writer.cast),
        detour=_question(questions["detour"], writer.cast),
        people=tuple(
            _person(key, writer.cast) for key in writer.cast.people if key not in writer.cast.members
        ),
        introductions=story.introductions,
        messages=len(story.mails),
        meetings=count_notes(),
    )


def _write(key: str, held: list[Copy], folder: Path, cast: Cast) -> tuple[Path, ...]:
    names = {company.key: company.name for company in cast.companies.values()}
    match cast.members[key].mailbox:
        case "takeout":
            return mailboxes.takeout(held, folder, names)
        case "thunderbird":
            return mailboxes.thunderbird(held, folder)
        case "applemail":
            return mailboxes.apple_mail(held, folder)
        case "maildir":
            return mailboxes.maildir(held, folder)
        case _:
            return mailboxes.eml(held, folder, names)


def _member(
    key: str, cast: Cast, mail: tuple[Path, ...], notes: Mapping[str, tuple[Path, ...]]
) -> DemoMember:
    person, account = cast.people[key], cast.members[key]
    return DemoMember(
        address=person.jobs[-1].address,
        name=person.name,
        aliases=account.aliases,
        mail=mail,
        notes=notes.get(key, ()),
        targets=account.targets,
        shares=account.shares,
    )


def _person(key: str, cast: Cast) -> DemoPerson:
    person = cast.people[key]
    addresses = tuple(dict.fromkeys(job.address for job in person.jobs))
    return DemoPerson(person.name, addresses, person.jobs[-1].company.domain, person.jobs[-1].title)


def _question(entry: Mapping[str, object], cast: Cast) -> DemoQuestion:
    company, person = cast.companies[str(entry["account"])], cast.people[str(entry["person"])]
    through = entry["through"]
    keys = [str(key) for key in through] if isinstance(through, list) else []
    addresses = tuple(cast.people[key].jobs[-1].address for key in keys)
    return DemoQuestion(company.domain, company.name, person.jobs[-1].address, person.name, addresses)
