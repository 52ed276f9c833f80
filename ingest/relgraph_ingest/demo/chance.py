"""Seeded chance: the same labels always throw the same dice."""

import zlib
from random import Random


def dice(*labels: object) -> Random:
    """Return a generator for these labels alone, so that a new thread leaves all others as they were."""
    return Random("/".join(map(_label, labels)))  # noqa: S311 - tells a story, guards nothing


def digits(rng: Random, count: int, alphabet: str = "0123456789abcdef") -> str:
    """Return so many characters of an alphabet, as programs put into their ids."""
    size = len(alphabet)
    return "".join([alphabet[byte % size] for byte in rng.randbytes(count)])


def _label(label: object) -> str:
    return str(zlib.crc32(label)) if isinstance(label, bytes) else str(label)
