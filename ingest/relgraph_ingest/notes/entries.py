"""Read one entry of an attendance list: `Ana Ruiz (AR), CFO, Acme <ana@acme.example>`."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape

from relgraph.address import Address, address
from relgraph_ingest.notes import names
from relgraph_ingest.notes.note import Attendee
from relgraph_ingest.notes.phrases import words

_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_ANGLED = re.compile(r"[<(\[{]\s*(?:mailto:)?\s*([^<>()\[\]{}\s]{3,254})\s*[>)\]}]")
_LINK = re.compile(r"\[([^\[\]]{0,200})\]\(([^()\s]{0,500})[^()]{0,200}\)")
_WIKI = re.compile(r"\[\[([^\[\]]{1,200})\]\]")
_TAG = re.compile(r"<[^<>]{1,300}>")
_MARKS = re.compile(
    r"\\([*_`~#])|\*\*|__|[*`~]|(?<!\w)_|_(?!\w)|(?<=\w)_(?=\w)|[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f]"
)
_REMARK = re.compile(r"[(\[]([^()\[\]]{0,200})(?:[)\]]|\Z)")
_FIELD_ENDS = re.compile(r"\t+|\s{3,}|\s+[-–—|·•/]+\s+|\s*[:：]\s+|[-–—]\s+|,\s*|;\s*|\s+@\s+")
_AT_COMPANY = re.compile(r"\s+(?:from|of|at|with|bei|aus|chez|de la empresa)\s+(?=[^a-z\s])")
_BEHIND_TITLE = re.compile(r"\s+(?:from|at|with|bei|aus|chez|de la empresa)\s+(?=[^a-z\s])")
_LAST_FIRST = re.compile(
    r"\s*([^\s,;()<]+(?: [^\s,;()<]+)?),\s*([^\s,;()<]+(?: [^\s,;()<.]+\.?)?)(?=\s*(?:[(<\[]|\Z))"
)
_LONGEST_FIELD = 9
"""Words; what is longer is a sentence, and the line no entry."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece of a list and its place, its addresses and its marks of bold, links and the like taken out."""

    text: str
    start: int
    end: int
    addresses: tuple[Address, ...] = ()


def entry(raw: str, start: int) -> Entry:
    """Return the piece `raw` of a note that begins at `start`."""
    found = [address(m.group()) for m in _ADDRESS.finditer(raw)]
    text = _LINK.sub(r" \1 ", raw)
    text = _WIKI.sub(lambda m: m[1].rpartition("|")[2].rpartition("/")[2], text)
    text = _ANGLED.sub(lambda m: " " if "@" in m[1] else m.group(), text)
    text = _TAG.sub(" ", _ADDRESS.sub(" ", text))
    text = unescape(_MARKS.sub(_unmarked, text)).strip(' ,;"')
    start += len(raw) - len(raw.lstrip())
    return Entry(text, start, start + len(raw.strip()), tuple(dict.fromkeys(each for each in found if each)))


def _unmarked(found: re.Match[str]) -> str:
    inside = found.group() == "_" and found.string[found.start() - 1 : found.start()].isalnum()
    return found[1] or (" " if inside and found.string[found.end() : found.end() + 1].isalnum() else "")


def attendee(piece: Entry, *, present: bool, of: str | None = None) -> Attendee | None:
    """Return whom an entry names, None where it names nobody.

    `of` is the company that the list stands under; what the entry itself says counts more.
    """
    fields = _fields(_REMARK.sub(" ", piece.text))
    remarks = [part for found in _REMARK.finditer(piece.text) for part in _fields(found[1])]
    head = names.tidy(fields.pop(0)) if fields else ""
    if fields and _company_first(head, fields[0]):
        head, fields[0] = names.tidy(fields[0]), head
    held, head = names.without_title(head)
    named = names.is_name(head)
    if not (named or piece.addresses) or any(len(part.split()) > _LONGEST_FIELD for part in fields):
        return None
    blank = Attendee(
        head if named else None,
        None,
        None,
        held,
        piece.addresses[0] if piece.addresses else None,
        present,
        piece.start,
        piece.end,
    )
    told = blank
    for part in (*remarks, *fields) if named else ():
        told = _add(told, part)
    return told if told.company else replace(told, company=of)


def settle(found: Sequence[Attendee]) -> list[Attendee]:
    """Decide for a whole list what its capitals behind names are: initials, or companies (IBM, SAP).

    Where most of them fit the names before them all are initials, but for those that several people share.
    """
    bearers = defaultdict(set)
    for each in found:
        if each.abbreviation and each.name:
            bearers[each.abbreviation].add(each.name)
    fits = {short: sum(names.stands_for(short, name) for name in bearers[short]) for short in bearers}
    mostly = sum(fits.values()) * 2 > sum(map(len, bearers.values()))
    initials = {short for short in fits if mostly and len(bearers[short]) <= max(1, fits[short])}
    return [each if not each.name or each.abbreviation in initials else _unshortened(each) for each in found]


def _unshortened(each: Attendee) -> Attendee:
    firm = names.company(each.abbreviation) if each.abbreviation else None
    return replace(each, abbreviation=None, company=firm or each.company)


def person_first(raw: str) -> str:
    """Return `Ana Ruiz (Acme)` for `Ruiz, Ana (Acme)`; anything else as it is."""
    turned = _LAST_FIRST.match(raw)
    if turned and all(names.is_name(part) and not names.is_title(part) for part in turned.groups()):
        return f"{turned[2]} {turned[1]}{raw[turned.end() :]}"
    return raw


def are_last_first(raws: Sequence[str]) -> bool:
    """Say whether all entries of a list are written `Ruiz, Ana`.

    `Ana, Acme` looks the same, but companies come back and given names seldom do.
    """
    turned = [found for raw in raws if (found := _LAST_FIRST.match(raw)) and person_first(raw) != raw]
    if len(turned) < max(3, len(raws)) or any(" " in found[1] for found in turned):
        return False
    return len({found[2] for found in turned}) * 4 > len(turned) * 3


def _fields(text: str) -> list[str]:
    fields: list[str] = []
    for part in _parts(text):
        lowered = part.casefold()
        if fields and lowered in words("people", "suffixes"):
            fields[-1] = f"{fields[-1]}, {part}"  # "Acme, Inc." is one field
        elif part and lowered not in words("people", "behind"):
            fields.append(part)
    return fields


def _parts(text: str) -> Iterator[str]:
    head, *rest = _FIELD_ENDS.split(text)
    for part in (*_AT_COMPANY.split(head, maxsplit=1), *rest):
        yield part.strip(" \"'“”„")


def _add(told: Attendee, part: str) -> Attendee:
    lowered = part.casefold()
    short = part.rstrip("?")
    title, firm = _title_and_firm(part)
    if not words("people", "absent").isdisjoint(lowered.split()):
        return replace(told, present=False)
    if words("people", "remarks").issuperset(lowered.split()):
        return told
    if names.is_initials(short) and told.abbreviation is None and not names.is_title(part):
        return replace(told, abbreviation=short)
    if firm and names.is_title(title):
        return replace(
            told, title=told.title or names.tidy(title), company=told.company or names.company(firm)
        )
    if names.is_title(part):
        return replace(told, title=told.title or names.tidy(part))
    if told.company is None and names.looks_like_company(part):
        return replace(told, company=names.company(part))
    return told


def _title_and_firm(part: str) -> tuple[str, str | None]:
    """Return `CEO`, `Acme` for `CEO of Acme`; `Head of Sales` is a title as a whole."""
    title, *firm = _BEHIND_TITLE.split(part, maxsplit=1)
    if not firm:
        title, _, behind = part.partition(" of ")
        held = title.casefold().split()[-1:]
        if (
            held
            and held[0] in words("people", "of_firms")
            and behind.casefold() not in words("people", "departments")
        ):
            firm = [behind]
    return (title, firm[0]) if firm and firm[0] else (part, None)


def _company_first(head: str, second: str) -> bool:
    """Say whether a company stands in front of the name: `IBM - Ana Ruiz`."""
    firm = names.is_initials(head) or names.has_organisation_word(head)
    return firm and names.is_full_name(names.tidy(second))
