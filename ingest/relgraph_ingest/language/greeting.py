"""Tell lines that greet, and whom."""

import re
from collections.abc import Sequence
from functools import cache

from relgraph.evidence import Party
from relgraph_ingest.language.names import is_first_name
from relgraph_ingest.language.tables import either, table, words


def greeted(text: str, people: Sequence[Party], *, apart: bool = True) -> str | None:
    """Return who is greeted by a line that is nothing but a greeting; empty where nobody is named.

    `apart`: a blank line follows, as behind greetings of names that nobody knows.
    """
    if len(text) > 70:
        return None
    found = _greeting().match(text)
    if found is None:
        return None
    who, mark = found.group("who").strip(), found.group("mark")
    if who.lower() in words("closing", "greeting.groups"):
        return "" if found.group("word") or mark else None
    if not who:
        return "" if found.group("word") and found.group("word").lower() != "to" else None
    named = [w for w in re.split(r"[\s,/&]+|\band\b|\bund\b|\bet\b|\by\b", who) if w]
    if not 1 <= len(named) <= 5 or not all(
        w[0].isupper() and w.strip(".").replace("-", "").replace("'", "").isalpha() for w in named
    ):
        return None
    known = {w.lower().strip(".,") for p in people for w in (p.name or "").split()}
    if any(w.lower().strip(".") in known for w in named):
        return who
    word = found.group("word")
    if word and word.lower() != "to":
        return who if mark or len(named) <= 2 else None
    common = words("english", "english")
    sure = is_first_name(named[0]) or (apart and not any(w.lower() in common for w in named))
    return who if mark[:1] == "," and len(named) <= 3 and sure else None


@cache
def _greeting() -> re.Pattern[str]:
    data = table("closing")["greeting"]
    return re.compile(
        rf"(?i)(?P<word>{either(data['words'])}(?!\w))?[\s,]*(?:{either(data['titles'])}\.?\s+)?(?P<who>.{{0,60}}?)\s*(?P<mark>[,:;!.-]*|–|—)\Z"
    )
