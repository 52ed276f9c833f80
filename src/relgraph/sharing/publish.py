"""Publish a tie: a pure function of what was exchanged with one address, the rule that shows it, and the day.

Only messages between the member and that address enter: other people on them are a number. So nothing a
member did not share can move a tier, a name, a company or a month that others see. What the member said to be
wrong of that very address is left out; whom the member takes for one person does not matter.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from relgraph.address import Address, company_domain, is_list, is_machine, registrable
from relgraph.book.book import Book
from relgraph.book.facts import load_fact
from relgraph.book.judgements import Judgement
from relgraph.evidence import Employment, Part, Verdict
from relgraph.graph.history import Counting, days
from relgraph.graph.names import best_name, folded, names_a_list
from relgraph.sharing.rules import Rule, audiences
from relgraph.strength import Moment, strengths, two_way
from relgraph.team.shared import SharedTie
from relgraph.team.team import Member
from relgraph.times import SECONDS, day_of, iso, month
from relgraph.vocabulary import Vocabulary


@dataclass(slots=True)
class Exchanged:
    """What the member and one address exchanged: nothing of anybody else."""

    address: Address
    history: Counting = field(default_factory=Counting)
    names: list[tuple[int, str]] = field(default_factory=list)
    """Day, and the name this address was given; twice where it gave the name itself."""
    employments: list[tuple[int, Employment]] = field(default_factory=list)
    """Day, and what the address's own signature said of its owner."""
    a_list: bool = False
    """The member's own mail calls the address a mailing list."""


def publish(
    tie: Exchanged, rule: Rule, vocabulary: Vocabulary, *, publisher: Address, audience: str, today: int
) -> SharedTie | None:
    """Return what an audience gets of a tie by this rule, None where there is nothing to give.

    Only two-way ties are published, so that nobody shines with contacts who never answered.
    """
    at = moment(rule, today)
    packed = tie.history.packed()
    if rule.level == "hidden" or not _a_person(tie) or not two_way(packed, until=at.until):
        return None
    strength = strengths([packed], at, vocabulary)[0]
    if strength is None:
        return None
    jobs = [(day, job) for day, job in tie.employments if day < at.until]
    titles = [(day, job.title) for day, job in jobs if job.title]
    domain = company_domain(tie.address)
    borne_out = (j for _, j in jobs if j.company and not j.claimed and registrable(j.domain or "") == domain)
    companies = Counter(job.company for job in borne_out)
    return SharedTie(
        publisher=publisher,
        audience=audience,
        level=rule.level,
        address=tie.address,
        name=best_name(Counter(name for day, name in tie.names if day < at.until), tie.address),
        role=vocabulary.role(max(titles)[1] if titles else None),
        tier=strength.tier,
        last_month=month(strength.last),
        domain=domain,
        company=min(companies, key=lambda name: (-companies[name], name or "")) if companies else None,
        speaks_for=iso(at.today),
    )


def _a_person(tie: Exchanged) -> bool:
    return not (tie.a_list or is_machine(tie.address) or is_list(tie.address))


def publish_book(
    book: Book, rules: list[Rule], members: Iterable[Member], vocabulary: Vocabulary, *, today: int
) -> list[SharedTie]:
    """Return all that a book's rules publish on a day (days since 1970), in order of address and audience.

    Ties to fellow members are not: everybody reaches them anyway.
    """
    if not rules:
        return []
    team = list(members)
    others = sorted({member.address for member in team} - {book.member})
    inside = frozenset(address for member in team for address in member.addresses)
    rows = []
    for tie in exchanged(book, vocabulary):
        if tie.address in inside:
            continue
        for audience, rule in _shown(tie, rules, others, vocabulary, today):
            row = publish(tie, rule, vocabulary, publisher=book.member, audience=audience, today=today)
            if row is not None:
                rows.append(row)
    return sorted(rows, key=lambda row: (row.address, row.audience))


def _shown(
    tie: Exchanged, rules: list[Rule], viewers: list[Address], vocabulary: Vocabulary, today: int
) -> Iterator[tuple[str, Rule]]:
    packed = tie.history.packed()
    if not days(packed):
        return
    # A rule by tier is asked about the tier of the day it speaks for.
    then = {rule.pinned: strengths([packed], moment(rule, today), vocabulary)[0] for rule in rules}
    tiers = {pin: strength.tier if strength else None for pin, strength in then.items()}
    meant = [rule for rule in rules if rule.selector.selects(tie.address, tiers[rule.pinned])]
    yield from audiences(meant, viewers).items()


def moment(rule: Rule, today: int) -> Moment:
    """Return the day a rule's rows speak for: the pinned one at its start, else today with its mail."""
    return Moment(day_of(rule.pinned), day_of(rule.pinned)) if rule.pinned else Moment(today, today + 1)


_MESSAGES = """
SELECT m.id, m.time, p.part, a.text, n.text
FROM message m JOIN participant p ON p.message = m.id JOIN address a ON a.id = p.address
LEFT JOIN name n ON n.id = p.name
WHERE m.meeting = 0 AND m.time IS NOT NULL AND m.verdict = ? ORDER BY m.id, p.part, a.text
"""
_EMPLOYMENTS = """
SELECT m.id, f.content FROM message m
JOIN reading r ON r.message = m.id JOIN fact f ON f.reading = r.id
WHERE f.kind = 'employment' AND r.id = (SELECT max(id) FROM reading WHERE message = m.id)
"""

Recipients = dict[Address, str | None]


def exchanged(book: Book, vocabulary: Vocabulary) -> list[Exchanged]:
    """Return what the member exchanged with each address, in order of address."""
    ties: dict[Address, Exchanged] = {}
    jobs: dict[int, list[Employment]] = {}
    for message, content in book.space.rows(_EMPLOYMENTS):
        fact = load_fact("employment", content)
        if isinstance(fact, Employment):
            jobs.setdefault(message, []).append(fact)
    own = book.own
    wrong = Wrong(book.judgements())
    for number, time, sender, sender_name, to in _mails(book):
        day = time // SECONDS
        counts = len(to) <= vocabulary.contact.mass_recipients
        if sender in own:
            for address, name in to.items():
                if address not in own:
                    tie = ties.setdefault(address, Exchanged(address))
                    _note(tie, day, name, 1)
                    tie.a_list = tie.a_list or names_a_list(name or "")
                    if counts:
                        tie.history.message(day, forward=True, people=len(to))
        elif not own.isdisjoint(to):
            tie = ties.setdefault(sender, Exchanged(sender))
            _note(tie, day, sender_name, 2)
            tie.employments += [(day, job) for job in jobs.get(number, ()) if job.person.address == sender]
            if counts:
                tie.history.message(day, forward=False, people=len(to))
    return [wrong.less(ties[address]) for address in sorted(ties) if address not in wrong.ties]


class Wrong:
    """What a member said to be wrong, by the very address it was said of."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        self.ties: set[str] = set()
        self._of: dict[str, set[tuple[str, str]]] = {}
        for said in judgements:
            if said.kind in ("not a tie", "not a person"):
                self.ties.add(said.about)
            elif said.kind in ("wrong name", "wrong title", "wrong employer"):
                self._of.setdefault(said.about, set()).add((said.kind, folded(said.other)))

    def less(self, tie: Exchanged) -> Exchanged:
        """Return what was exchanged without names, titles and employers that are wrong."""
        wrong = self._of.get(tie.address)
        if not wrong:
            return tie
        names = [(day, name) for day, name in tie.names if ("wrong name", folded(name)) not in wrong]
        jobs = [(day, job) for day, job in tie.employments if not _is_wrong(job, wrong)]
        return replace(tie, names=names, employments=jobs)


def _is_wrong(job: Employment, wrong: set[tuple[str, str]]) -> bool:
    if ("wrong title", folded(job.title or "")) in wrong:
        return True
    employer = (job.company, job.domain and registrable(job.domain))
    return any(("wrong employer", folded(name)) in wrong for name in employer if name)


def _note(tie: Exchanged, day: int, name: str | None, times: int) -> None:
    if name:
        tie.names += [(day, name)] * times


def _mails(book: Book) -> Iterator[tuple[int, int, Address, str | None, Recipients]]:
    current, time = -1, 0
    sender: tuple[Address, str | None] | None = None
    to: Recipients = {}
    for number, when, part, address, name in book.space.rows(_MESSAGES, (int(Verdict.PERSON),)):
        if number != current:
            if sender is not None and to:
                yield current, time, *sender, to
            current, time, sender, to = number, when, None, {}
        if part == Part.FROM:
            sender = sender or (Address(address), name)
        else:
            to.setdefault(Address(address), name)
    if sender is not None and to:
        yield current, time, *sender, to
