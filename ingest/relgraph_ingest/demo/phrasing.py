"""Turn a written script into what somebody says: alternatives chosen, names, dates and figures put in.

`[Thanks|Many thanks]` is one of both. `{site}` is a word of that list, the same throughout a thread;
`{site2}` another. `{meters:12-60}` is a number, drawn once; one whose name starts with `price` is
written as an amount. `{weekday:3}`, `{date:10}`, `{month:-1}`, `{quarter:0}` and `{year:1}` count from
the day on which the thread starts.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from relgraph_ingest.demo.material import material

_CHOICE = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
_SLOT = re.compile(r"\{([a-z]+\d?\.[a-z]+|[a-z]+)(\d?)(?::([^{}]*))?\}")


@dataclass(slots=True)
class Phrasing:
    """The choices made for one thread; what was drawn once stays."""

    rng: Random
    day: date
    language: str
    names: Mapping[str, str]
    """Slots that are given: `them.call`, `us.name`, …"""
    lists: Mapping[str, Sequence[str]]
    drawn: dict[str, str] = field(default_factory=dict)

    def say(self, script: str) -> str:
        """Return the text with every choice made and every slot filled."""
        text = script.strip()
        while (changed := _CHOICE.sub(lambda m: self.rng.choice(m[1].split("|")), text)) != text:
            text = changed
        return _SLOT.sub(self._slot, text)

    def _slot(self, match: re.Match[str]) -> str:
        name, nth, argument = match[1], match[2], match[3]
        if name in self.names:
            return self.names[name]
        if name in _DATES:
            return self._dated(name, int(argument or 0))
        key = name + nth
        if key not in self.drawn:
            self.drawn[key] = self._number(name, argument) if argument else self._word(name)
        return self.drawn[key]

    def _word(self, name: str) -> str:
        taken = set(self.drawn.values())
        left = [word for word in self.lists[name] if word not in taken]
        return self.rng.choice(left or list(self.lists[name]))

    def _number(self, name: str, span: str) -> str:
        low, high = (int(end) for end in span.split("-"))
        if not name.startswith("price"):
            return str(self.rng.randint(low, high))
        mark = "," if self.language == "en" else "."
        return f"{self.rng.randint(low // 50, high // 50) * 50:,}".replace(",", mark)

    def _dated(self, name: str, shift: int) -> str:
        words = material("quoting")["calendar"][self.language]
        if name in {"weekday", "date"}:
            day = self.day + timedelta(days=shift)
            day += timedelta(days=(7 - day.weekday()) if day.weekday() > 4 else 0)
            if name == "weekday":
                return str(words["days"][day.weekday()])
            return str(words["date"]).format(day=day.day, month=words["months"][day.month - 1])
        if name == "year":
            return str(self.day.year + shift)
        if name == "quarter":
            quarter = (self.day.month - 1) // 3 + shift
            return f"Q{quarter % 4 + 1}"
        return str(words["months"][(self.day.month - 1 + shift) % 12])


_DATES = frozenset({"weekday", "date", "month", "quarter", "year"})
