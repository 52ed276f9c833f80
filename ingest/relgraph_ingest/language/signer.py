"""The ways in which somebody signs."""

import re
from dataclasses import dataclass

from relgraph.evidence import Party


@dataclass(frozen=True, slots=True)
class Signer:
    """The ways in which somebody signs."""

    full: frozenset[str]
    names: frozenset[str]
    initials: str

    @classmethod
    def of(cls, sender: Party | None) -> "Signer":
        """Return how this sender may sign: by name, or what the address says of it."""
        name = (sender.name or "") if sender else ""
        local = sender.address.partition("@")[0] if sender and sender.address else ""
        found = [w.lower().strip(".") for w in name.split()]
        found += [w for w in re.split(r"[._\d+-]+", local) if len(w) > 1]
        return cls(
            frozenset({name.lower()} - {""}),
            frozenset(w for w in found if len(w) > 1),
            "".join(w[0] for w in name.lower().split() if w[0].isalpha()),
        )

    def signs(self, text: str) -> bool:
        """Say whether a line is this person's name, first name or initials."""
        plain = text.strip(" -–—~*_,.;:!/<>()\"'").lower()
        if not plain or len(plain) > 60:
            return False
        found = [w.strip(".,'\"()") for w in plain.split()]
        if plain in self.full:
            return True
        known = [w for w in found if w in self.names]
        if (
            known
            and len(found) <= 4
            and all(w in self.names or len(w) <= 2 or len(found) == 2 for w in found)
        ):
            return True
        return 2 <= len(plain) <= 3 and plain.isalpha() and _in_order(plain, self.initials)


def _in_order(letters: str, initials: str) -> bool:
    at = 0
    for letter in letters:
        at = initials.find(letter, at) + 1
        if not at:
            return False
    return True
