"""What an administrator may do with members; no book is within reach."""

from collections.abc import Callable, Iterable

from relgraph.address import Address
from relgraph.address import address as read_address
from relgraph.clean import clean
from relgraph.documents import Roster
from relgraph.errors import BadUse
from relgraph.team.administrators import Administrators
from relgraph.team.entrance import LONGEST_NAME, told
from relgraph.team.invitations import Invitations
from relgraph.team.passwords import Passwords
from relgraph.team.team import Team
from relgraph.team.teams import Teams


class TeamAdministration:
    """The Administration of relgraph.front over the team space."""

    def __init__(
        self,
        team: Team,
        passwords: Passwords,
        clock: Callable[[], int],
        *,
        remove: Callable[[Address], object],
        publish: Callable[[], object],
    ) -> None:
        """Administrate a team.

        `remove` takes a member out and sets the book aside; `publish` carries out what everybody's rules say.
        """
        self._team = team
        self._passwords = passwords
        self._clock = clock
        self._remove = remove
        self._publish = publish
        self._invitations = Invitations(team.space, clock)
        self._administrators = Administrators(team.space)
        self._teams = Teams(team.space)

    def roster(self) -> Roster:
        """List members, invitations and teams."""
        members, administrators = self._team.members(), self._administrators.all()
        invited = self._invitations.list()
        now = self._clock()
        open_ones = sum(one.ends > now and not one.reset for one in invited)
        many = f"{len(members):,} {'member' if len(members) == 1 else 'members'}"
        return {
            "format": 1,
            "summary": f"{many}, {open_ones:,} invited." if open_ones else f"{many}.",
            "members": [
                {"address": m.address, "name": m.name, "administrator": m.address in administrators}
                for m in members
            ],
            "invitations": [told(one, now) for one in invited],
            "teams": self._teams.listed(),
        }

    def invite(self, address: str, name: str = "") -> str:
        """Return the code of a new invitation for somebody who is no member; it is shown this once."""
        wanted = read_address(address)
        if wanted is None:
            raise BadUse(f"{address!r} is no mail address: say somebody@company.example")
        if any(wanted in member.addresses for member in self._team.members()):
            raise BadUse(f"{wanted} is a member already")
        return self._invitations.make(wanted, clean(name, LONGEST_NAME), reset=False, guarded=False)

    def reset(self, member: Address) -> str:
        """Return the code of an invitation that sets a member's password, guarded by the recovery code."""
        found = self._team.member(member)
        if not self._passwords.has_recovery(found.address):
            raise BadUse(
                f"{found.name} has no recovery code, and without one whoever holds the link could read the"
                f" book: have the owner of the files run `relgraph members invite {found.address}`"
            )
        return self._invitations.make(found.address, found.name, reset=True, guarded=True)

    def withdraw(self, invitation_id: str) -> bool:
        """Take an invitation back; say whether it was there."""
        return self._invitations.withdraw(invitation_id)

    def remove(self, member: Address) -> None:
        """Remove a member: shared ties, tokens and sessions end at once; the book is set aside unread."""
        self._remove(self._team.member(member).address)

    def appoint(self, member: Address) -> None:
        """Make a member administrator."""
        self._administrators.appoint(self._team.member(member).address)

    def dismiss(self, member: Address) -> None:
        """Make an administrator a plain member; one must be left."""
        self._administrators.dismiss(self._team.member(member).address)

    def form_team(self, name: str, members: Iterable[Address]) -> None:
        """Form a team, or say anew who is in it."""
        self._teams.form(name, [self._team.member(one).address for one in members])
        self._publish()  # who is no longer in it sees at once what others see

    def dissolve_team(self, name: str) -> bool:
        """Dissolve a team; say whether there was one."""
        stood = self._teams.dissolve(name)
        if stood:
            self._publish()
        return stood
