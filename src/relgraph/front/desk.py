"""What a member does to the own book, a drawer for each kind of thing."""

from collections.abc import Iterable
from typing import Protocol


class TargetList(Protocol):
    """The accounts a member sells to."""

    def add(self, wanted: Iterable[str]) -> int:
        """Put names or domains on the list and return how many are new.

        Raises relgraph.errors.BadUse for an empty or over-long list.
        """

    def remove(self, wanted: str) -> bool:
        """Take one off the list; say whether it stood there."""

    def looked(self) -> None:
        """Remember that the member has seen the list, for `changed`."""


class Desk(Protocol):
    """A member's own desk."""

    @property
    def targets(self) -> TargetList:
        """The target accounts."""
