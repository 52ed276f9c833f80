"""How a member is called and signs in."""

from relgraph.address import Address
from relgraph.clean import clean
from relgraph.desk.premises import Premises
from relgraph.documents import FORMAT, SessionItem, Sessions, Settings
from relgraph.errors import BadUse
from relgraph.team.administrators import Administrators
from relgraph.team.entrance import LONGEST_NAME
from relgraph.times import instant


class OwnSettings:
    """The OwnSettings of relgraph.front for one member."""

    def __init__(self, member: Address, premises: Premises) -> None:
        self._member = member
        self._team = premises.team
        self._passwords = premises.passwords
        self._sessions = premises.sessions
        self._clock = premises.clock

    def me(self) -> Settings:
        """Say who one is here."""
        member = self._team.member(self._member)
        return {
            "format": FORMAT,
            "address": member.address,
            "name": member.name,
            "aliases": list(member.aliases),
            "administrator": member.address in Administrators(self._team.space).all(),
            "password": self._passwords.is_set(member.address),
            "recovery": self._passwords.has_recovery(member.address),
        }

    def rename(self, name: str) -> None:
        """Take another name; raises BadUse for none."""
        called = clean(name, LONGEST_NAME)
        if not called:
            raise BadUse("a name is what colleagues see: it cannot be empty")
        self._team.add_member(self._member, called, (), now=self._clock())

    def change_password(self, old: str, new: str, *, keep: str) -> None:
        """Set a new password and end all sessions but that of the secret `keep`."""
        if self._passwords.is_set(self._member):
            self._check(old)
        self._passwords.change(self._member, new)
        self._sessions.end_all(self._member, but=keep)

    def recovery_code(self, password: str) -> str:
        """Return a new recovery code in the place of the old one; it is shown this once."""
        if not self._passwords.is_set(self._member):
            raise BadUse("set a password first: the code is for setting a new one when it is forgotten")
        self._check(password)
        return self._passwords.new_recovery(self._member)

    def sessions(self, secret: str) -> Sessions:
        """List the browsers that are signed in."""
        items: list[SessionItem] = [
            {
                "id": one.id,
                "how": one.how,
                "started": None if one.started is None else instant(one.started),
                "ends": instant(one.ends),
                "here": one.here,
            }
            for one in self._sessions.list(self._member, secret)
        ]
        return {"format": FORMAT, "items": items, "next": None}

    def end_session(self, session_id: str) -> bool:
        """Sign a browser out; say whether it was signed in."""
        return self._sessions.end_named(self._member, session_id)

    def end_others(self, secret: str) -> int:
        """Sign out every browser but the asking one; return how many there were."""
        return self._sessions.end_all(self._member, but=secret)

    def _check(self, password: str) -> None:
        if not self._passwords.right(self._member, password):
            raise BadUse("the present password is not right: nothing was changed")
