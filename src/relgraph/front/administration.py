"""What an administrator may do: invite, remove, name administrators and teams; no book is within reach."""

from collections.abc import Iterable
from typing import Protocol

from relgraph.address import Address
from relgraph.documents import Roster


class Administration(Protocol):
    """Members and teams, for an administrator.

    Nothing here opens a book or lets anybody in as somebody else: a new password for a member takes that
    member's recovery code too. Each method raises relgraph.errors.BadUse for what cannot be done.
    """

    def roster(self) -> Roster:
        """List members, invitations and teams."""

    def invite(self, address: str, name: str = "") -> str:
        """Return the code of a new invitation for somebody who is no member; it is shown this once."""

    def reset(self, member: Address) -> str:
        """Return the code of an invitation that sets a member's password, guarded by the recovery code."""

    def withdraw(self, invitation_id: str) -> bool:
        """Take an invitation back; say whether it was there."""

    def remove(self, member: Address) -> None:
        """Remove a member: shared ties, tokens and sessions end at once; the book is set aside unread."""

    def appoint(self, member: Address) -> None:
        """Make a member administrator."""

    def dismiss(self, member: Address) -> None:
        """Make an administrator a plain member; one must be left."""

    def form_team(self, name: str, members: Iterable[Address]) -> None:
        """Form a team, or say anew who is in it."""

    def dissolve_team(self, name: str) -> bool:
        """Dissolve a team; say whether there was one."""
