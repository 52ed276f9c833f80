"""Which members are administrators."""

from relgraph.address import Address
from relgraph.errors import BadUse
from relgraph.spaces.files import Space


class Administrators:
    """Says who is administrator, and makes it so."""

    def __init__(self, space: Space) -> None:
        self._space = space

    def all(self) -> frozenset[Address]:
        """Return the addresses of all administrators."""
        return frozenset(Address(text) for (text,) in self._space.rows("SELECT member FROM administrator"))

    def appoint(self, member: Address) -> None:
        """Make a member administrator."""
        with self._space.writing():
            self._space.db.execute("INSERT OR IGNORE INTO administrator VALUES (?)", (member,))

    def dismiss(self, member: Address) -> None:
        """Make an administrator a plain member; raises BadUse for the last one."""
        with self._space.writing():
            if self.all() == {member}:
                raise BadUse(f"{member} is the only administrator: name another one first")
            self._space.db.execute("DELETE FROM administrator WHERE member = ?", (member,))
