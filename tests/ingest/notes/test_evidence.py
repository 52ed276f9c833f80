"""A note as evidence."""

from relgraph.address import Address
from relgraph.evidence import KEY_BYTES, Locator, Part, Verdict
from relgraph_ingest.notes.evidence import facts, meeting
from relgraph_ingest.notes.reading import read_note

FOUND = Locator("notes", "call.md")
TEXT = """# Prices
Date: 10 March 2021
Present: Ana Ruiz (CFO, Carbon Works) <ana@carbon.example>, Bo Lind
Regrets: Cy Young (Delta)
"""


def test_a_meeting_has_those_who_came_at_the_start_of_its_day() -> None:
    told = meeting(read_note(TEXT, place="call.md"), FOUND)
    assert (told.kind, told.time, told.subject, told.verdict) == (
        "meeting",
        1615334400,
        "Prices",
        Verdict.PERSON,
    )
    assert [(p.address, p.name, p.part) for p in told.participants] == [
        ("ana@carbon.example", "Ana Ruiz", Part.PRESENT),
        (None, "Bo Lind", Part.PRESENT),
    ]
    assert told.found == FOUND


def test_a_note_without_a_date_is_a_meeting_without_a_time() -> None:
    assert meeting(read_note("Present: Ana Ruiz", place="call.md"), FOUND).time is None


def test_copies_that_differ_in_white_space_or_case_have_one_key() -> None:
    member = Address("me@carbon.example")
    first = meeting(read_note(TEXT, place="call.md"), FOUND)
    second = meeting(read_note(TEXT.replace("\n", "  \r\n"), place="copy.md"), Locator("other", "copy.md"))
    assert len(first.digest) == KEY_BYTES
    assert first.key(member) == second.key(member)
    other = meeting(read_note(TEXT + "And more.", place="call.md"), FOUND)
    assert other.key(member) != first.key(member)


def test_lists_say_who_works_where_also_of_the_absent() -> None:
    told = facts(read_note(TEXT, place="call.md"))
    assert [(f.person.name, f.company, f.domain, f.title) for f in told] == [
        ("Ana Ruiz", "Carbon Works", "carbon.example", "CFO"),
        ("Cy Young", "Delta", None, None),
    ]
    assert all(f.basis == "table" and not f.claimed for f in told)
    assert TEXT[told[0].start : told[0].end] == "Ana Ruiz (CFO, Carbon Works) <ana@carbon.example>"


def test_the_domain_of_another_company_or_of_a_mail_provider_is_not_the_employers() -> None:
    for address in ("ana@gmail.com", "ana@consulting.example"):
        (told,) = facts(read_note(f"Present: Ana Ruiz (Carbon) <{address}>", place="x.md"))
        assert (told.company, told.domain) == ("Carbon", None)


def test_initials_of_the_company_are_its_domain() -> None:
    (told,) = facts(read_note("Present: Ana Ruiz (Big Carbon Mills) <ana@bcm.example>", place="x.md"))
    assert told.domain == "bcm.example"
