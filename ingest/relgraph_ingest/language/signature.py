"""Read a signature: name, title, company, phones and addresses, each where it stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from relgraph.address import Address, address, company_domain
from relgraph.evidence import Employment, Party
from relgraph_ingest.language.closing import is_signoff
from relgraph_ingest.language.companies import borne_out, has_legal_suffix, is_company, is_department
from relgraph_ingest.language.details import LONGEST_LINE, MAIL, PHONE, URL, is_name_like, is_prose
from relgraph_ingest.language.lines import Line
from relgraph_ingest.language.signer import Signer
from relgraph_ingest.language.titles import is_title

_SPLIT = re.compile(r"\s*[|•·‖¦]\s*|\s{3,}|\t+|\s+[-–—]+\s+|\s+_\s+|\s*/{2}\s*")
_COMMA = re.compile(r",\s+")
_JOIN = re.compile(r"\s+(?:at|@|bei|chez)\s+")
_EDGE = " \t,;:*_|~-–—•·\"'“”<>()[]="
_CREDENTIALS = re.compile(
    r"(?:,?\s+(?:CFA|CPA|MBA|Ph\.?\s?D\.?|M\.?D\.?|Esq\.?|P\.?E\.?|J\.?D\.?|PMP|MSc|BSc))+\.?\Z"
)
_INITIAL = re.compile(r"\b\w\.\w\.\Z")
_ASIDE = re.compile(r"\s*\([^()]*\)?\Z")
_UNIT = re.compile(r",\s+[A-Z]{2,5}\Z")
_DIGITS = re.compile(r"\D")
_MOST_LINES = 14
_SLOGAN = re.compile(r"[!?]\s*\Z|[\"“”]|\.\.\.")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a signature with its place in the text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Signature:
    """What a signature says of the one who signs."""

    name: Piece | None = None
    title: Piece | None = None
    company: Piece | None = None
    phones: tuple[str, ...] = ()
    addresses: tuple[Address, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether it says no more than a name."""
        return not (self.title or self.company or self.phones or self.addresses)


@dataclass(slots=True)
class _Found:
    names: list[Piece] = field(default_factory=list)
    titles: list[Piece] = field(default_factory=list)
    companies: list[Piece] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)


def signature(block: Sequence[Line], owner: Party | None) -> Signature | None:
    """Return what the lines of a signature say, None where they say nothing but a name.

    A title or company is taken only where the words are sure to be one: slogans, departments, addresses
    and notes give neither.
    """
    signer = Signer.of(owner)
    of = owner.address if owner else None
    lines = [line for line in block if not line.blank and len(line.words) <= LONGEST_LINE][:_MOST_LINES]
    found = _Found()
    for number, line in enumerate(lines):
        _read_line(line, number, found, signer, of)
    read = Signature(
        _best_name(found.names, signer),
        found.titles[0] if found.titles else None,
        _best_company(found.companies, of),
        tuple(dict.fromkeys(found.phones)),
        tuple(dict.fromkeys(found.addresses)),
    )
    return None if read.empty else read


def employment(read: Signature, owner: Party | None) -> Employment | None:
    """Return the employment that a signature states, None where it states none.

    The employer is claimed where the sending domain does not bear the name out; a domain that belongs to
    somebody else or to everybody bears nothing out.
    """
    stated = [piece for piece in (read.title, read.company) if piece is not None]
    if owner is None or not stated:
        return None
    signed = read.name.text if read.name and Signer.of(owner).signs(read.name.text) else ""
    name = max(signed, owner.name or "", key=lambda name: len(name.split()))
    sending = company_domain(owner.address) if owner.address else None
    borne = read.company is not None and borne_out(read.company.text, sending)
    return Employment(
        Party(name or None, owner.address),
        read.company.text if read.company else None,
        sending if borne else None,
        read.title.text if read.title else None,
        "signature",
        claimed=read.company is not None and not borne,
        start=min(piece.start for piece in stated),
        end=max(piece.end for piece in stated),
    )


def _read_line(line: Line, number: int, found: _Found, signer: Signer, of: Address | None) -> None:
    text = line.words
    found.addresses += [a for m in MAIL.finditer(text) if (a := address(m.group()))]
    found.phones += [
        _phone(m.group()) for m in PHONE.finditer(text) if 7 <= len(_DIGITS.sub("", m.group())) <= 15
    ]
    if is_prose(text) or _SLOGAN.search(text):
        return
    for piece in _pieces(line):
        _sort(piece, number, found, signer, of)


def _sort(piece: Piece, number: int, found: _Found, signer: Signer, of: Address | None) -> None:
    """Put a piece where it belongs, cut at commas or `at` where the whole is nothing."""
    text = piece.text
    bare = _CREDENTIALS.sub("", text)
    if signer.signs(bare) or (
        number == 0
        and not found.names
        and is_name_like(bare)
        and not is_signoff(bare)
        and not is_company(text, of)
    ):
        if len(bare) > 1:
            found.names.append(Piece(bare, piece.start, piece.start + len(bare)))
    elif PHONE.search(text) or MAIL.search(text) or URL.search(text):
        return
    elif _holds_company(text, of) or signer.signs(_COMMA.split(text)[0]):
        for part in _parts(piece, of):
            _sort(part, number, found, signer, of)
    elif is_title(text):
        found.titles.append(_less_unit(piece))
    elif is_company(text, of):
        found.companies.append(piece)
    else:
        for part in _parts(piece, of):
            _sort(part, number, found, signer, of)


def _less_unit(piece: Piece) -> Piece:
    """Cut the unit off `Senior Counsel, ENA`: letters that nobody outside reads as a part of the title."""
    unit = _UNIT.search(piece.text)
    return Piece(piece.text[: unit.start()], piece.start, piece.start + unit.start()) if unit else piece


def _holds_company(text: str, of: Address | None) -> bool:
    """Whether it is a title and then a company: `Counsel, Acme Corp.`, `CFO at Acme`."""
    for mark in (*_JOIN.finditer(text), *_COMMA.finditer(text)):
        right = text[mark.end() :]
        if is_title(text[: mark.start()]) and is_company(right, of) and not is_title(right):
            return True
    return False


def _parts(piece: Piece, of: Address | None) -> Iterator[Piece]:
    """Cut `Bo Lind, CFO` and `CFO at Acme` in two, where the second part is a title or a company."""
    for mark in (*_JOIN.finditer(piece.text), *_COMMA.finditer(piece.text)):
        left, right = piece.text[: mark.start()], piece.text[mark.end() :]
        if is_title(left) and is_title(right) and not is_company(right, of):
            continue
        if is_title(right) or is_company(right, of) or (is_title(left) and not is_department(right)):
            yield Piece(left, piece.start, piece.start + len(left))
            yield Piece(right, piece.end - len(right), piece.end)
            return


def _pieces(line: Line) -> Iterator[Piece]:
    at = 0
    text = line.words
    for mark in [*_SPLIT.finditer(text), None]:
        # `Manager - Human Capital` is one title, `Bo Lind - CFO` is two pieces
        if mark is not None and mark.group().strip() in ("-", "–", "_") and is_title(text[at:]):
            continue
        raw = text[at : mark.start() if mark else len(text)]
        bare = _ASIDE.sub("", raw.strip(_EDGE)).strip(_EDGE)
        if bare:
            start = line.at + at + raw.index(bare)
            bare = bare if has_legal_suffix(bare) or _INITIAL.search(bare) else bare.rstrip(".")
            yield Piece(bare, start, start + len(bare))
        at = mark.end() if mark else at


def _best_name(names: Sequence[Piece], signer: Signer) -> Piece | None:
    """Return the fullest name, the sender's own before any other."""
    own = [piece for piece in names if signer.signs(piece.text)]
    return max(own or names, key=lambda piece: (len(piece.text.split()), -piece.start), default=None)


def _best_company(companies: Sequence[Piece], of: Address | None) -> Piece | None:
    """Return the company that the sending domain bears out, else one with a legal suffix, else the first."""
    domain = company_domain(of) if of else None
    borne = [piece for piece in companies if borne_out(piece.text, domain)]
    legal = [piece for piece in companies if has_legal_suffix(piece.text)]
    return next(iter(borne or legal or companies), None)


def _phone(raw: str) -> str:
    return raw.strip(" .-/")
