"""The ledger: append-only, keyed by content, the same in whatever order copies came."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
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

from relgraph.address import Address
from relgraph.book.book import Book
from relgraph.book.export import export
from relgraph.evidence import Connection, Evidence, Hunch, Interaction, Key, Locator, Part, Verdict

FIRST = mail(ANA, CY, day="2026-05-01", text="one")
SECOND = mail(CY, ANA, day="2026-05-02", text="two")


def told(*evidence: Evidence) -> list[str]:
    """Append one by one and return the export."""
    made = book()
    for item in evidence:
        made.ledger.append([item])
    return list(export(made))


def everything(made: Book) -> list[list[tuple[object, ...]]]:
    tables = [row[0] for row in made.space.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return [made.space.rows(f"SELECT * FROM {table}") for table in sorted(tables)]  # noqa: S608 - own names


def all_kinds() -> list[Evidence]:
    return [
        FIRST,
        SECOND,
        meeting("Cy Young", ANA, day="2026-05-03"),
        reading(FIRST, mention("Dee Hart"), employment(CY, "CFO", "Acme AG", "acme.example")),
        Connection(party("Cy Young <cy@acme.example>"), "Acme", "CFO", 0, Locator("contacts.csv", "1")),
        Hunch(CY, 0.75, "will sign", 1),
    ]


def test_an_append_says_what_is_new() -> None:
    made = book()
    done = made.ledger.append(all_kinds())
    assert (done.new, done.duplicate) == (6, 0)
    assert done.kinds == {"interaction": 3, "mention": 1, "employment": 1, "connection": 1, "hunch": 1}
    assert made.ledger.messages() == 3


def test_appending_twice_changes_nothing() -> None:
    made = book(*all_kinds())
    before = everything(made)
    done = made.ledger.append(all_kinds())
    assert (done.new, done.duplicate) == (0, 6)
    assert not any(done.kinds.values())
    assert everything(made) == before


def test_a_message_comes_back_as_it_went_in() -> None:
    sent = mail(
        "Ana Reyes <ana@fenwick.example>",
        ["Cy Young <cy@acme.example>", DEE],
        cc=["list@acme.example"],
        bcc=["Eva <eva@fenwick.example>"],
        lists=["list@acme.example"],
        verdict=Verdict.LIST,
        subject="Ärger <b>",
        place="inbox.mbox#7",
    )
    ((key, found),) = book(sent).ledger.interactions()
    assert key == sent.key(ANA)
    assert set(found.participants) == set(sent.participants)
    assert (found.time, found.subject, found.verdict, found.digest, found.found, found.lists) == (
        sent.time,
        sent.subject,
        sent.verdict,
        sent.digest,
        sent.found,
        sent.lists,
    )


def test_a_key_is_of_the_content_and_of_whose_book_it_is() -> None:
    assert FIRST.key(ANA) == mail(ANA, CY, day="2026-05-01", text="one", place="copy.eml").key(ANA)
    others = [
        FIRST.key(CY),
        mail(ANA, CY, day="2026-05-01", text="other").key(ANA),
        mail(ANA, CY, day="2026-05-02", text="one").key(ANA),
        mail(ANA, DEE, day="2026-05-01", text="one").key(ANA),
        mail(CY, ANA, day="2026-05-01", text="one").key(ANA),
        mail(ANA, (), cc=[CY], day="2026-05-01", text="one").key(ANA),
        mail(ANA, CY, day="2026-05-01", text="one", subject="Hello2").key(ANA),
        mail(ANA, CY, day=None, text="one").key(ANA),
    ]
    assert len({FIRST.key(ANA), *others}) == 9


def test_a_copy_does_not_differ_by_who_was_copied_in_secret() -> None:
    assert mail(ANA, CY, bcc=[DEE]).key(ANA) == mail(ANA, CY).key(ANA)


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_copies_the_lower_verdict_and_the_first_place_hold(*, turned: bool) -> None:
    direct = mail(CY, ANA, verdict=Verdict.PERSON, source="b", place="9.eml")
    listed = mail(CY, ANA, verdict=Verdict.LIST, source="a", place="1.eml")
    made = book(*((listed, direct) if turned else (direct, listed)))
    ((_, found),) = made.ledger.interactions()
    assert found.verdict is Verdict.PERSON
    assert found.found == Locator("a", "1.eml")


def test_what_only_one_copy_says_is_kept_whichever_came_first() -> None:
    sent = mail(ANA, CY, bcc=["eva@fenwick.example"], place="sent#1")
    named = mail("Ana Reyes <ana@fenwick.example>", "Cy Young <cy@acme.example>", place="inbox#1")
    listed = mail(ANA, CY, lists=["list@acme.example"], verdict=Verdict.LIST, place="list#1")
    exports = {tuple(told(*copies)) for copies in _orders([sent, named, listed])}
    assert len(exports) == 1
    ((_, found),) = book(sent, named, listed).ledger.interactions()
    assert {(p.part, p.address, p.name) for p in found.participants} == {
        (Part.FROM, ANA, "Ana Reyes"),
        (Part.TO, CY, "Cy Young"),
        (Part.BCC, "eva@fenwick.example", None),
    }
    assert found.lists == ("list@acme.example",)


def _orders(items: list[Interaction]) -> Iterator[list[Interaction]]:
    if not items:
        yield []
    for place, item in enumerate(items):
        for rest in _orders(items[:place] + items[place + 1 :]):
            yield [item, *rest]


NAMES = st.sampled_from(["", "Cy Young ", "C. Young ", "Acme "])
COPY = st.builds(
    lambda sender, to, **rest: mail(f"{sender}<{CY}>", [f"{one}<{ANA}>" for one in to], **rest),
    NAMES,
    st.lists(NAMES, min_size=1, max_size=2),
    bcc=st.lists(st.builds(lambda name, of: f"{name}<{of}>", NAMES, st.sampled_from([CY, DEE])), max_size=2),
    subject=st.sampled_from(["", None, "Hello"]),
    verdict=st.sampled_from(Verdict),
    lists=st.lists(st.sampled_from(["x@x.example", "l@x.example"]), max_size=2),
    source=st.sampled_from(["a", "b"]),
    place=st.sampled_from(["1.eml", "2.eml"]),
)
NOTE = st.builds(
    lambda who, place: meeting(*who, place=place),
    st.lists(st.sampled_from(["Cy Young", "cy young", CY, "Cy Young <cy@acme.example>"]), max_size=3),
    st.sampled_from(["1.md", "2.md"]),
)
OTHER = st.sampled_from(all_kinds()[4:])


EVIDENCE = st.lists(st.one_of(COPY, NOTE, OTHER), max_size=6)


@given(EVIDENCE.flatmap(lambda items: st.tuples(st.just(items), st.permutations(items))))
def test_the_order_of_appending_does_not_matter(orders: tuple[list[Evidence], list[Evidence]]) -> None:
    first, second = orders
    assert told(*first) == told(*second)
    assert told(*first) == told(*second, *first)


def test_a_newer_reading_supersedes_an_older_one() -> None:
    made = book(
        FIRST,
        reading(FIRST, mention("Dee"), extractor="1"),
        reading(FIRST, mention("Dee Hart"), extractor="2"),
    )
    lines = list(export(made))
    assert len(lines) == 2
    assert any('"Dee Hart"' in line for line in lines)
    # Read again by the older extractor: it has been at it, so nothing changes.
    made.ledger.append([reading(FIRST, mention("Dee"), extractor="1")])
    assert list(export(made)) == lines


def test_a_newer_reading_that_found_nothing_takes_the_older_facts_away() -> None:
    made = book(FIRST, reading(FIRST, mention("Dee"), extractor="1"), reading(FIRST, extractor="2"))
    assert len(list(export(made))) == 1


def test_a_reading_of_a_message_that_is_not_there_is_left_out() -> None:
    done = book().ledger.append([reading(FIRST, mention("Dee"))])
    assert done.new == 0
    assert not done.kinds


def test_what_an_extractor_has_not_read_yet_is_told() -> None:
    made = book(FIRST, SECOND, reading(FIRST, extractor="1"))
    keys = [FIRST.key(ANA), SECOND.key(ANA)]
    assert made.ledger.unread("1", keys) == {SECOND.key(ANA)}
    assert made.ledger.unread("2", keys) == set(keys)
    assert made.ledger.unread("1", [Key(b"0" * 16)]) == {b"0" * 16}


def test_a_batch_that_fails_leaves_no_row_and_no_stale_number(tmp_path: Path) -> None:
    made = book(path=tmp_path / "a.db")

    def failing() -> Iterator[Evidence]:
        yield mail("Cy Young <cy@acme.example>", DEE)
        raise OSError("the mailbox went away")

    with pytest.raises(OSError, match="went away"):
        made.ledger.append(failing())
    assert list(export(made)) == []
    # The numbers of that batch are free again and go to others; names must not be mixed up.
    made.ledger.append([mail("Zoe Zell <zoe@zell.example>", "ana@fenwick.example", text="z")])
    made.ledger.append([mail("Cy Young <cy@acme.example>", DEE)])
    assert list(export(made)) == told(
        mail("Zoe Zell <zoe@zell.example>", "ana@fenwick.example", text="z"),
        mail("Cy Young <cy@acme.example>", DEE),
    )
    made.close()


def test_two_ledgers_at_one_file_agree_on_numbers(tmp_path: Path) -> None:
    one, other = book(path=tmp_path / "a.db"), book(path=tmp_path / "a.db")
    one.ledger.append([mail(ANA, CY, text="1")])
    other.ledger.append([mail(ANA, DEE, text="2"), mail("eva@fenwick.example", CY, text="3")])
    one.ledger.append([mail(DEE, "eva@fenwick.example", text="4")])
    assert list(export(one)) == list(export(other))
    assert len(one.space.rows("SELECT * FROM address")) == 4
    one.close()
    other.close()


def test_an_empty_ledger_has_nothing() -> None:
    made = book()
    assert made.ledger.messages() == 0
    assert list(made.ledger.interactions()) == []
    assert made.ledger.append([]).new == 0


def test_introductions_keep_who_brought_whom() -> None:
    fact = introduction("Cy Young <cy@acme.example>", ANA, "Dee Hart")
    made = book(FIRST, reading(FIRST, fact))
    assert any(
        '"introducer": {"address": "cy@acme.example", "name": "Cy Young"}' in line for line in export(made)
    )


def test_hostile_text_is_kept_as_text() -> None:
    name = "Robert'); DROP TABLE message;--"
    made = book(mail(f"{name} <cy@acme.example>", ANA, subject="' OR 1=1 --", place="'; --"))
    ((_, found),) = made.ledger.interactions()
    assert found.participants[0].name == name
    assert found.subject == "' OR 1=1 --"
    assert Address("cy@acme.example") == found.participants[0].address
