"""What the owner's judgements take out of a graph: names, titles, employers, ties, introductions, people."""

from collections.abc import Callable, Iterable

from relgraph.address import Address, registrable
from relgraph.book.judgements import Judgement, address_of
from relgraph.documents import JudgementKind
from relgraph.evidence import Employment
from relgraph.graph.names import folded, name_key

PersonOf = Callable[[Address | None, str | None], str | None]


class Corrections:
    """The judgements that call a fact wrong, by kind."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        self._said: dict[JudgementKind, list[Judgement]] = {}
        for judgement in judgements:
            self._said.setdefault(judgement.kind, []).append(judgement)

    def wrong_names(self) -> dict[Address, set[str]]:
        """Return the names, folded, that are not those of an address."""
        found: dict[Address, set[str]] = {}
        for said in self._of("wrong name"):
            found.setdefault(Address(said.about), set()).add(folded(said.other))
        return found

    def nobodies(self) -> frozenset[Address]:
        """Return the addresses behind which there is no person."""
        found = (address_of(said.about) for said in self._of("not a person"))
        return frozenset(address for address in found if address is not None)

    def no_names(self) -> set[tuple[str, ...]]:
        """Return the full names that are nobody's."""
        names = (said.about for said in self._of("not a person") if address_of(said.about) is None)
        return {key for key in map(name_key, names) if key is not None}

    def severed(self, person_of: PersonOf) -> set[str]:
        """Return the people whom the owner does not know."""
        return self._people("not a tie", person_of)

    def introductions(self) -> set[tuple[str, str]]:
        """Return the messages, each with a kind, in which no introduction of that kind is made."""
        return {(said.about, said.other) for said in self._of("not an introduction")}

    def employment(self, person_of: PersonOf) -> Callable[[str, Employment], bool]:
        """Return what says of a person and a fact that title or employer is wrong."""
        titles = self._pairs("wrong title", person_of)
        employers = self._pairs("wrong employer", person_of)

        def wrong(person: str, fact: Employment) -> bool:
            employer = (fact.company, fact.domain and registrable(fact.domain))
            return (person, folded(fact.title or "")) in titles or any(
                (person, folded(name)) in employers for name in employer if name
            )

        return wrong

    def employers(self, person_of: PersonOf) -> set[tuple[str, str]]:
        """Return people, each with a domain or a company's name, folded, where they do not work."""
        return self._pairs("wrong employer", person_of)

    def _of(self, kind: JudgementKind) -> list[Judgement]:
        return self._said.get(kind, [])

    def _people(self, kind: JudgementKind, person_of: PersonOf) -> set[str]:
        found = (_person(said, person_of) for said in self._of(kind))
        return {person for person in found if person is not None}

    def _pairs(self, kind: JudgementKind, person_of: PersonOf) -> set[tuple[str, str]]:
        found = ((_person(said, person_of), folded(said.other)) for said in self._of(kind))
        return {(person, other) for person, other in found if person is not None}


def _person(said: Judgement, person_of: PersonOf) -> str | None:
    address = address_of(said.about)
    return person_of(address, None if address else said.about)
