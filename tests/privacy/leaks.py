"""Leaks planted on purpose, each at a place where it could really come in: the comparison must find them."""

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from fastapi import HTTPException
from pytest import MonkeyPatch

from relgraph import strength
from relgraph.address import Address, registrable
from relgraph.answers.answers import ViewAnswers
from relgraph.book.book import Book
from relgraph.book.facts import load_fact
from relgraph.cli import context as terminal
from relgraph.documents import People
from relgraph.evidence import Employment
from relgraph.graph.history import Counting, days
from relgraph.graph.model import Graph
from relgraph.house import House
from relgraph.projection.project import project
from relgraph.sharing import publish
from relgraph.sharing.publish import Exchanged
from relgraph.spaces.files import Space
from relgraph.spaces.home import Ids
from relgraph.strength import Moment
from relgraph.team.shared import SharedTie
from relgraph.team.team import Member, Released, Team
from relgraph.times import SECONDS, iso
from relgraph.view.own import joined
from relgraph.view.view import Face, Site, View
from relgraph.view.ways import Ways
from relgraph.vocabulary import Vocabulary, default_vocabulary
from relgraph_api import documents

Plant = Callable[[MonkeyPatch], None]
IDS = Ids(b"of this file alone")

# Any below: what a wrapped function takes is what the one behind it takes.


# In publishing: something else than what was exchanged with the shared address


def _tier_of_the_person(patch: MonkeyPatch) -> None:
    """Publish the strength of the person as the owner's book merges and counts it."""

    def change(book: Book, tie: Exchanged) -> None:
        graph = _graph(book)
        person = next((one.id for one in graph.people if tie.address in one.addresses), "")
        counted = Counting()
        for day in days(graph.histories.get(joined(graph.me.id, person), b"")):
            ab, ba = (day.ab, day.ba) if graph.me.id < person else (day.ba, day.ab)
            for forward, number, people in ((True, ab, day.ab_people), (False, ba, day.ba_people)):
                if number:
                    counted.message(day.day, forward=forward, people=people or 1)
            if day.met:
                counted.meeting(day.day, people=day.met_people)
        tie.history = counted

    _change_exchanged(patch, change)


def _name_from_all_mail(patch: MonkeyPatch) -> None:
    """Publish the name that the address has in all mail of the book."""

    def change(book: Book, tie: Exchanged) -> None:
        rows = book.space.rows(
            "SELECT coalesce(m.time, 0), n.text FROM participant p JOIN message m ON m.id = p.message"
            " JOIN address a ON a.id = p.address JOIN name n ON n.id = p.name WHERE a.text = ?",
            (tie.address,),
        )
        tie.names = [(time // SECONDS, name) for time, name in rows]

    _change_exchanged(patch, change)


def _title_from_unshared_mail(patch: MonkeyPatch) -> None:
    """Publish the role that anybody's mail gives the address."""

    def change(book: Book, tie: Exchanged) -> None:
        tie.employments = [
            (time // SECONDS, fact) for time, fact in _employments(book) if fact.person.address == tie.address
        ]

    _change_exchanged(patch, change)


def _company_from_unshared_mail(patch: MonkeyPatch) -> None:
    """Publish the company's name as all mail of the book has it."""

    def change(book: Book, tie: Exchanged) -> None:
        domain = registrable(tie.address.rpartition("@")[2])
        for time, fact in _employments(book):
            if registrable(fact.domain or "") == domain:
                about = replace(fact, person=replace(fact.person, address=tie.address), title=None)
                tie.employments.append((time // SECONDS, about))

    _change_exchanged(patch, change)


def _every_kind_of_mail(patch: MonkeyPatch) -> None:
    """Publish tiers that bulk, list and automatic mail moves."""
    patch.setattr(publish, "_MESSAGES", publish._MESSAGES.replace("m.verdict = ?", "? IS NOT NULL"))


def _beside_the_best(patch: MonkeyPatch) -> None:
    """Publish tiers relative to the strongest tie of the book."""
    strengths, publish_book, best = strength.strengths, publish.publish_book, [1.0]

    def relative(packed: Any, at: Moment, words: Vocabulary) -> Any:
        found = strengths(packed, at, words)
        return [one and replace(one, tier=words.tier(min(1.0, one.value / best[0]))) for one in found]

    def publishing(book: Book, *rest: Any, today: int) -> list[SharedTie]:
        packed = [tie.history.packed() for tie in publish.exchanged(book, rest[2])]
        values = [one.value for one in strengths(packed, Moment(today, today + 1), rest[2]) if one]
        best[0] = max(values, default=1.0) or 1.0
        return publish_book(book, *rest, today=today)

    patch.setattr(publish, "strengths", relative)
    patch.setattr("relgraph.house.house.publish_book", publishing)


def _merged_by_hidden_mail(patch: MonkeyPatch) -> None:
    """Publish one row for those whom hidden mail or a judgement made one person."""

    def change(book: Book, rows: list[SharedTie]) -> list[SharedTie]:
        people = {address: one.id for one in _graph(book).people for address in one.addresses}
        first = {(row.audience, people.get(row.address, row.address)): row for row in reversed(rows)}
        return [row for row in rows if row in first.values()]

    _change_rows(patch, change)


def _named_by_the_graph(patch: MonkeyPatch) -> None:
    """Publish the name that the person has in the owner's graph."""

    def change(book: Book, rows: list[SharedTie]) -> list[SharedTie]:
        names = {address: one.name for one in _graph(book).people for address in one.addresses}
        return [replace(row, name=names.get(row.address, row.name)) for row in rows]

    _change_rows(patch, change)


def _ties_without_an_answer(patch: MonkeyPatch) -> None:
    """Publish also ties to people who never answered."""
    patch.setattr(publish, "two_way", lambda packed, until: True)


def _the_day(patch: MonkeyPatch) -> None:
    """Publish the day of the last contact instead of its month."""
    patch.setattr(publish, "month", iso)


def _a_count(patch: MonkeyPatch) -> None:
    """Publish how many letters stand behind a tie."""
    one_tie = publish.publish

    def counting(tie: Exchanged, *rest: Any, **named: Any) -> SharedTie | None:
        row = one_tie(tie, *rest, **named)
        letters = sum(day.ab + day.ba for day in days(tie.history.packed()))
        return row and replace(row, name=f"{row.name} ({letters})")

    patch.setattr(publish, "publish", counting)


def _a_subject(patch: MonkeyPatch) -> None:
    """Publish the subject of the latest letter."""

    def change(book: Book, rows: list[SharedTie]) -> list[SharedTie]:
        statement = (
            "SELECT m.subject FROM message m JOIN participant p ON p.message = m.id"
            " JOIN address a ON a.id = p.address WHERE a.text = ? ORDER BY m.time DESC LIMIT 1"
        )
        return [replace(row, role=str(book.space.rows(statement, (row.address,))[0][0])) for row in rows]

    _change_rows(patch, change)


# In the team space: what is not the viewer's, or how it came there


def _no_audience(patch: MonkeyPatch) -> None:
    """Leave the viewer out of the statement that reads what was released."""

    class Everybodys:
        def __init__(self, space: Space) -> None:
            self._space = space

        def rows(self, statement: str, values: Any) -> Any:
            return self._space.rows(statement.replace("audience IN ('everyone', ?)", "? IS NOT NULL"), values)

    made = Released.__init__
    patch.setattr(Released, "__init__", lambda self, space, *rest: made(self, Everybodys(space), *rest))  # type: ignore[arg-type]


def _withdrawn_rows_stay(patch: MonkeyPatch) -> None:
    """Keep a row that its owner took back."""
    put = Team.put

    def keeping(self: Team, ties: Iterable[tuple[str, SharedTie | None]]) -> None:
        put(self, [(row, tie) for row, tie in ties if tie is not None])

    patch.setattr(Team, "put", keeping)


def _order_of_arrival(patch: MonkeyPatch) -> None:
    """Read what was released in the order in which it came in."""
    put, read = Team.put, Released._read

    def noting(self: Team, ties: Iterable[tuple[str, SharedTie | None]]) -> None:
        listed = list(ties)
        arrived = self.space.__dict__.setdefault("arrived", {})
        arrived |= {(t.publisher, t.address): len(arrived) + n for n, (_, t) in enumerate(listed) if t}
        put(self, listed)

    def in_order(self: Released, *rest: Any) -> list[SharedTie]:
        arrived = self._space.__dict__.get("arrived", {})
        return sorted(read(self, *rest), key=lambda tie: arrived.get((tie.publisher, tie.address), 0))

    patch.setattr(Team, "put", noting)
    patch.setattr(Released, "_read", in_order)
    patch.setattr("relgraph.answers.find.sorted", lambda rows, key: list(rows), raising=False)


def _cut_before_filtering(patch: MonkeyPatch) -> None:
    """Read so many rows, then leave out what is not the viewer's."""
    everything = Released.everything

    def cut(self: Released) -> list[SharedTie]:
        first = self._space.rows("SELECT publisher, address FROM shared ORDER BY publisher, address LIMIT 2")
        return [tie for tie in everything(self) if (tie.publisher, tie.address) in first]

    patch.setattr(Released, "everything", cut)


def _an_id_that_counts(patch: MonkeyPatch) -> None:
    """Make ids of people that depend on how much is shared with anybody."""
    _views_know_the_house(patch)

    def counted(self: Any, address: Address) -> str:
        return str(self.house.ids.of("person", address, str(_shared(self.house))))

    patch.setattr(View, "person_id", counted)


# In the view and the answers: another book, another viewer


def _a_company_named_by_other_books(patch: MonkeyPatch) -> None:
    """Open other members' books for a company's name."""
    _views_know_the_house(patch)
    shared_site = View._shared_site

    def named(self: Any, domains: tuple[str, ...], *rest: Any) -> Site | None:
        site = shared_site(self, domains, *rest)
        found: Counter[str] = Counter()
        for book in _other_books(self.house, self.member):
            jobs = [fact for _, fact in _employments(book) if fact.company]
            found.update(str(job.company) for job in jobs if registrable(job.domain or "") in domains)
        return replace(site, name=min(found, key=lambda n: (-found[n], n))) if site and found else site

    patch.setattr(View, "_shared_site", named)


def _forbidden_instead_of_missing(patch: MonkeyPatch) -> None:
    """Answer 403 for somebody whom another member knows, 404 for nobody."""
    _views_know_the_house(patch)
    person = ViewAnswers.person

    def forbidding(self: Any, person_id: str) -> Any:
        found, house = person(self, person_id), self._view.house
        for book in _other_books(house, self._view.member) if found is None else ():
            if any(house.ids.of("person", text) == person_id for (text,) in _addresses(book)):
                raise HTTPException(403)
        return found

    patch.setattr(ViewAnswers, "person", forbidding)


def _a_cache_for_everybody(patch: MonkeyPatch) -> None:
    """Keep answers by their question alone, whoever asked."""
    _views_know_the_house(patch)
    people = ViewAnswers.people

    def kept(self: Any, q: str = "", **rest: Any) -> People:
        cache = self._view.house.__dict__.setdefault("kept", {})
        question = (q, tuple(rest.items()), self._view.at)
        if question not in cache:
            cache[question] = people(self, q, **rest)
        found: People = cache[question]
        return found

    patch.setattr(ViewAnswers, "people", kept)


def _how_many_there_are(patch: MonkeyPatch) -> None:
    """Say in the sentence about no way how many people all members know."""
    _views_know_the_house(patch)
    from relgraph.answers import path

    no_way = path.no_way

    def counting(view: Any, faces: Any) -> str:
        known = sum(len(_addresses(book)) for book in _other_books(view.house, view.member))
        return f"{no_way(view, faces)} Your colleagues know {known} people."

    patch.setattr(path, "no_way", counting)


def _a_date_of_hidden_rows(patch: MonkeyPatch) -> None:
    """Say an answer to be of the day of the oldest shared tie, whoever it is for."""
    _views_know_the_house(patch)
    people = ViewAnswers.people

    def dated(self: Any, *rest: Any, **named: Any) -> People:
        found = people(self, *rest, **named)
        rows = self._view.house.team.space.rows("SELECT min(speaks_for) FROM shared")
        found["as_of"] = rows[0][0] or found["as_of"]
        return found

    patch.setattr(ViewAnswers, "people", dated)


def _more_pages_than_there_are(patch: MonkeyPatch) -> None:
    """Tell of a next page where only what is hidden would stand on it."""
    _views_know_the_house(patch)
    people = ViewAnswers.people

    def paged(self: Any, q: str = "", **named: Any) -> People:
        found = people(self, q, **named)
        rows = self._view.house.team.space.rows("SELECT name, address FROM shared")
        if sum(q in name.casefold() or q in address for name, address in rows) > len(found["items"]):
            found["next"] = found["next"] or "more"
        return found

    patch.setattr(ViewAnswers, "people", paged)


def _rank_by_hidden_load(patch: MonkeyPatch) -> None:
    """Warm paths less through colleagues who share much with others."""
    _views_know_the_house(patch)
    warmth = Ways._warmth

    def loaded(self: Any, tie: SharedTie) -> float:
        statement = "SELECT count(*) FROM shared WHERE publisher = ?"
        load = self._view.house.team.space.rows(statement, (tie.publisher,))[0][0]
        return warmth(self, tie) / (1 + int(load) / 10)

    patch.setattr(Ways, "_warmth", loaded)


def _rank_by_others_targets(patch: MonkeyPatch) -> None:
    """Put accounts first that other members sell to."""
    _views_know_the_house(patch)
    accounts = ViewAnswers.accounts

    def ranked(self: Any, *rest: Any, **named: Any) -> Any:
        found = accounts(self, *rest, **named)
        others = _other_books(self._view.house, self._view.member)
        wanted = Counter(target.wanted.casefold() for book in others for target in book.targets())
        found["items"].sort(key=lambda one: -wanted[one["name"].casefold()] - wanted[one["domains"][0]])
        return found

    patch.setattr(ViewAnswers, "accounts", ranked)


def _a_colleague_seen_by_a_book(patch: MonkeyPatch) -> None:
    """Show the viewer's faces by the names that other members' books have."""
    _views_know_the_house(patch)
    faces = View.faces

    def named(self: Any, ties: Iterable[SharedTie]) -> dict[Address, Face]:
        found = faces(self, ties)
        for book in _other_books(self.house, self.member):
            names = {address: one.name for one in _graph(book).people for address in one.addresses}
            found = {
                a: face if face.own else replace(face, name=names.get(a, face.name))
                for a, face in found.items()
            }
        return found

    patch.setattr(View, "faces", named)


# At the faces: headers, standard error, the preview


def _a_tag_of_the_file(patch: MonkeyPatch) -> None:
    """Send an ETag made of everything that is shared."""
    _views_know_the_house(patch)
    answers, made, tag = House.answers, documents.JsonResponse.__init__, [0]

    def noting(self: House, *rest: Any) -> ViewAnswers:
        tag[0] = _shared(self)
        return answers(self, *rest)

    def tagged(self: Any, *rest: Any, **named: Any) -> None:
        made(self, *rest, **named)
        self.headers["ETag"] = f'"{tag[0]}"'

    patch.setattr(House, "answers", noting)
    patch.setattr(documents.JsonResponse, "__init__", tagged)


def _a_line_on_standard_error(patch: MonkeyPatch) -> None:
    """Say on standard error how many ties are shared in all."""
    opened = terminal.opened

    @contextmanager
    def telling(of: Any) -> Any:
        with opened(of) as house:
            terminal.note(f"{_shared(house)} ties are shared.")
            yield house

    patch.setattr("relgraph.cli.asking.opened", telling)


LEAKS: dict[str, Plant] = {
    " ".join((plant.__doc__ or "").split()).rstrip("."): plant
    for plant in (
        _tier_of_the_person,
        _name_from_all_mail,
        _title_from_unshared_mail,
        _company_from_unshared_mail,
        _every_kind_of_mail,
        _beside_the_best,
        _merged_by_hidden_mail,
        _named_by_the_graph,
        _ties_without_an_answer,
        _the_day,
        _a_count,
        _a_subject,
        _no_audience,
        _withdrawn_rows_stay,
        _order_of_arrival,
        _cut_before_filtering,
        _an_id_that_counts,
        _a_company_named_by_other_books,
        _forbidden_instead_of_missing,
        _a_cache_for_everybody,
        _how_many_there_are,
        _a_date_of_hidden_rows,
        _more_pages_than_there_are,
        _rank_by_hidden_load,
        _rank_by_others_targets,
        _a_colleague_seen_by_a_book,
        _a_tag_of_the_file,
        _a_line_on_standard_error,
    )
}
"""What is planted, in words, and how."""


def _change_exchanged(patch: MonkeyPatch, change: Callable[[Book, Exchanged], None]) -> None:
    exchanged = publish.exchanged

    def changed(book: Book, vocabulary: Vocabulary) -> list[Exchanged]:
        found = exchanged(book, vocabulary)
        for tie in found:
            change(book, tie)
        return found

    patch.setattr(publish, "exchanged", changed)


def _change_rows(patch: MonkeyPatch, change: Callable[[Book, list[SharedTie]], list[SharedTie]]) -> None:
    publish_book = publish.publish_book

    def changed(book: Book, *rest: Any, today: int) -> list[SharedTie]:
        return change(book, publish_book(book, *rest, today=today))

    patch.setattr("relgraph.house.house.publish_book", changed)


def _views_know_the_house(patch: MonkeyPatch) -> None:
    view = House.view

    def knowing(self: House, *rest: Any) -> View:
        found = view(self, *rest)
        found.__dict__["house"] = self
        return found

    patch.setattr(House, "view", knowing)


def _other_books(house: House, viewer: Member) -> list[Book]:
    return [house.book(one.address) for one in house.team.members() if one.address != viewer.address]


def _shared(house: House) -> int:
    return int(house.team.space.rows("SELECT count(*) FROM shared")[0][0])


def _addresses(book: Book) -> list[tuple[str]]:
    return book.space.rows("SELECT text FROM address ORDER BY text")


def _employments(book: Book) -> list[tuple[int, Employment]]:
    rows = book.space.rows(
        "SELECT coalesce(m.time, 0), f.content FROM fact f JOIN reading r ON r.id = f.reading"
        " JOIN message m ON m.id = r.message WHERE f.kind = 'employment' ORDER BY m.key, f.key"
    )
    found = ((time, load_fact("employment", content)) for time, content in rows)
    return [(time, fact) for time, fact in found if isinstance(fact, Employment)]


def _graph(book: Book) -> Graph:
    return project(book, IDS, default_vocabulary())
