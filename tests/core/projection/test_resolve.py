"""Clusters of addresses: the same whatever order they are joined in, and never against a judgement."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from relgraph.address import Address
from relgraph.book.judgements import Judgement
from relgraph.projection.resolve import Clusters, resolve

PEOPLE = [Address(f"{name}@acme.example") for name in "abcdef"]
PAIRS = list(combinations(PEOPLE, 2))


@given(
    st.lists(st.sampled_from(PAIRS), max_size=8).flatmap(lambda p: st.tuples(st.just(p), st.permutations(p)))
)
def test_clusters_do_not_depend_on_the_order_of_joining(orders: tuple[list[tuple[str, str]], ...]) -> None:
    one, other = Clusters(), Clusters()
    for a, b in orders[0]:
        one.join(a, b)
    for a, b in orders[1]:
        other.join(b, a)
    assert [one.find(who) for who in PEOPLE] == [other.find(who) for who in PEOPLE]
    assert all(one.find(one.find(who)) == one.find(who) <= who for who in PEOPLE)


@given(st.lists(st.sampled_from(PAIRS), max_size=10), st.lists(st.sampled_from(PAIRS), max_size=4))
def test_a_pair_judged_different_never_meets(
    joined: list[tuple[str, str]], apart: list[tuple[str, str]]
) -> None:
    clusters = Clusters(apart)
    for a, b in joined:
        held = clusters.join(a, b)
        assert held == (clusters.find(a) == clusters.find(b))
    assert all(clusters.find(a) != clusters.find(b) for a, b in apart)


@given(
    st.dictionaries(
        st.sampled_from(
            [
                Address(f"{local}@{host}")
                for local in ("cy", "c.young", "info")
                for host in ("acme.example", "eu.acme.example", "zell.example", "gmail.com")
            ]
        ),
        st.sampled_from(["Cy Young", "CY YOUNG", "Cy A. Young", "Cy", "Dee Hart", ""]),
    )
)
def test_only_one_full_name_at_one_company_merges(names: dict[Address, str]) -> None:
    clusters = resolve(names, frozenset(), [])

    def company(of: Address) -> str:
        return "acme.example" if of.endswith("acme.example") else of.rpartition("@")[2]

    for one, other in combinations(sorted(names), 2):
        full = names[one] and names[other] and " " in str(names[one])
        alike = (
            full
            and str(names[one]).replace("A. ", "").upper() == str(names[other]).replace("A. ", "").upper()
        )
        wanted = bool(alike and company(one) == company(other) != "gmail.com")
        assert (clusters.find(one) == clusters.find(other)) == wanted


def test_the_owners_addresses_are_one_person_whatever_they_are_called() -> None:
    own = frozenset((Address("ana@fenwick.example"), Address("ana@gmail.com")))
    clusters = resolve({}, own, [])
    assert len({clusters.find(one) for one in own}) == 1


def test_nobody_joins_the_owner_but_by_judgement() -> None:
    ana, other = Address("ana@fenwick.example"), Address("a.reyes@fenwick.example")
    names: dict[Address, str] = {ana: "Ana Reyes", other: "Ana Reyes"}
    assert resolve(names, frozenset((ana,)), []).find(other) == other
    judged = [Judgement(1, "same", ana, other)]
    clusters = resolve(names, frozenset((ana,)), judged)
    assert clusters.find(other) == clusters.find(ana)
