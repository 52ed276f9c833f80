"""Seeded chance: the same labels always throw the same dice."""

from random import Random


def dice(*labels: object) -> Random:
    """Return a generator for these labels alone, so that a new thread leaves all others as they were."""
    return Random("/".join(map(str, labels)))  # noqa: S311 - tells a story, guards nothing


def digits(rng: Random, count: int, alphabet: str = "0123456789abcdef") -> str:
    """Return so many characters of an alphabet, as programs put into their ids."""
    return "".join(rng.choices(alphabet, k=count))
