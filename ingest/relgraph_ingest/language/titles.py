"""Tell titles from other short lines: `Vice President, Trading`, `CFO`, `Assistant to the President`."""

import re
from functools import cache

from relgraph_ingest.language.tables import either, table, words

_LONGEST = 90
_MOST_WORDS = 11
_GRADE = re.compile(r"(?:[IVX]{1,4}|\d)\Z")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*|&|/|-")


@cache
def _head() -> re.Pattern[str]:
    heads = [head for heads in table("titles")["roles"].values() for head in heads]
    return re.compile(rf"(?i)(?<![\w-]){either(heads)}(?![\w-])")


def is_title(text: str) -> bool:
    """Say whether a short stretch of text is a title and nothing else."""
    text = text.strip(" ,;*_|-")
    if not 2 <= len(text) <= _LONGEST or any(c in text for c in '@?!:<>[]="') or re.search(r"\d{2}", text):
        return False
    found = _WORD.findall(text)
    if not 1 <= len(found) <= _MOST_WORDS or not _head().search(text):
        return False
    plain = [word.lower().strip(".") for word in found]
    if plain[-1] in words("titles", "grammar.never_ends") and "," not in text:
        return False
    if plain[0] in words("titles", "grammar.small") or any(
        w in words("titles", "grammar.never") for w in plain
    ):
        return False
    return _capitalised(found) and _ends_as_title(text)


def title_in(text: str) -> re.Match[str] | None:
    """Return the first title head in a text, if there is one."""
    return _head().search(text)


def _capitalised(found: list[str]) -> bool:
    small = words("titles", "grammar.small")
    tall = [word for word in found if word.lower() not in small and word[0].isalpha()]
    return bool(tall) and (
        all(word[0].isupper() for word in tall) or (len(tall) <= 3 and found[0][0].isupper())
    )


def _ends_as_title(text: str) -> bool:
    """A head stands at an end of the title, or before the words that say of what."""
    for head in _head().finditer(text):
        behind = text[head.end() :].lstrip(" .")
        if (
            not behind
            or behind[0] in ",/-|("
            or _GRADE.match(behind)
            or re.match(r"(?i)(?:of|for|to|at|in|de|für)\b", behind)
        ):
            return True
        if re.match(r"(?i)(?:&|and\b|und\b|et\b|y\b|e\b)", behind):
            return bool(_head().search(behind))
        if _qualified(text[: head.start()]) or (not text[: head.start()].strip() and _leads(head.group())):
            return True
    return False


def _leads(head: str) -> bool:
    """`Director Regulatory Policy`; of `Professor Lind` or `Dean Foods` the first word says too little."""
    return head.lower() not in words("titles", "roles.public")


def _qualified(before: str) -> bool:
    """`Vice President Trading`: what stands before the head is modifiers alone."""
    found = [word.lower().strip(".") for word in _WORD.findall(before)]
    return bool(found) and all(word in words("titles", "grammar.modifiers") for word in found)
