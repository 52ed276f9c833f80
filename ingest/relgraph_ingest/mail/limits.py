"""What a message may ask of us; beyond that it is cut, not refused, so that its sender still counts."""

MESSAGE_BYTES = 50 << 20
"""Larger messages are not read at all."""

HEADER_LINES = 2_000
HEADER_BYTES = 64 << 10
"""Of one header; the rest of it is cut off."""

ADDRESSES = 2_000
"""Of one header."""

DEPTH = 20
"""Of parts within parts."""

PARTS = 1_000

HTML_CHARACTERS = 1_000_000
"""Of an HTML part that are read."""

LAYOUT_CHARACTERS = 100_000
"""Of an HTML part that is laid out; a longer one only loses its tags."""

LAYOUT_CELLS = 4_000
"""Of its tables, likewise."""

LAYOUT_AREA = 20_000_000
"""Lines times characters, likewise: tables pad each row to the widest."""
