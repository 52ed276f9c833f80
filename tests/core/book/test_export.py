"""The export: one evidence a line, sorted by key, the same over two runs."""

import json
from pathlib import Path

from tests.builders import (
    ANA,
    CY,
    DEE,
    book,
    employment,
    introduction,
    mail,
    meeting,
    mention,
    party,
    reading,
)

from relgraph.book.book import Book
from relgraph.book.export import export
from relgraph.evidence import Connection, Evidence, Hunch, Locator

FIRST = mail(
    "Cy Young <cy@acme.example>", ANA, bcc=[DEE], day="2026-05-01", text="one", lists=["l@acme.example"]
)
FACTS = (
    mention("Dee Hart", start=4),
    mention("Acme AG", "company", start=40),
    employment(CY, "CFO", "Acme AG", "acme.example"),
    introduction(CY, ANA, "Dee Hart"),
)
ALL: list[Evidence] = [
    FIRST,
    meeting("Dee Hart", ANA, day=None),
    reading(FIRST, *FACTS, extractor="en 1"),
    Connection(party("Cy Young <cy@acme.example>"), "Acme", "CFO", 86400, Locator("contacts.csv", "3")),
    Hunch(CY, 0.5, "cool", 172800),
]


def test_every_evidence_is_one_line_of_json_and_lines_are_sorted_by_key() -> None:
    lines = list(export(book(*ALL)))
    documents = [json.loads(line) for line in lines]
    assert len(lines) == 8
    assert [one["key"] for one in documents] == sorted(one["key"] for one in documents)
    assert len({one["key"] for one in documents}) == 8
    assert not any("\n" in line for line in lines)
    assert sorted(one["kind"] for one in documents) == [
        "connection",
        "employment",
        "hunch",
        "interaction",
        "interaction",
        "introduction",
        "mention",
        "mention",
    ]


def test_two_runs_over_the_same_input_export_the_same_bytes(tmp_path: Path) -> None:
    one, other = Book(tmp_path / "1.db", ANA), Book(tmp_path / "2.db", ANA)
    one.ledger.append(ALL)
    for item in ALL:
        other.ledger.append([item, item])
    assert list(export(one)) == list(export(other))
    one.close()
    other.close()


def test_a_line_says_what_was_there_and_no_more() -> None:
    (line,) = [json.loads(line) for line in export(book(FIRST))]
    assert line == {
        "key": FIRST.key(ANA).hex(),
        "kind": "interaction",
        "of": "message",
        "time": FIRST.time,
        "subject": "Hello",
        "verdict": "person",
        "digest": FIRST.digest.hex(),
        "source": "mail",
        "place": "1.eml",
        "participants": [
            {"part": "from", "address": CY, "name": "Cy Young"},
            {"part": "to", "address": ANA, "name": None},
            {"part": "bcc", "address": DEE, "name": None},
        ],
        "lists": ["l@acme.example"],
    }


def test_a_fact_says_its_message_and_who_read_it() -> None:
    lines = [json.loads(line) for line in export(book(FIRST, reading(FIRST, *FACTS, extractor="en 1")))]
    facts = {line["kind"] + str(line.get("of", "")): line for line in lines if line["kind"] != "interaction"}
    assert {line["message"] for line in facts.values()} == {FIRST.key(ANA).hex()}
    assert {line["extractor"] for line in facts.values()} == {"en 1"}
    assert facts["mentioncompany"]["name"] == "Acme AG"
    assert facts["introductionmade"]["parties"][1] == {"name": "Dee Hart", "address": None}
    assert facts["employment"]["title"] == "CFO"


def test_an_empty_ledger_exports_nothing() -> None:
    assert list(export(book())) == []
