"""One installation, as the faces see it."""

from datetime import date
from typing import Protocol

from relgraph.address import Address
from relgraph.front.access import Access
from relgraph.front.answers import Answers
from relgraph.front.desk import Desk


class Front(Protocol):
    """One installation, as the faces see it."""

    @property
    def access(self) -> Access:
        """The door keeper."""

    def answers(self, member: Address, at: date | None = None) -> Answers:
        """Return the member's answers as of the start of the UTC day `at` (None: today)."""

    def desk(self, member: Address) -> Desk:
        """Return the member's own desk."""
