"""Remember what was found in each distinct paragraph, the latest ones only."""

from collections import OrderedDict
from hashlib import blake2b
from typing import Generic, TypeVar

_Value = TypeVar("_Value")

_DIGEST = 16


class Memory(Generic[_Value]):
    """A bounded map from texts to what was found in them; the texts themselves are not kept."""

    def __init__(self, most: int) -> None:
        """Keep at most `most` entries."""
        self._most = most
        self._kept: OrderedDict[bytes, _Value] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: bytes) -> _Value | None:
        """Return what is known under a key and count it as fresh."""
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def put(self, key: bytes, value: _Value) -> None:
        """Remember; the entry not asked for the longest gives way."""
        self._kept[key] = value
        self._kept.move_to_end(key)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)


def digest(text: str) -> bytes:
    """Return the key of a text."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST).digest()
