"""What a member says is wrong or right in the own book: recorded, carried out, listed, taken back."""

from collections.abc import Callable

from relgraph.address import Address, registrable
from relgraph.book.book import Book
from relgraph.book.judgements import Judgement as Recorded
from relgraph.book.judgements import Said, address_of
from relgraph.clean import clean
from relgraph.documents import FORMAT, Judgement, JudgementKind, Judgements
from relgraph.errors import BadUse
from relgraph.graph.model import Person
from relgraph.stores.base import GraphStore
from relgraph.times import SECONDS, iso

QUICK = 20_000
"""Messages in a book up to which it is put in order while one waits."""
GONE = "that is no longer in your book: reload the page"
_PLAIN: dict[JudgementKind, str] = {
    "not a tie": "You do not know {about}.",
    "not a person": "{about} is not a person.",
    "wrong title": "“{other}” is not the title of {about}.",
    "wrong employer": "{about} does not work at {other}.",
    "wrong name": "“{other}” is not the name of {about}.",
    "same": "{about} and {other} are one person.",
    "different": "{about} and {other} are two people.",
    "same company": "{about} and {other} are one company.",
    "different companies": "{about} and {other} are two companies.",
    "not an introduction": "That was not an introduction ({other}).",
}


class OwnJudgements:
    """The JudgementDrawer of relgraph.front over one book."""

    def __init__(
        self,
        book: Book,
        store: Callable[[], GraphStore],
        clock: Callable[[], int],
        settle: Callable[[], bool],
    ) -> None:
        self._book = book
        self._store = store
        self._clock = clock
        self._settle = settle

    def record(self, kind: JudgementKind, about: str, other: str = "") -> Judgement:
        """Record a judgement by ids as answers give them; raises BadUse for what is not in the book."""
        recorded = self._recorded(kind, clean(about), clean(other))
        for said in self._book.judged.said():
            if (said.judgement.kind, said.judgement.about, said.judgement.other) == (kind, *recorded):
                return self._document(said)
        now = self._clock()
        number = self._book.judge(kind, *recorded, now=now)
        return self._document(Said(Recorded(number, kind, *recorded), now))

    def undo(self, number: int) -> Judgement | None:
        """Take a judgement back and return it, None where it did not stand."""
        said = next((one for one in self._book.judged.said() if one.judgement.number == number), None)
        stood = self._book.undo_judgement(number, now=self._clock())
        return self._document(said) if stood and said else None

    def settle(self) -> bool:
        """Carry out what was judged; say whether it is done, or left to a run that is at the book."""
        return self._settle()

    @property
    def quick(self) -> bool:
        """Whether carrying out takes a moment only, so that one waits for it."""
        return self._book.ledger.messages() <= QUICK

    def said(self) -> Judgements:
        """List the judgements that stand, the latest first."""
        items = [self._document(said) for said in reversed(self._book.judged.said())]
        many = "1 thing" if len(items) == 1 else f"{len(items)} things"
        return {
            "format": FORMAT,
            "as_of": iso(self._clock() // SECONDS),
            "summary": f"You put {many} right." if items else "You have not put anything right yet.",
            "items": items,
            "next": None,
        }

    def _recorded(self, kind: JudgementKind, about: str, other: str) -> tuple[str, str]:
        """Return what stands in the book for the ids and texts of an answer."""
        match kind:
            case "not an introduction":
                if len(about) != 32 or not set(about) <= set("0123456789abcdef"):
                    raise BadUse(GONE)
                return about, other
            case "same company" | "different companies":
                return self._domain(about), self._domain(other)
            case "same":
                return self._addresses(about)[0], self._addresses(other)[0]
            case "different":
                return self._pair(about, other)
            case "not a tie" | "not a person":
                return self._somebody(about), ""
            case _:
                if not other:
                    raise BadUse("say which title, employer or name is wrong")
                return self._somebody(about), other

    def _pair(self, about: str, other: str) -> tuple[str, str]:
        """Return the main addresses of two people; or a person's main address and another of theirs."""
        found = address_of(other)
        if found is None:
            return self._addresses(about)[0], self._addresses(other)[0]
        addresses = self._addresses(about)
        if found not in addresses or found == addresses[0]:
            raise BadUse(GONE)
        return addresses[0], found

    def _addresses(self, person_id: str) -> list[Address]:
        person = self._person(person_id)
        if person is None or person.address is None:
            raise BadUse(GONE)
        return [person.address, *(one for one in person.addresses if one != person.address)]

    def _somebody(self, person_id: str) -> str:
        person = self._person(person_id)
        if person is None:
            raise BadUse(GONE)
        return person.address or person.name

    def _person(self, person_id: str) -> Person | None:
        store = self._store()
        me = store.me()
        if me is None or person_id == me.id:
            return None
        return store.people([person_id]).get(person_id)

    def _domain(self, account_id: str) -> str:
        found = self._store().companies([account_id]) if self._store().me() else {}
        if account_id not in found:
            raise BadUse(GONE)
        return registrable(found[account_id].domain)

    def _document(self, said: Said) -> Judgement:
        one = said.judgement
        about, other = self._called(one.about), self._called(one.other)
        return {
            "number": one.number,
            "kind": one.kind,
            "about": one.about,
            "other": one.other,
            "text": _PLAIN[one.kind].format(about=about, other=other),
            "said": iso(said.time // SECONDS),
        }

    def _called(self, text: str) -> str:
        """Return a name beside an address, where the book has one."""
        found = address_of(text)
        people = self._store().by_address([found]) if found and self._store().me() else {}
        person = people.get(found) if found else None
        return f"{person.name} ({text})" if person and person.name != text else text
