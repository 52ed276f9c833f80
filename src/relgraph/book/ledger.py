"""The ledger: all evidence of one book, append-only and keyed by content."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from relgraph.address import Address
from relgraph.book.facts import dump_fact
from relgraph.evidence import (
    Connection,
    Evidence,
    Hunch,
    Interaction,
    Key,
    Locator,
    Part,
    Participant,
    Reading,
    Verdict,
    fact_key,
)
from relgraph.spaces.files import Space

_FIND = (
    "SELECT m.id, m.verdict, s.text, m.place FROM message m JOIN source s ON s.id = m.source WHERE m.key = ?"
)


_PEOPLE = (
    "SELECT p.part, a.text, n.text FROM participant p LEFT JOIN address a ON a.id = p.address"
    " LEFT JOIN name n ON n.id = p.name WHERE p.message = ?"
)


@dataclass(slots=True)
class Appended:
    """What an append did."""

    new: int = 0
    duplicate: int = 0
    kinds: dict[str, int] = field(default_factory=dict)
    """New evidence by kind."""

    def count(self, kind: str, number: int = 1) -> None:
        """Count new evidence of a kind."""
        self.kinds[kind] = self.kinds.get(kind, 0) + number


class Ledger:
    """One book's evidence. `append` is the only way in."""

    def __init__(self, space: Space, member: Address) -> None:
        self._space = space
        self._member = member
        self._numbers: dict[tuple[str, str], int] = {}

    def append(self, evidence: Iterable[Evidence]) -> Appended:
        """Append evidence in one transaction; what is there already changes nothing.

        Of further copies of a message the lowest verdict and locator hold, and what only one of them says
        (names, secret recipients, lists) is kept, so that the ledger is the same whatever copy came first.
        """
        done = Appended()
        try:
            with self._space.writing():
                for item in evidence:
                    self._append(item, done)
        except BaseException:
            self._numbers.clear()  # numbers given in a transaction that did not hold
            raise
        return done

    def _append(self, item: Evidence, done: Appended) -> None:
        match item:
            case Interaction():
                fresh = self._append_interaction(item)
                kind = "interaction"
            case Reading():
                fresh = self._append_reading(item, done)
                kind = ""
            case Connection():
                fresh = self._append_other(
                    item.key(self._member), "connection", item.since, connection_content(item)
                )
                kind = "connection"
            case Hunch():
                fresh = self._append_other(item.key(self._member), "hunch", item.time, hunch_content(item))
                kind = "hunch"
        if fresh:
            done.new += 1
            if kind:
                done.count(kind)
        else:
            done.duplicate += 1

    def _append_interaction(self, item: Interaction) -> bool:
        key = item.key(self._member)
        found = self._space.db.execute(_FIND, (key,)).fetchone()
        if found is not None:
            self._lower(found, item)
            self._add_people(found[0], item)
            return False
        self._space.db.execute(
            "INSERT INTO message (key, meeting, time, subject, verdict, digest, source, place)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                key,
                item.kind == "meeting",
                item.time,
                item.subject or None,  # the key knows no difference
                int(item.verdict),
                item.digest,
                self._number("source", item.found.source),
                item.found.place,
            ),
        )
        self._put_people(self._space.db.last_insert_rowid(), _named_once(item.participants), item.lists)
        return True

    def _put_people(self, message: int, people: Iterable[Participant], lists: Iterable[Address]) -> None:
        self._space.db.executemany(
            "INSERT INTO participant VALUES (?, ?, ?, ?)",
            [
                (message, int(p.part), self._number("address", p.address), self._number("name", p.name))
                for p in people
            ],
        )
        self._space.db.executemany(
            "INSERT OR IGNORE INTO message_list VALUES (?, ?)",
            [(message, self._number("address", address)) for address in lists],
        )

    def _lower(self, found: tuple[Any, ...], item: Interaction) -> None:
        message, verdict, source, place = found
        if int(item.verdict) < verdict:
            self._space.db.execute(
                "UPDATE message SET verdict = ? WHERE id = ?", (int(item.verdict), message)
            )
        if item.found < Locator(source, place):
            number = self._number("source", item.found.source)
            self._space.db.execute(
                "UPDATE message SET source = ?, place = ? WHERE id = ?", (number, item.found.place, message)
            )

    def _add_people(self, message: int, item: Interaction) -> None:
        rows = self._space.rows(_PEOPLE, (message,))
        there = [Participant(address, name, Part(part)) for part, address, name in rows]
        wanted = _named_once((*there, *item.participants))
        if set(wanted) != set(there):
            self._space.db.execute("DELETE FROM participant WHERE message = ?", (message,))
            self._put_people(message, wanted, item.lists)
        elif item.lists:
            self._put_people(message, (), item.lists)

    def _append_reading(self, item: Reading, done: Appended) -> bool:
        message = self._space.db.execute("SELECT id FROM message WHERE key = ?", (item.message,)).fetchone()
        if message is None:
            return False  # left the ledger since it was read
        values = (message[0], self._number("extractor", item.extractor))
        self._space.db.execute("INSERT OR IGNORE INTO reading (message, extractor) VALUES (?, ?)", values)
        if not self._space.db.changes():
            return False
        reading = self._space.db.last_insert_rowid()
        for fact in item.facts:
            kind, content = dump_fact(fact)
            key = fact_key(item.message, fact)
            self._space.db.execute(
                "INSERT OR IGNORE INTO fact VALUES (?, ?, ?, ?)", (reading, key, kind, content)
            )
            done.count(kind, self._space.db.changes())
        return True

    def _append_other(self, key: Key, kind: str, time: int | None, content: str) -> bool:
        self._space.db.execute("INSERT OR IGNORE INTO other VALUES (?, ?, ?, ?)", (key, kind, time, content))
        return bool(self._space.db.changes())

    def _number(self, table: str, text: str | None) -> int:
        if text is None:
            return 0
        number = self._numbers.get((table, text))
        if number is None:
            row = self._space.db.execute(f"SELECT id FROM {table} WHERE text = ?", (text,)).fetchone()
            if row is None:
                self._space.db.execute(f"INSERT INTO {table} (text) VALUES (?)", (text,))
                number = self._space.db.last_insert_rowid()
            else:
                number = int(row[0])
            self._numbers[table, text] = number
        return number

    def unread(self, extractor: str, keys: Iterable[Key]) -> set[Key]:
        """Return those of the messages that this extractor version has not read yet."""
        statement = (
            "SELECT 1 FROM message m JOIN reading r ON r.message = m.id"
            " JOIN extractor e ON e.id = r.extractor WHERE m.key = ? AND e.text = ?"
        )
        return {key for key in keys if self._space.db.execute(statement, (key, extractor)).fetchone() is None}

    def messages(self) -> int:
        """Return how many messages and meetings there are."""
        return int(self._space.rows("SELECT count(*) FROM message")[0][0])

    def interactions(self) -> Iterator[tuple[Key, Interaction]]:
        """Read all interactions back, in order of key."""
        names = dict(self._space.rows("SELECT id, text FROM name"))
        addresses = dict(self._space.rows("SELECT id, text FROM address"))
        people: dict[int, list[Participant]] = {}
        for message, part, address, name in self._space.rows("SELECT * FROM participant"):
            who = Participant(addresses.get(address), names.get(name), Part(part))
            people.setdefault(message, []).append(who)
        lists: dict[int, list[Address]] = {}
        for message, address in self._space.rows("SELECT * FROM message_list"):
            lists.setdefault(message, []).append(Address(addresses[address]))
        for row in self._space.rows(
            "SELECT m.id, key, meeting, time, subject, verdict, digest, s.text, place"
            " FROM message m JOIN source s ON s.id = m.source ORDER BY key"
        ):
            number, key, meeting, time, subject, verdict, digest, source, place = row
            yield (
                Key(key),
                Interaction(
                    kind="meeting" if meeting else "message",
                    time=time,
                    participants=tuple(sorted(people.get(number, ()), key=_order)),
                    subject=subject,
                    verdict=Verdict(verdict),
                    digest=digest,
                    found=Locator(source, place),
                    lists=tuple(sorted(lists.get(number, ()))),
                ),
            )


def _named_once(people: Iterable[Participant]) -> list[Participant]:
    """Return each address once in each part, by the longest name it is given there (of equals the first)."""
    best: dict[tuple[Part, str | None, str | None], Participant] = {}
    for who in people:
        place = (who.part, who.address, None if who.address else who.name)
        there = best.get(place)
        if there is None or _naming(who) < _naming(there):
            best[place] = who
    return list(best.values())


def _naming(who: Participant) -> tuple[int, str]:
    return -len(who.name or ""), who.name or ""


def _order(who: Participant) -> tuple[int, str, str]:
    return (int(who.part), who.address or "", who.name or "")


def connection_content(item: Connection) -> str:
    """Return an imported contact as JSON."""
    content = {
        "name": item.person.name,
        "address": item.person.address,
        "company": item.company,
        "title": item.title,
        "source": item.found.source,
        "place": item.found.place,
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True)


def hunch_content(item: Hunch) -> str:
    """Return a hunch as JSON."""
    content = {"address": item.address, "value": item.value, "note": item.note}
    return json.dumps(content, ensure_ascii=False, sort_keys=True)
