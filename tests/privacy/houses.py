"""Make an installation of a world: ledgers filled, rules stated, ties published."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from random import Random

from tests.privacy.cast import MEMBERS, TEAMS
from tests.privacy.worlds import NOW, BookOf, Rule, World

from relgraph.book.book import Book
from relgraph.evidence import Evidence, Interaction, Key, Reading
from relgraph.house import House
from relgraph.sharing.rules import add_rule, level, selector, undo_rule
from relgraph.spaces.home import Home
from relgraph.team.teams import Teams
from relgraph.times import SECONDS
from relgraph.vocabulary import default_vocabulary

SECRET = "the same in both worlds"


class Clock:
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> int:
        return self.now


@contextmanager
def installation(world: World, path: Path) -> Iterator[House]:
    """Lend the installation of a world, everything published as of today."""
    clock = Clock()
    house = House(Home(path, secret=SECRET), default_vocabulary(), clock)
    try:
        for book in world.books:
            house.team.add_member(book.owner, MEMBERS[book.owner], book.aliases, now=NOW)
        there = {book.owner for book in world.books}
        for name, members in TEAMS.items():
            Teams(house.team.space).form(name, [member for member in members if member in there])
        for book in sorted(world.books, key=lambda book: book.course.order):
            _fill(house, clock, book)
        for book in world.books:
            house.publish(book.owner)
            if book.owner == world.viewer or book.course.projected:
                house.project(book.owner)
        yield house
    finally:
        house.close()


def _fill(house: House, clock: Clock, of: BookOf) -> None:
    book = house.book(of.owner)
    batches = list(_batches(of))
    if of.course.early:
        book.ledger.append(batches.pop(0))
        clock.now = of.course.early_day * SECONDS
        stood = [_state(book, rule) for rule in of.course.early]
        house.publish(of.owner)
        clock.now = NOW
        for number in stood:
            undo_rule(book, number, now=NOW)
    for batch in batches:
        book.ledger.append(batch)
    for rule in of.rules:
        _state(book, rule)
    for kind, about, other in of.judgements:
        book.judge(kind, about, other, now=NOW)
    if of.targets:
        book.add_targets(of.targets, now=NOW)


def _state(book: Book, rule: Rule) -> int:
    pinned = date.fromisoformat(rule.pinned) if rule.pinned else None
    return add_rule(book, level(rule.level), selector(rule.selector), rule.audience, pinned, now=NOW)


def _batches(of: BookOf) -> Iterator[list[Evidence]]:
    """Yield a book's evidence in the order and the batches in which it comes in."""
    items: list[Evidence] = [copy for letter in of.letters for copy in letter.evidence()]
    items += of.others
    Random(of.course.order).shuffle(items)
    readings = {
        letter.evidence()[0].key(of.owner): letter.read(of.owner) for letter in of.letters if letter.readings
    }
    size = max(1, -(-len(items) // of.course.batches))
    for start in range(0, max(1, len(items)), size):
        batch = items[start : start + size]
        yield [*batch, *_read(batch, of, readings)]


def _read(batch: Iterable[Evidence], of: BookOf, readings: dict[Key, list[Reading]]) -> Iterator[Evidence]:
    """Yield the readings of a batch's letters, each once, the older version first."""
    for item in batch:
        if isinstance(item, Interaction):
            yield from readings.pop(item.key(of.owner), ())
