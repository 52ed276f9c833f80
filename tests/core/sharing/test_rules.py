"""Sharing rules: nothing said shows nothing; deny beats allow; the most specific, then the latest holds."""

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import BO, CY, EVA, book

from relgraph.address import Address
from relgraph.errors import BadUse
from relgraph.sharing.rules import (
    EVERYONE,
    Rule,
    Selector,
    add_rule,
    audiences,
    decide,
    level,
    rules,
    selector,
    undo_rule,
)
from relgraph.team.shared import Level
from relgraph.vocabulary import Tier

VIEWERS = [BO, EVA, Address("gil@fenwick.example")]


def rule(number: int, what: str, about: str, to: str = EVERYONE, pinned: str | None = None) -> Rule:
    return Rule(number, level(what), selector(about), to, pinned)


def shown(*standing: Rule, person: Address = CY, tier: Tier = "moderate") -> dict[str, int]:
    """Who sees a tie, by the number of the rule that shows it."""
    return {who: one.number for who, one in audiences(meant(standing, person, tier), VIEWERS).items()}


def meant(standing: Iterable[Rule], person: Address, tier: Tier | None) -> list[Rule]:
    return [one for one in standing if one.selector.selects(person, tier)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("all", Selector("all", "")),
        (" all ", Selector("all", "")),
        ("private", Selector("private", "")),
        ("person:CY@Acme.Example", Selector("person", "cy@acme.example")),
        ("company:mail.acme.example", Selector("company", "acme.example")),
        ("company:BÜCHER.example", Selector("company", "xn--bcher-kva.example")),
        ("domain:mail.acme.example", Selector("domain", "mail.acme.example")),
        ("min-tier:strong", Selector("min-tier", "strong")),
    ],
)
def test_a_selector_is_read_and_written_the_same(text: str, wanted: Selector) -> None:
    assert selector(text) == wanted
    assert selector(str(wanted)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "",
        "everything",
        "all:x",
        "private:",
        "private:x",
        "person:",
        "person:cy",
        "company:acme",
        "domain:",
        "min-tier:",
        "min-tier:huge",
        "Person",
    ],
)
def test_what_selects_nothing_is_refused_with_what_to_say(text: str) -> None:
    if text == "private:":
        assert selector(text) == Selector("private", "")
    else:
        with pytest.raises(BadUse, match="selects nothing: say all, private, person:ADDRESS"):
            selector(text)


@pytest.mark.parametrize("text", ["source:inbox", "tag:vip", "outside-ties"])
def test_selectors_that_are_to_come_say_so(text: str) -> None:
    with pytest.raises(BadUse, match="is not there yet: use all, private, min-tier"):
        selector(text)


def test_levels_are_those_there_are() -> None:
    assert level("named") == "named"
    with pytest.raises(BadUse, match="'blind' is no sharing level here: use hidden or named"):
        level("blind")


@pytest.mark.parametrize(
    ("about", "yes", "no"),
    [
        ("all", [CY, "x@gmail.com"], []),
        ("person:cy@acme.example", [CY], ["cyd@acme.example", "cy@mail.acme.example"]),
        (
            "company:acme.example",
            [CY, "cy@mail.acme.example"],
            ["cy@acme.example.evil.example", "cy@notacme.example"],
        ),
        ("domain:mail.acme.example", ["cy@mail.acme.example"], [CY, "cy@a.mail.acme.example"]),
        ("private", ["x@gmail.com", "x@mail.yahoo.co.uk"], [CY, "x@gmail.com.acme.example"]),
    ],
)
def test_a_selector_means_these_and_not_those(about: str, yes: list[str], no: list[str]) -> None:
    one = selector(about)
    assert all(one.selects(Address(who), "weak") for who in yes)
    assert not any(one.selects(Address(who), "weak") for who in no)


def test_a_selector_by_tier_means_that_tier_and_stronger() -> None:
    tiers: tuple[Tier, ...] = ("weak", "moderate", "strong")
    for place, least in enumerate(tiers):
        assert [selector(f"min-tier:{least}").selects(CY, tier) for tier in tiers] == [
            n >= place for n in range(3)
        ]
        assert not selector(f"min-tier:{least}").selects(CY, None)


# Deciding


def test_nothing_said_shows_nothing() -> None:
    assert decide([], BO) is None
    assert shown() == {}
    assert shown(rule(1, "named", "person:dee@acme.example")) == {}


def test_deny_beats_allow_however_specific_or_late() -> None:
    assert shown(rule(1, "hidden", "all"), rule(2, "named", "person:cy@acme.example")) == {}
    assert shown(rule(1, "named", "person:cy@acme.example"), rule(2, "hidden", "company:acme.example")) == {}
    assert shown(rule(1, "hidden", "all"), rule(2, "named", "all", BO)) == {}


def test_the_most_specific_allow_wins_then_the_latest() -> None:
    about = [
        "all",
        "min-tier:moderate",
        "company:acme.example",
        "domain:acme.example",
        "person:cy@acme.example",
    ]
    for number, one in enumerate(about):
        standing = [rule(n, "named", text) for n, text in enumerate(about[: number + 1])]
        assert shown(*standing) == {EVERYONE: number}, one
    later = [
        rule(1, "named", "company:acme.example"),
        rule(2, "named", "company:acme.example"),
        rule(3, "named", "all"),
    ]
    assert shown(*later) == {EVERYONE: 2}


def test_private_is_more_specific_than_all() -> None:
    standing = [rule(1, "named", "private", pinned="2026-01-01"), rule(2, "named", "all")]
    assert shown(*standing, person=Address("cy@gmail.com")) == {EVERYONE: 1}
    assert shown(*standing) == {EVERYONE: 2}


def test_a_rule_for_one_member_shows_to_that_one_alone() -> None:
    assert shown(rule(1, "named", "all", BO)) == {BO: 1}


def test_where_one_is_left_out_each_of_the_others_gets_a_row() -> None:
    found = shown(rule(1, "named", "all"), rule(2, "hidden", "company:acme.example", BO))
    assert found == {EVA: 1, "gil@fenwick.example": 1}


def test_a_tie_that_the_denial_does_not_mean_still_goes_to_everyone() -> None:
    standing = [rule(1, "named", "all"), rule(2, "hidden", "company:acme.example", BO)]
    assert shown(*standing, person=Address("dee@zell.example")) == {EVERYONE: 1}


def test_where_one_gets_another_row_each_of_the_others_gets_the_one_for_everyone() -> None:
    found = shown(rule(1, "named", "all"), rule(2, "named", "person:cy@acme.example", BO))
    assert found == {BO: 2, EVA: 1, "gil@fenwick.example": 1}


def test_what_others_are_denied_does_not_change_which_row_one_gets() -> None:
    standing = [
        rule(1, "named", "all", pinned="2026-01-01"),
        rule(2, "named", "person:cy@acme.example", BO, pinned="2026-05-01"),
    ]
    assert shown(*standing)[BO] == shown(*standing, rule(3, "hidden", "all", EVA))[BO] == 2
    assert EVERYONE not in shown(*standing)  # or BO would get its row too, for the days before


def test_an_older_equal_rule_for_one_adds_no_row() -> None:
    assert shown(rule(1, "named", "all", BO), rule(2, "named", "all")) == {EVERYONE: 2}


LEVELS: st.SearchStrategy[Level] = st.sampled_from(["named", "named", "hidden"])
ABOUT = st.sampled_from(
    [
        "all",
        "private",
        "min-tier:strong",
        "company:acme.example",
        "domain:acme.example",
        "person:cy@acme.example",
    ]
)
RULES = st.lists(st.tuples(LEVELS, ABOUT, st.sampled_from([EVERYONE, *VIEWERS])), max_size=5).map(
    lambda said: [rule(number, *one) for number, one in enumerate(said)]
)
PEOPLE = st.sampled_from(
    [CY, Address("dee@acme.example"), Address("x@gmail.com"), Address("zoe@zell.example")]
)
TIERS: st.SearchStrategy[Tier] = st.sampled_from(["weak", "moderate", "strong"])


@given(RULES, PEOPLE, TIERS)
def test_each_viewer_gets_exactly_what_the_rules_decide_for_them(
    standing: list[Rule], person: Address, tier: Tier
) -> None:
    found = audiences(meant(standing, person, tier), VIEWERS)
    for viewer in VIEWERS:
        got = found.get(viewer) or found.get(EVERYONE)
        wanted = decide(meant(standing, person, tier), viewer)
        assert (got is None) == (wanted is None or wanted.level == "hidden")
        if got is not None:
            assert got == wanted


@given(RULES, PEOPLE, TIERS, st.sampled_from(VIEWERS))
def test_a_denial_added_shows_nobody_more(
    standing: list[Rule], person: Address, tier: Tier, viewer: Address
) -> None:
    def seers(all_rules: list[Rule]) -> set[str]:
        found = audiences(meant(all_rules, person, tier), VIEWERS)
        return {one for one in VIEWERS if one in found or EVERYONE in found}

    before = seers(standing)
    assert seers([*standing, rule(9, "hidden", "all", viewer)]) == before - {viewer}
    assert seers([*standing, rule(9, "hidden", "all")]) == set()


# Keeping


def test_rules_stand_in_order_until_undone() -> None:
    made = book()
    first = add_rule(made, "named", selector("all"), EVERYONE, None, now=1)
    second = add_rule(made, "hidden", selector("person:cy@acme.example"), BO, date(2026, 5, 1), now=2)
    assert rules(made) == [
        Rule(first, "named", Selector("all", ""), EVERYONE, None),
        Rule(second, "hidden", Selector("person", CY), BO, "2026-05-01"),
    ]
    assert undo_rule(made, first, now=3)
    assert not undo_rule(made, first, now=4)
    assert not undo_rule(made, 99, now=4)
    assert [one.number for one in rules(made)] == [second]
