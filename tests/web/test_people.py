"""People at an account as the page shows them."""

from tests.faces import ANA, BO, DIRECT, THREE, TODAY, VIA_BO, ardent, known, own, shared, step, way

from relgraph_web.people import alternatives, groups, reasons, weakest


def test_people_are_grouped_by_role_and_those_without_come_last() -> None:
    found = groups(ardent(), TODAY)
    assert [(group.role, [one.name for one in group.people]) for group in found] == [
        ("Finance", ["Cy Young"]),
        ("Operations", ["Dee Hart", "Ingrid Østergaard"]),
        ("Others", ["Maya de la Cruz"]),
    ]


def test_where_no_role_is_known_there_is_nothing_to_tell_apart() -> None:
    one = known("Cy Young", None, None, "you know Cy Young", own())
    assert [group.role for group in groups({**ardent(), "people": [one]}, TODAY)] == [None]


def test_the_own_tie_comes_first_among_the_others_with_its_reasons() -> None:
    mine = own("weak", "2026-01-01", ("you wrote", 1.0))
    one = known("Cy Young", None, None, "Bo Lind knows Cy Young", shared(), shared(ANA), mine)
    others = groups({**ardent(), "people": [one]}, TODAY)[0].people[0].others
    assert [(tie.who, tie.why) for tie in others] == [("you", ("you wrote",)), ("Ana Reyes", ())]


def test_without_people_there_are_no_groups() -> None:
    assert groups({**ardent(), "people": []}, TODAY) == []


def test_the_strongest_tie_leads_and_the_others_follow() -> None:
    one = known(
        "Cy Young", "CFO", "finance", "you know Cy Young", own("strong"), shared(BO, "weak", "2026-01")
    )
    (group,) = groups({**ardent(), "people": [one]}, TODAY)
    (person,) = group.people
    assert (person.best.who, person.best.bar.word, person.best.shared) == ("you", "strong", False)
    assert [(tie.who, tie.bar.word, tie.shared) for tie in person.others] == [("Bo Lind", "weak", True)]
    assert person.phrase == "You know Cy Young"


def test_the_weightiest_reason_comes_first() -> None:
    given = own("strong", "2026-05-01", ("small", 0.1), ("large", 0.7), ("middling", 0.2))["reasons"]
    assert reasons(given) == ("large", "middling", "small")
    assert reasons(None) == ()


def test_other_ways_begin_with_somebody_else_where_there_is_one() -> None:
    assert alternatives([VIA_BO, THREE, DIRECT]) == [DIRECT, THREE]


def test_the_same_way_is_not_offered_twice() -> None:
    assert alternatives([VIA_BO, VIA_BO, DIRECT]) == [DIRECT]
    assert alternatives([]) == []


def test_at_most_two_other_ways_are_offered() -> None:
    more = [way(f"ask {name}", step("Ana", name, own(), "")) for name in "abcd"]
    assert len(alternatives(more)) == 2


def test_the_weakest_tie_of_a_long_way_is_named() -> None:
    assert weakest(THREE) == "Sam Okoye and Eli Okafor"
    first = way("", step("Ana", "Cy", own("weak"), ""), step("Cy", "Dee", shared(), ""), weakest=0)
    assert weakest(first) == "you and Cy"


def test_a_single_step_or_a_colleague_is_no_weak_point() -> None:
    assert weakest(DIRECT) is None
    assert weakest(VIA_BO) is None
