"""Slowing down guesses."""

from relgraph_web.throttle import Throttle


def test_a_few_failures_are_forgiven_and_then_there_is_a_wait() -> None:
    throttle = Throttle(most=3, window=60)
    assert [throttle.failed("a", now) for now in (0, 1, 2, 20)] == [0, 0, 0, 40]


def test_after_the_window_it_begins_anew() -> None:
    throttle = Throttle(most=1, window=60)
    assert [throttle.failed("a", now) for now in (0, 59, 60)] == [0, 1, 0]


def test_one_address_does_not_fill_up_another() -> None:
    throttle = Throttle(most=1, window=60)
    assert throttle.failed("a", 0) == throttle.failed("b", 0) == 0


def test_it_forgets_rather_than_grows() -> None:
    throttle = Throttle(most=1, window=60, remembered=2)
    for who in "abc":
        throttle.failed(who, 0)
    assert throttle.failed("a", 1) == 0
    assert throttle.failed("c", 1) == 59
