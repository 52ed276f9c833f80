"""How often a token may ask."""

import pytest
from tests.faces import ANA, BO, FakeFront, client, signed

from relgraph_api import create_api, rates
from relgraph_api.rates import Rates


class Seconds:
    """A clock that stands until told."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_bucket_is_emptied_and_fills_again_evenly() -> None:
    clock = Seconds()
    bucket = Rates(6, clock)
    assert [bucket.wait("a") for _ in range(7)] == [0, 0, 0, 0, 0, 0, 11]
    clock.now = 5
    assert bucket.wait("a") == 6
    clock.now = 10
    assert (bucket.wait("a"), bucket.wait("a")) == (0, 11)
    clock.now = 1000
    assert [bucket.wait("a") for _ in range(7)].count(0) == 6


def test_nobody_feels_anybody_elses_use() -> None:
    bucket = Rates(2, Seconds())
    assert [bucket.wait("a") for _ in range(9)][-1] > 0
    assert [bucket.wait("b") for _ in range(3)] == [0, 0, 31]


def test_without_a_limit_everything_passes() -> None:
    bucket = Rates(0, Seconds())
    assert not any(bucket.wait("a") for _ in range(1000))


def test_only_full_buckets_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rates, "MANY", 3)
    clock = Seconds()
    bucket = Rates(2, clock)
    for token in "aab":
        bucket.wait(token)
    clock.now = 30  # b is full again, a is not
    for token in "cd":
        bucket.wait(token)
    assert set(bucket._buckets) == {"a", "c", "d"}


def test_who_asks_too_often_is_told_how_long_to_wait_and_others_are_not_held_up() -> None:
    front = FakeFront()
    front.access.tokens["of bo"] = signed("read", member=BO)
    api = create_api(front, Rates(2, Seconds()))
    with client(api, Authorization="Bearer all") as program:
        answers = [program.get("/api/v1/me") for _ in range(3)]
        assert [answer.status_code for answer in answers] == [200, 200, 429]
        assert answers[2].headers["retry-after"] == "31"
        assert answers[2].json()["type"] == "urn:relgraph:problem:too-often"
        assert program.get("/api/v1/health").status_code == 200
    with client(api, Authorization="Bearer of bo") as other:
        assert other.get("/api/v1/me").status_code == 200
    assert front.access.tokens["all"].member == ANA
