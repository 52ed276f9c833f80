"""Strength: the published formula, the same to the last bit, and what it must never do."""

import math
import random
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import history

from relgraph.graph.history import Counting, days
from relgraph.strength import Moment, Strength, fading, probability, strengths, tally, two_way
from relgraph.times import day_of
from relgraph.vocabulary import Vocabulary, default_vocabulary

WORDS = default_vocabulary()
TODAY = day_of("2026-05-20")
NOW = Moment(TODAY, TODAY + 1)

KIND = st.sampled_from(["ab", "ba", "met"])
EVENT = st.tuples(st.integers(min_value=0, max_value=900), KIND, st.integers(min_value=1, max_value=25))
EVENTS = st.lists(EVENT, max_size=15)
"""Days ago, which way, to how many people."""


def packed(events: list[tuple[int, str, int]]) -> bytes:
    counting = Counting()
    for ago, kind, people in events:
        if kind == "met":
            counting.meeting(TODAY - ago, people=people)
        else:
            counting.message(TODAY - ago, forward=kind == "ab", people=people)
    return counting.packed()


def one(tie: bytes, at: Moment = NOW, words: Vocabulary = WORDS) -> Strength | None:
    return strengths([tie], at, words)[0]


def value(tie: bytes, at: Moment = NOW) -> float:
    found = one(tie, at)
    return 0.0 if found is None else found.value


def naive(tie: bytes, at: Moment, words: Vocabulary) -> float | None:
    """The formula as the module's first lines have it, event by event in floats."""
    contact = words.contact
    there, back, last = 0.0, 0.0, None
    for day in days(tie):
        if day.day >= at.until:
            continue
        decay = 2 ** (-max(at.today - day.day, 0) / contact.half_life_days)
        met = contact.meeting * day.met_people**-contact.recipient_power if day.met else 0.0
        there += decay * max(day.ab_people**-contact.recipient_power if day.ab else 0.0, met)
        back += decay * max(day.ba_people**-contact.recipient_power if day.ba else 0.0, met)
        last = day.day
    if last is None:
        return None
    silence = 1 + max(at.today - last, 0) / contact.silence_days
    alone = min(contact.one_way * (there + back), contact.one_way_most)
    return mapped((math.sqrt(there * back) + alone) / silence, words)


def mapped(raw: float, words: Vocabulary = WORDS) -> float:
    shape = words.strength
    return float(raw**shape.power / (raw**shape.power + shape.half**shape.power))


# Worked by hand with a half-life of 120 days, 30 days of silence, one way a tenth


@pytest.mark.parametrize(
    ("tie", "raw"),
    [
        (history(("2026-05-20", 1, 1)), 1.2),  # (1 + 0.1 * 2) / 1
        (history(("2026-05-20", 9, 9)), 1.2),  # days count, not messages
        (history(("2026-05-20", 1, 0)), 0.1),
        (history(("2026-05-20", 0, 1)), 0.1),
        (history(met=["2026-05-20"]), 1.2),
        (history(("2026-05-20", 1, 1), met=["2026-05-20"]), 1.2),  # a meeting and mail on one day are one day
        (history(("2026-05-20", 4, 0), ("2026-05-19", 1, 0)), 0.1 * (1 + 2 ** (-1 / 120))),
        (history(("2026-04-20", 1, 1)), 1.2 * 2 ** (-30 / 120) / 2),  # 30 silent days halve it
        (history(("2026-01-20", 1, 1)), 1.2 * 0.5 / 5),  # 120 days old: half, and 1 + 4
    ],
)
def test_the_formula_gives_what_is_worked_out_by_hand(tie: bytes, raw: float) -> None:
    contact = WORDS.contact
    assert (contact.half_life_days, contact.silence_days, contact.one_way, contact.meeting) == (
        120,
        30,
        0.1,
        1,
    )
    found = one(tie)
    assert found is not None
    assert found.value == pytest.approx(mapped(raw), abs=1e-12)


def test_a_message_to_sixteen_counts_half_of_one_to_one() -> None:
    assert WORDS.contact.recipient_power == 0.25
    found = one(packed([(0, "ab", 16), (0, "ba", 1)]))
    assert found is not None
    assert found.value == pytest.approx(mapped(math.sqrt(0.5) + 0.1 * 1.5), abs=1e-12)


def test_the_fast_way_equals_the_plain_one_where_one_side_alone_writes() -> None:
    for number in (1, 3, 4, 5, 30, 400):
        tie = packed([(ago, "ba", 1) for ago in range(number)])
        assert value(tie) == pytest.approx(naive(tie, NOW, WORDS), rel=1e-9)


@given(EVENTS, st.integers(min_value=-1000, max_value=30))
def test_the_fast_way_equals_the_plain_one(events: list[tuple[int, str, int]], shift: int) -> None:
    at = Moment(TODAY + shift, TODAY + shift + 1)
    found, wanted = one(packed(events), at), naive(packed(events), at, WORDS)
    assert (found is None) == (wanted is None)
    if found is not None:
        assert found.value == pytest.approx(wanted, rel=1e-9)


def test_other_constants_are_followed() -> None:
    words = WORDS.model_copy(
        update={
            "contact": WORDS.contact.model_copy(
                update={
                    "half_life_days": 7.0,
                    "one_way": 0.3,
                    "silence_days": 3.0,
                    "recipient_power": 1.0,
                    "meeting": 2.5,
                }
            ),
            "strength": WORDS.strength.model_copy(update={"half": 3.0, "power": 1.7}),
        }
    )
    dice = random.Random(7)
    for _ in range(100):
        tie = packed(
            [(dice.randrange(60), dice.choice(["ab", "ba", "met"]), dice.randint(1, 25)) for _ in range(9)]
        )
        found = one(tie, words=words)
        assert found is not None
        assert found.value == pytest.approx(naive(tie, NOW, words), rel=1e-9)


# The same to the last bit


def test_a_tie_has_the_same_bits_alone_and_among_any_others_in_any_order() -> None:
    dice = random.Random(1)
    ties = [
        packed(
            [
                (dice.randrange(700), dice.choice(["ab", "ba", "met"]), dice.randint(1, 25))
                for _ in range(dice.randrange(30))
            ]
        )
        for _ in range(300)
    ]
    alone = [one(tie) for tie in ties]
    assert strengths(ties, NOW, WORDS) == alone
    for _ in range(20):
        places = dice.sample(range(len(ties)), dice.randint(1, len(ties)))
        assert strengths([ties[place] for place in places], NOW, WORDS) == [alone[place] for place in places]


def test_no_ties_have_no_strengths() -> None:
    assert strengths([], NOW, WORDS) == []


@given(EVENTS, EVENTS)
def test_a_tie_does_not_depend_on_other_ties(
    mine: list[tuple[int, str, int]], other: list[tuple[int, str, int]]
) -> None:
    tie = packed(mine)
    assert strengths([tie, packed(other), tie], NOW, WORDS)[::2] == [one(tie), one(tie)]


# Unknown is not zero


def test_a_tie_without_contact_by_that_day_is_unknown_not_zero() -> None:
    tie = history(("2026-05-20", 1, 1))
    at = day_of("2026-05-20")
    assert one(b"") is None
    assert one(tie, Moment(at, at)) is None
    assert one(tie, Moment(at, at + 1)) is not None


def test_a_tie_very_long_ago_is_known_and_weak() -> None:
    found = one(packed([(40_000, "ab", 1), (40_000, "ba", 1)]))
    assert found is not None
    assert found.tier == "weak"
    assert found.value >= 0


def test_a_day_to_come_does_nothing_before_it() -> None:
    tie = history(("2026-05-01", 1, 1))
    ahead = history(("2026-05-01", 1, 1), ("2026-12-24", 5, 5), met=["2027-01-01"])
    for day in ("2026-04-01", "2026-05-20", "2026-12-23"):
        at = Moment(day_of(day), day_of(day) + 1)
        assert one(ahead, at) == one(tie, at)
        assert two_way(ahead, until=at.until) == two_way(tie, until=at.until)
        assert tally(ahead, at, WORDS, forward=True) == tally(tie, at, WORDS, forward=True)
        assert fading(ahead, at, WORDS) == fading(tie, at, WORDS)
    christmas = Moment(day_of("2026-12-24"), day_of("2026-12-25"))
    assert value(ahead, christmas) > value(tie, christmas)


# What must always hold


@given(EVENTS, st.integers(min_value=0, max_value=900))
def test_more_contact_both_ways_never_lowers(events: list[tuple[int, str, int]], ago: int) -> None:
    before = value(packed(events))
    assert value(packed([*events, (ago, "ab", 1), (ago, "ba", 1)])) >= before - 1e-12
    assert value(packed([*events, (ago, "met", 1)])) >= before - 1e-12


@given(EVENTS, EVENT)
def test_more_contact_either_way_never_lowers(
    events: list[tuple[int, str, int]], event: tuple[int, str, int]
) -> None:
    assert value(packed([*events, event])) >= value(packed(events)) - 1e-12


@given(EVENTS, st.lists(st.integers(min_value=0, max_value=2000), min_size=2, max_size=4))
def test_time_without_contact_never_raises(events: list[tuple[int, str, int]], waits: list[int]) -> None:
    tie = packed(events)
    values = [value(tie, Moment(TODAY + wait, TODAY + wait + 1)) for wait in sorted(waits)]
    assert all(later <= earlier + 1e-12 for earlier, later in pairwise(values))


@given(EVENTS)
def test_strength_and_confidence_are_between_nothing_and_all(events: list[tuple[int, str, int]]) -> None:
    found = one(packed(events))
    assert (found is None) == (not events)
    if found is not None:
        assert 0 < found.value < 1
        assert 0 < found.confidence < 1
        assert found.tier == WORDS.tier(found.value)
        assert found.last == TODAY - min(ago for ago, _, _ in events)


@given(EVENTS)
def test_both_sides_of_a_tie_are_equally_strong(events: list[tuple[int, str, int]]) -> None:
    turned = [(ago, {"ab": "ba", "ba": "ab", "met": "met"}[kind], people) for ago, kind, people in events]
    assert value(packed(events)) == pytest.approx(value(packed(turned)), abs=1e-12)


@pytest.mark.parametrize("kind", ["ab", "ba"])
@pytest.mark.parametrize("number", [1, 100, 5000])
def test_a_flood_of_mail_one_way_on_one_day_stays_weak(kind: str, number: int) -> None:
    found = one(packed([(0, kind, 1)] * number))
    assert found is not None
    assert found.tier == "weak"


def test_a_year_of_daily_mail_one_way_stays_weak() -> None:
    found = one(packed([(ago, "ba", 1) for ago in range(365)]))
    assert found is not None
    assert found.tier == "weak"


def test_a_flood_with_one_answer_of_long_ago_stays_weak() -> None:
    found = one(packed([*((ago, "ba", 1) for ago in range(120)), (3000, "ab", 1)]))
    assert found is not None
    assert found.tier == "weak"


def test_mail_one_way_is_far_below_mail_both_ways() -> None:
    for number in (1, 5, 20, 60):
        both = value(packed([(ago, kind, 1) for ago in range(number) for kind in ("ab", "ba")]))
        assert value(packed([(ago, "ab", 1) for ago in range(2 * number)])) < both


# Words


def test_confidence_grows_with_days_of_contact_alone() -> None:
    needed = int(WORDS.strength.confidence_days)
    found = one(packed([(ago, "ab", 1) for ago in range(needed)]))
    assert found is not None
    assert found.confidence == 0.5
    same_day = one(packed([(0, "ab", 1)] * 50))
    assert same_day is not None
    assert same_day.confidence == 1 / (1 + WORDS.strength.confidence_days)


def test_tiers_begin_at_the_vocabularys_values() -> None:
    tiers = WORDS.tiers
    assert WORDS.tier(tiers.strong) == "strong"
    assert WORDS.tier(math.nextafter(tiers.strong, 0)) == "moderate"
    assert WORDS.tier(tiers.moderate) == "moderate"
    assert WORDS.tier(math.nextafter(tiers.moderate, 0)) == "weak"
    assert WORDS.tier(0) == "weak"


def test_more_raw_contact_is_never_less_probable() -> None:
    found = probability(np.array([0.0, 1e-9, 0.1, 0.5, 1.0, 2.0, 50.0]), WORDS.strength).tolist()
    assert found[0] == 0
    assert found == sorted(found)
    assert found[-1] < 1


def test_two_way_needs_both_or_a_meeting_by_that_day() -> None:
    tie = history(("2026-05-01", 1, 0), ("2026-05-10", 0, 1))
    assert not two_way(tie, until=day_of("2026-05-10"))
    assert two_way(tie, until=day_of("2026-05-11"))
    assert two_way(history(met=["2026-05-01"]), until=day_of("2026-05-02"))
    assert not two_way(b"", until=0)


def rhythm(*ago: int) -> bytes:
    return packed([(one_ago, "ab", 1) for one_ago in ago])


@pytest.mark.parametrize(
    ("ago", "quiet"),
    [
        ((90, 80, 70, 60), True),  # silent for six of its usual gaps, and long enough
        ((70, 60, 50, 39), False),  # 39 is less than four gaps of 10
        ((70, 60, 50, 41), True),
        ((32, 31, 30, 29), False),  # never before 30 silent days
        ((33, 32, 31, 30), True),
        ((300, 200, 100), False),  # fewer days than a rhythm needs
        ((), False),
    ],
)
def test_a_tie_fades_when_it_is_silent_for_well_beyond_its_rhythm(
    ago: tuple[int, ...], *, quiet: bool
) -> None:
    rule = WORDS.fading
    assert (rule.days, rule.gap, rule.at_least_days) == (4, 4.0, 30)
    assert fading(rhythm(*ago), NOW, WORDS) == quiet


@given(EVENTS, st.integers(min_value=0, max_value=1))
def test_the_shares_of_a_tally_add_up_to_one(events: list[tuple[int, str, int]], side: int) -> None:
    found = tally(packed(events), NOW, WORDS, forward=bool(side))
    whole = found.share_out + found.share_in + found.share_met
    assert whole == pytest.approx(1 if events else 0)


@given(EVENTS)
def test_a_tally_told_from_the_other_side_is_turned_round(events: list[tuple[int, str, int]]) -> None:
    tie = packed(events)
    mine, theirs = tally(tie, NOW, WORDS, forward=True), tally(tie, NOW, WORDS, forward=False)
    assert (mine.out_days, mine.in_days, mine.meetings) == (theirs.in_days, theirs.out_days, theirs.meetings)
    assert (mine.share_out, mine.share_in, mine.share_met) == (
        theirs.share_in,
        theirs.share_out,
        theirs.share_met,
    )


def test_a_tally_counts_the_last_year_in_days_and_meetings() -> None:
    tie = packed(
        [
            (0, "ab", 1),
            (0, "ab", 1),
            (365, "ab", 1),
            (366, "ab", 1),
            (9, "ba", 1),
            (9, "met", 2),
            (9, "met", 3),
        ]
    )
    found = tally(tie, NOW, WORDS, forward=True)
    assert (found.out_days, found.in_days, found.meetings) == (2, 1, 2)
