"""One installation, as the faces see it."""

from datetime import date
from typing import Protocol

from relgraph.address import Address
from relgraph.front.access import Access
from relgraph.front.administration import Administration
from relgraph.front.answers import Answers
from relgraph.front.desk import Desk
from relgraph.front.entrance import Entrance


class Front(Protocol):
    """One installation, as the faces see it."""

    @property
    def access(self) -> Access:
        """The door keeper."""

    def answers(self, member: Address, at: date | None = None) -> Answers:
        """Return the member's answers as of the start of the UTC day `at` (None: today)."""

    def desk(self, member: Address) -> Desk:
        """Return the member's own desk."""

    @property
    def entrance(self) -> Entrance:
        """The way in for those who are not signed in."""

    def administration(self, member: Address) -> Administration | None:
        """Return what an administrator may do, None for anybody else."""
