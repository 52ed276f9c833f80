"""Day history in whole numbers."""

from hypothesis import given
from hypothesis import strategies as st

from relgraph.graph.history import Counting, Day, days, join

DAY = st.integers(min_value=-800, max_value=30000)
EVENT = st.tuples(DAY, st.sampled_from(["ab", "ba", "met"]), st.integers(min_value=1, max_value=40))


def counted(events: list[tuple[int, str, int]]) -> bytes:
    counting = Counting()
    for day, kind, people in events:
        if kind == "met":
            counting.meeting(day, people=people)
        else:
            counting.message(day, forward=kind == "ab", people=people)
    return counting.packed()


def test_a_day_counts_messages_each_way_and_the_fewest_people() -> None:
    packed = counted([(7, "ab", 3), (7, "ab", 1), (7, "ba", 5), (3, "met", 4)])
    assert days(packed) == [Day(3, 0, 0, 0, 0, 1, 4), Day(7, 2, 1, 1, 5, 0, 0)]


@given(st.lists(EVENT, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_events_changes_no_byte(
    events: list[tuple[int, str, int]], random: st.DataObject
) -> None:
    shuffled = list(events)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert counted(events) == counted(shuffled)


def test_histories_are_laid_end_to_end_and_cut_at_a_day() -> None:
    one, two = counted([(1, "ab", 1), (9, "ab", 1)]), counted([(5, "ba", 2)])
    joined = join([one, b"", two], until=9)
    assert joined.ties == 3
    assert joined.tie.tolist() == [0, 2]
    assert joined.rows.tolist() == [[1, 1, 1, 0, 0, 0, 0], [5, 0, 0, 1, 2, 0, 0]]


def test_no_histories_at_all_are_fine() -> None:
    assert join([], until=10).ties == 0
    assert days(b"") == []
