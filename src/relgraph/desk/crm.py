"""What the member's other tools call accounts and people."""

from collections.abc import Iterable

from relgraph.address import address, freemail, host, registrable
from relgraph.book.book import Book
from relgraph.book.crm import CrmEntry, CrmMap
from relgraph.clean import clean
from relgraph.errors import BadUse
from relgraph.front import CrmKind, CrmLink

MOST = 200_000
LONGEST = 100


class OwnCrmIds:
    """The CrmIds of relgraph.front over one book."""

    def __init__(self, book: Book) -> None:
        self._map = CrmMap(book.space)

    def put(self, items: Iterable[CrmLink]) -> int:
        """Put ids in place, all or none; return how many changed anything."""
        entries = [_entry(place, link) for place, link in enumerate(items, 1)]
        if self._map.count() + len(entries) > MOST:
            raise BadUse(f"a book keeps at most {MOST} ids of other tools: remove some first")
        return self._map.put(entries)

    def remove(self, system: str, kind: CrmKind, crm_id: str) -> bool:
        """Remove one id; say whether it was there."""
        return self._map.remove(clean(system), kind, clean(crm_id))


def _entry(place: int, link: CrmLink) -> CrmEntry:
    system, crm_id = (clean(text, LONGEST + 1) for text in (link.system, link.id))
    if not system or ":" in system or len(system) > LONGEST:
        raise BadUse(f"item {place}: a system is named by 1 to {LONGEST} characters without a colon")
    if not crm_id or len(crm_id) > LONGEST:
        raise BadUse(f"item {place}: an id has 1 to {LONGEST} characters")
    return CrmEntry(system, link.kind, crm_id, _subject(place, link))


def _subject(place: int, link: CrmLink) -> str:
    if link.kind == "person":
        person = address(link.of)
        if person is None:
            raise BadUse(f"item {place}: a person is known by a mail address")
        return person
    name = host(link.of)
    if name is None:
        raise BadUse(f"item {place}: an account is known by its domain, such as ardent.example")
    if name in freemail() or registrable(name) in freemail():
        raise BadUse(f"item {place}: a mail provider for everybody is no account")
    return registrable(name)
