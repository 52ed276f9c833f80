"""What reaches a viewer, worked out a second time from the rules alone (docs/privacy.md, "What is shared").

Nothing here opens a book or asks the code under test, but for what cannot leak: functions of what they are
given alone (an address, a title, names that were counted here), and the vocabulary's numbers.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cache
from math import sqrt

from tests.privacy.cast import ALIASES, TEAMS
from tests.privacy.worlds import TODAY, BookOf, Letter, Rule, Spot, World

from relgraph.address import Address, company_domain, freemail, is_list, is_machine, registrable
from relgraph.evidence import Employment, Verdict
from relgraph.graph.names import best_name, names_a_list, spelled_alike
from relgraph.times import SECONDS, day_of, iso
from relgraph.vocabulary import default_vocabulary

WORDS = default_vocabulary()
SPECIFIC = ("all", "private", "min-tier", "company", "domain", "person")
"""Kinds of selector, the more specific later."""
TIERS = ("weak", "moderate", "strong")

_alike = cache(spelled_alike)

Names = dict[Address, str | None]


@dataclass(frozen=True, slots=True)
class Row:
    """One shared tie as the viewer gets it."""

    publisher: Address
    address: Address
    name: str
    role: str | None
    tier: str
    last_month: str
    domain: str | None
    company: str | None
    speaks_for: str


@dataclass(slots=True)
class Correspondence:
    """All that a member and one address wrote to each other."""

    out: dict[int, int] = field(default_factory=dict)
    """By day, the fewest people that a letter of the member went to; `back` the same of the other's."""
    back: dict[int, int] = field(default_factory=dict)
    called: list[tuple[int, str]] = field(default_factory=list)
    jobs: list[tuple[int, Employment]] = field(default_factory=list)
    of_a_list: bool = False
    """The member's own letters call the address a mailing list."""


def released(world: World) -> frozenset[Row]:
    """Return the rows that reach the viewer."""
    return frozenset(row for owner in world.others for row in given(world, world.book(owner)))


def given(world: World, book: BookOf) -> frozenset[Row]:
    """Return the rows that reach the viewer from one book."""
    team = {book.owner for book in world.books}
    inside = team | {alias for member in team for alias in ALIASES.get(member, ())}
    found = []
    for address, letters in correspondence(book, inside - book.own).items():
        if address in inside or is_machine(address) or is_list(address) or letters.of_a_list:
            continue
        said = {(kind, other.casefold()) for kind, about, other in book.judgements if about == address}
        if said & {("not a tie", ""), ("not a person", "")}:
            continue
        _put_right(letters, said)
        rule = decide(book.rules, address, letters, world.viewer)
        found.append(_row(book.owner, address, letters, rule) if rule else None)
    return frozenset(row for row in found if row is not None)


def _put_right(letters: Correspondence, said: Collection[tuple[str, str]]) -> None:
    """Leave out what the owner said to be wrong of this very address."""
    letters.called = [one for one in letters.called if ("wrong name", one[1].casefold()) not in said]
    letters.jobs = [
        (day, job)
        for day, job in letters.jobs
        if ("wrong title", (job.title or "").casefold()) not in said
        and ("wrong employer", job.company and job.company.casefold()) not in said
        and ("wrong employer", registrable(job.domain or "")) not in said
    ]


def _row(owner: Address, address: Address, letters: Correspondence, rule: Rule) -> Row | None:
    today, until = _moment(rule)
    out, back = ({day for day in days if day < until} for days in (letters.out, letters.back))
    found = _tier(letters, rule)
    if found is None or not out or not back:
        return None
    called = Counter(name for day, name in letters.called if day < until)
    jobs = [(day, job) for day, job in letters.jobs if day < until]
    titles = sorted((day, job.title) for day, job in jobs if job.title)
    domain = company_domain(address)
    companies = Counter(
        job.company
        for _, job in jobs
        if job.company and not job.claimed and registrable(job.domain or "") == domain
    )
    return Row(
        publisher=owner,
        address=address,
        name=best_name(called, address),
        role=WORDS.role(titles[-1][1] if titles else None),
        tier=found,
        last_month=iso(max(out | back))[:7],
        domain=domain,
        company=min(companies, key=lambda name: (-companies[name], name), default=None),
        speaks_for=iso(today),
    )


def decide(rules: Iterable[Rule], address: Address, letters: Correspondence, viewer: Address) -> Rule | None:
    """Return the rule by which the viewer gets a tie: hidden beats named, then specific, then later."""
    meant = [
        (SPECIFIC.index(rule.selector.partition(":")[0]), place, rule)
        for place, rule in enumerate(rules)
        if _meant_for(rule, viewer) and _selects(rule, address, letters)
    ]
    if not meant or any(rule.level == "hidden" for _, _, rule in meant):
        return None
    return max(meant)[2]


def _meant_for(rule: Rule, viewer: Address) -> bool:
    if rule.audience.startswith("team:"):
        return viewer in TEAMS[rule.audience.removeprefix("team:")]
    return rule.audience in ("everyone", viewer)


def _selects(rule: Rule, address: Address, letters: Correspondence) -> bool:
    kind, _, value = rule.selector.partition(":")
    host = address.rpartition("@")[2]
    match kind:
        case "all":
            return True
        case "private":
            return host in freemail() or registrable(host) in freemail()
        case "domain":
            return host == value
        case "company":
            return registrable(host) == registrable(value)
        case "person":
            return address == value
        case _:
            tier = _tier(letters, rule)
            return tier is not None and TIERS.index(tier) >= TIERS.index(value)


def _moment(rule: Rule) -> tuple[int, int]:
    """Return the day that ages are told from, and the first day that does not count any more."""
    if rule.pinned:
        return day_of(rule.pinned), day_of(rule.pinned)
    return TODAY, TODAY + 1


def _tier(letters: Correspondence, rule: Rule) -> str | None:
    today, until = _moment(rule)
    contact = WORDS.contact

    def weighed(days: dict[int, int]) -> float:
        counted = {max(today - day, 0): days[day] for day in sorted(days) if day < until}
        return sum((0.5 ** (age / contact.half_life_days) * _weight(n) for age, n in counted.items()), 0.0)

    days = [day for day in (*letters.out, *letters.back) if day < until]
    if not days:
        return None
    out, back = weighed(letters.out), weighed(letters.back)
    alone = min(contact.one_way * (out + back), contact.one_way_most)
    raw = (sqrt(out * back) + alone) / (1 + max(today - max(days), 0) / contact.silence_days)
    powered = raw**WORDS.strength.power
    return WORDS.tier(powered / (powered + WORDS.strength.half**WORDS.strength.power))


def _weight(people: int) -> float:
    return float(people**-WORDS.contact.recipient_power)


def correspondence(book: BookOf, inside: Collection[Address]) -> dict[Address, Correspondence]:
    """Return what the owner and each address wrote to each other; others on a letter are a number."""
    found: dict[Address, Correspondence] = {}
    own = book.own | {
        address
        for letter in book.letters
        for address, _ in (*letter.senders, *letter.to, *letter.cc, *letter.bcc)
        if address not in inside and any(_alike(address, said) for said in book.own)
    }
    for letter in book.letters:
        verdict = min((letter.verdict, *(copy.verdict for copy in letter.copies)))
        to = _names(letter.to) | _names(letter.cc) | _names(letter.bcc)
        # Of the places where an address stands the first names it.
        to |= _names(letter.cc) | _names(letter.to)
        if verdict is Verdict.PERSON and letter.time is not None and to:
            _enter(found, own, letter, to)
    return found


def _enter(found: dict[Address, Correspondence], own: Collection[Address], letter: Letter, to: Names) -> None:
    day = (letter.time or 0) // SECONDS
    writers = _names(letter.senders)
    writer = min(writers)
    out = writer in own
    if not out and not any(address in own for address in to):
        return
    for address, name in to.items() if out else [(writer, writers[writer])]:
        if address in own:
            continue
        one = found.setdefault(address, Correspondence())
        # What people call themselves counts double.
        one.called += [(day, name)] * (1 if out else 2) if name else []
        one.of_a_list |= out and names_a_list(name or "")
        if not out and letter.readings:
            newest = letter.readings[-1]
            one.jobs += [
                (day, f) for f in newest if isinstance(f, Employment) and f.person.address == address
            ]
        if len(to) <= WORDS.contact.mass_recipients:
            days = one.out if out else one.back
            days[day] = min(len(to), days.get(day, len(to)))


def _names(spots: Iterable[Spot]) -> Names:
    """Return the addresses, each with the longest of the names it was given, of equals the first."""
    found: Names = {}
    for address, name in sorted(spots, key=lambda spot: (-len(spot[1] or ""), spot[1] or "")):
        found.setdefault(address, name)
    return found
