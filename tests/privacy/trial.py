"""Ask both worlds of a pair the same and compare the answers, byte for byte."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from random import Random
from shutil import rmtree

from tests.privacy.asking import Asker, Chance, Question, Site
from tests.privacy.edits import Pair, pairs
from tests.privacy.houses import installation
from tests.privacy.rows import Draw, script
from tests.privacy.worlds import World, addresses

REQUESTS, COMMANDS = 8, 1
VARIANTS = 3
"""Worlds that each base is compared with: the base is then asked once."""


@dataclass(frozen=True, slots=True)
class Leak:
    """Two worlds that the viewer can tell apart."""

    number: int
    """How many pairs it took, this one among them."""
    seed: int
    pair: Pair
    question: Question
    base: bytes
    variant: bytes

    def __str__(self) -> str:
        before, after = (side.decode("utf-8", "replace").splitlines() for side in (self.base, self.variant))
        return "\n".join(
            [
                f"pair {self.number} (seed {self.seed}): {self.pair.base.viewer} can tell two worlds apart",
                *(f"  {edit}" for edit in self.pair.edits),
                f"asked: {self.question}",
                *unified_diff(before, after, "base", "variant", lineterm="", n=1),
            ]
        )


class Trial:
    """Runs pairs in one folder."""

    def __init__(self, folder: Path, chance: Chance) -> None:
        self._home = folder / "home"
        self._chance = chance
        self._file = folder / "accounts.csv"
        self._file.write_text("Account,Owner\nAcme,me\nkestrel.example,me\n", "utf-8")
        self._bases, self._variants = Site(), Site()
        self.pairs = 0
        self.asked: list[str] = []
        """The rows that were asked, by name."""
        self.failures: list[str] = []
        """Questions that broke something."""

    def __enter__(self) -> "Trial":
        return self

    def __exit__(self, *_: object) -> None:
        self._bases.__exit__()
        self._variants.__exit__()

    def leaks(self, number: int, *, first: int = 0) -> Iterator[Leak]:
        """Run so many pairs and yield those that can be told apart."""
        seed = first
        while self.pairs < number:
            dice = Random(seed)
            found = list(pairs(dice, min(VARIANTS, number - self.pairs)))
            yield from self._base(seed, found, dice)
            seed += 1

    def _base(self, seed: int, found: list[Pair], dice: Random) -> Iterator[Leak]:
        base = found[0].base
        near = {a for world in (base, *(pair.variant for pair in found)) for a in addresses(world)}
        members = tuple(book.owner for book in base.books)
        draw = Draw(dice, base.viewer, members, tuple(sorted(near)), str(self._file))
        rows, questions = script(draw, requests=REQUESTS, commands=COMMANDS)
        self.asked += rows * len(found)
        expected = self._answers(self._bases, base, questions, seed)
        broken = (
            question for question, answer in zip(questions, expected, strict=True) if b"status 500" in answer
        )
        self.failures += map(str, broken)
        for pair in found:
            self.pairs += 1
            answers = self._answers(self._variants, pair.variant, questions, seed)
            for question, before, after in zip(questions, expected, answers, strict=True):
                if before != after:
                    yield Leak(self.pairs, seed, pair, question, before, after)
                    break

    def _answers(self, site: Site, world: World, questions: list[Question], seed: int) -> list[bytes]:
        try:
            with installation(world, self._home) as house:
                return Asker(site, house, world, self._chance, seed).answers(questions)
        finally:
            rmtree(self._home)
