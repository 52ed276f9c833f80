"""Project a book's graph from its ledger and its owner's judgements: the same evidence, the same graph."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from relgraph.address import Address, company_domain, is_list, is_machine
from relgraph.book.book import Book
from relgraph.evidence import Part, Verdict
from relgraph.graph.history import Counting
from relgraph.graph.model import Company, Graph, Person, Tie
from relgraph.graph.names import best_name, company_name, folded, name_key, names_a_list, usual_name
from relgraph.projection.corrections import Corrections
from relgraph.projection.employment import Employments, read_employments, read_introductions
from relgraph.projection.resolve import resolve
from relgraph.spaces.home import Ids
from relgraph.times import SECONDS
from relgraph.vocabulary import Contact, Vocabulary

SEEN = (Verdict.PERSON, Verdict.LIST, Verdict.AUTO)
"""Behind mail of these kinds stand people."""

_MESSAGES = """
SELECT m.id, m.meeting, m.time, m.verdict, p.part, p.address, p.name
FROM message m JOIN participant p ON p.message = m.id
WHERE m.time IS NULL OR m.time < ? ORDER BY m.id
"""


@dataclass(slots=True)
class _Message:
    meeting: bool
    day: int | None
    verdict: Verdict
    people: list[tuple[Part, Address | None, str | None]]


@dataclass(slots=True)
class _Seen:
    """What the headers say of one address."""

    names: Counter[str] = field(default_factory=Counter)
    messages: int = 0
    last: int = -1
    listed: bool = False
    """Somebody's headers or names say that it is a mailing list."""
    written_to: bool = False
    """The owner wrote to it, as one writes to people."""
    wrote: bool = False
    """It wrote to the owner, as people write."""
    called_a_list: bool = False
    """The owner's own mail calls it a mailing list."""

    @property
    def a_list(self) -> bool:
        """Say whether this is a list: of those who answer the owner, strangers' headers cannot say so."""
        return self.called_a_list or (self.listed and not (self.written_to and self.wrote))

    def forget(self, wrong: set[str]) -> None:
        """Leave out names that are not this one's; they are folded."""
        self.names = Counter({name: times for name, times in self.names.items() if folded(name) not in wrong})


def project(book: Book, ids: Ids, vocabulary: Vocabulary, *, until: int | None = None) -> Graph:
    """Return the graph of all evidence, or of that from before day `until` (days since 1970).

    Undated evidence counts always: it makes people, never ties. A projection of all evidence serves every
    later day, since a history is cut at the day it is scored for.
    """
    limit = 2**62 if until is None else until * SECONDS
    messages = _messages(book, limit)
    lists = _lists(book, limit)
    seen = _seen(messages, lists, book)
    judgements = book.judgements()
    corrections = Corrections(judgements)
    wrong_names = corrections.wrong_names()
    for address in wrong_names.keys() & seen.keys():
        seen[address].forget(wrong_names[address])
    # An address with no name beside it still spells one at many companies.
    names = {address: best_name(one.names, address) for address, one in seen.items()}
    clusters = resolve(names, book.own, judgements)
    root = {address: clusters.find(address) for address in seen}
    nobodies = {root[address] for address in corrections.nobodies() if address in root} - {root[book.member]}
    cast = _Cast(book, ids, seen, names, root, nobodies, corrections)
    # Meetings first: they bring in people who have a name and no address.
    histories = _histories(messages, cast, vocabulary.contact)
    employments = read_employments(book, limit, cast.person_of, corrections)
    people = cast.people(employments)
    for severed in corrections.severed(cast.person_of):
        histories.pop(_tie(cast.me, severed), None)
    return Graph(
        me=next(person for person in people if person.id == cast.me),
        people=tuple(people),
        companies=tuple(_companies(people, employments, ids)),
        histories=histories,
        employments=employments.rows,
        introductions=read_introductions(book, limit, cast.person_of, corrections),
    )


def _messages(book: Book, limit: int) -> list[_Message]:
    names = dict(book.space.rows("SELECT id, text FROM name"))
    addresses = {number: Address(text) for number, text in book.space.rows("SELECT id, text FROM address")}
    parts, verdicts = {int(p): p for p in Part}, {int(v): v for v in Verdict}
    messages: list[_Message] = []
    current = -1
    for number, meeting, time, verdict, part, address, name in book.space.rows(_MESSAGES, (limit,)):
        if number != current:
            day = None if time is None else time // SECONDS
            messages.append(_Message(bool(meeting), day, verdicts[verdict], []))
            current = number
        messages[-1].people.append((parts[part], addresses.get(address), names.get(name)))
    for message in messages:
        # Numbers tell what came first into the book, which must not matter.
        message.people.sort(key=lambda who: (who[0], who[1] or "", who[2] or ""))
    return messages


def _lists(book: Book, limit: int) -> frozenset[Address]:
    rows = book.space.rows(
        "SELECT DISTINCT a.text FROM message_list l JOIN address a ON a.id = l.address"
        " JOIN message m ON m.id = l.message WHERE m.time IS NULL OR m.time < ?",
        (limit,),
    )
    return frozenset(Address(row[0]) for row in rows)


def _seen(messages: Iterable[_Message], lists: frozenset[Address], book: Book) -> dict[Address, _Seen]:
    own = book.own
    # Those that were said; what only spells the owner's name is there from its first mail on.
    seen: dict[Address, _Seen] = {address: _Seen() for address in (book.member, *sorted(book.aliases))}
    for message in messages:
        if message.verdict not in SEEN:
            continue
        personal = message.verdict is Verdict.PERSON and not message.meeting
        by_owner = personal and any(part is Part.FROM and who in own for part, who, _ in message.people)
        to_owner = personal and any(part is not Part.FROM and who in own for part, who, _ in message.people)
        for part, address, name in message.people:
            if address is None or is_machine(address) or is_list(address):
                continue
            one = seen.setdefault(address, _Seen(listed=address in lists))
            one.messages += 1
            if message.day is not None:
                one.last = max(one.last, message.day)
            if part is Part.FROM:
                one.wrote |= to_owner
            else:
                one.written_to |= by_owner
            if name:
                # What people call themselves counts double.
                one.names[name] += 2 if part is Part.FROM else 1
                if names_a_list(name):
                    one.listed = True
                    one.called_a_list |= by_owner
    return {address: one for address, one in seen.items() if address in own or not one.a_list}


class _Cast:
    """Who is who: addresses and lone names to person ids."""

    def __init__(
        self,
        book: Book,
        ids: Ids,
        seen: dict[Address, _Seen],
        names: dict[Address, str],
        root: dict[Address, str],
        nobodies: Collection[str],
        corrections: Corrections,
    ) -> None:
        self._seen, self._names, self._ids = seen, names, ids
        self._own = book.own
        self._wrong_names = corrections.wrong_names()
        self._corrections = corrections
        self._barred = corrections.no_names()
        self._clusters: dict[str, list[Address]] = {}
        for address in sorted(seen):
            if root[address] not in nobodies:
                self._clusters.setdefault(root[address], []).append(address)
            elif key := name_key(names[address]):
                self._barred.add(key)
        self._id_of: dict[Address, str] = {}
        self._by_name: dict[tuple[str, ...], set[str]] = {}
        self._lone: dict[str, Counter[str]] = {}
        for cluster in self._clusters.values():
            person = ids.of("person", cluster[0])
            for address in cluster:
                self._id_of[address] = person
                key = name_key(names[address])
                if key:
                    self._by_name.setdefault(key, set()).add(person)
        self.me = self._id_of[book.member]

    def person_of(self, address: Address | None, name: str | None) -> str | None:
        """Return the id of a person known by address, else by a full name that one person here bears."""
        if address is not None:
            return self._id_of.get(address)
        key = name_key(name or "")
        found = self._by_name.get(key, set()) if key else set()
        return next(iter(found)) if len(found) == 1 else None

    def present(self, address: Address | None, name: str | None) -> str | None:
        """Return the id of somebody present at a meeting; a full name nobody bears yet is a new person."""
        person = self.person_of(address, name)
        if person is None and address is None and name:
            key = name_key(name)
            if key and key not in self._by_name and key not in self._barred:
                person = self._ids.of("name", *key)
                self._by_name[key] = {person}
                self._lone[person] = Counter()
        if person in self._lone and name:
            self._lone[person][name] += 1
        return person

    def people(self, employments: Employments) -> list[Person]:
        """Return everybody, in order of id."""
        elsewhere = self._corrections.employers(self.person_of)
        people = [self._person(cluster, employments, elsewhere) for cluster in self._clusters.values()]
        people += [
            Person(
                person,
                usual_name(names),
                None,
                (),
                employments.domain.get(person),
                employments.title.get(person),
            )
            for person, names in self._lone.items()
        ]
        return sorted(people, key=lambda person: person.id)

    def _person(
        self, cluster: list[Address], employments: Employments, elsewhere: Collection[tuple[str, str]]
    ) -> Person:
        person = self._id_of[cluster[0]]
        given: Counter[str] = Counter()
        for address in cluster:
            given.update(self._seen[address].names)
        for address in cluster:
            for name in [name for name in given if folded(name) in self._wrong_names.get(address, ())]:
                del given[name]
        main = min(cluster, key=lambda a: (a not in self._own, -self._seen[a].messages, a))
        employers = sorted(
            (-self._seen[a].last, a, domain)
            for a in cluster
            if (domain := company_domain(a)) and (person, domain) not in elsewhere
        )
        return Person(
            id=person,
            name=best_name(given, main),
            address=main,
            addresses=tuple(cluster),
            domain=employers[0][2] if employers else employments.domain.get(person),
            title=employments.title.get(person),
        )


def _histories(messages: Iterable[_Message], cast: _Cast, contact: Contact) -> dict[Tie, bytes]:
    counting: dict[Tie, Counting] = {}
    for message in messages:
        if message.verdict is not Verdict.PERSON:
            continue
        if message.meeting:
            _count_meeting(counting, message, cast, contact)
        elif message.day is not None:
            _count_mail(counting, message, message.day, cast, contact)
    return {tie: counting[tie].packed() for tie in sorted(counting)}


def _count_mail(
    counting: dict[Tie, Counting], message: _Message, day: int, cast: _Cast, contact: Contact
) -> None:
    sender = next(
        (cast.person_of(address, None) for part, address, _ in message.people if part is Part.FROM), None
    )
    to = {address for part, address, _ in message.people if part is not Part.FROM}
    if sender is None or not to or len(to) > contact.mass_recipients:
        return
    for person in {cast.person_of(address, None) for address in to}:
        if person is not None and person != sender:
            tie = _tie(sender, person)
            counting.setdefault(tie, Counting()).message(day, forward=tie.a == sender, people=len(to))


def _count_meeting(counting: dict[Tie, Counting], message: _Message, cast: _Cast, contact: Contact) -> None:
    found = (cast.present(address, name) for _, address, name in message.people)
    present = sorted({person for person in found if person is not None})
    if message.day is None or len(present) > contact.meeting_people:
        return
    for place, a in enumerate(present):
        for b in present[place + 1 :]:
            counting.setdefault(Tie(a, b), Counting()).meeting(message.day, people=len(present) - 1)


def _tie(one: str, other: str) -> Tie:
    return Tie(one, other) if one < other else Tie(other, one)


def _companies(people: Iterable[Person], employments: Employments, ids: Ids) -> list[Company]:
    domains = {person.domain for person in people if person.domain}
    named = (
        Company(ids.of("company", d), company_name(d, employments.names.get(d, Counter())), d)
        for d in domains
    )
    return sorted(named, key=lambda company: company.id)
