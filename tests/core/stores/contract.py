"""What every store of graphs promises: subclass GraphStoreContract and say how one is made."""

from abc import ABC, abstractmethod
from itertools import combinations

import pytest

from relgraph.address import Address
from relgraph.graph.model import Company, Employment, Graph, Introduced, Person, Tie
from relgraph.graph.names import folded
from relgraph.stores.base import GraphStore


def person(
    number: int, name: str, *addresses: str, domain: str | None = None, title: str | None = None
) -> Person:
    """Somebody whose id is `p` and the number."""
    own = tuple(Address(one) for one in addresses)
    return Person(f"p{number}", name, own[0] if own else None, tuple(sorted(own)), domain, title)


ANA = person(1, "Ana Reyes", "ana@fenwick.example", "ana@home.example", domain="fenwick.example")
BO = person(2, "Bo Lind", "bo@fenwick.example", domain="fenwick.example", title="Sales")
CY = person(3, "Cy Young", "c.young@acme.example", "cy@gmail.com", domain="acme.example", title="CFO")
DEE = person(4, "Dee Hart", domain="acme.example")
ZOE = person(5, "Zoë 100% _ Zell!", "zoe@zell.example", domain="zell.example")
TWIN = person(6, "cy young", "cy@zell.example", domain="zell.example")
HOSTILE = person(7, "Robert'); DROP TABLE g_person;--", "bobby@tables.example", domain="tables.example")
PEOPLE = (ANA, BO, CY, DEE, ZOE, TWIN, HOSTILE)

ACME = Company("c1", "Acme AG", "acme.example")
FENWICK = Company("c2", "Fenwick", "fenwick.example")
ZELL = Company("c3", "ZELL & Söhne", "zell.example")
TABLES = Company("c4", "{{ 7 * 7 }}", "tables.example")

TIES = (Tie("p1", "p2"), Tie("p1", "p3"), Tie("p2", "p3"), Tie("p3", "p4"), Tie("p3", "p5"))
"""Ana - Bo, Ana - Cy, Bo - Cy, Cy - Dee, Cy - Zoe; the twin and the hostile one know nobody."""

JOBS = (
    Employment("p3", "Acme AG", "acme.example", "CFO", "signature", False, 100, 200),
    Employment("p3", "Bank AG", None, "Chair", "text", True, None, None),
    Employment("p4", None, None, "Counsel", "table", False, 150, 150),
)
BROUGHT = (
    Introduced("aa", 100, "made", "done", "p2", ("p1", "p3")),
    Introduced("bb", None, "offered", "open", None, ("p3",)),
    Introduced("cc", 300, "reported", "done", "p9", ()),
)

GRAPH = Graph(
    me=ANA,
    people=PEOPLE,
    companies=(ACME, FENWICK, ZELL, TABLES),
    histories=dict.fromkeys(TIES, b""),
    employments=JOBS,
    introductions=BROUGHT,
)
START = ("", "")


class GraphStoreContract(ABC):
    """Say in `store` how an empty store is made; the promises below must hold of it."""

    @pytest.fixture
    @abstractmethod
    def store(self) -> GraphStore:
        """Return an empty store."""

    @pytest.fixture
    def full(self, store: GraphStore) -> GraphStore:
        """Return a store that holds GRAPH."""
        store.replace(GRAPH)
        return store

    # Replacing

    def test_an_empty_store_has_no_owner(self, store: GraphStore) -> None:
        assert store.me() is None

    def test_a_graph_put_in_is_there(self, full: GraphStore) -> None:
        assert full.me() == ANA
        assert full.people([one.id for one in PEOPLE]) == {one.id: one for one in PEOPLE}

    def test_a_graph_put_in_takes_the_place_of_what_was_there(self, full: GraphStore) -> None:
        full.replace(Graph(ZOE, (CY, ZOE), (ZELL,), {Tie("p3", "p5"): b""}, (), ()))
        assert full.me() == ZOE
        assert full.people(["p1", "p2", "p4"]) == {}
        assert full.by_address([Address("bo@fenwick.example")]) == {}
        assert full.company_at("acme.example") is None
        assert full.ties_of(["p3"]) == [Tie("p3", "p5")]
        assert full.employments(["p3"]) == []
        assert full.introductions(["p3"]) == []

    def test_the_same_graph_twice_is_the_same(self, full: GraphStore) -> None:
        full.replace(GRAPH)
        assert full.ties_of([one.id for one in PEOPLE]) == sorted(TIES)
        assert len(full.find_people("", after=START, limit=100)) == len(PEOPLE) - 1

    # People

    def test_ids_that_are_not_there_find_nobody(self, full: GraphStore) -> None:
        assert full.people(["p99", "", "'", "p3"]) == {"p3": CY}
        assert full.people([]) == {}

    def test_every_address_of_a_person_finds_them(self, full: GraphStore) -> None:
        asked = [Address("cy@gmail.com"), Address("c.young@acme.example"), Address("nobody@acme.example")]
        assert full.by_address(asked) == {asked[0]: CY, asked[1]: CY}
        assert full.by_address(asked[:1]) == {asked[0]: CY}
        assert full.by_address([]) == {}

    def test_a_name_finds_everybody_of_exactly_that_name(self, full: GraphStore) -> None:
        assert full.named("CY YOUNG") == [CY, TWIN]
        assert full.named(" Dee Hart ") == [DEE]
        assert full.named("Cy") == []
        assert full.named("") == []

    def test_part_of_a_name_or_address_finds_people_but_not_the_owner(self, full: GraphStore) -> None:
        assert full.find_people("young", after=START, limit=9) == [CY, TWIN]
        assert full.find_people("GMAIL", after=START, limit=9) == [CY]
        assert full.find_people("ana", after=START, limit=9) == []
        assert full.find_people("nobody here", after=START, limit=9) == []

    def test_no_part_finds_everybody_in_order_of_name(self, full: GraphStore) -> None:
        others = [one for one in PEOPLE if one is not ANA]
        assert full.find_people("", after=START, limit=9) == sorted(
            others, key=lambda p: (folded(p.name), p.id)
        )

    @pytest.mark.parametrize("sign", ["%", "_", "!", "100% _", "'", "\\", "%%", "!%", "!_"])
    def test_signs_with_a_meaning_elsewhere_are_letters_here(self, full: GraphStore, sign: str) -> None:
        found = full.find_people(sign, after=START, limit=9)
        wanted = [p for p in PEOPLE if sign in folded(p.name) or any(sign in a for a in p.addresses)]
        assert found == sorted(wanted, key=lambda p: (folded(p.name), p.id))

    @pytest.mark.parametrize("text", ["\x00", "a" * 60_000, "é" * 40_000, "%" * 30_000])
    def test_hostile_questions_find_nobody_and_break_nothing(self, full: GraphStore, text: str) -> None:
        assert full.find_people(text, after=START, limit=9) == []
        assert full.find_companies(text, after=START, limit=9) == []
        assert full.named(text) == []
        assert full.company_at(text) is None
        assert full.people([text]) == {}

    @pytest.mark.parametrize("size", [1, 2, 4, 6, 7])
    def test_people_come_page_by_page_each_once(self, full: GraphStore, size: int) -> None:
        found: list[Person] = []
        after = START
        while page := full.find_people("", after=after, limit=size):
            assert len(page) <= size
            found += page
            after = (folded(page[-1].name), page[-1].id)
        assert found == full.find_people("", after=START, limit=100)

    def test_people_at_a_company_come_in_order_of_id(self, full: GraphStore) -> None:
        assert full.people_at("acme.example") == [CY, DEE]
        assert full.people_at("fenwick.example") == [ANA, BO]
        assert full.people_at("gmail.com") == []

    # Companies

    def test_companies_are_found_by_id_and_domain(self, full: GraphStore) -> None:
        assert full.companies(["c1", "c3", "c9"]) == {"c1": ACME, "c3": ZELL}
        assert full.companies([]) == {}
        assert full.company_at("zell.example") == ZELL
        assert full.company_at("zell") is None

    def test_part_of_a_name_or_domain_finds_companies_in_order(self, full: GraphStore) -> None:
        assert full.find_companies("", after=START, limit=9) == [ACME, FENWICK, ZELL, TABLES]
        assert full.find_companies("SÖHNE", after=START, limit=9) == [ZELL]
        assert full.find_companies("ACME.ex", after=START, limit=9) == [ACME]
        assert full.find_companies("{{", after=START, limit=9) == [TABLES]
        assert full.find_companies("", after=("fenwick", "c2"), limit=1) == [ZELL]

    # Ties

    def test_ties_are_found_from_either_side_each_once_in_order(self, full: GraphStore) -> None:
        assert full.ties_of(["p3"]) == [Tie("p1", "p3"), Tie("p2", "p3"), Tie("p3", "p4"), Tie("p3", "p5")]
        assert full.ties_of(["p4", "p5", "p4"]) == [Tie("p3", "p4"), Tie("p3", "p5")]
        assert full.ties_of(["p6"]) == []
        assert full.ties_of([]) == []
        assert full.ties_of(["p99"]) == []

    def test_ties_between_two_groups_have_an_end_in_each(self, full: GraphStore) -> None:
        ids = [one.id for one in PEOPLE]
        groups = [list(group) for size in (0, 1, 2, 3) for group in combinations(ids, size)]
        for some in groups[:30]:
            for others in groups[::3]:
                wanted = sorted(
                    t for t in TIES if (t.a in some and t.b in others) or (t.b in some and t.a in others)
                )
                assert full.ties_between(some, others) == wanted

    # What was read

    def test_employments_are_those_of_these_people(self, full: GraphStore) -> None:
        assert full.employments(["p3"]) == list(JOBS[:2])
        assert full.employments(["p4", "p1"]) == [JOBS[2]]
        assert full.employments([]) == []

    def test_introductions_are_those_somebody_was_party_to(self, full: GraphStore) -> None:
        assert full.introductions(["p1"]) == [BROUGHT[0]]
        assert full.introductions(["p1", "p3"]) == list(BROUGHT[:2])
        assert full.introductions(["p2", "p9"]) == []

    def test_an_empty_graph_of_the_owner_alone_is_fine(self, store: GraphStore) -> None:
        store.replace(Graph(ANA, (ANA,), (), {}, (), ()))
        assert store.me() == ANA
        assert store.find_people("", after=START, limit=9) == []
        assert store.ties_of(["p1"]) == []

    def test_a_company_of_many_people_is_found_whole(self, store: GraphStore) -> None:
        crowd = tuple(
            Person(
                f"x{n:05}",
                f"Name {n}",
                Address(f"n{n}@acme.example"),
                (Address(f"n{n}@acme.example"),),
                "acme.example",
                None,
            )
            for n in range(2000)
        )
        ties = {Tie("p1", one.id): b"" for one in crowd}
        store.replace(Graph(ANA, (ANA, *crowd), (ACME,), ties, (), ()))
        assert len(store.people_at("acme.example")) == len(crowd)
        assert len(store.ties_of([one.id for one in crowd])) == len(crowd)
        assert len(store.by_address([one.addresses[0] for one in crowd])) == len(crowd)
