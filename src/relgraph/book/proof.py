"""What stands behind an answer: the messages of two people, and where somebody is known from."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from relgraph.address import Address
from relgraph.evidence import Part, Verdict
from relgraph.graph.names import name_key
from relgraph.spaces.files import Space


@dataclass(frozen=True, slots=True)
class Who:
    """One side of a proof: somebody's addresses, and full names by which meetings name them alone."""

    addresses: frozenset[Address]
    names: frozenset[tuple[str, ...]] = frozenset()


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A message or meeting with both sides in it."""

    key: str
    time: int
    meeting: bool
    forward: bool
    """From the first side to the second."""
    verdict: Verdict
    people: int
    """How many it went to; of a meeting, how many others were there."""
    subject: str | None
    source: str
    place: str


@dataclass(frozen=True, slots=True)
class Appearance:
    """Somebody's address or name in one source."""

    address: Address | None
    name: str | None
    source: str
    messages: int
    by_self: bool
    """Some of them were written under that name by this person."""
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a message was found."""

    subject: str | None
    source: str
    place: str
    time: int | None


_BETWEEN = """
SELECT m.id, lower(hex(m.key)), m.time, m.meeting, m.verdict, m.subject, s.text, m.place
FROM message m JOIN source s ON s.id = m.source
WHERE m.id IN (SELECT message FROM participant WHERE {side})
AND EXISTS (SELECT 1 FROM participant WHERE message = m.id AND {side})
AND m.time < ? AND (m.time, lower(hex(m.key))) < (?, ?)
ORDER BY m.time DESC, lower(hex(m.key)) DESC
"""
_IDS = "(SELECT id FROM address WHERE text IN (SELECT value FROM json_each(?)))"
_NAMES = "(SELECT value FROM json_each(?))"
_SIDE = f"(address IN {_IDS} OR (address = 0 AND name IN {_NAMES}))"
_APPEARANCES = f"""
SELECT a.text, n.text, s.text, count(DISTINCT m.id), max(p.part = 0), min(m.time), max(m.time)
FROM participant p JOIN message m ON m.id = p.message JOIN source s ON s.id = m.source
LEFT JOIN address a ON a.id = p.address LEFT JOIN name n ON n.id = p.name
WHERE (p.address IN {_IDS} OR (p.address = 0 AND p.name IN {_NAMES})) AND (m.time IS NULL OR m.time < ?)
GROUP BY p.address, p.name, m.source ORDER BY a.text, n.text, s.text
"""
_LAST = 2**62, "~"


class Proof:
    """Reads one book's ledger as of one moment (seconds since 1970)."""

    def __init__(self, space: Space, *, until: int) -> None:
        self._space = space
        self._until = until

    def between(self, one: Who, other: Who, *, after: tuple[int, str] | None = None) -> Iterator[Exhibit]:
        """Yield what passed between two sides, the latest first; `after` is time and key of the last seen."""
        sides = (*self._values(other), *self._values(one))
        rows = self._space.rows(_BETWEEN.format(side=_SIDE), (*sides, self._until, *(after or _LAST)))
        for number, key, time, meeting, verdict, subject, source, place in rows:
            people = self._space.rows(_PEOPLE, (number,))
            forward = _forward(people, self._side(one), self._side(other), meeting=bool(meeting))
            if forward is not None:
                others = {(p, n if not p else None) for part, p, n in people if part != Part.FROM}
                seen_by = len(others) - bool(meeting)
                yield Exhibit(
                    key, time, bool(meeting), forward, Verdict(verdict), seen_by, subject, source, place
                )

    def appearances(self, who: Who) -> list[Appearance]:
        """Return in which sources somebody appears, by address and name."""
        rows = self._space.rows(_APPEARANCES, (*self._values(who), self._until))
        return [
            Appearance(address and Address(address), name, source, count, bool(by_self), first, last)
            for address, name, source, count, by_self, first, last in rows
        ]

    def origins(self, keys: Collection[str]) -> dict[str, Origin]:
        """Return where these messages (keys in hexadecimal) were found."""
        rows = self._space.rows(
            "SELECT lower(hex(m.key)), m.subject, s.text, m.place, m.time FROM message m"
            " JOIN source s ON s.id = m.source WHERE m.key IN (SELECT unhex(value) FROM json_each(?))",
            (json.dumps(sorted(keys)),),
        )
        return {key: Origin(*found) for key, *found in rows}

    def _values(self, who: Who) -> tuple[str, str]:
        return json.dumps(sorted(who.addresses)), json.dumps(sorted(self._names(who)))

    def _names(self, who: Who) -> set[int]:
        """Return the numbers of the names, as meetings write them, that are these full names."""
        return {number for number, text in self._lone if name_key(text) in who.names} if who.names else set()

    @property
    def _lone(self) -> list[tuple[int, str]]:
        rows = self._space.rows(
            "SELECT id, text FROM name WHERE id IN (SELECT name FROM participant WHERE address = 0)"
        )
        return [(number, text) for number, text in rows]

    def _side(self, who: Who) -> "_Side":
        addresses = self._space.rows(f"SELECT id FROM address WHERE id IN {_IDS}", (self._values(who)[0],))
        return _Side(frozenset(number for (number,) in addresses), frozenset(self._names(who)))


@dataclass(frozen=True, slots=True)
class _Side:
    addresses: frozenset[int]
    names: frozenset[int]

    def there(self, address: int, name: int) -> bool:
        return address in self.addresses or (address == 0 and name in self.names)


_PEOPLE = "SELECT part, address, name FROM participant WHERE message = ? ORDER BY part, address, name"


def _forward(
    people: Collection[tuple[int, int, int]], one: _Side, other: _Side, *, meeting: bool
) -> bool | None:
    """Say whether it went from one to the other, or back; None where both only stand among others."""
    if meeting:
        return True
    senders = [(address, name) for part, address, name in people if part == Part.FROM]
    to = [(address, name) for part, address, name in people if part != Part.FROM]
    for start, end, forward in ((one, other, True), (other, one, False)):
        if any(start.there(*who) for who in senders) and any(end.there(*who) for who in to):
            return forward
    return None
