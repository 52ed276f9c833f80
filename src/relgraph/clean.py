"""Take out of strangers' text what would act instead of being read."""

import re

LONGEST = 200
"""Characters that a name, title or subject may have; more is cut."""

# C0 and C1 controls, line and paragraph separators, zero-width and direction-changing characters,
# byte order marks, tags and lone surrogates: none of them is part of a name, each can forge how one looks.
_UNSEEN = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]+"
)
_SPACE = re.compile(r"\s+")


def clean(text: str, longest: int = LONGEST) -> str:
    """Return `text` on one line, without control, invisible and direction-changing characters."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())[:longest].rstrip()
    return _SPACE.sub(" ", _UNSEEN.sub(" ", text)).strip()[:longest].rstrip()
