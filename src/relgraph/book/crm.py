"""What other tools call accounts and people: their own ids, by domain and by address."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from relgraph.front import CrmKind
from relgraph.spaces.files import Space

__all__ = ["CrmEntry", "CrmKind", "CrmMap"]


@dataclass(frozen=True, slots=True)
class CrmEntry:
    """One id of one tool, and whom it stands for."""

    system: str
    kind: CrmKind
    id: str
    subject: str
    """The domain of an account, the address of a person."""


class CrmMap:
    """The ids that the owner's tools use; they stay in the own book and tell nobody else anything."""

    def __init__(self, space: Space) -> None:
        self._space = space

    def put(self, entries: Iterable[CrmEntry]) -> int:
        """Put entries in place, each for what its id stood for before; return how many changed anything."""
        changed = 0
        with self._space.writing():
            for entry in entries:
                self._space.db.execute(
                    "INSERT INTO crm (system, kind, id, subject) VALUES (?, ?, ?, ?)"
                    " ON CONFLICT (system, kind, id) DO UPDATE SET subject = excluded.subject"
                    " WHERE subject <> excluded.subject",
                    (entry.system, entry.kind, entry.id, entry.subject),
                )
                changed += self._space.db.changes()
        return changed

    def remove(self, system: str, kind: CrmKind, crm_id: str) -> bool:
        """Remove one id; say whether it was there."""
        with self._space.writing():
            self._space.db.execute(
                "DELETE FROM crm WHERE system = ? AND kind = ? AND id = ?", (system, kind, crm_id)
            )
            return bool(self._space.db.changes())

    def count(self) -> int:
        """Return how many ids there are."""
        return int(self._space.rows("SELECT count(*) FROM crm")[0][0])

    def of_id(self, system: str, crm_id: str, kind: CrmKind | None = None) -> list[CrmEntry]:
        """Return what an id stands for: an account, a person, or one of each."""
        return self._read(
            "system = ? AND id = ? AND kind = coalesce(?, kind)", (system, crm_id, kind), limit=2
        )

    def of_subjects(self, kind: CrmKind, subjects: Collection[str]) -> dict[str, list[CrmEntry]]:
        """Return the ids of these domains or addresses."""
        wanted = json.dumps(sorted(subjects))
        found: dict[str, list[CrmEntry]] = {}
        for entry in self._read("kind = ? AND subject IN (SELECT value FROM json_each(?))", (kind, wanted)):
            found.setdefault(entry.subject, []).append(entry)
        return found

    def page(
        self,
        *,
        system: str | None = None,
        crm_id: str | None = None,
        subject: str | None = None,
        after: tuple[str, str, str] = ("", "", ""),
        limit: int,
    ) -> list[CrmEntry]:
        """Return entries in order of system, kind and id: all, or those of a system, an id or a subject."""
        said = {"system": system, "id": crm_id, "subject": subject}
        wanted = {name: value for name, value in said.items() if value is not None}
        condition = "".join(f"{name} = ? AND " for name in wanted) + "(system, kind, id) > (?, ?, ?)"
        return self._read(condition, (*wanted.values(), *after), limit=limit)

    def _read(self, condition: str, values: tuple[str | None, ...], *, limit: int = -1) -> list[CrmEntry]:
        rows = self._space.rows(
            f"SELECT system, kind, id, subject FROM crm WHERE {condition} ORDER BY system, kind, id LIMIT ?",
            (*values, limit),
        )
        return [CrmEntry(*row) for row in rows]
