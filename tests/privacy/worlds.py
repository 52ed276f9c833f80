"""Small, sparse worlds: a few members, one to four contacts each, and what they decided to share."""

from dataclasses import dataclass, field, replace
from random import Random

from tests.privacy.cast import ALIASES, ALIKE, LIST, MEMBERS, OUTSIDE, SELECTORS, TEAMS

from relgraph.address import Address
from relgraph.documents import JudgementKind
from relgraph.evidence import (
    Connection,
    Employment,
    Fact,
    Hunch,
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
from relgraph.times import SECONDS, day_of

TODAY = day_of("2026-05-20")
NOW = TODAY * SECONDS + 9 * 3600
AGES = (0, 1, 4, 9, 20, 29, 33, 58, 88, 120, 210, 420)
"""Days back at which things happen: around the edges of tiers and months."""
PINS = ("2026-05-01", "2026-02-15", "2025-11-01")

Spot = tuple[Address, str | None]
"""Somebody on a letter, with the name given there."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A further copy of a letter, as another folder or a list delivered it."""

    verdict: Verdict
    lists: tuple[Address, ...]
    bcc: bool
    """Whether it shows who got blind copies."""
    names: bool
    place: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One message in a book, with what was read in it."""

    number: int
    senders: tuple[Spot, ...]
    to: tuple[Spot, ...]
    cc: tuple[Spot, ...] = ()
    bcc: tuple[Spot, ...] = ()
    time: int | None = NOW
    subject: str | None = "Offer"
    verdict: Verdict = Verdict.PERSON
    lists: tuple[Address, ...] = ()
    readings: tuple[tuple[Fact, ...], ...] = ()
    """What each version of the extractor read, the oldest first."""
    copies: tuple[Copy, ...] = ()

    def evidence(self) -> list[Interaction]:
        """Return the letter and its copies as a ledger takes them."""
        first = self._interaction(self.verdict, self.lists, "m#0", bcc=True, names=True)
        return [
            first,
            *(self._interaction(c.verdict, c.lists, c.place, bcc=c.bcc, names=c.names) for c in self.copies),
        ]

    def read(self, member: Address) -> list[Reading]:
        """Return the readings, which go in behind the letter."""
        key = self.evidence()[0].key(member)
        return [Reading(key, f"reader {version}", facts) for version, facts in enumerate(self.readings)]

    def _interaction(
        self, verdict: Verdict, lists: tuple[Address, ...], place: str, *, bcc: bool, names: bool
    ) -> Interaction:
        parts = [(Part.FROM, self.senders), (Part.TO, self.to), (Part.CC, self.cc)]
        parts += [(Part.BCC, self.bcc)] if bcc else []
        return Interaction(
            kind="message",
            time=self.time,
            participants=tuple(
                Participant(address, name if names else None, part)
                for part, spots in parts
                for address, name in spots
            ),
            subject=self.subject,
            verdict=verdict,
            digest=self.number.to_bytes(8, "big"),
            found=Locator("mail", f"{place}{self.number}"),
            lists=lists,
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """A sharing rule that stands."""

    level: str
    selector: str
    audience: str
    pinned: str | None


@dataclass(frozen=True, slots=True)
class Course:
    """How a book came to hold what it holds: none of it may show."""

    order: int = 0
    """Seed of the order of ingest."""
    batches: int = 1
    early: tuple[Rule, ...] = ()
    """Rules that stood for a while: published, then taken back."""
    early_day: int = TODAY
    projected: bool = False


@dataclass(frozen=True, slots=True)
class BookOf:
    """What one member's book holds."""

    owner: Address
    letters: tuple[Letter, ...] = ()
    others: tuple[Interaction | Connection | Hunch, ...] = ()
    rules: tuple[Rule, ...] = ()
    judgements: tuple[tuple[JudgementKind, str, str], ...] = ()
    targets: tuple[str, ...] = ()
    course: Course = Course()

    @property
    def aliases(self) -> tuple[Address, ...]:
        """The owner's further addresses."""
        return ALIASES.get(self.owner, ())

    @property
    def own(self) -> frozenset[Address]:
        """All addresses of the owner."""
        return frozenset((self.owner, *self.aliases))


@dataclass(frozen=True, slots=True)
class World:
    """Everything there is; `asked`: before which of the viewer's questions who else asks which path what."""

    viewer: Address
    books: tuple[BookOf, ...]
    asked: tuple[tuple[int, Address, str, str], ...] = field(default=())

    def book(self, owner: Address) -> BookOf:
        """Return a member's book."""
        return next(book for book in self.books if book.owner == owner)

    @property
    def others(self) -> list[Address]:
        """Return the members whose books are not the viewer's."""
        return [book.owner for book in self.books if book.owner != self.viewer]

    def having(self, book: BookOf) -> "World":
        """Return the world with this book in the place of its owner's."""
        return replace(self, books=tuple(book if one.owner == book.owner else one for one in self.books))


def world(dice: Random) -> World:
    """Draw a world of two to four members."""
    members = sorted(dice.sample(sorted(MEMBERS), dice.choice((2, 2, 3, 3, 4))))
    viewer = dice.choice(members)
    around = sorted(dice.sample(sorted(OUTSIDE), 5))
    books = []
    for owner in members:
        others = [member for member in members if member != owner]
        made = _viewers if owner == viewer else book
        books.append(made(dice, owner, others, around, viewer))
    return World(viewer, tuple(books))


def book(
    dice: Random, owner: Address, members: list[Address], around: list[Address], viewer: Address
) -> BookOf:
    """Draw a book whose owner shares some of it."""
    contacts = dice.sample(around, dice.randint(1, 4))
    letters: list[Letter] = []
    for contact in contacts:
        letters += exchange(dice, owner, contact, [*contacts, *members])
    return BookOf(
        owner=owner,
        letters=tuple(letters),
        rules=tuple(rule(dice, contacts, [viewer, *members]) for _ in range(dice.randint(1, 3))),
        judgements=_judgements(dice, contacts),
        others=tuple(something(dice, owner, contacts) for _ in range(dice.choice((0, 0, 1)))),
    )


def _viewers(
    dice: Random, owner: Address, members: list[Address], around: list[Address], _: Address
) -> BookOf:
    contacts = dice.sample(around, dice.randint(0, 3))
    letters: list[Letter] = []
    for contact in contacts:
        letters += exchange(dice, owner, contact, [*contacts, *members])
    for member in members:
        if dice.random() < 0.3:
            letters += exchange(dice, owner, member, contacts or members)
    return BookOf(
        owner=owner,
        letters=tuple(letters),
        rules=tuple(rule(dice, contacts, members) for _ in range(dice.choice((0, 1, 1)))),
        judgements=_judgements(dice, contacts),
        others=tuple(something(dice, owner, contacts) for _ in range(dice.choice((0, 1))))
        if contacts
        else (),
        targets=tuple(dice.sample(TARGETS, dice.randint(0, 3))),
    )


TARGETS = [
    "Acme",
    "acme.example",
    "nordwind.example",
    "Kestrel & Sons",
    "gmx.net",
    "absent.example",
    "Nobody Ltd",
]


def exchange(dice: Random, owner: Address, contact: Address, beside: list[Address]) -> list[Letter]:
    """Draw the letters of a member and a contact: mostly both ways, now and then one way alone."""
    ways = dice.choice((*[(True, False)] * 6, (True,), (False,)))
    return [
        letter(dice, owner, contact, out=out, beside=beside)
        for out in ways
        for _ in range(dice.choice((1, 1, 2, 3)))
    ]


def letter(dice: Random, owner: Address, contact: Address, *, out: bool, beside: list[Address]) -> Letter:
    """Draw a letter between a member and a contact, with others beside them at times."""
    own = dice.choice((owner, owner, owner, *ALIASES.get(owner, ()), *ALIKE.get(owner, ())))
    frm, to = (own, contact) if out else (contact, own)
    also = [
        one
        for one in dice.sample(beside, min(len(beside), dice.choice((0, 0, 1, 2))))
        if one not in (frm, to)
    ]
    seat = dice.choice(("to", "cc", "bcc"))
    seats: dict[str, tuple[Spot, ...]] = {"to": (spot(dice, to),), "cc": (), "bcc": ()}
    seats[seat] += tuple(spot(dice, one) for one in also)
    if dice.random() < 0.05:
        seats["cc"] += (spot(dice, to),)  # twice on one letter, perhaps by another name
    senders = (spot(dice, frm), *((spot(dice, also[0]),) if also and dice.random() < 0.05 else ()))
    writer = senders[0][0]
    return Letter(
        number=dice.getrandbits(48),
        senders=senders,
        **seats,
        time=moment(dice),
        subject=dice.choice(("Offer", "Lunch?", None)),
        verdict=dice.choice((Verdict.PERSON,) * 12 + (Verdict.LIST, Verdict.BULK, Verdict.AUTO)),
        lists=(LIST,) if dice.random() < 0.05 else (),
        readings=()
        if dice.random() < 0.5
        else tuple(facts(dice, writer) for _ in range(dice.choice((1, 1, 2)))),
        copies=() if dice.random() < 0.9 else (copy(dice),),
    )


def moment(dice: Random) -> int | None:
    """Draw a time, now and then none or one to come."""
    if dice.random() < 0.03:
        return None
    age = -1 if dice.random() < 0.03 else dice.choice(AGES)
    return (TODAY - age) * SECONDS + dice.randrange(SECONDS)


def spot(dice: Random, address: Address) -> Spot:
    """Draw the name that an address is given on a letter."""
    if address in OUTSIDE:
        return address, dice.choice((None, *OUTSIDE[address].names))
    return address, dice.choice((None, MEMBERS.get(address)))


def copy(dice: Random) -> Copy:
    """Draw a further copy of a letter."""
    return Copy(
        verdict=dice.choice((Verdict.PERSON, Verdict.LIST, Verdict.BULK)),
        lists=(LIST,) if dice.random() < 0.3 else (),
        bcc=dice.random() < 0.5,
        names=dice.random() < 0.5,
        place=dice.choice(("a#", "z#")),
    )


def facts(dice: Random, writer: Address) -> tuple[Fact, ...]:
    """Draw what is read in a letter: mostly of its writer, at times of somebody else."""
    found: list[Fact] = []
    for _ in range(dice.choice((1, 1, 2))):
        about = writer if writer in OUTSIDE and dice.random() < 0.7 else dice.choice(sorted(OUTSIDE))
        found.append(_fact(dice, about))
    return tuple(found)


def _fact(dice: Random, about: Address) -> Fact:
    profile = OUTSIDE[about]
    name = dice.choice(profile.names)
    if dice.random() < 0.15:
        other = dice.choice(sorted(OUTSIDE))
        parties = (Party(name, about), Party(OUTSIDE[other].names[0], other))
        return Introduction("made", "done", None, parties, 0, 10)
    if dice.random() < 0.15:
        return Mention("company", dice.choice(profile.companies or ("Acme",)), None, "acme.example", 0, 4)
    own = about.rpartition("@")[2]
    return Employment(
        person=Party(name, dice.choice((about, about, about, None))),
        company=dice.choice((None, *profile.companies, "Dreamworks")),
        domain=dice.choice((own, own, own, None, "elsewhere.example")),
        title=dice.choice((None, *profile.titles, "Wizard")),
        basis="signature",
        claimed=dice.random() < 0.2,
        start=0,
        end=9,
    )


def rule(dice: Random, contacts: list[Address], audiences: list[Address]) -> Rule:
    """Draw a sharing rule, mostly about somebody who is there."""
    near = [
        "all",
        "all",
        "all",
        *(f"person:{c}" for c in contacts),
        *(f"company:{_company(c)}" for c in contacts),
    ]
    return Rule(
        level=dice.choice(("named",) * 6 + ("hidden",)),
        selector=dice.choice(near) if dice.random() < 0.6 else dice.choice(SELECTORS),
        audience=dice.choice(("everyone", *audiences, *audiences, *(f"team:{name}" for name in TEAMS))),
        pinned=dice.choice(PINS) if dice.random() < 0.2 else None,
    )


WRONG: tuple[JudgementKind, ...] = (
    "wrong title",
    "wrong name",
    "wrong employer",
    "not a tie",
    "not a person",
)
COMPANIES: tuple[JudgementKind, ...] = ("same company", "different companies")


def _company(address: Address) -> str:
    return ".".join(address.rpartition("@")[2].split(".")[-2:])


def _judgements(dice: Random, contacts: list[Address]) -> tuple[tuple[JudgementKind, str, str], ...]:
    if not contacts or dice.random() < 0.7:
        return ()
    return (judgement(dice, dice.choice(contacts), dice.choice((*contacts, *OUTSIDE))),)


def judgement(dice: Random, about: Address, other: Address) -> tuple[JudgementKind, str, str]:
    """Draw what a member decides of people."""
    kinds: tuple[JudgementKind, ...] = ("same", "same", "same", "different", *WRONG, *COMPANIES)
    kind: JudgementKind = dice.choice(kinds)
    name = dice.choice(OUTSIDE[about].names) if about in OUTSIDE else "Zed"
    if kind in COMPANIES:
        return kind, _company(about), _company(other)
    said = {
        "wrong title": "CFO",
        "wrong name": name,
        "wrong employer": dice.choice((_company(about), "Acme")),
    }
    return kind, about, said.get(kind, "" if kind in WRONG else other)


def something(dice: Random, owner: Address, contacts: list[Address]) -> Interaction | Connection | Hunch:
    """Draw evidence that is no letter: a meeting, an imported contact, a hunch."""
    about = dice.choice(contacts)
    name = dice.choice(OUTSIDE[about].names)
    match dice.choice(("meeting", "connection", "hunch")):
        case "meeting":
            there = (Participant(owner, None, Part.PRESENT), Participant(about, name, Part.PRESENT))
            also = (Participant(None, dice.choice(("Dee Hart", "Max Nimmer")), Part.PRESENT),)
            return Interaction(
                "meeting",
                moment(dice),
                there + also,
                "Review",
                Verdict.PERSON,
                dice.randbytes(8),
                Locator("notes", f"{dice.getrandbits(32)}.md"),
            )
        case "connection":
            return Connection(Party(name, about), "Acme", "Chairman", moment(dice), Locator("contacts", "1"))
        case _:
            return Hunch(about, round(dice.random(), 2), "golf", NOW - dice.randrange(10**6))


def addresses(of: World) -> set[Address]:
    """Return whom other members than the viewer have letters of."""
    letters = (letter for owner in of.others for letter in of.book(owner).letters)
    return {a for one in letters for a, _ in (*one.senders, *one.to, *one.cc, *one.bcc)}
