"""Slow down guessing without locking anybody out."""

from collections import OrderedDict
from dataclasses import dataclass, field


@dataclass(slots=True)
class Throttle:
    """Count failures by address, for a while.

    Only failures are refused: whoever holds a good token gets in, however many bad ones came from the
    same address, and no address can fill up another's count.
    """

    most: int = 10
    """Failures that an address may have in one window."""
    window: float = 60.0
    """Seconds."""
    remembered: int = 1000
    """Addresses; beyond them the one that failed longest ago is forgotten."""
    _failures: OrderedDict[str, tuple[float, int]] = field(default_factory=OrderedDict)

    def failed(self, who: str, now: float) -> float:
        """Note a failure; return the seconds to wait, 0 if there were not too many."""
        began, count = self._failures.pop(who, (now, 0))
        if now - began >= self.window:
            began, count = now, 0
        self._failures[who] = (began, count + 1)
        while len(self._failures) > self.remembered:
            self._failures.popitem(last=False)
        return began + self.window - now if count >= self.most else 0.0

    def waits(self, who: str, now: float) -> float:
        """Return the seconds for which an address has failed too often, 0 if it may try; nothing is noted."""
        began, count = self._failures.get(who, (now, 0))
        return began + self.window - now if count >= self.most and now - began < self.window else 0.0
