"""Facts of a reading as JSON, and back."""

import json
from dataclasses import asdict
from typing import Any

from relgraph.address import Address
from relgraph.evidence import Employment, Fact, Introduction, Mention, Party

KINDS: dict[str, type[Fact]] = {"mention": Mention, "employment": Employment, "introduction": Introduction}


def dump_fact(fact: Fact) -> tuple[str, str]:
    """Return a fact's kind and its content as JSON with sorted names."""
    kind = next(name for name, shape in KINDS.items() if isinstance(fact, shape))
    return kind, json.dumps(asdict(fact), ensure_ascii=False, sort_keys=True)


def load_fact(kind: str, content: str) -> Fact:
    """Return the fact that `dump_fact` wrote."""
    return fact_of(kind, json.loads(content))


def fact_of(kind: str, fields: dict[str, Any]) -> Fact:
    """Return a fact from its fields as JSON has them (Any: JSON's own types)."""
    values = dict(fields)
    match kind:
        case "mention":
            return Mention(**values)
        case "employment":
            return Employment(**values | {"person": _party(values["person"])})
        case _:
            introducer = values["introducer"]
            values["introducer"] = None if introducer is None else _party(introducer)
            values["parties"] = tuple(_party(party) for party in values["parties"])
            return Introduction(**values)


def _party(fields: dict[str, str | None]) -> Party:
    address = fields["address"]
    return Party(fields["name"], None if address is None else Address(address))
