"""A book's graph: the same evidence, the same graph; only what people did makes ties."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import ANA, BO, CY, DEE, book, both_ways, employment, introduction, mail, meeting, reading

from relgraph.address import Address
from relgraph.book.book import Book
from relgraph.evidence import Evidence, Interaction, Verdict
from relgraph.graph.history import Day, days
from relgraph.graph.model import Graph, Person, Tie
from relgraph.projection.project import project
from relgraph.spaces.home import Ids
from relgraph.times import day_of
from relgraph.vocabulary import default_vocabulary

IDS = Ids(b"s" * 32)
WORDS = default_vocabulary()
MAY_1 = day_of("2026-05-01")


def graph_of(*evidence: Evidence, aliases: Iterable[str] = (), until: str | None = None) -> Graph:
    return graph(book(*evidence, aliases=aliases), until=until)


def graph(of: Book, until: str | None = None) -> Graph:
    return project(of, IDS, WORDS, until=None if until is None else day_of(until))


def person(found: Graph, who: str) -> Person:
    """The one person of an address or name."""
    (one,) = [p for p in found.people if who in p.addresses or p.name == who]
    return one


def tie(found: Graph, one: str, other: str) -> list[Day] | None:
    """The days of a tie, told from the side of `one`."""
    a, b = person(found, one).id, person(found, other).id
    packed = found.histories.get(Tie(*sorted((a, b))))
    if packed is None:
        return None
    if a < b:
        return days(packed)
    return [Day(d.day, d.ba, d.ba_people, d.ab, d.ab_people, d.met, d.met_people) for d in days(packed)]


def addresses(found: Graph) -> set[str]:
    return {address for one in found.people for address in one.addresses}


def test_an_empty_book_has_its_owner_alone() -> None:
    found = graph_of()
    assert [one.addresses for one in found.people] == [(ANA,)]
    assert found.me.address == ANA
    assert not found.histories


def test_mail_makes_people_companies_and_ties_with_days_each_way() -> None:
    found = graph_of(
        mail(ANA, "Cy Young <cy@acme.example>", day="2026-05-01", text="1"),
        mail(ANA, CY, day="2026-05-01", hour=15, text="2"),
        mail("Cy Young <cy@acme.example>", [ANA, BO], day="2026-05-03", text="3"),
    )
    assert person(found, CY).name == "Cy Young"
    assert person(found, CY).domain == "acme.example"
    assert {company.domain for company in found.companies} == {"acme.example", "fenwick.example"}
    assert tie(found, ANA, CY) == [Day(MAY_1, 2, 1, 0, 0, 0, 0), Day(MAY_1 + 2, 0, 0, 1, 2, 0, 0)]
    assert tie(found, CY, BO) == [Day(MAY_1 + 2, 1, 2, 0, 0, 0, 0)]
    assert tie(found, ANA, BO) is None


def test_recipients_of_one_message_do_not_know_each_other_by_it() -> None:
    assert tie(graph_of(mail(ANA, [CY, DEE])), CY, DEE) is None


def test_copied_and_secretly_copied_people_count_as_recipients() -> None:
    found = graph_of(mail(ANA, CY, cc=[DEE], bcc=[BO]))
    assert (
        tie(found, ANA, BO) == tie(found, ANA, DEE) == tie(found, ANA, CY) == [Day(MAY_1, 1, 3, 0, 0, 0, 0)]
    )


def test_mail_to_oneself_makes_no_tie() -> None:
    assert not graph_of(mail(ANA, [ANA, "ana@home.example"]), aliases=["ana@home.example"]).histories


@pytest.mark.parametrize("verdict", [Verdict.BULK, Verdict.LIST, Verdict.AUTO, Verdict.MACHINE])
def test_bulk_list_automatic_and_machine_mail_makes_no_tie(verdict: Verdict) -> None:
    found = graph_of(mail(CY, ANA, verdict=verdict), mail(ANA, CY, verdict=verdict, text="re"))
    assert not found.histories


@pytest.mark.parametrize(
    ("verdict", "seen"),
    [(Verdict.LIST, True), (Verdict.AUTO, True), (Verdict.BULK, False), (Verdict.MACHINE, False)],
)
def test_people_stand_behind_lists_and_automatic_replies_not_behind_bulk_and_machines(
    verdict: Verdict, *, seen: bool
) -> None:
    assert (CY in addresses(graph_of(mail(CY, ANA, verdict=verdict)))) == seen


def test_mass_mail_makes_no_tie_and_one_recipient_less_does() -> None:
    most = WORDS.contact.mass_recipients
    crowd = [f"p{n}@acme.example" for n in range(most - 1)]
    assert tie(graph_of(mail(CY, [ANA, *crowd])), CY, ANA) == [Day(MAY_1, 1, most, 0, 0, 0, 0)]
    assert not graph_of(mail(CY, [ANA, DEE, *crowd])).histories


@pytest.mark.parametrize(
    "other",
    [
        "noreply@acme.example",
        "mailer-daemon@acme.example",
        "staff@lists.acme.example",
        "acme-list@acme.example",
    ],
)
def test_machines_and_lists_are_nobody(other: str) -> None:
    found = graph_of(mail(other, ANA), mail(ANA, [other, CY], text="re"))
    assert other not in addresses(found)
    assert tie(found, ANA, CY) == [Day(MAY_1, 1, 2, 0, 0, 0, 0)]


def test_an_address_that_headers_name_as_a_lists_is_nobody() -> None:
    found = graph_of(
        mail(CY, "crew@acme.example", lists=["crew@acme.example"], verdict=Verdict.LIST),
        mail(ANA, "crew@acme.example", text="re"),
    )
    assert addresses(found) == {ANA, CY}
    assert not found.histories


@pytest.mark.parametrize(
    "forged",
    [
        mail("eve@evil.example", ANA, lists=[CY], text="forged"),
        mail("eve@evil.example", [ANA, f"Acme mailing list <{CY}>"], text="forged"),
    ],
)
def test_a_strangers_headers_take_nobody_away_whom_the_owner_writes_to(forged: Interaction) -> None:
    known = both_ways(ANA, CY, "2026-05-01", "2026-05-02")
    assert tie(graph_of(*known, forged), ANA, CY) == tie(graph_of(*known), ANA, CY)


def test_a_meeting_counts_on_both_sides() -> None:
    found = graph_of(meeting(ANA, CY, "Dee Hart"))
    assert tie(found, ANA, CY) == tie(found, CY, ANA) == [Day(MAY_1, 0, 0, 0, 0, 1, 2)]
    assert tie(found, ANA, "Dee Hart") == tie(found, CY, "Dee Hart") == [Day(MAY_1, 0, 0, 0, 0, 1, 2)]


def test_a_name_in_a_note_is_the_one_person_who_bears_it_in_full() -> None:
    found = graph_of(mail("Cy Young <cy@acme.example>", ANA), meeting(ANA, "cy YOUNG"))
    assert [one.name for one in found.people if one.id != found.me.id] == ["Cy Young"]
    assert tie(found, ANA, CY) == [Day(MAY_1, 0, 0, 1, 1, 1, 1)]


def test_a_name_that_two_people_bear_is_neither_of_them() -> None:
    found = graph_of(
        mail("Cy Young <cy@acme.example>", ANA),
        mail("Cy Young <cy@zell.example>", ANA, text="2"),
        meeting(ANA, "Cy Young", "Dee Hart"),
    )
    assert tie(found, ANA, CY) == [Day(MAY_1, 0, 0, 1, 1, 0, 0)]
    assert tie(found, ANA, "Dee Hart") == [Day(MAY_1, 0, 0, 0, 0, 1, 1)]


def test_a_first_name_in_a_note_makes_nobody() -> None:
    assert len(graph_of(meeting(ANA, "Cy", "C. Young")).people) == 1


def test_a_large_meeting_makes_people_and_no_ties() -> None:
    crowd = [f"p{n}@acme.example" for n in range(WORDS.contact.meeting_people)]
    assert len(graph_of(meeting(*crowd)).histories) == len(crowd) * (len(crowd) - 1) // 2
    found = graph_of(meeting(*crowd, "Dee Hart"))
    assert not found.histories
    assert person(found, "Dee Hart").address is None


def test_undated_evidence_makes_people_and_no_ties() -> None:
    found = graph_of(mail("Cy Young <cy@acme.example>", ANA, day=None), meeting(ANA, "Dee Hart", day=None))
    assert person(found, CY).domain == "acme.example"
    assert person(found, "Dee Hart").address is None
    assert not found.histories
    assert len(graph_of(mail(CY, ANA, day=None), until="1980-01-01").people) == 2


def test_an_alias_added_late_repairs_which_way_mail_went() -> None:
    sent = [mail("ana@home.example", CY, day="2026-05-01"), mail(CY, "ana@home.example", day="2026-05-02")]
    before = graph_of(*sent)
    assert tie(before, "ana@home.example", CY) is not None
    assert person(before, "ana@home.example").id != before.me.id
    after = graph_of(*sent, aliases=["ana@home.example"])
    assert tie(after, ANA, CY) == [Day(MAY_1, 1, 1, 0, 0, 0, 0), Day(MAY_1 + 1, 0, 0, 1, 1, 0, 0)]
    assert after.me.addresses == (ANA, "ana@home.example")


# Time


def test_a_replay_knows_nothing_of_what_came_later() -> None:
    late = mail("Dee Hart <dee@acme.example>", ANA, day="2026-05-09", text="late")
    early = both_ways(ANA, CY, "2026-05-01")
    later: list[Evidence] = [late, reading(late, employment(CY, "CEO"))]
    assert graph_of(*early, *later, until="2026-05-09") == graph_of(*early)
    assert DEE in addresses(graph_of(*early, *later, until="2026-05-10"))


def test_a_replay_does_not_know_an_address_of_the_owner_that_was_first_used_later() -> None:
    owner = Address("ana.reyes@fenwick.example")
    early = both_ways(owner, CY, "2026-05-01")
    later = mail("ana.m.reyes@fenwick.example", CY, day="2026-05-09")
    whole = project(book(*early, later, member=owner), IDS, WORDS, until=day_of("2026-05-05"))
    assert whole == project(book(*early, member=owner), IDS, WORDS)


def test_mail_of_the_day_itself_is_not_there_at_its_start() -> None:
    assert CY not in addresses(graph_of(mail(CY, ANA, day="2026-05-01", hour=0), until="2026-05-01"))
    assert CY in addresses(graph_of(mail(CY, ANA, day="2026-05-01", hour=23), until="2026-05-02"))


# Who is one person


def same(found: Graph, one: str, other: str) -> bool:
    return person(found, one).id == person(found, other).id


def test_one_full_name_at_one_company_is_one_person() -> None:
    found = graph_of(
        mail("Cy Young <cy@acme.example>", ANA, day="2026-05-01"),
        mail("Cy Young <cyoung@mail.acme.example>", ANA, day="2026-05-02"),
        mail("Cy Young <cyoung@mail.acme.example>", ANA, day="2026-05-03"),
    )
    assert same(found, CY, "cyoung@mail.acme.example")
    assert person(found, CY).address == "cyoung@mail.acme.example"
    assert tie(found, CY, ANA) == [Day(MAY_1 + n, 1, 1, 0, 0, 0, 0) for n in range(3)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cy Young <cy@acme.example>", "Cy Young <cy@zell.example>"),
        ("Cy Young <cy@gmail.com>", "Cy Young <cyoung@gmail.com>"),
        ("Cy Young <cy@acme.example>", "Cy Young <cy@gmail.com>"),
        ("Cy <cy@acme.example>", "Cy <cyoung@acme.example>"),
        ("Cy Young <cy@acme.example>", "Cy Yang <cyang@acme.example>"),
        ("Cy Young <cy@acme.example>", "Сy Young <cyrus@acme.example>"),
        ("Cy Young <cy@acme.example>", "Cy Young <cy@acmе.example>"),
        ("Cy Young <cy@acme.example>", "Cy Young <cy@acme.example.evil.example>"),
    ],
)
def test_nothing_else_merges_by_itself(one: str, other: str) -> None:
    found = graph_of(mail(one, ANA), mail(other, ANA, text="2"))
    assert len(found.people) == 3


def test_a_stranger_who_takes_the_owners_name_stays_a_stranger() -> None:
    found = graph_of(
        mail("Ana Reyes <ana@fenwick.example>", CY), mail("Ana Reyes <ana2@fenwick.example>", ANA, text="2")
    )
    assert not same(found, ANA, "ana2@fenwick.example")


# Judgements


def test_same_makes_one_person_and_undoing_it_two() -> None:
    made = book(
        *both_ways(ANA, "Cy Young <cy@acme.example>", "2026-05-01"),
        mail(ANA, "cy@gmail.com", day="2026-05-02"),
    )
    before = graph(made)
    number = made.judge("same", CY, "cy@gmail.com", now=1)
    assert same(graph(made), CY, "cy@gmail.com")
    assert len(tie(graph(made), ANA, CY) or ()) == 2
    made.undo_judgement(number, now=2)
    assert graph(made) == before


def test_different_keeps_apart_what_would_merge() -> None:
    made = book(
        mail("Cy Young <cy@acme.example>", ANA), mail("Cy Young <cyoung@acme.example>", ANA, text="2")
    )
    number = made.judge("different", "cyoung@acme.example", CY, now=1)
    assert not same(graph(made), CY, "cyoung@acme.example")
    made.undo_judgement(number, now=2)
    assert same(graph(made), CY, "cyoung@acme.example")


def test_different_holds_also_over_a_third() -> None:
    made = book(
        *(mail("Cy Young <" + one + ">", ANA, text=one) for one in (CY, "c2@acme.example", "c3@acme.example"))
    )
    made.judge("different", CY, "c3@acme.example", now=1)
    found = graph(made)
    assert not same(found, CY, "c3@acme.example")
    made.judge("same", "c2@acme.example", "c3@acme.example", now=2)
    assert same(graph(made), "c2@acme.example", "c3@acme.example")
    assert not same(graph(made), CY, "c3@acme.example")


def test_same_may_join_more_than_two() -> None:
    made = book(*(mail(one, ANA, text=one) for one in (CY, DEE, "cy@gmail.com")))
    made.judge("same", CY, "cy@gmail.com", now=1)
    made.judge("same", DEE, "cy@gmail.com", now=2)
    assert person(graph(made), CY).addresses == (CY, "cy@gmail.com", DEE)


def test_a_judgement_about_somebody_who_is_not_there_changes_nothing() -> None:
    made = book(*both_ways(ANA, CY, "2026-05-01"))
    before = graph(made)
    made.judge("same", "x@x.example", "y@y.example", now=1)
    made.judge("different", CY, "y@y.example", now=2)
    made.judge("not a tie", "x@x.example", "", now=3)
    made.judge("wrong title", "x@x.example", "CFO", now=4)
    assert graph(made) == before


def test_not_a_tie_takes_the_owners_tie_away_and_no_other() -> None:
    made = book(mail(CY, [ANA, DEE]), mail(ANA, CY, text="re"))
    number = made.judge("not a tie", CY, "", now=1)
    found = graph(made)
    assert tie(found, ANA, CY) is None
    assert tie(found, CY, DEE) is not None
    assert CY in addresses(found)
    made.undo_judgement(number, now=2)
    assert tie(graph(made), ANA, CY) is not None


def test_a_wrong_title_is_no_title_until_undone() -> None:
    first, second = mail(CY, ANA, day="2026-05-01"), mail(CY, ANA, day="2026-05-02")
    made = book(
        first, second, reading(first, employment(CY, "CFO")), reading(second, employment(CY, "Best regards"))
    )
    assert person(graph(made), CY).title == "Best regards"
    number = made.judge("wrong title", CY, "best regards", now=1)
    assert person(graph(made), CY).title == "CFO"
    made.undo_judgement(number, now=2)
    assert person(graph(made), CY).title == "Best regards"


# What readings say


def test_a_title_is_the_one_last_seen_and_spans_the_days_between() -> None:
    sent = [mail(CY, ANA, day=day) for day in ("2026-05-01", "2026-05-05", "2026-05-03")]
    found = graph_of(
        *sent,
        reading(sent[0], employment(CY, "Controller", "Acme AG", "acme.example")),
        reading(sent[1], employment(CY, "CFO", "Acme AG", "acme.example")),
        reading(sent[2], employment(CY, "Controller", "Acme AG", "acme.example")),
    )
    assert person(found, CY).title == "CFO"
    spans = {row.title: (row.first, row.last) for row in found.employments}
    assert spans == {"Controller": (MAY_1, MAY_1 + 2), "CFO": (MAY_1 + 4, MAY_1 + 4)}
    assert {company.name for company in found.companies} == {"Acme AG", "Fenwick"}


def test_a_claimed_employer_names_no_company() -> None:
    sent = mail(CY, ANA)
    found = graph_of(sent, reading(sent, employment(CY, "CEO", "Bank AG", "acme.example", claimed=True)))
    assert "Bank AG" not in {company.name for company in found.companies}
    assert person(found, CY).domain == "acme.example"


def test_the_company_is_that_of_the_latest_company_address() -> None:
    made = book(mail(CY, ANA, day="2026-05-01"), mail("cy@zell.example", ANA, day="2026-05-02"))
    made.judge("same", CY, "cy@zell.example", now=1)
    assert person(graph(made), CY).domain == "zell.example"


def test_introductions_are_resolved_to_people() -> None:
    sent = mail(CY, [ANA, DEE])
    found = graph_of(sent, reading(sent, introduction(CY, ANA, DEE, "Nobody Known")))
    (one,) = found.introductions
    assert one.introducer == person(found, CY).id
    assert set(one.parties) == {person(found, ANA).id, person(found, DEE).id}
    assert one.day == MAY_1


# Always


SOMEBODY = st.sampled_from(
    [
        "Ana Reyes <ana@fenwick.example>",
        "Cy Young <cy@acme.example>",
        "CY YOUNG <cyoung@acme.example>",
        "Cy Young <cy@gmail.com>",
        "dee@acme.example",
        "Dee Hart <dee@acme.example>",
        "noreply@acme.example",
        "Bo Lind <bo@fenwick.example>",
    ]
)
DAY = st.sampled_from(["2026-05-01", "2026-05-02", None])
MAIL = st.builds(
    mail,
    SOMEBODY,
    st.lists(SOMEBODY, max_size=3),
    day=DAY,
    text=st.sampled_from("abc"),
    verdict=st.sampled_from([Verdict.PERSON, Verdict.PERSON, Verdict.LIST]),
)
NOTE = st.builds(
    lambda who, day: meeting(*who, day=day),
    st.lists(st.sampled_from(["Dee Hart", "DEE HART", "Dée Hart", "Zoe Zell", "Cy Young", ANA]), max_size=3),
    DAY,
)


def test_a_name_alone_is_spelled_as_most_notes_have_it_whichever_came_first() -> None:
    notes = [
        meeting("DEE HART", ANA, text="1"),
        meeting("Dee Hart", ANA, text="2"),
        meeting("dee hart", text="3"),
    ]
    assert graph_of(*notes) == graph_of(*reversed(notes))
    assert person(graph_of(*notes), "Dee Hart").address is None


@settings(max_examples=60)
@given(
    st.lists(st.one_of(MAIL, NOTE), max_size=7).flatmap(
        lambda items: st.tuples(st.just(items), st.permutations(items))
    )
)
def test_the_order_of_evidence_does_not_matter(orders: tuple[list[Evidence], list[Evidence]]) -> None:
    one, other = orders
    assert graph_of(*one) == graph_of(*other)


def test_a_message_of_two_authors_is_the_same_whichever_address_was_seen_first() -> None:
    joint = mail("zoe@zell.example", ANA, text="joint")
    two = type(joint)(
        kind="message",
        time=joint.time,
        participants=(mail(CY, ANA).participants[0], *joint.participants),
        subject=None,
        verdict=Verdict.PERSON,
        digest=b"d" * 16,
        found=joint.found,
    )
    assert graph_of(mail(CY, ANA), mail("zoe@zell.example", ANA), two) == graph_of(
        two, mail("zoe@zell.example", ANA), mail(CY, ANA)
    )
    assert graph_of(mail("zoe@zell.example", ANA), two) == graph_of(two, mail("zoe@zell.example", ANA))


@given(
    st.lists(st.one_of(MAIL, NOTE), max_size=6), st.sampled_from(["2026-05-01", "2026-05-02", "2026-05-03"])
)
def test_a_replay_equals_the_graph_of_what_was_there_by_then(items: list[Evidence], at: str) -> None:
    until = day_of(at) * 86400
    there = [one for one in items if one.time is None or one.time < until]  # type: ignore[union-attr]
    assert graph_of(*items, until=at) == graph_of(*there)


def test_projecting_again_gives_an_equal_graph(tmp_path: Path) -> None:
    sent = [*both_ways(ANA, CY, "2026-05-01", "2026-05-02"), meeting(ANA, "Dee Hart")]
    made = book(*sent, path=tmp_path / "a.db")
    first = graph(made)
    made.close()
    again = Book(tmp_path / "a.db", ANA)
    assert graph(again) == first
    again.close()


@given(st.lists(st.one_of(MAIL, NOTE), max_size=7))
def test_a_graph_hangs_together(items: list[Evidence]) -> None:
    found = graph_of(*items)
    ids = [one.id for one in found.people]
    assert ids == sorted(set(ids))
    assert found.me in found.people
    assert all(a < b and {a, b} <= set(ids) for a, b in found.histories)
    assert list(found.histories) == sorted(found.histories)
    owners = [address for one in found.people for address in one.addresses]
    assert len(owners) == len(set(owners))
    assert {one.domain for one in found.companies} == {one.domain for one in found.people if one.domain}
    assert all(one.address is None or one.address in one.addresses for one in found.people)


def test_ids_do_not_tell_an_address_without_the_secret() -> None:
    made = book(mail(CY, ANA))
    assert project(made, IDS, WORDS) != project(made, Ids(b"t" * 32), WORDS)
    assert project(made, IDS, WORDS) == project(made, Ids(b"s" * 32), WORDS)


def test_people_of_two_books_have_no_part_in_each_other() -> None:
    # One ledger holds one member's evidence; the same mail in another's book is projected from that side.
    sent = both_ways(ANA, CY, "2026-05-01")
    theirs = project(book(*sent, member=Address("cy@acme.example")), IDS, WORDS)
    assert theirs.me.address == CY
    assert tie(theirs, CY, ANA) == [Day(MAY_1, 1, 1, 1, 1, 0, 0)]
