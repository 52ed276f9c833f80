"""The team's graph, made of its members and the ties they published by name."""

from collections import Counter
from collections.abc import Iterable

from relgraph.graph.names import company_name, folded
from relgraph.spaces.home import Ids
from relgraph.stores.neo4j.rows import Row
from relgraph.stores.neo4j.schema import in_order
from relgraph.stores.neo4j.team import TeamGraph
from relgraph.team.shared import SharedTie
from relgraph.team.team import Member


def team_graph(members: Iterable[Member], ties: Iterable[tuple[str, SharedTie]], ids: Ids) -> TeamGraph:
    """Return who is a member, whom they say they know, and where those work."""
    listed = [(row_id, tie) for row_id, tie in ties if tie.address]
    by_address: dict[str, list[SharedTie]] = {}
    by_domain: dict[str, list[SharedTie]] = {}
    for _, tie in listed:
        by_address.setdefault(tie.address, []).append(tie)
        if tie.domain:
            by_domain.setdefault(tie.domain, []).append(tie)
    return TeamGraph(
        members=[_member(member, ids) for member in members],
        companies=[_company(domain, by_domain[domain], ids) for domain in sorted(by_domain)],
        people=[_person(address, by_address[address], ids) for address in sorted(by_address)],
        knows=[_knows(row_id, tie, ids) for row_id, tie in listed],
        works_at=[
            {
                "id": ids.of("person", address),
                "start": ids.of("person", address),
                "end": ids.of("company", by_address[address][0].domain or ""),
                "role": _most(tie.role for tie in by_address[address]),
            }
            for address in sorted(by_address)
            if by_address[address][0].domain
        ],
    )


def _member(member: Member, ids: Ids) -> Row:
    return {
        "id": ids.of("person", member.address),
        "name": member.name or member.address,
        "address": member.address,
        "addresses": sorted(member.addresses),
    }


def _person(address: str, ties: list[SharedTie], ids: Ids) -> Row:
    name = _most(tie.name for tie in ties) or address
    return {
        "id": ids.of("person", address),
        "name": name,
        "folded": in_order(folded(name)),
        "address": address,
        "domain": ties[0].domain,
    }


def _company(domain: str, ties: list[SharedTie], ids: Ids) -> Row:
    name = _most(tie.company for tie in ties) or company_name(domain, Counter())
    return {
        "id": ids.of("company", domain),
        "name": name,
        "folded": in_order(folded(name)),
        "domain": domain,
    }


def _knows(row_id: str, tie: SharedTie, ids: Ids) -> Row:
    return {
        "id": row_id,
        "start": ids.of("person", tie.publisher),
        "end": ids.of("person", tie.address),
        "tier": tie.tier,
        "last_contact": tie.last_month,
        "role": tie.role,
        "audience": tie.audience,
        "level": tie.level,
        "speaks_for": tie.speaks_for,
    }


def _most(found: Iterable[str | None]) -> str | None:
    """Return what most say, of equals the first by letters."""
    counts = Counter(one for one in found if one)
    return min(counts, key=lambda one: (-counts[one], one)) if counts else None
