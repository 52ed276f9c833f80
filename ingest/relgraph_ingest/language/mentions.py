"""Find the people and companies that a text names: by headers, by rule, and by a model's leave."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from relgraph.address import company_domain
from relgraph.evidence import Mention, Party
from relgraph_ingest.language.companies import core, has_legal_suffix, is_department, legal_names
from relgraph_ingest.language.names import Roster, is_first_name, is_name, trimmed
from relgraph_ingest.language.paragraphs import Paragraph
from relgraph_ingest.language.pipeline import Span
from relgraph_ingest.language.signature import Signature
from relgraph_ingest.language.signer import Signer
from relgraph_ingest.language.tables import either, words

_TALL = re.compile(r"[^\W\d_a-z][^\W\d_]*(?:['’-][^\W\d_]+)*")
_NEXT = re.compile(r"[ ]((?:[A-Z]\.?[ ])?[^\W\d_a-z][^\W\d_]*(?:['’-][^\W\d_]+)*)")
_RUN = re.compile(r"[^\W\d_a-z][\w'’-]*(?:[ ](?:[A-Z]\.|[^\W\d_a-z][\w'’-]*))*")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Found:
    """A span of a paragraph and who or what it names."""

    kind: str
    start: int
    end: int
    person: Party | None = None


class Namer:
    """Names one message's people and companies; knows its headers."""

    def __init__(self, people: Sequence[Party]) -> None:
        """Take everybody whom the message's headers name."""
        self.roster = Roster(people)
        domains = [company_domain(p.address) for p in people if p.address]
        self._domains = {domain.split(".")[0]: domain for domain in domains if domain}

    def mentions(self, paragraph: Paragraph, spans: Iterable[Span]) -> Iterator[Mention]:
        """Yield what a paragraph names; `spans` is what the model found in it."""
        taken: list[Found] = []
        for found in (
            *self._listed(paragraph.text),
            *(Found("company", *span) for span in legal_names(paragraph.text)),
            *self._modelled(paragraph.text, spans),
            *self._first_names(paragraph.text),
            *self._own_domains(paragraph.text),
        ):
            if all(found.end <= other.start or other.end <= found.start for other in taken):
                taken.append(found)
        for found in sorted(taken, key=lambda f: f.start):
            yield self._mention(paragraph, found)

    def named(self, paragraph: Paragraph, signer: Party | None) -> Iterator[Mention]:
        """Yield the names in a greeting, or in a sign-off by `signer`; these places hold people alone."""
        for found in _RUN.finditer(paragraph.text):
            name, at = self._unhailed(found.group(), found.start())
            who = self.roster.find(name)
            signs = signer is not None and Signer.of(signer).signs(name)
            if signs and signer is not None:
                who = signer
            if len(name) < 2 or (
                who is None and not (is_first_name(name.split()[0]) and is_name(name, self.roster))
            ):
                continue
            start, end = paragraph.place(at, at + len(name))
            yield Mention("person", name, who.address if who else None, None, start, end)

    def signed(self, signature: Signature, signer: Party | None) -> Iterator[Mention]:
        """Yield the name and the company of a signature."""
        if signature.name is not None:
            name = signature.name
            who = signer if signer and Signer.of(signer).signs(name.text) else self.roster.find(name.text)
            yield Mention("person", name.text, who.address if who else None, None, name.start, name.end)
        if signature.company is not None:
            company = signature.company
            yield Mention(
                "company", company.text, None, self.domain(company.text), company.start, company.end
            )

    def _mention(self, paragraph: Paragraph, found: Found) -> Mention:
        name = paragraph.text[found.start : found.end]
        start, end = paragraph.place(found.start, found.end)
        if found.kind == "person":
            who = found.person or self.roster.find(name)
            return Mention("person", name, who.address if who else None, None, start, end)
        return Mention("company", name, None, self.domain(name), start, end)

    def domain(self, company: str) -> str | None:
        """Return the header domain whose label is this company's name."""
        plain = re.sub(r"[^\w]", "", core(company)).lower()
        first = core(company).split()[0].lower().strip(".,") if core(company) else ""
        return self._domains.get(plain) or (self._domains.get(first) if len(first) > 3 else None)

    def _listed(self, text: str) -> Iterator[Found]:
        """Full names of header people."""
        for first in _TALL.finditer(text):
            if not self.roster.known(first.group()):
                continue
            last = _NEXT.match(text, first.end())
            if last is None:
                continue
            end = last.end()
            more = _NEXT.match(text, end)
            for stop in (more.end() if more else end, end):
                who = self.roster.find(text[first.start() : stop])
                if who is not None and len(text[first.start() : stop].split()) > 1:
                    yield Found("person", first.start(), stop, who)
                    break

    def _modelled(self, text: str, spans: Iterable[Span]) -> Iterator[Found]:
        for start, end, label in spans:
            if label in ("PERSON", "PER"):
                bare, at = trimmed(text[start:end], start)
                if is_name(bare, self.roster):
                    yield Found("person", at, at + len(bare))
            elif label == "ORG":
                at, behind = _company_edges(text, start, end)
                name = text[at:behind]
                if is_first_name(name) or (" " in name and self.roster.find(name)):
                    yield Found("person", at, behind)
                elif self._is_company(name):
                    yield Found("company", at, behind)

    def _unhailed(self, run: str, start: int) -> tuple[str, int]:
        """Cut `Dear`, `Hi`, `Mr.` and the like off a name, and return where it then begins."""
        found = list(re.finditer(r"\S+", run))
        hails = words("names", "never") | words("names", "honorifics") | words("closing", "greeting.words")
        for word in found[:-1]:
            if self.roster.known(word.group()) or word.group().lower().strip(".,") not in hails:
                return run[word.start() :], start + word.start()
        return run[found[-1].start() :], start + found[-1].start()

    def _is_company(self, name: str) -> bool:
        plain = name.lower().strip(".")
        if not 2 <= len(name) <= _LONGEST or any(c in name for c in "@<>=|/\\#+:;"):
            return False
        if plain in words("organisations", "never") or plain in words("organisations", "common"):
            return False
        if self.domain(name) is not None or has_legal_suffix(name):
            return True
        if is_department(name) or re.search(r"\d{2}", name) or self.roster.find(name) is not None:
            return False
        if plain.split()[-1].strip(".,") in words("organisations", "never_ends") or not name[0].isalnum():
            return False
        if name.isupper():
            return plain in words("organisations", "known_short")
        return name[0].isupper() and "," not in name and " - " not in name

    def _first_names(self, text: str) -> Iterator[Found]:
        """Single names of header people that are no part of a longer name."""
        for word in _TALL.finditer(text):
            said = word.group()
            if len(said) < 2 or (said.isupper() and len(said) > 2) or not self.roster.known(said):
                continue
            if said.lower() in words("names", "never") | words("english", "english"):
                continue
            behind = _NEXT.match(text, word.end())
            before = re.search(r"[^\W\d_a-z][\w.'’-]*[ ]\Z", text[: word.start()])
            if behind or (before and before.group().strip().lower() not in words("english", "english")):
                continue
            who = self.roster.find(word.group())
            if who is not None and text[word.end() : word.end() + 1] not in ("@", "/", "_"):
                yield Found("person", word.start(), word.end(), who)

    def _own_domains(self, text: str) -> Iterator[Found]:
        """Names equal to the label of a header domain: `Acme` where somebody writes from acme.example."""
        labels = [label for label in self._domains if len(label) >= 3]
        if not labels:
            return
        for m in _labelled(tuple(sorted(labels))).finditer(text):
            never = words("english", "english") | words("organisations", "common")
            if m.group()[0].isupper() and m.group().lower() not in never:
                yield Found("company", m.start(), m.end())


def _company_edges(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut the article, possessive, stray marks and trailing small words off what a model found."""
    name = text[start:end]
    head = re.match(r"(?i)(?:the\s+|[\s\"'(\[*.,:;-]+)+", name)
    at = head.end() if head else 0
    tail = re.search(r"(?:(?:['’]s?)?[\s,;:)\"'\]*!?-]+[a-z]+)*(?:['’]s?)?[\s,;:)\"'\]*!?-]*\Z", name)
    behind = tail.start() if tail else len(name)
    bare = name[at:behind]
    if bare.endswith(".") and not has_legal_suffix(bare) and "." not in bare[:-1]:
        behind -= 1
    return start + at, start + max(at, behind)


@cache
def _labelled(labels: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<![\w@./-]){either(labels)}(?![\w@-]|\.\w)")
