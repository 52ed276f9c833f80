"""How people come in: by password, by invitation, or let in by a proxy that knows them."""

from dataclasses import dataclass
from typing import Protocol

from relgraph.documents import Invitation
from relgraph.front.access import Signed


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody who took up an invitation, and the recovery code that is shown this once."""

    signed: Signed
    recovery: str


class Entrance(Protocol):
    """What those who are not signed in yet may try."""

    def password(self, address: str, password: str) -> Signed | None:
        """Return who signs in by this password; the work is the same where there is no such member."""

    def proxied(self, address: str) -> Signed | None:
        """Return the member whom a trusted proxy let in under this address or alias."""

    def invitation(self, code: str) -> Invitation | None:
        """Return the invitation behind a code, None where there is none or it is over; it stays."""

    def accept(
        self, code: str, *, password: str, name: str = "", address: str = "", recovery: str = ""
    ) -> Joined:
        """Use an invitation up: join, or set a new password. All earlier sessions of the member end.

        `address` counts for the first set-up alone, `recovery` where the invitation is guarded. Raises
        relgraph.errors.BadUse for a code that is over, a weak password or a wrong recovery code.
        """
