"""The embedded store: a book's graph in the book's own file, or in memory for an earlier day."""

import json
from collections.abc import Collection, Iterable
from typing import Any

from relgraph.address import Address
from relgraph.graph.model import Company, Employment, Graph, Introduced, Person, Tie
from relgraph.graph.names import folded
from relgraph.spaces import files
from relgraph.spaces.files import Space

_SCHEMA = """
CREATE TABLE IF NOT EXISTS g_person (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, folded TEXT NOT NULL, address TEXT,
    domain TEXT, title TEXT, me INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS g_person_domain ON g_person (domain);
CREATE INDEX IF NOT EXISTS g_person_folded ON g_person (folded, id);
CREATE TABLE IF NOT EXISTS g_address (address TEXT PRIMARY KEY, person INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS g_address_person ON g_address (person);
CREATE TABLE IF NOT EXISTS g_company (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL, domain TEXT NOT NULL UNIQUE
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS g_tie (a INTEGER NOT NULL, b INTEGER NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS g_tie_back ON g_tie (b, a);
CREATE TABLE IF NOT EXISTS g_employment (
    person INTEGER NOT NULL, company TEXT, domain TEXT, title TEXT, basis TEXT NOT NULL,
    claimed INTEGER NOT NULL, first INTEGER, last INTEGER
);
CREATE INDEX IF NOT EXISTS g_employment_person ON g_employment (person);
CREATE TABLE IF NOT EXISTS g_introduction (
    n INTEGER PRIMARY KEY, message TEXT NOT NULL, day INTEGER, kind TEXT NOT NULL, modality TEXT NOT NULL,
    introducer TEXT, parties TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS g_party (
    person INTEGER NOT NULL, introduction INTEGER NOT NULL, PRIMARY KEY (person, introduction)
) WITHOUT ROWID;
"""
_TABLES = ("g_person", "g_address", "g_company", "g_tie", "g_employment", "g_introduction", "g_party")

_PERSON = (
    "SELECT p.id, p.name, p.address, p.domain, p.title,"
    " (SELECT json_group_array(address) FROM"
    " (SELECT address FROM g_address WHERE person = p.n ORDER BY address))"
    " FROM g_person p"
)
_IDS = "(SELECT value FROM json_each(?))"
_NUMBERS = f"(SELECT n FROM g_person WHERE id IN {_IDS})"
_TIE = "SELECT x.id, y.id FROM g_tie t JOIN g_person x ON x.n = t.a JOIN g_person y ON y.n = t.b"


class EmbeddedStore:
    """A GraphStore over one space."""

    def __init__(self, space: Space) -> None:
        self._space = space
        self._db = space.db

    def replace(self, graph: Graph) -> None:
        """Put this graph in the place of what was there, all at once; joins an open transaction."""
        number = {person.id: n for n, person in enumerate(graph.people, 1)}
        with self._space.turn, self._db:
            self._db.execute(_SCHEMA)
            for table in _TABLES:
                self._db.execute(f"DELETE FROM {table}")
            self._put_people(graph, number)
            self._db.executemany(
                "INSERT INTO g_company VALUES (?, ?, ?, ?)",
                [(c.id, c.name, folded(c.name), c.domain) for c in graph.companies],
            )
            self._db.executemany(
                "INSERT INTO g_tie VALUES (?, ?)", [(number[tie.a], number[tie.b]) for tie in graph.histories]
            )
            self._db.executemany(
                "INSERT INTO g_employment VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (number[e.person], e.company, e.domain, e.title, e.basis, e.claimed, e.first, e.last)
                    for e in graph.employments
                ],
            )
            self._put_introductions(graph, number)

    def drop(self) -> None:
        """Take the graph away; joins an open transaction."""
        with self._space.turn:
            for table in _TABLES:
                self._db.execute(f"DROP TABLE IF EXISTS {table}")

    def _put_people(self, graph: Graph, number: dict[str, int]) -> None:
        self._db.executemany(
            "INSERT INTO g_person VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    number[p.id],
                    p.id,
                    p.name,
                    folded(p.name),
                    p.address,
                    p.domain,
                    p.title,
                    p.id == graph.me.id,
                )
                for p in graph.people
            ],
        )
        self._db.executemany(
            "INSERT INTO g_address VALUES (?, ?)",
            [(address, number[p.id]) for p in graph.people for address in p.addresses],
        )

    def _put_introductions(self, graph: Graph, number: dict[str, int]) -> None:
        for n, one in enumerate(graph.introductions, 1):
            self._db.execute(
                "INSERT INTO g_introduction VALUES (?, ?, ?, ?, ?, ?, ?)",
                (n, one.message, one.day, one.kind, one.modality, one.introducer, json.dumps(one.parties)),
            )
            self._db.executemany("INSERT INTO g_party VALUES (?, ?)", [(number[p], n) for p in one.parties])

    def me(self) -> Person | None:
        """Return the book's owner, None where nothing was projected yet."""
        if not self._rows("SELECT 1 FROM sqlite_master WHERE name = 'g_person'"):
            return None
        return next(iter(self._people(f"{_PERSON} WHERE p.me")), None)

    def people(self, ids: Collection[str]) -> dict[str, Person]:
        """Return the people of these ids, by id."""
        return {p.id: p for p in self._people(f"{_PERSON} WHERE p.id IN {_IDS} ORDER BY p.id", _list(ids))}

    def by_address(self, addresses: Collection[Address]) -> dict[Address, Person]:
        """Return who stands behind each of these addresses."""
        wanted = f"SELECT person FROM g_address WHERE address IN {_IDS}"
        people = self._people(f"{_PERSON} WHERE p.n IN ({wanted})", _list(addresses))
        asked = set(addresses)
        return {address: p for p in people for address in p.addresses if address in asked}

    def named(self, name: str) -> list[Person]:
        """Return everybody of exactly this name, case aside, in order of id."""
        return self._people(f"{_PERSON} WHERE p.folded = ? ORDER BY p.id", folded(name))

    def find_people(self, text: str, *, after: tuple[str, str], limit: int) -> list[Person]:
        """Return people whose name or an address contains `text`, in order of (folded name, id)."""
        part = folded(text)
        return self._people(
            f"{_PERSON} WHERE (p.folded, p.id) > (?, ?) AND NOT p.me AND (instr(p.folded, ?) OR EXISTS"
            " (SELECT 1 FROM g_address a WHERE a.person = p.n AND instr(a.address, ?)))"
            " ORDER BY p.folded, p.id LIMIT ?",
            *after,
            part,
            part,
            limit,
        )

    def people_at(self, domain: str) -> list[Person]:
        """Return everybody whose company has this registrable domain, in order of id."""
        return self._people(f"{_PERSON} WHERE p.domain = ? ORDER BY p.id", domain)

    def companies(self, ids: Collection[str]) -> dict[str, Company]:
        """Return the companies of these ids, by id."""
        rows = self._rows(f"SELECT id, name, domain FROM g_company WHERE id IN {_IDS}", _list(ids))
        return {row[0]: Company(*row) for row in rows}

    def company_at(self, domain: str) -> Company | None:
        """Return the company of a registrable domain."""
        rows = self._rows("SELECT id, name, domain FROM g_company WHERE domain = ?", domain)
        return Company(*rows[0]) if rows else None

    def find_companies(self, text: str, *, after: tuple[str, str], limit: int) -> list[Company]:
        """Return companies whose name or domain contains `text`, in order of (folded name, id)."""
        rows = self._rows(
            "SELECT id, name, domain FROM g_company WHERE (folded, id) > (?, ?)"
            " AND (instr(folded, ?) OR instr(domain, ?)) ORDER BY folded, id LIMIT ?",
            *after,
            folded(text),
            folded(text),
            limit,
        )
        return [Company(*row) for row in rows]

    def ties_of(self, ids: Collection[str]) -> list[Tie]:
        """Return all ties that one of these people has, in order."""
        rows = self._rows(
            f"{_TIE} WHERE t.a IN {_NUMBERS} UNION {_TIE} WHERE t.b IN {_NUMBERS}", _list(ids), _list(ids)
        )
        return sorted(Tie(*row) for row in rows)

    def ties_between(self, some: Collection[str], others: Collection[str]) -> list[Tie]:
        """Return the ties that join one of some to one of others, in order."""
        if len(some) > len(others):
            some, others = others, some
        wanted = set(others)
        one = set(some)
        return [
            t for t in self.ties_of(some) if (t.a in one and t.b in wanted) or (t.b in one and t.a in wanted)
        ]

    def employments(self, ids: Collection[str]) -> list[Employment]:
        """Return what was read of these people's titles and employers."""
        rows = self._rows(
            "SELECT p.id, e.company, e.domain, e.title, e.basis, e.claimed, e.first, e.last"
            f" FROM g_employment e JOIN g_person p ON p.n = e.person WHERE p.id IN {_IDS} ORDER BY e.rowid",
            _list(ids),
        )
        return [
            Employment(person, company, domain, title, basis, bool(claimed), first, last)
            for person, company, domain, title, basis, claimed, first, last in rows
        ]

    def introductions(self, ids: Collection[str]) -> list[Introduced]:
        """Return the introductions to which one of these people was party."""
        rows = self._rows(
            "SELECT DISTINCT i.n, i.message, i.day, i.kind, i.modality, i.introducer, i.parties"
            " FROM g_introduction i JOIN g_party p ON p.introduction = i.n"
            f" WHERE p.person IN {_NUMBERS} ORDER BY i.n",
            _list(ids),
        )
        return [
            Introduced(message, day, kind, modality, introducer, tuple(json.loads(parties)))
            for _, message, day, kind, modality, introducer, parties in rows
        ]

    def _people(self, statement: str, *values: Any) -> list[Person]:
        return [
            Person(number, name, address, tuple(json.loads(addresses)), domain, title)
            for number, name, address, domain, title, addresses in self._rows(statement, *values)
        ]

    def _rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        # Any: SQLite's own types, known where the statement stands.
        return self._space.rows(statement, values)


def in_memory(graph: Graph) -> EmbeddedStore:
    """Return a store that holds this graph in memory alone."""
    store = EmbeddedStore(files.in_memory())
    store.replace(graph)
    return store


def _list(values: Iterable[str]) -> str:
    return json.dumps(sorted(values))
