"""Publishing: pure, two-way ties only, and nothing but what was exchanged with the one it shows."""

from collections.abc import Iterable
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import ANA, BO, CY, DEE, EVA, book, both_ways, employment, mail, meeting, mention, reading

from relgraph.address import Address
from relgraph.book.book import Book
from relgraph.documents import JudgementKind
from relgraph.evidence import Evidence, Interaction, Verdict
from relgraph.sharing.publish import publish_book
from relgraph.sharing.rules import EVERYONE, Rule, level, selector
from relgraph.team.shared import SharedTie
from relgraph.team.team import Member
from relgraph.times import day_of
from relgraph.vocabulary import default_vocabulary

WORDS = default_vocabulary()
TEAM = [Member(one, one.partition("@")[0], f"{n:016x}", ()) for n, one in enumerate((ANA, BO, EVA))]
ALL = Rule(1, "named", selector("all"), EVERYONE, None)
DAYS = ("2026-05-01", "2026-05-09", "2026-05-18")


def published(
    of: Book | Iterable[Evidence], *rules: Rule, today: str = "2026-05-20", team: list[Member] = TEAM
) -> list[SharedTie]:
    made = of if isinstance(of, Book) else book(*of)
    return publish_book(made, list(rules) or [ALL], team, WORDS, today=day_of(today))


def row(of: Book | Iterable[Evidence], *rules: Rule, today: str = "2026-05-20") -> SharedTie:
    (one,) = published(of, *rules, today=today)
    return one


def test_a_row_holds_what_others_get_and_no_more() -> None:
    sent = both_ways(ANA, "Cy Young <cy@acme.example>", *DAYS)
    signed = mail("Cy Young <cy@acme.example>", ANA, day="2026-05-10", subject="Secret plan", text="s")
    found = row([*sent, signed, reading(signed, employment(CY, "CFO", "Acme AG", "acme.example"))])
    assert asdict(found) == {
        "publisher": ANA,
        "audience": "everyone",
        "level": "named",
        "address": CY,
        "name": "Cy Young",
        "role": "finance",
        "tier": "strong",
        "last_month": "2026-05",
        "domain": "acme.example",
        "company": "Acme AG",
        "speaks_for": "2026-05-20",
    }


def test_without_a_rule_nothing_is_published() -> None:
    assert publish_book(book(*both_ways(ANA, CY, *DAYS)), [], TEAM, WORDS, today=0) == []
    hidden = Rule(1, "hidden", selector("all"), EVERYONE, None)
    assert published(both_ways(ANA, CY, *DAYS), hidden) == []


@pytest.mark.parametrize(
    "sent",
    [
        [mail(ANA, CY, day=day) for day in DAYS],
        [mail(CY, ANA, day=day) for day in DAYS],
        [mail(ANA, CY), mail(CY, BO, day="2026-05-02")],
        [mail(ANA, CY), mail(CY, ANA, verdict=Verdict.AUTO, text="away")],
        [mail(ANA, CY), mail(CY, ANA, verdict=Verdict.BULK, text="news")],
        [mail(ANA, CY), mail(CY, ANA, day=None)],
        [meeting(ANA, CY)],
        [meeting(ANA, CY), mail(ANA, CY)],
        [mail(ANA, "noreply@acme.example"), mail("noreply@acme.example", ANA)],
        [mail(ANA, "crew@lists.acme.example"), mail("crew@lists.acme.example", ANA)],
        [mail(ANA, "Acme mailing list <crew@acme.example>"), mail("crew@acme.example", ANA)],
        both_ways(ANA, "bo@fenwick.example", *DAYS),
        both_ways(ANA, ANA, *DAYS),
        [],
    ],
)
def test_only_two_way_mail_with_an_outsider_who_is_a_person_is_published(sent: list[Interaction]) -> None:
    assert published(sent) == []


def test_a_mail_to_too_many_counts_for_nobody() -> None:
    crowd = [f"p{n}@acme.example" for n in range(WORDS.contact.mass_recipients)]
    assert published([mail(ANA, [CY, *crowd]), mail(CY, ANA, day="2026-05-02")]) == []


def test_an_alias_of_a_member_is_inside_too() -> None:
    team = [TEAM[0], Member(BO, "bo", "b", (Address("bo.lind@gmail.com"),))]
    assert published(both_ways(ANA, "bo.lind@gmail.com", *DAYS), team=team) == []


def test_mail_from_all_of_the_owners_addresses_counts() -> None:
    sent = [mail("ana@home.example", CY, day="2026-05-01"), mail(CY, ANA, day="2026-05-02")]
    assert published(sent) == []
    assert [one.address for one in published(book(*sent, aliases=["ana@home.example"]))] == [CY]


def test_the_tier_is_the_default_models_on_the_mail_between_the_two() -> None:
    found = row(
        [
            mail(ANA, [CY, DEE], day="2026-02-01"),
            mail(CY, ANA, day="2026-03-01"),
            mail(DEE, CY, day="2026-03-02"),
        ]
    )
    assert found.tier == "weak"
    strong = row(both_ways(ANA, CY, *DAYS))
    assert strong.tier == "strong"


# Nothing else enters

SHARED = [
    *both_ways(ANA, "Cy Young <cy@acme.example>", "2026-03-01", "2026-03-05"),
    mail(CY, ANA, day="2026-03-09", text="s"),
]
SIGNED = reading(SHARED[-1], employment(CY, "CFO", "Acme AG", "acme.example"))


def others() -> list[Evidence]:
    """What the member holds beside: each could move a tier, a name, a title or a company."""
    elsewhere = [
        mail("Cyrus The Great <cy@acme.example>", [BO, DEE], day="2026-05-18", text="1"),
        mail(DEE, [BO, "Cyrus The Great <cy@acme.example>"], day="2026-05-18", text="2"),
        mail("Cyrus The Great <cy@acme.example>", ANA, day="2026-05-18", verdict=Verdict.LIST, text="3"),
        mail("Cyrus The Great <cy@acme.example>", ANA, day="2026-05-18", verdict=Verdict.AUTO, text="4"),
        meeting(ANA, "Cyrus The Great <cy@acme.example>", day="2026-05-18"),
        *both_ways(ANA, "Cy Young <cyoung@acme.example>", "2026-05-17", "2026-05-18"),
        mail(DEE, "cy@acme.example", lists=["cy@acme.example"], day="2026-05-18", text="5"),
    ]
    job = employment(
        "Cyrus The Great <cy@acme.example>", "Chief Executive Officer", "Bank AG", "acme.example"
    )
    return [*elsewhere, *(reading(one, job, mention("Bank AG", "company")) for one in elsewhere)]


@pytest.mark.parametrize("number", range(len(others()) // 2))
def test_other_mail_moves_no_tier_name_role_company_or_month(number: int) -> None:
    rule = Rule(1, "named", selector("person:cy@acme.example"), EVERYONE, None)
    evidence = others()
    other = [evidence[number], evidence[number + len(evidence) // 2]]
    alone = published([*SHARED, SIGNED], rule)
    assert alone[0].company == "Acme AG"
    assert published([*SHARED, SIGNED, *other], rule) == alone


@given(st.lists(st.sampled_from(others()), max_size=8, unique_by=id))
def test_any_other_mail_together_moves_nothing(beside: list[Evidence]) -> None:
    rule = Rule(1, "named", selector("person:cy@acme.example"), EVERYONE, None)
    beside.sort(key=lambda one: not isinstance(one, Interaction))
    assert published([*SHARED, SIGNED, *beside], rule) == published([*SHARED, SIGNED], rule)


def test_somebody_elses_signature_on_a_forwarded_mail_is_not_the_writers() -> None:
    read = reading(SHARED[-1], employment(DEE, "Chief Executive Officer", "Acme AG", "acme.example"))
    assert row([*SHARED, read]).role is None


def test_people_on_the_same_mail_enter_as_a_number_alone() -> None:
    one = [mail(ANA, [CY, DEE]), mail(CY, [ANA, DEE], text="re")]
    other = [mail(ANA, [CY, "zoe@zell.example"]), mail(CY, [ANA, "gil@zell.example"], text="re")]
    assert published(one) == published(other)


def test_whom_the_owner_takes_for_one_person_stays_in_the_own_book() -> None:
    made = book(*SHARED, SIGNED, *both_ways(ANA, "cy@gmail.com", "2026-05-18"))
    rule = Rule(1, "named", selector("person:cy@acme.example"), EVERYONE, None)
    before = published(made, rule)
    made.judge("same", CY, "cy@gmail.com", now=1)
    made.judge("wrong title", "cy@gmail.com", "CFO", now=2)
    made.judge("not a tie", "cy@gmail.com", "", now=3)
    assert published(made, rule) == before


@pytest.mark.parametrize("kind", ["not a tie", "not a person"])
def test_a_tie_that_its_owner_calls_wrong_is_published_no_more_until_that_is_undone(
    kind: JudgementKind,
) -> None:
    made = book(*SHARED, SIGNED)
    rule = Rule(1, "named", selector("all"), EVERYONE, None)
    before = published(made, rule)
    number = made.judge(kind, CY, "", now=1)
    assert [found.address for found in published(made, rule)] == []
    made.undo_judgement(number, now=2)
    assert published(made, rule) == before


def test_a_title_employer_or_name_that_its_owner_calls_wrong_is_not_published() -> None:
    made = book(*SHARED, SIGNED)
    there = row(made)
    assert (there.role, there.company) == ("finance", "Acme AG")
    made.judge("wrong title", CY, "cfo", now=1)
    assert row(made).role is None
    made.judge("wrong employer", CY, "acme.example", now=2)
    made.judge("wrong name", CY, there.name, now=3)
    found = row(made)
    assert (found.company, found.tier, found.name) == (None, there.tier, "cy")


def test_a_claimed_employer_is_never_published() -> None:
    for job in (
        employment(CY, "Chair", "Bank AG", "bank.example", claimed=True),
        employment(CY, "Chair", "Bank AG", "bank.example"),
        employment(CY, "Chair", "Bank AG", None),
    ):
        assert row([*SHARED, reading(SHARED[-1], job)]).company is None


def test_a_freemail_address_has_no_company() -> None:
    found = row(both_ways(ANA, "Cy Young <cy@gmail.com>", *DAYS))
    assert (found.domain, found.company) == (None, None)


def test_the_newest_reading_alone_counts() -> None:
    made = book(*SHARED, SIGNED)
    made.ledger.append(
        [reading(SHARED[-1], employment(CY, "Counsel", "Acme Ltd", "acme.example"), extractor="2")]
    )
    assert (row(made).role, row(made).company) == ("legal", "Acme Ltd")


# Audiences and dates


def test_everyone_but_one_becomes_a_row_for_each_of_the_others() -> None:
    rules = [ALL, Rule(2, "hidden", selector("company:acme.example"), BO, None)]
    assert [one.audience for one in published(SHARED, *rules)] == [EVA]


def test_rows_stand_in_order_of_address_and_audience() -> None:
    sent = [*both_ways(ANA, DEE, *DAYS), *both_ways(ANA, CY, *DAYS)]
    rules = [ALL, Rule(2, "named", selector("person:dee@acme.example"), BO, None)]
    found = [(one.address, one.audience) for one in published(sent, *rules)]
    assert found == [(CY, EVERYONE), (DEE, BO), (DEE, EVA)]


def test_a_pinned_rule_speaks_for_its_day_and_knows_nothing_later() -> None:
    pinned = Rule(1, "named", selector("all"), EVERYONE, "2026-03-06")
    later = both_ways(ANA, "Cyrus The Great <cy@acme.example>", *DAYS)
    early = row([*SHARED[:4]], pinned)
    assert early.speaks_for == "2026-03-06"
    assert early.last_month == "2026-03"
    assert row([*SHARED, SIGNED, *later], pinned) == early
    assert row(SHARED[:4], pinned, today="2027-01-01") == early


def test_a_pinned_rule_from_before_any_answer_publishes_nothing() -> None:
    assert published(SHARED, Rule(1, "named", selector("all"), EVERYONE, "2026-03-01")) == []
    assert len(published(SHARED, Rule(1, "named", selector("all"), EVERYONE, "2026-03-02"))) == 1


def test_an_unpinned_rule_is_renewed_with_the_day() -> None:
    sent = both_ways(ANA, CY, "2026-05-18")
    assert row(sent, today="2026-05-20").speaks_for == "2026-05-20"
    assert row(sent, today="2027-05-20").tier == "weak"
    assert row(sent, today="2027-05-20").speaks_for == "2027-05-20"


def test_mail_from_days_to_come_is_not_published_before_them() -> None:
    sent = both_ways(ANA, CY, "2027-01-01")
    assert published(sent) == []
    assert len(published(sent, today="2027-01-01")) == 1


def test_a_rule_by_tier_asks_the_tier_of_the_day_it_speaks_for() -> None:
    sent = both_ways(ANA, CY, *DAYS)
    now = Rule(1, "named", selector("min-tier:strong"), EVERYONE, None)
    assert len(published(sent, now)) == 1
    assert published(sent, now, today="2027-05-20") == []
    pinned = Rule(1, "named", selector("min-tier:strong"), EVERYONE, "2026-05-20")
    assert len(published(sent, pinned, today="2027-05-20")) == 1


def test_a_rule_by_tier_keeps_to_its_day_beside_rules_for_another() -> None:
    sent = both_ways(ANA, CY, *DAYS)
    everything = Rule(1, "named", selector("all"), EVERYONE, None)
    denied = Rule(2, "hidden", selector("min-tier:strong"), EVERYONE, "2026-05-20")
    assert published(sent, everything, denied, today="2027-05-20") == []
    later = Rule(2, "named", selector("min-tier:strong"), EVERYONE, "2025-01-01")
    assert [one.speaks_for for one in published(sent, everything, later)] == ["2026-05-20"]


# Always


WHO = st.sampled_from([ANA, CY, DEE, BO, "Cy Young <cy@acme.example>", "zoe@zell.example"])
MAIL = st.builds(
    mail,
    WHO,
    st.lists(WHO, min_size=1, max_size=2),
    day=st.sampled_from(["2026-05-01", "2026-05-02", "2026-06-01", None]),
    text=st.sampled_from("ab"),
)


@given(st.lists(MAIL, max_size=8).flatmap(lambda items: st.tuples(st.just(items), st.permutations(items))))
def test_publishing_is_pure_and_does_not_depend_on_the_order_of_mail(
    orders: tuple[list[Interaction], list[Interaction]],
) -> None:
    made = book(*orders[0])
    first = published(made)
    assert published(made) == first
    assert published(orders[1]) == first


@given(st.lists(MAIL, max_size=8), st.sampled_from(["all", "company:acme.example", "min-tier:moderate"]))
def test_every_published_tie_is_two_way_selected_and_of_an_outsider(
    sent: list[Interaction], about: str
) -> None:
    for one in published(sent, Rule(1, level("named"), selector(about), EVERYONE, None)):
        between = [
            m
            for m in sent
            if m.time is not None and m.time < day_of("2026-05-21") * 86400
            if {ANA, one.address} <= {p.address for p in m.participants}
        ]
        assert any(m.participants[0].address == ANA for m in between)
        assert any(m.participants[0].address == one.address for m in between)
        assert one.address not in (ANA, BO, EVA)
        assert selector(about).selects(one.address, one.tier)


def test_no_strength_is_in_a_row() -> None:
    found = row(both_ways(ANA, CY, *DAYS))
    assert not any(isinstance(value, float) for value in asdict(found).values())
