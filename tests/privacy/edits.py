"""Change in a world what does not reach the viewer: its owner must not be able to tell."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from tests.privacy import worlds
from tests.privacy.cast import LIST, NOBODY, OUTSIDE
from tests.privacy.oracle import given, released
from tests.privacy.worlds import AGES, TARGETS, TODAY, BookOf, Course, Letter, Rule, Spot, World

from relgraph.address import Address
from relgraph.evidence import Verdict
from relgraph.times import SECONDS

MOST_TRIES = 40


@dataclass(frozen=True, slots=True)
class Draw:
    """What changes are drawn from."""

    dice: Random
    world: World
    shared: tuple[Address, ...]
    """Whom ties lead to that reach the viewer: changes around them are the likeliest to show."""

    def person(self) -> Address:
        """Draw somebody outside."""
        return self.dice.choice(self.shared if self.shared and self.dice.random() < 0.6 else sorted(OUTSIDE))


Edit = Callable[[Draw, BookOf], BookOf]
"""Draw a change of another member's book."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two worlds that release the same to a viewer whose own book is the same in both."""

    base: World
    variant: World
    edits: tuple[str, ...]
    """What was changed, in the words of the edits' first lines."""


def pairs(dice: Random, variants: int) -> Iterator[Pair]:
    """Draw a world, and pairs of it with worlds that differ in what does not reach its viewer."""
    base = _world(dice)
    for _ in range(variants):
        yield vary(dice, base)


def _world(dice: Random) -> World:
    """Draw a world; where little or nothing reaches the viewer there is less to tell, so mostly another."""
    least = dice.choice((0, 1, 1, 2, 2))
    found = worlds.world(dice)
    while len(released(found)) < least:
        found = worlds.world(dice)
    return found


def vary(dice: Random, base: World) -> Pair:
    """Draw changes until enough of them hold: those after which the same reaches the viewer."""
    reaches = {owner: given(base, base.book(owner)) for owner in base.others}
    rows = [row for some in reaches.values() for row in some]
    variant, told = base, []
    wanted = dice.choice((1, 2, 4, 6, 9))
    shared = tuple(sorted({row.address for row in rows}))
    owners = [*base.others, *sorted({row.publisher for row in rows}) * 2]
    for _ in range(MOST_TRIES):
        edit = dice.choice(EDITS)
        owner = dice.choice(owners)
        before = variant.book(owner)
        after = edit(Draw(dice, variant, shared), before)
        if after != before and given(variant, after) == reaches[owner]:
            variant = variant.having(after)
            told.append(f"{owner}: {(edit.__doc__ or '').strip()}")
        if len(told) == wanted:
            break
    variant = replace(
        variant, asked=tuple(_asked(dice, base.others) for _ in range(dice.choice((0, 1, 2, 4))))
    )
    assert released(base) == released(variant)
    assert base.book(base.viewer) == variant.book(base.viewer)
    return Pair(base, variant, tuple(told))


def _asked(dice: Random, others: list[Address]) -> tuple[int, Address, str, str]:
    path = dice.choice(("/api/v1/people", "/api/v1/people", "/api/v1/paths", "/api/v1/targets", "/"))
    return dice.randrange(8), dice.choice(others), path, dice.choice((*TARGETS, *OUTSIDE))


def _write_to_somebody(draw: Draw, book: BookOf) -> BookOf:
    """Letters with somebody more."""
    contact = draw.person()
    beside = [address for letter in book.letters for address, _ in (*letter.to, *letter.senders)]
    more = worlds.exchange(draw.dice, book.owner, contact, sorted({*beside} - book.own) or [NOBODY])
    return replace(book, letters=(*book.letters, *more))


def _forget_somebody(draw: Draw, book: BookOf) -> BookOf:
    """No letters any more with one contact."""
    contact = draw.person()
    return replace(book, letters=tuple(one for one in book.letters if contact not in _everybody(one)))


def _lose_a_letter(draw: Draw, book: BookOf) -> BookOf:
    """One letter less."""
    return _with_letter(draw, book, lambda _: None)


def _exchange_others(draw: Draw, book: BookOf) -> BookOf:
    """Somebody else beside the others on a letter, their number the same."""

    def change(letter: Letter) -> Letter:
        seat = draw.dice.choice([name for name in ("to", "cc", "bcc") if getattr(letter, name)])
        spots = list(getattr(letter, seat))
        place = draw.dice.randrange(len(spots))
        spots[place] = worlds.spot(draw.dice, draw.dice.choice((*sorted(OUTSIDE), NOBODY)))
        return _seated(letter, seat, spots)

    return _with_letter(draw, book, change)


def _overhear(draw: Draw, book: BookOf) -> BookOf:
    """A letter of outsiders that the member only came by, with names and titles in it."""
    one, other = draw.person(), draw.person()
    heard = replace(
        worlds.letter(draw.dice, one, other, out=True, beside=[NOBODY]),
        readings=((*worlds.facts(draw.dice, one), *worlds.facts(draw.dice, other)),),
        verdict=Verdict.PERSON,
    )
    return replace(book, letters=(*book.letters, heard))


def _call_otherwise(draw: Draw, book: BookOf) -> BookOf:
    """Somebody on a letter by another name."""

    def change(letter: Letter) -> Letter:
        seat = draw.dice.choice([name for name in ("senders", "to", "cc", "bcc") if getattr(letter, name)])
        spots = list(getattr(letter, seat))
        place = draw.dice.randrange(len(spots))
        names = (
            None,
            "Max Power",
            "Zed",
            *(OUTSIDE[spots[place][0]].names if spots[place][0] in OUTSIDE else ()),
        )
        spots[place] = (spots[place][0], draw.dice.choice(names))
        return _seated(letter, seat, spots)

    return _with_letter(draw, book, change)


def _read_more(draw: Draw, book: BookOf) -> BookOf:
    """Other titles, employers and introductions read in a letter."""

    def change(letter: Letter) -> Letter:
        return replace(letter, readings=(*letter.readings, worlds.facts(draw.dice, letter.senders[0][0])))

    return _with_letter(draw, book, change)


def _move_a_letter(draw: Draw, book: BookOf) -> BookOf:
    """A letter on another day or at another hour."""

    def change(letter: Letter) -> Letter:
        if letter.time is None or draw.dice.random() < 0.5:
            return replace(
                letter, time=(TODAY - draw.dice.choice(AGES)) * SECONDS + draw.dice.randrange(SECONDS)
            )
        day = letter.time // SECONDS + draw.dice.choice((-2, -1, 0, 0, 1))
        return replace(letter, time=day * SECONDS + draw.dice.randrange(SECONDS))

    return _with_letter(draw, book, change)


def _write_more(draw: Draw, book: BookOf) -> BookOf:
    """One letter more with somebody the member writes to, where it moves neither tier nor month."""
    contacts = sorted({address for letter in book.letters for address in _everybody(letter)} - book.own)
    contact = draw.dice.choice(contacts or [NOBODY])
    more = worlds.letter(draw.dice, book.owner, contact, out=draw.dice.random() < 0.5, beside=contacts)
    return replace(book, letters=(*book.letters, more))


def _rename_a_subject(draw: Draw, book: BookOf) -> BookOf:
    """A letter with another subject."""
    return _with_letter(
        draw, book, lambda letter: replace(letter, subject=draw.dice.choice(("Secret", None, "Re: x")))
    )


def _sort_otherwise(draw: Draw, book: BookOf) -> BookOf:
    """A letter taken for another kind of mail, or from a list."""
    kinds = (Verdict.LIST, Verdict.BULK, Verdict.AUTO, Verdict.MACHINE)
    return _with_letter(
        draw,
        book,
        lambda one: replace(one, verdict=draw.dice.choice(kinds), lists=draw.dice.choice(((), (LIST,)))),
    )


def _copy_a_letter(draw: Draw, book: BookOf) -> BookOf:
    """A letter found a second time, in another folder or through a list."""
    return _with_letter(draw, book, lambda one: replace(one, copies=(*one.copies, worlds.copy(draw.dice))))


def _note_something(draw: Draw, book: BookOf) -> BookOf:
    """A meeting, an imported contact or a hunch more."""
    return replace(book, others=(*book.others, worlds.something(draw.dice, book.owner, sorted(OUTSIDE))))


def _judge(draw: Draw, book: BookOf) -> BookOf:
    """A judgement of the member's more."""
    more = worlds.judgement(draw.dice, draw.person(), draw.person())
    return replace(book, judgements=(*book.judgements, more))


def _share_elsewhere(draw: Draw, book: BookOf) -> BookOf:
    """A sharing rule more, which gives the viewer nothing."""
    audiences = sorted({*draw.world.others, draw.world.viewer} - {book.owner})
    more = worlds.rule(draw.dice, sorted(OUTSIDE), audiences)
    place = draw.dice.randint(0, len(book.rules))
    return replace(book, rules=(*book.rules[:place], more, *book.rules[place:]))


def _share_with_others(draw: Draw, book: BookOf) -> BookOf:
    """A tie shared with, or kept from, another colleague."""
    audiences = [member for member in draw.world.others if member != book.owner]
    if not audiences:
        return book
    return replace(
        book,
        rules=(
            *book.rules,
            replace(worlds.rule(draw.dice, sorted(OUTSIDE), audiences), audience=draw.dice.choice(audiences)),
        ),
    )


def _take_back_a_rule(draw: Draw, book: BookOf) -> BookOf:
    """A sharing rule less, which gave the viewer nothing."""
    if not book.rules:
        return book
    place = draw.dice.randrange(len(book.rules))
    return replace(book, rules=(*book.rules[:place], *book.rules[place + 1 :]))


def _aim(draw: Draw, book: BookOf) -> BookOf:
    """Other target accounts of the member's."""
    return replace(book, targets=tuple(draw.dice.sample(TARGETS, draw.dice.randint(0, 3))))


def _come_about_otherwise(draw: Draw, book: BookOf) -> BookOf:
    """The same book by another course: order, batches, ties published and withdrawn before."""
    audiences = sorted({*draw.world.others, draw.world.viewer} - {book.owner})
    contacts = sorted({address for letter in book.letters for address in _everybody(letter)} - book.own)
    once = [Rule("named", "all", "everyone", None)] if draw.dice.random() < 0.4 else []
    once += [worlds.rule(draw.dice, contacts, audiences) for _ in range(draw.dice.choice((0, 1, 2)))]
    course = Course(
        order=draw.dice.getrandbits(16),
        batches=draw.dice.choice((1, 2, 5)),
        early=(*once, *(book.rules if draw.dice.random() < 0.3 else ())),
        early_day=TODAY - draw.dice.choice((0, 1, 30)),
        projected=draw.dice.random() < 0.5,
    )
    return replace(book, course=course)


EDITS: tuple[Edit, ...] = (
    _write_to_somebody,
    _write_to_somebody,
    _forget_somebody,
    _lose_a_letter,
    _exchange_others,
    _overhear,
    _call_otherwise,
    _read_more,
    _move_a_letter,
    _write_more,
    _rename_a_subject,
    _sort_otherwise,
    _copy_a_letter,
    _note_something,
    _judge,
    _share_elsewhere,
    _share_with_others,
    _take_back_a_rule,
    _aim,
    _come_about_otherwise,
    _come_about_otherwise,
)


def _with_letter(draw: Draw, book: BookOf, change: Callable[[Letter], Letter | None]) -> BookOf:
    if not book.letters:
        return book
    place = draw.dice.randrange(len(book.letters))
    changed = change(book.letters[place])
    kept = () if changed is None else (changed,)
    return replace(book, letters=(*book.letters[:place], *kept, *book.letters[place + 1 :]))


def _seated(letter: Letter, seat: str, spots: list[Spot]) -> Letter:
    changed: dict[str, Any] = {seat: tuple(spots)}  # Any: replace() knows no names
    return replace(letter, **changed)


def _everybody(letter: Letter) -> set[Address]:
    return {address for address, _ in (*letter.senders, *letter.to, *letter.cc, *letter.bcc)}
