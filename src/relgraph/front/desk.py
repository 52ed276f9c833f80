"""What a member does to the own book, a drawer for each kind of thing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from relgraph.address import Address
from relgraph.documents import (
    Failures,
    Foresight,
    Judgement,
    JudgementKind,
    Judgements,
    MyBook,
    Preview,
    Receipt,
    Sessions,
    Settings,
    SharingRules,
)

CrmKind = Literal["account", "person"]


@dataclass(frozen=True, slots=True)
class CrmLink:
    """An id of another tool and what it stands for: a domain or an address."""

    system: str
    kind: CrmKind
    id: str
    of: str


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


class Reading(Protocol):
    """What was read into the book, and what is left out."""

    def book(self) -> MyBook:
        """Say what the book knows, and who sees what of it."""

    def failures(self, run: int) -> Failures | None:
        """List what a run could not read; None where there was no such run."""

    def leave_out(self, selectors: Iterable[str]) -> int:
        """Leave out from the next reading on; return how many are new.

        Raises relgraph.errors.BadUse for what selects nothing.
        """

    def take_in(self, selector: str) -> bool:
        """No longer leave this out; say whether it was."""

    def ledger(self) -> Iterator[str]:
        """Yield all evidence, one JSON document a line, sorted by key."""


class Sharing(Protocol):
    """Who sees what of the book."""

    def rules(self) -> SharingRules:
        """List the rules that stand."""

    def foresee(self, level: str, selector: str, to: str) -> Foresight:
        """Say what a rule would change, without making it; `to` is `everyone`, an address or `team:NAME`.

        Made by the very code that publishes and that serves colleagues. Raises relgraph.errors.BadUse for
        a level, selector or audience that is none.
        """

    def share(
        self,
        level: str,
        selector: str,
        to: str,
        *,
        keep_private: bool = False,
        seen: str | None = None,
        at: date | None = None,
    ) -> int:
        """Make a rule and carry it out; return how many shared ties changed.

        `keep_private` makes a second rule that hides addresses at mail providers for everybody from the
        same audience. `seen` is what `foresee` gave: where the rule would show something else by now,
        nothing is made and relgraph.errors.BadUse is raised. A rule made `at` a day tells what was so then,
        and nothing later.
        """

    def undo(self, number: int) -> bool:
        """Take a rule back and carry that out; say whether it stood."""

    def publish(self) -> int:
        """Carry out what the rules say by now; return how many shared ties changed."""

    def take_back(self) -> int:
        """Take every rule back; return how many shared ties went."""

    def preview(self, viewer: Address | None = None) -> Preview:
        """Return exactly what a colleague gets of the book, or each of them."""


class OwnSettings(Protocol):
    """How one is called here and signs in."""

    def me(self) -> Settings:
        """Say who one is here."""

    def rename(self, name: str) -> None:
        """Take another name; raises relgraph.errors.BadUse for none."""

    def change_password(self, old: str, new: str, *, keep: str) -> None:
        """Set a new password and end all sessions but that of the secret `keep`.

        `old` is not asked where there is none yet. Raises relgraph.errors.BadUse for a wrong or a weak one.
        """

    def recovery_code(self, password: str) -> str:
        """Return a new recovery code in the place of the old one; it is shown this once."""

    def sessions(self, secret: str) -> Sessions:
        """List the browsers that are signed in; `secret` is that of the asking one."""

    def end_session(self, session_id: str) -> bool:
        """Sign a browser out; say whether it was signed in."""

    def end_others(self, secret: str) -> int:
        """Sign out every browser but the asking one; return how many there were."""


class CrmIds(Protocol):
    """What the member's other tools call accounts and people."""

    def put(self, items: Iterable[CrmLink]) -> int:
        """Put ids in place, each for what it stood for before; return how many changed anything.

        Raises relgraph.errors.BadUse, naming the place, for what is no id, domain or address.
        """

    def remove(self, system: str, kind: CrmKind, crm_id: str) -> bool:
        """Remove one id; say whether it was there."""


class JudgementDrawer(Protocol):
    """What a member says is wrong or right in the own book."""

    def record(self, kind: JudgementKind, about: str, other: str = "") -> Judgement:
        """Record a judgement; it takes effect with `settle`. Saying it again changes nothing.

        `about` is a person's id (of a company, an account's; of an introduction, its message's), `other` the
        second id, the title, the employer, the name, the introduction's kind, or for `different` one of the
        person's own addresses. Raises relgraph.errors.BadUse for what is not in the book.
        """

    def undo(self, number: int) -> Judgement | None:
        """Take a judgement back and return it, None where it did not stand; `settle` carries that out."""

    def settle(self) -> bool:
        """Carry out what was judged; say whether it is done, or left to a run that is at the book."""

    @property
    def quick(self) -> bool:
        """Whether carrying out takes a moment only, so that one waits for it."""

    def said(self) -> Judgements:
        """List the judgements that stand, the latest first."""


class Desk(Protocol):
    """A member's own desk."""

    @property
    def crm(self) -> CrmIds:
        """Ids of other tools."""

    @property
    def judgements(self) -> JudgementDrawer:
        """What is wrong or right."""

    @property
    def targets(self) -> TargetList:
        """The target accounts."""

    @property
    def reading(self) -> Reading:
        """Sources, runs, and what is left out."""

    @property
    def sharing(self) -> Sharing:
        """Rules, and what they show."""

    @property
    def settings(self) -> OwnSettings:
        """Name, password and sessions."""

    def leave(self) -> Receipt:
        """Leave: the book is deleted, what it shared is taken back, tokens and sessions end."""
