"""Find titles and employers beside names in running text: `Cy Young, CFO of Acme`."""

import re
from collections.abc import Iterator, Sequence

from relgraph.address import company_domain
from relgraph.evidence import Employment, Mention, Party
from relgraph_ingest.language.companies import borne_out, has_legal_suffix, is_department
from relgraph_ingest.language.tables import words
from relgraph_ingest.language.titles import is_title

_BEHIND = re.compile(
    r"(?:,| \(|,? (?:who )?is (?:now )?)\s*(?:the |our |their |an? |new )*(?P<title>[A-Z][\w&/ -]{1,48}?)"
    r"(?:,?\s+(?:of|at|with|for)\s+(?:the )?"
    r"(?P<company>[A-Z0-9][\w&'’.-]*(?:\s(?:[A-Z][\w&'’.-]*|&|and|of)){0,4}))?"
    r"\s*(?=[,;.)\n]|\Z)"
)
_WINDOW = 160


def employments(text: str, people: Sequence[Mention]) -> Iterator[Employment]:
    """Yield what a text says of the titles and employers of people whom it names in full.

    What others say of somebody is claimed, unless that person's own address bears the employer out.
    """
    for person in people:
        if " " not in person.name:
            continue
        found = _BEHIND.match(text, person.end, person.end + _WINDOW)
        if found is None or "\n\n" in found.group():
            continue
        title, employer = _flat(found.group("title")), _flat(found.group("company") or "") or None
        end = found.end("company") if employer else found.end("title")
        if employer is not None and not _is_employer(employer):
            title, employer = _flat(text[found.start("title") : end]), None  # Head of Procurement
        if not is_title(title):
            continue
        domain = company_domain(person.address) if person.address else None
        borne = employer is not None and borne_out(employer, domain)
        yield Employment(
            Party(person.name, person.address),
            employer,
            domain if borne else None,
            title,
            "text",
            claimed=employer is not None and not borne,
            start=person.start,
            end=end,
        )


def _is_employer(name: str) -> bool:
    plain = name.lower().strip(" .")
    if has_legal_suffix(name):
        return True
    never = words("organisations", "never") | words("organisations", "common")
    return plain not in never and not is_department(name)


def _flat(text: str) -> str:
    flat = " ".join(text.split()).strip(" ,")
    return flat if has_legal_suffix(flat) else flat.rstrip(".")
