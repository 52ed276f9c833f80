"""Small builders of evidence, books and houses; everybody in them is invented."""

from collections.abc import Iterable
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Literal

from relgraph.address import Address, address
from relgraph.book.book import Book
from relgraph.book.crm import CrmMap
from relgraph.book.proof import Proof
from relgraph.evidence import (
    Employment,
    Evidence,
    Fact,
    Interaction,
    Introduction,
    Locator,
    Mention,
    Part,
    Participant,
    Party,
    Reading,
    Verdict,
)
from relgraph.graph.history import Counting
from relgraph.house import House
from relgraph.projection.project import project
from relgraph.sharing.publish import publish_book
from relgraph.sharing.rules import EVERYONE, Rule, add_rule, level, selector
from relgraph.spaces import files
from relgraph.spaces.home import Home, Ids
from relgraph.stores.embedded import EmbeddedStore, in_memory
from relgraph.strength import Moment
from relgraph.team.shared import SharedTie
from relgraph.team.team import Member, Team
from relgraph.times import SECONDS, day_of
from relgraph.view.own import OwnBook
from relgraph.view.view import View
from relgraph.vocabulary import default_vocabulary

ANA = Address("ana@fenwick.example")
BO = Address("bo@fenwick.example")
EVA = Address("eva@fenwick.example")
"""Three members of one company's team; ANA is asked for most."""

CY = Address("cy@acme.example")
DEE = Address("dee@acme.example")
"""Two people at an account."""

NOW = "2026-05-20"
SECRET = "a secret that only tests use"


def party(who: str) -> Party:
    """Read `Cy Young <cy@acme.example>`, an address alone, or a name alone."""
    name, angle, rest = who.partition("<")
    if angle:
        return Party(name.strip() or None, address(rest))
    found = address(who)
    return Party(None, found) if found else Party(who, None)


def seconds(day: str | None, *, hour: int = 12) -> int | None:
    """Return the time of an hour of an ISO date."""
    return None if day is None else day_of(day) * SECONDS + hour * 3600


def mail(
    sender: str,
    to: str | Iterable[str],
    *,
    cc: Iterable[str] = (),
    bcc: Iterable[str] = (),
    day: str | None = "2026-05-01",
    hour: int = 12,
    subject: str | None = "Hello",
    text: str = "",
    verdict: Verdict = Verdict.PERSON,
    lists: Iterable[str] = (),
    source: str = "mail",
    place: str = "1.eml",
) -> Interaction:
    """A message; people as `Cy Young <cy@acme.example>` or by address alone."""
    parts = [(sender, Part.FROM), *((who, Part.TO) for who in ([to] if isinstance(to, str) else to))]
    parts += [*((who, Part.CC) for who in cc), *((who, Part.BCC) for who in bcc)]
    return Interaction(
        kind="message",
        time=seconds(day, hour=hour),
        participants=tuple(_participant(who, part) for who, part in parts),
        subject=subject,
        verdict=verdict,
        digest=_digest(text),
        found=Locator(source, place),
        lists=tuple(Address(one) for one in lists),
    )


def meeting(
    *present: str, day: str | None = "2026-05-01", text: str = "", place: str = "1.md", source: str = "notes"
) -> Interaction:
    """A meeting; people by name, by address, or by both."""
    return Interaction(
        kind="meeting",
        time=seconds(day, hour=0),
        participants=tuple(_participant(who, Part.PRESENT) for who in present),
        subject=None,
        verdict=Verdict.PERSON,
        digest=_digest(text),
        found=Locator(source, place),
    )


def both_ways(one: str, other: str, *days: str, text: str = "") -> list[Interaction]:
    """Mail there and back on each of these days."""
    return [
        mail(sender, to, day=day, text=text) for day in days for sender, to in ((one, other), (other, one))
    ]


def reading(of: Interaction, *facts: Fact, member: Address = ANA, extractor: str = "1") -> Reading:
    """What an extractor read in a message of that member's book."""
    return Reading(of.key(member), extractor, facts)


def employment(
    person: str,
    title: str | None = None,
    company: str | None = None,
    domain: str | None = None,
    *,
    basis: Literal["signature", "text", "table", "domain"] = "signature",
    claimed: bool = False,
    start: int = 0,
) -> Employment:
    """Somebody's title and employer."""
    return Employment(party(person), company, domain, title, basis, claimed, start, start + 10)


def mention(name: str, kind: Literal["person", "company"] = "person", *, start: int = 0) -> Mention:
    """Somebody, or a company, named in a text."""
    return Mention(kind, name, None, None, start, start + len(name))


def introduction(introducer: str | None, *parties: str) -> Introduction:
    """One who brings others into contact."""
    by = None if introducer is None else party(introducer)
    return Introduction("made", "done", by, tuple(party(one) for one in parties), 0, 10)


def history(*days: tuple[str, int, int], met: Iterable[str] = ()) -> bytes:
    """A tie's packed history: day, messages from a to b, from b to a; and days of meetings of two."""
    counting = Counting()
    for day, ab, ba in days:
        for forward, number in ((True, ab), (False, ba)):
            for _ in range(number):
                counting.message(day_of(day), forward=forward, people=1)
    for day in met:
        counting.meeting(day_of(day), people=1)
    return counting.packed()


def book(
    *evidence: Evidence, member: Address = ANA, aliases: Iterable[str] = (), path: Path | None = None
) -> Book:
    """An open book that holds this evidence, in memory where no path is given."""
    made = Book(path or Path(":memory:"), member, [Address(one) for one in aliases])
    made.ledger.append(evidence)
    return made


def house(path: Path, *members: str, now: str = NOW) -> House:
    """A house of these members (`Ana Reyes <ana@fenwick.example>`), at noon of that day, its secret known."""
    made = House(Home(path, secret=SECRET), default_vocabulary(), Clock(now))
    there = {member.address for member in made.team.members()}
    for who in members or (f"Ana Reyes <{ANA}>", f"Bo Lind <{BO}>", f"Eva Sun <{EVA}>"):
        one = party(who)
        assert one.address is not None
        if one.address not in there:
            made.team.add_member(one.address, one.name or "", (), now=made.clock())
    return made


class Clock:
    """A clock that stands at noon of a day until it is put to another."""

    def __init__(self, day: str) -> None:
        self.day = day

    def __call__(self) -> int:
        """Return seconds since 1970."""
        found = seconds(self.day)
        assert found is not None
        return found


def published(of: Book, about: str = "all", to: str = EVERYONE, day: str = NOW) -> list[SharedTie]:
    """What a book publishes by one rule to a team of its owner and nobody else."""
    rule = Rule(1, "named", selector(about), to, None)
    team = [Member(of.member, "", "0", ())]
    return publish_book(of, [rule], team, default_vocabulary(), today=day_of(day))


def view(
    own: Book,
    *shared: SharedTie,
    members: Iterable[str] = (ANA, BO, EVA),
    day: str = NOW,
) -> View:
    """The view of a book's owner with these shared ties, all in memory; members by address or with a name."""
    ids, words, at = Ids(SECRET.encode()), default_vocabulary(), Moment(day_of(day), day_of(day) + 1)
    team = Team(Path(":memory:"))
    for who in members:
        one = party(who)
        assert one.address is not None
        team.add_member(one.address, one.name or "", (), now=0)
    team.put((str(number), tie) for number, tie in enumerate(shared))
    graph = project(own, ids, words)
    read = own.ledger.messages()  # a book that nothing was read into was never projected either
    store = in_memory(graph) if read else EmbeddedStore(files.in_memory())
    return View(
        member=team.member(own.member),
        members=team.members(),
        own=OwnBook(store, graph.histories, at, words, Proof(own.space, until=at.until * SECONDS)),
        released=team.released(own.member, by=day),
        ids=ids,
        vocabulary=words,
        targets=own.targets(),
        judgements=own.judgements(),
        crm=CrmMap(own.space),
    )


def tell(at: House, member: Address, *evidence: Evidence) -> None:
    """Append to a member's book and project its graph."""
    at.book(member).ledger.append(evidence)
    at.project(member)


def share(
    at: House,
    member: Address,
    about: str,
    *,
    to: str = EVERYONE,
    rule: str = "named",
    pinned: str | None = None,
) -> int:
    """Add a sharing rule, publish by it, and return its number."""
    number = add_rule(
        at.book(member),
        level(rule),
        selector(about),
        to,
        None if pinned is None else date.fromisoformat(pinned),
        now=at.clock(),
    )
    at.publish(member)
    return number


def _participant(who: str, part: Part) -> Participant:
    one = party(who)
    return Participant(one.address, one.name, part)


def _digest(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=16).digest()
