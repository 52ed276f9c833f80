"""Tell greeting, sign-off, signature, disclaimer and footer apart in what one person wrote."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from relgraph.evidence import Party
from relgraph_ingest.language.details import is_detail, is_name_like, is_prose, is_reachable
from relgraph_ingest.language.footers import RULE, footers
from relgraph_ingest.language.greeting import greeted
from relgraph_ingest.language.lines import Line
from relgraph_ingest.language.signer import Signer
from relgraph_ingest.language.tables import either, table, words
from relgraph_ingest.language.titles import is_title

OwnKind = Literal["new", "greeting", "signoff", "signature", "disclaimer", "footer"]

_ATTACHED = re.compile(
    r"(?i)(?:-\s+\S.{0,80}\.\w{3,4}|<<.*>>|\[?\(?(?:see )?attached file.*|\(?attachment.*|\[image.*\]"
    r"|\[cid:.*\])\s*\Z"
)
"""What mail programs write in place of an attachment."""
_TAIL = 18
"""Lines with words at the end of a message among which the sign-off is looked for."""
_LONGEST_SIGNATURE = 12


def closing(
    run: Sequence[Line],
    sender: Party | None,
    people: Sequence[Party],
    *,
    opens: bool,
    closes: bool,
) -> list[OwnKind]:
    """Return the kind of each line of one unbroken run of the sender's own lines."""
    kinds: list[OwnKind] = [kind or "new" for kind in footers(run)]
    end = next((n for n, kind in enumerate(kinds) if kind != "new"), len(run))
    while end and (run[end - 1].blank or _ATTACHED.match(run[end - 1].words)):
        end -= 1
    if closes:
        _close(run[:end], kinds, Signer.of(sender))
    if opens:
        _greet(run[:end], kinds, people)
    return kinds


def is_signoff(text: str, *, exactly: bool = False) -> bool:
    """Say whether a line is a sign-off: `Best regards,`, or not exactly: `Thanks for your help!`"""
    plain = re.sub(r"\s+", " ", text.lower()).strip(" -–—~*_,.;:!")
    if plain in words("closing", "signoff.phrases"):
        return True
    if exactly:
        return False
    return len(plain.split()) <= 9 and bool(_beginning().match(plain)) and "?" not in text


@cache
def _beginning() -> re.Pattern[str]:
    return re.compile(either(table("closing")["signoff"]["beginnings"]) + r"(?!\w)")


def _close(run: Sequence[Line], kinds: list[OwnKind], signer: Signer) -> None:
    tail = [n for n, line in enumerate(run) if not line.blank][-_TAIL:]
    if not tail:
        return
    ruled = _ruled(run, tail, signer)
    if ruled is not None:
        _mark(kinds, ruled, len(run), "signature")
        above = [n for n in tail if n < ruled]
        _sign_off(run, kinds, _name_line(run, above, signer, bare=True), above)
        return
    name = _name_line(run, tail, signer, bare=False)
    if name is None:
        name = _stranger(run, tail)
    if name is None:
        phrase = next(
            (
                n
                for n in tail[-2:]
                if _ends_with(run, n) and not any(is_prose(run[k].words) for k in tail if k > n)
            ),
            None,
        )
        if phrase is not None:
            kinds[phrase : tail[-1] + 1] = ["signoff"] * (tail[-1] + 1 - phrase)
            _sign_off(run, kinds, phrase, tail)
        return
    below = [n for n in tail if n > name]
    if below and (any(is_detail(run[n].words) for n in below) or _same_block(run, name, below)):
        _mark(kinds, name, len(run), "signature")
        first = next((n for n in below if signer.signs(run[n].words)), None)
        if first is not None and signer.signs(run[name].words):
            kinds[name:first] = ["signoff"] * (first - name)
    else:
        _mark(kinds, name, len(run), "signoff" if not is_detail(run[name].words) else "signature")
    _sign_off(run, kinds, name, tail)


def _same_block(run: Sequence[Line], name: int, below: Sequence[int]) -> bool:
    return len(below) <= 4 and below[-1] - name == len(below) and len(run[name].words.split()) >= 2


def _ruled(run: Sequence[Line], tail: Sequence[int], signer: Signer) -> int | None:
    """Return the `--` line above a signature."""
    for n in tail:
        if not RULE.match(run[n].words):
            continue
        below = [k for k in tail if k > n and not RULE.match(run[k].words)]
        if not below or len(below) > _LONGEST_SIGNATURE:
            continue
        if run[n].words == "--":
            return n
        if signer.signs(run[below[0]].words) or (
            any(is_detail(run[k].words) for k in below) and not any(is_prose(run[k].words) for k in below)
        ):
            return n
    return None


def _name_line(run: Sequence[Line], tail: Sequence[int], signer: Signer, *, bare: bool) -> int | None:
    """Return the topmost line with the sender's name that has only a signature's lines below it."""
    found = None
    for n in reversed(tail):
        text = run[n].words
        if signer.signs(text) or _signs_inside(text, signer):
            found = n
        elif is_prose(text) or (bare and not is_signoff(text)):
            break
    below = [k for k in tail if found is not None and k > found]
    return found if len(below) <= _LONGEST_SIGNATURE else None


def _signs_inside(text: str, signer: Signer) -> bool:
    """`Bo Lind, CFO`, `Bo Lind | Acme`, `Thanks, Bo`."""
    head, comma, rest = re.split(r"(,|\||\s-\s|\s{3,}|\t|\Z)", text.strip("-–—~ "), maxsplit=1)
    if comma and rest and (signer.signs(head) and (is_detail(rest) or is_title(rest))):
        return True
    return bool(comma and rest and is_signoff(head) and signer.signs(rest))


def _stranger(run: Sequence[Line], tail: Sequence[int]) -> int | None:
    """Return where a signature begins that bears another name than the header: a sign-off stands above it."""
    for n in tail:
        below = [k for k in tail if k > n]
        if not is_signoff(run[n].words) or not below or len(below) > _LONGEST_SIGNATURE:
            continue
        if any(is_prose(run[k].words) for k in below):
            continue
        if is_name_like(run[below[0]].words):
            return below[0]
    last = tail[-1]
    while last - 1 in tail:
        last -= 1
    block = [n for n in tail if n >= last]
    strong = [n for n in block if is_reachable(run[n].words)]
    if (
        2 <= len(block) <= 8
        and strong
        and is_name_like(run[last].words)
        and len(run[last].words.split()) >= 2
    ):
        details = [n for n in block[1:] if is_detail(run[n].words)]
        if len(details) >= min(2, len(block) - 1) and not any(is_prose(run[n].words) for n in block):
            return last
    return None


def _ends_with(run: Sequence[Line], n: int) -> bool:
    """Whether line `n` is a sign-off; a sentence such as `See you there` is one only if more stands above."""
    exact = is_signoff(run[n].words, exactly=True)
    return exact or (is_signoff(run[n].words) and any(not line.blank for line in run[:n]))


def _sign_off(run: Sequence[Line], kinds: list[OwnKind], name: int | None, tail: Sequence[int]) -> None:
    """Mark the name line and the phrases above it."""
    above = [n for n in tail if name is None or n < name]
    if name is not None and kinds[name] == "new":
        kinds[name] = "signoff"
        above = [n for n in tail if n < name]
    for n in reversed(above[-2:]):
        if kinds[n] != "new" or not _ends_with(run, n):
            break
        behind = name if name is not None else len(run)
        kinds[n] = "signoff"
        for k in range(n + 1, behind):
            if run[k].blank:
                kinds[k] = "signoff"


def _greet(run: Sequence[Line], kinds: list[OwnKind], people: Sequence[Party]) -> None:
    for n in [n for n, line in enumerate(run) if not line.blank][:1]:
        apart = n + 1 < len(run) and run[n + 1].blank
        if kinds[n] == "new" and greeted(run[n].words, people, apart=apart) is not None:
            kinds[n] = "greeting"
            for k in range(n + 1, len(run)):
                if not run[k].blank:
                    break
                kinds[k] = "greeting"


def _mark(kinds: list[OwnKind], first: int, end: int, kind: OwnKind) -> None:
    kinds[first:end] = [kind] * (end - first)
