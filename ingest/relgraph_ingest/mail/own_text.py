"""The part of a text that its sender wrote, roughly: enough to judge by, not to read from."""

from relgraph_ingest.mail.wording import phrases

_QUOTED = ">|"
_RULES = "-_=*"
_SOON = 60
_EXCERPT = 30_000
_MARKS = " -_*=>#<"
_AHEAD = 3
"""Lines behind `From:` in which a forwarded message's next header stands."""


def excerpt(text: str) -> str:
    """Return the beginning and the end of a long text, which is where signs stand."""
    return text if len(text) <= 2 * _EXCERPT else f"{text[:_EXCERPT]}\n{text[-_EXCERPT:]}"


def own_text(text: str) -> str:
    """Return `text` without quoted lines, up to where a quoted or forwarded message begins."""
    lines = text.split("\n")
    kept: list[str] = []
    for number, line in enumerate(lines):
        bare = line.strip()
        if bare and bare[0] in _QUOTED:
            continue
        # Few lines have a colon at the end or soon, or begin with marks: the others need no second look.
        if (
            bare
            and (bare[0] in _RULES or ":" in bare[:_SOON] or bare[-1] == ":")
            and _starts_quote(lines, number)
        ):
            break
        kept.append(line)
    return "\n".join(kept)


def _starts_quote(lines: list[str], number: int) -> bool:
    bare = lines[number].strip().lower()
    begins = bare.strip(_MARKS)
    if begins.startswith(phrases("forward")) or (bare[0] in _RULES and begins.startswith(phrases("quote"))):
        return True
    if bare.endswith(phrases("wrote")):
        return True
    if not begins.startswith(phrases("quote_from")):
        return False
    behind = (line.strip(" *\t").lower() for line in lines[number + 1 : number + 1 + _AHEAD])
    return any(line.startswith(phrases("quote_next")) for line in behind)


def forwards(text: str) -> bool:
    """Say whether a text passes another message on."""
    return any(line.strip(_MARKS).lower().startswith(phrases("forward")) for line in text.split("\n") if line)
