"""Mail that comes in by the pages."""

from typing import BinaryIO, Protocol

from relgraph.address import Address


class Intake(Protocol):
    """Reads mail into a book in the background; how far it is, the book's runs tell."""

    @property
    def by_path(self) -> bool:
        """Say whether mail may be named by its path on this machine."""

    def take(self, member: Address, name: str, file: BinaryIO) -> None:
        """Begin to read a file that was sent; it is deleted when that is over.

        Raises relgraph.errors.BadUse where another run is at the book, or there is no room.
        """

    def read(self, member: Address, path: str) -> None:
        """Begin to read a file or folder of this machine; raises relgraph.errors.BadUse where it may not."""

    def reading(self, member: Address) -> bool:
        """Say whether something that came in by the pages is being read for this member."""

    def trouble(self, member: Address) -> str | None:
        """Return why the last reading did not come about, None where it did."""
