"""Which addresses are one person: only what a stranger cannot forge, and what the owner judged."""

from collections.abc import Iterable, Mapping

from relgraph.address import Address, company_domain
from relgraph.book.judgements import Judgement
from relgraph.graph.names import name_key


class Clusters:
    """Sets of addresses that are one person; a pair judged different never meets in one set."""

    def __init__(self, apart: Iterable[tuple[str, str]] = ()) -> None:
        self._root: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}
        self._apart: dict[str, set[str]] = {}
        for one, other in apart:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def find(self, item: str) -> str:
        """Return the cluster's smallest member."""
        return self._root.get(item, item)

    def join(self, one: str, other: str) -> bool:
        """Make one cluster of two, unless something in them was judged different; say whether it holds."""
        a, b = sorted((self.find(one), self.find(other)))
        if a == b:
            return True
        left, right = self._members.get(a, {a}), self._members.get(b, {b})
        if any(self._apart.get(item, _NOTHING) & right for item in left):
            return False
        self._members[a] = left | right
        self._members.pop(b, None)
        for item in self._members[a]:
            self._root[item] = a
        return True


_NOTHING: frozenset[str] = frozenset()


def resolve(
    names: Mapping[Address, str], own: frozenset[Address], judgements: Iterable[Judgement]
) -> Clusters:
    """Return who is one person, given the best name each address was called by.

    By itself only one full name at one company domain merges: a company gives its domain's addresses out, so
    the sender of a forged mail cannot take one. All else waits for the owner's judgement.
    """
    judged = list(judgements)
    clusters = Clusters((j.about, j.other) for j in judged if j.kind == "different")
    for judgement in judged:
        if judgement.kind == "same":
            clusters.join(judgement.about, judgement.other)
    for address in sorted(own):
        clusters.join(min(own), address)
    first: dict[tuple[str, tuple[str, ...]], Address] = {}
    for address in sorted(names):
        company = company_domain(address)
        key = name_key(names[address])
        if company and key and address not in own:
            clusters.join(first.setdefault((company, key), address), address)
    return clusters


def companies(judgements: Iterable[Judgement]) -> dict[str, tuple[str, ...]]:
    """Return the domains of each company that the owner judged to have several, by each of them.

    The shortest comes first, which is the one that the company goes by.
    """
    judged = list(judgements)
    clusters = Clusters((j.about, j.other) for j in judged if j.kind == "different companies")
    same = [j for j in judged if j.kind == "same company"]
    for judgement in same:
        clusters.join(judgement.about, judgement.other)
    found: dict[str, set[str]] = {}
    for domain in {domain for j in same for domain in (j.about, j.other)}:
        found.setdefault(clusters.find(domain), set()).add(domain)
    ordered = (tuple(sorted(domains, key=lambda one: (len(one), one))) for domains in found.values())
    return {domain: domains for domains in ordered if len(domains) > 1 for domain in domains}
