"""Join what the lists of one note say of one person."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from relgraph_ingest.notes.labels import Roll
from relgraph_ingest.notes.note import Attendee
from relgraph_ingest.notes.rolls import Rolled


def roster(listed: Sequence[Rolled]) -> tuple[Attendee, ...]:
    """Return each person once, in order; a list of those present is believed before one of the absent."""
    came = any(each.roll is Roll.PRESENT and each.who.present for each in listed)
    firms = {each.who.company.casefold() for each in listed if each.who.company}
    found: list[Attendee] = []
    by_address: dict[str, int] = {}
    by_name: dict[str, int] = {}
    for each in _by_roll(_agreed(listed)):
        # Who was invited only counts as present where nothing says who came.
        who = replace(each.who, present=False) if each.roll is Roll.INVITED and came else each.who
        name = (who.name or "").casefold()
        if not who.address and name in firms:
            continue  # a company in a list of people
        at = by_address.get(who.address or "")
        if at is None and (at := by_name.get(name)) is not None and who.address and found[at].address:
            at = None  # two people of one name
        if at is None:
            at = len(found)
            found.append(who)
        else:
            found[at] = _filled(found[at], who)
        if found[at].address:
            by_address[found[at].address or ""] = at
        if found[at].name:
            by_name.setdefault((found[at].name or "").casefold(), at)
    return tuple(sorted(found, key=lambda who: (who.start, who.end)))


def _by_roll(listed: Iterable[Rolled]) -> list[Rolled]:
    order = list(Roll)
    return sorted(listed, key=lambda each: order.index(each.roll))


def _agreed(listed: Iterable[Rolled]) -> list[Rolled]:
    """Return the entries, each read with what the other lists of the note tell.

    Capitals that are somebody's initials in one list are no company in another; `Ana` is `Ana Ruiz` where
    just one Ana is listed in full.
    """
    listed = list(listed)
    shorts = {each.who.abbreviation for each in listed if each.who.abbreviation}
    full: dict[str, set[str]] = defaultdict(set)
    for each in listed:
        if each.who.name and " " in each.who.name:
            full[each.who.name.split()[0].casefold()].add(each.who.name)
    return [Rolled(each.roll, _in_full(_with_short(each.who, shorts), full)) for each in listed]


def _with_short(who: Attendee, shorts: set[str]) -> Attendee:
    if who.company is None or who.company not in shorts:
        return who
    return replace(who, company=None, abbreviation=who.abbreviation or who.company)


def _in_full(who: Attendee, full: dict[str, set[str]]) -> Attendee:
    known = full.get((who.name or "").casefold(), set())
    return replace(who, name=next(iter(known))) if len(known) == 1 else who


def _filled(who: Attendee, more: Attendee) -> Attendee:
    return replace(
        who,
        name=who.name or more.name,
        abbreviation=who.abbreviation or more.abbreviation,
        company=who.company or more.company,
        title=who.title or more.title,
        address=who.address or more.address,
    )
