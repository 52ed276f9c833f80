"""How often a token may ask: a bucket for each, so that nobody's use is felt by anybody else."""

from collections.abc import Callable
from time import monotonic

DEFAULT = 60_000
"""Requests a minute and token: beyond what one process answers, so that only a fault meets it."""
MANY = 10_000
"""Buckets from which on the full ones are forgotten."""


class Rates:
    """A bucket of `per_minute` requests for each token, refilled evenly; 0 is without limit."""

    def __init__(self, per_minute: int = DEFAULT, clock: Callable[[], float] = monotonic) -> None:
        self._most = per_minute
        self._clock = clock
        self._buckets: dict[str, tuple[float, float]] = {}

    def wait(self, token: str) -> int:
        """Take one request out of a token's bucket; return for how many seconds there is none, else 0."""
        if not self._most:
            return 0
        now, speed = self._clock(), self._most / 60
        left, then = self._buckets.get(token, (float(self._most), now))
        left = min(self._most, left + (now - then) * speed)
        if left < 1:
            self._buckets[token] = left, now
            return int((1 - left) / speed) + 1
        self._buckets[token] = left - 1, now
        if len(self._buckets) > MANY:
            self._forget(now, speed)
        return 0

    def _forget(self, now: float, speed: float) -> None:
        # A bucket that is full again is as good as none: forgetting it changes no answer.
        self._buckets = {
            token: (left, then)
            for token, (left, then) in self._buckets.items()
            if left + (now - then) * speed < self._most
        }
