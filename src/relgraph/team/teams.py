"""Teams: named groups of members."""

from collections.abc import Iterable

from relgraph.address import Address
from relgraph.clean import clean
from relgraph.documents import TeamItem
from relgraph.errors import BadUse
from relgraph.spaces.files import Space

LONGEST = 60


class Teams:
    """Forms and lists teams."""

    def __init__(self, space: Space) -> None:
        self._space = space

    def all(self) -> dict[str, tuple[Address, ...]]:
        """Return the members of each team, in order of names."""
        found: dict[str, list[Address]] = {
            name: [] for (name,) in self._space.rows("SELECT name FROM team ORDER BY name")
        }
        for name, member in self._space.rows("SELECT team, member FROM teammate ORDER BY member"):
            found[name].append(Address(member))
        return {name: tuple(members) for name, members in found.items()}

    def listed(self) -> list[TeamItem]:
        """Return all teams as their document has them."""
        return [{"name": name, "members": list(members)} for name, members in self.all().items()]

    def form(self, name: str, members: Iterable[Address]) -> None:
        """Form a team, or say anew who is in it; raises BadUse for a name that is none."""
        called = team_name(name)
        with self._space.writing():
            self._space.db.execute("INSERT OR IGNORE INTO team VALUES (?)", (called,))
            self._space.db.execute("DELETE FROM teammate WHERE team = ?", (called,))
            self._space.db.executemany(
                "INSERT OR IGNORE INTO teammate VALUES (?, ?)", [(called, member) for member in members]
            )

    def dissolve(self, name: str) -> bool:
        """Dissolve a team; say whether there was one."""
        with self._space.writing():
            self._space.db.execute("DELETE FROM team WHERE name = ?", (name,))
            return bool(self._space.db.changes())


def team_name(text: str) -> str:
    """Read a team's name: one line, no colon; raises BadUse for none."""
    name = clean(text, LONGEST)
    if not name or ":" in name or "@" in name:
        raise BadUse("a team's name is a word or a few, without : and @")
    return name
