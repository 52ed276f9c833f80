"""How people come in: by password, by invitation, or let in by a proxy that knows them."""

from collections.abc import Callable

from relgraph.address import Address
from relgraph.address import address as read_address
from relgraph.clean import clean
from relgraph.documents import Invitation
from relgraph.errors import BadUse
from relgraph.front import How, Joined, Signed
from relgraph.graph.names import name_from_address
from relgraph.team.invitations import Invitations, Invited
from relgraph.team.passwords import Passwords
from relgraph.team.sessions import Sessions
from relgraph.team.team import Team
from relgraph.team.tokens import SCOPES
from relgraph.times import instant

OVER = "this invitation was used already, or it is over: ask for a new one"
LONGEST_NAME = 100


class TeamEntrance:
    """The Entrance of relgraph.front over the team space."""

    def __init__(self, team: Team, passwords: Passwords, clock: Callable[[], int]) -> None:
        self._team = team
        self._passwords = passwords
        self._clock = clock
        self._invitations = Invitations(team.space, clock)

    def password(self, address: str, password: str) -> Signed | None:
        """Return who signs in by this password; the work is the same where there is no such member."""
        member = self._member(address)
        right = self._passwords.right(member, password)
        return _signed(member, "password") if right and member else None

    def proxied(self, address: str) -> Signed | None:
        """Return the member whom a trusted proxy let in under this address or alias."""
        member = self._member(address)
        return _signed(member, "proxy") if member else None

    def invitation(self, code: str) -> Invitation | None:
        """Return the invitation behind a code, None where there is none or it is over; it stays."""
        found = self._invitations.of(code)
        if found is None or (found.address is None and self._team.members()):
            return None
        return told(found, self._clock())

    def accept(
        self, code: str, *, password: str, name: str = "", address: str = "", recovery: str = ""
    ) -> Joined:
        """Use an invitation up: join, or set a new password. All earlier sessions of the member end."""
        found = self._invitations.of(code)
        if found is None or self.invitation(code) is None:
            raise BadUse(OVER)
        if found.reset and found.address is not None:
            return self._reset(code, found.address, password, recovery if found.guarded else None)
        return self._join(code, found, password, clean(name, LONGEST_NAME), address)

    def _reset(self, code: str, member: Address, password: str, recovery: str | None) -> Joined:
        if recovery is not None and not self._passwords.recovers(member, recovery):
            raise BadUse("this is not your recovery code: it was shown when you set your password")
        self._passwords.hashed(member, password)  # refused before the invitation is used up
        self._use_up(code)
        kept = self._passwords.set(member, password)
        Sessions(self._team.space, self._clock).end_all(member)
        return Joined(_signed(member, "invitation"), kept)

    def _join(self, code: str, found: Invited, password: str, name: str, said: str) -> Joined:
        member = found.address or read_address(said)
        if member is None:
            raise BadUse(f"{said!r} is no mail address: say you@company.example")
        if self._member(member) is not None:
            raise BadUse(f"{member} is a member already: sign in instead")
        alone = found.address is None
        if password or not alone:
            self._passwords.hashed(member, password)
        self._use_up(code)
        called = name or found.name or name_from_address(member)
        self._team.add_member(member, called, (), now=self._clock())
        kept = self._passwords.set(member, password) if password else ""
        return Joined(_signed(member, "invitation"), kept)

    def _use_up(self, code: str) -> None:
        if not self._invitations.use_up(code):
            raise BadUse(OVER)

    def _member(self, text: str) -> Address | None:
        wanted = read_address(text)
        owners = (m.address for m in self._team.members() if wanted in m.addresses)
        return next(owners, None)


def told(invited: Invited, now: int) -> Invitation:
    """Return an invitation as its document has it."""
    return {
        "id": invited.id,
        "address": invited.address,
        "name": invited.name,
        "reset": invited.reset,
        "guarded": invited.guarded,
        "ends": instant(invited.ends),
        "over": invited.ends <= now,
    }


def _signed(member: Address, how: How) -> Signed:
    return Signed(member, frozenset(SCOPES), how)
