"""Who do we know there: people, how well, how we know, and who is missing."""

from dataclasses import replace

import pytest
from pydantic import TypeAdapter
from tests.builders import (
    ANA,
    BO,
    CY,
    DEE,
    EVA,
    book,
    both_ways,
    employment,
    mail,
    meeting,
    published,
    reading,
    view,
)

from relgraph.answers.answers import ViewAnswers
from relgraph.documents import Person, Who
from relgraph.evidence import Evidence, Part, Participant
from relgraph.team.shared import SharedTie
from relgraph.view.view import View

WHO: TypeAdapter[Who] = TypeAdapter(Who)
PERSON: TypeAdapter[Person] = TypeAdapter(Person)
DAYS = ("2026-05-01", "2026-05-09", "2026-05-18")
TEAM = (f"Ana Reyes <{ANA}>", f"Bo Lind <{BO}>", f"Eva Sun <{EVA}>")


def bos(*evidence: Evidence) -> list[SharedTie]:
    return published(book(*evidence, member=BO))


def who(of: View, question: str = "acme.example") -> Who:
    found = ViewAnswers(of).who(question)
    WHO.validate_python(found, strict=True)
    return found


def names(found: Who) -> list[str]:
    return [one["name"] for one in found["people"]]


def test_an_own_tie_tells_strength_last_day_and_reasons() -> None:
    signed = mail("Cy Young <cy@acme.example>", ANA, day="2026-05-18", text="s")
    own = book(
        *both_ways(ANA, CY, *DAYS), signed, reading(signed, employment(CY, "CFO", "Acme AG", "acme.example"))
    )
    found = who(view(own, members=TEAM))
    (person,) = found["people"]
    assert (person["name"], person["title"], person["role"]) == ("Cy Young", "CFO", "finance")
    (tie,) = person["known_by"]
    assert (tie["member"], tie["member_name"], tie["level"]) == (ANA, "Ana Reyes", "own")
    assert tie["last_contact"] == "2026-05-18"
    assert tie["tier"] == "strong"
    assert tie["strength"] is not None
    assert tie["reasons"] is not None
    assert sum(reason["share"] for reason in tie["reasons"]) == pytest.approx(1, abs=0.002)
    assert [reason["text"] for reason in tie["reasons"]] == [
        "you wrote on 3 days in the last year",
        "they wrote on 3 days in the last year",
        "last in touch on 18 May 2026",
    ]
    assert person["phrase"] == "you know Cy Young well"
    assert found["account"] is not None
    assert found["account"]["name"] == "Acme AG"


def test_a_shared_tie_tells_who_and_how_well_and_the_month_alone() -> None:
    found = who(view(book(), *bos(*both_ways(BO, "Cy Young <cy@acme.example>", *DAYS)), members=TEAM))
    (person,) = found["people"]
    (tie,) = person["known_by"]
    assert tie == {
        "member": BO,
        "member_name": "Bo Lind",
        "level": "named",
        "strength": None,
        "tier": "strong",
        "confidence": None,
        "last_contact": "2026-05",
        "reasons": None,
    }
    assert person["title"] is None
    assert person["phrase"] == "Bo Lind knows Cy Young well"


def test_own_and_shared_ties_to_one_person_stand_together_the_warmest_first() -> None:
    own = book(mail(ANA, CY, day="2026-01-01"))
    found = who(view(own, *bos(*both_ways(BO, CY, *DAYS)), members=TEAM))
    (person,) = found["people"]
    assert [tie["member"] for tie in person["known_by"]] == [BO, ANA]


def test_two_shared_addresses_of_one_person_are_one_tie_of_that_colleague() -> None:
    own = book(mail(ANA, CY), mail(ANA, "cy@gmail.com", text="2"))
    own.judge("same", CY, "cy@gmail.com", now=1)
    shared = bos(*both_ways(BO, CY, *DAYS), *both_ways(BO, "cy@gmail.com", "2026-01-01"))
    (person,) = who(view(own, *shared, members=TEAM))["people"]
    assert sorted(tie["member"] for tie in person["known_by"]) == [ANA, BO]
    (best,) = [tie for tie in person["known_by"] if tie["member"] == BO]
    assert best["tier"] == "strong"


def test_the_warmest_person_comes_first() -> None:
    own = book(mail(ANA, DEE, day="2026-01-01"), *both_ways(ANA, CY, *DAYS))
    assert names(who(view(own))) == ["cy", "dee"]


def test_people_seen_and_known_by_nobody_stand_apart() -> None:
    own = book(mail(CY, [ANA, "Dee Hart <dee@acme.example>"]))
    found = who(view(own))
    assert names(found) == ["cy"]
    assert [one["name"] for one in found["seen"]] == ["Dee Hart"]


@pytest.mark.parametrize(
    "question",
    [
        "acme.example",
        "ACME.example",
        "https://acme.example/about",
        "mail.acme.example",
        "cy@acme.example",
        "Acme",
        "acme",
    ],
)
def test_an_account_is_found_by_name_or_domain_in_any_form(question: str) -> None:
    assert names(who(view(book(*both_ways(ANA, CY, *DAYS))), question)) == ["cy"]


def test_an_account_is_found_by_the_name_its_people_sign_with() -> None:
    signed = mail(CY, ANA)
    own = book(signed, reading(signed, employment(CY, None, "Universal Exports", "acme.example")))
    for question in ("Universal Exports", "universal", "exports", "UNIVERSAL EXPORTS"):
        assert names(who(view(own), question)) == ["cy"], question


def test_the_whole_name_goes_before_its_beginning_and_a_part() -> None:
    hosts = ("us.example", "usual.example", "bonus.example")
    own = book(*(one for name in hosts for one in both_ways(ANA, f"p@{name}", *DAYS)))
    found = who(view(own), "us")
    assert found["account"] is not None
    assert found["account"]["domains"] == ["us.example"]


def test_a_short_name_is_found_among_very_many_that_hold_it() -> None:
    own = book(
        *(mail(f"p@aus-{n:03}.example", ANA, text=str(n)) for n in range(230)),
        *both_ways(ANA, "p@us.example", *DAYS),
    )
    found = who(view(own), "us")
    assert found["account"] is not None
    assert found["account"]["domains"] == ["us.example"]


def test_a_name_with_spaces_finds_the_domain_written_without() -> None:
    own = book(*both_ways(ANA, "p@universalexports.example", *DAYS))
    assert names(who(view(own), "Universal Exports")) == ["p"]


def test_an_account_nobody_knows_of_is_empty() -> None:
    for question in ("zell.example", "Zell", "", " ", "nobody@zell.example", "0" * 20):
        found = who(view(book(*both_ways(ANA, CY, *DAYS))), question)
        assert found["account"] is None
        assert (found["people"], found["seen"], found["missing"]) == ([], [], [])
        assert found["summary"] == "Nobody you or your colleagues know is there yet."


def test_a_freemail_provider_is_nobodys_account() -> None:
    assert who(view(book(*both_ways(ANA, "cy@gmail.com", *DAYS))), "gmail.com")["account"] is None


def test_an_account_by_its_id_is_the_same_answer() -> None:
    answers = ViewAnswers(
        view(book(*both_ways(ANA, CY, *DAYS)), *bos(*both_ways(BO, "zoe@zell.example", *DAYS)))
    )
    for domain in ("acme.example", "zell.example"):
        found = answers.who(domain)
        assert found["account"] is not None
        assert answers.account(found["account"]["id"]) == found
    assert answers.account("0" * 20) is None
    assert answers.account("") is None


def test_what_roles_are_missing_is_told_once_somebodys_is_known() -> None:
    signed = mail(CY, ANA)
    assert who(view(book(signed)))["missing"] == []
    found = who(view(book(signed, reading(signed, employment(CY, "CFO")))))
    assert "nobody in finance" not in found["missing"]
    assert "nobody in legal" in found["missing"]


# The first line


def test_the_first_line_says_the_best_way_in() -> None:
    signed = mail("Cy Young <cy@acme.example>", ANA, day="2026-05-18", text="s")
    own = book(*both_ways(ANA, CY, *DAYS), signed, reading(signed, employment(CY, "CFO")))
    assert who(view(own))["summary"] == (
        "Best way in: you know Cy Young (CFO) well; you were last in touch on 18 May 2026."
    )
    shared = bos(*both_ways(BO, "Cy Young <cy@acme.example>", *DAYS))
    assert who(view(book(), *shared, members=TEAM))["summary"] == (
        "Best way in: ask Bo Lind, who knows Cy Young well and was in touch in May 2026."
    )


def test_the_first_line_says_where_nobody_is_known_well_enough() -> None:
    found = who(view(book(mail(ANA, CY, day=None))))
    assert found["summary"] == "No warm way into Acme yet."


@pytest.mark.parametrize("name", ["a", "e", "ask", "who", "well", "Bo Lind", "Cy (CFO)", "knows"])
def test_the_first_line_holds_the_name_whatever_it_is(name: str) -> None:
    signed = mail(f"{name} <cy@acme.example>", BO, day="2026-05-18")
    shared = bos(*both_ways(BO, CY, *DAYS), signed, reading(signed, employment(CY, "CFO"), member=BO))
    found = who(view(book(), *shared, members=TEAM))
    assert found["summary"] == (
        f"Best way in: ask Bo Lind, who knows {name} (finance) well and was in touch in May 2026."
    )


# One person


def test_a_person_by_id_says_who_knows_them() -> None:
    of = view(
        book(*both_ways(ANA, "Cy Young <cy@acme.example>", *DAYS)),
        *bos(*both_ways(BO, CY, *DAYS)),
        members=TEAM,
    )
    answers = ViewAnswers(of)
    (listed,) = answers.who("acme.example")["people"]
    found = answers.person(listed["id"])
    assert found is not None
    PERSON.validate_python(found, strict=True)
    assert found["known_by"] == listed["known_by"]
    assert found["person"]["account"] == answers.who("acme.example")["account"]
    assert found["summary"] == "Cy Young, Acme. You were last in touch 2 days ago; you wrote last."
    assert [tie["member"] for tie in found["known_by"]] == [BO, ANA]


def test_a_person_known_by_a_shared_tie_alone_is_found_by_id() -> None:
    answers = ViewAnswers(
        view(book(), *bos(*both_ways(BO, "Cy Young <cy@acme.example>", *DAYS)), members=TEAM)
    )
    (listed,) = answers.who("acme.example")["people"]
    found = answers.person(listed["id"])
    assert found is not None
    assert found["summary"] == "Cy Young, Acme. Bo Lind knows them and was in touch in May 2026."


def test_somebody_nobody_sees_and_oneself_are_nobody() -> None:
    of = view(book(mail(ANA, CY)))
    answers = ViewAnswers(of)
    assert answers.person("0" * 20) is None
    assert answers.person("") is None
    assert answers.person(of.me.id) is None


def test_somebody_met_only_in_notes_has_no_address_and_is_known() -> None:
    signed = mail(CY, ANA)
    note = meeting(ANA, "Dee Hart")
    own = book(
        signed,
        note,
        reading(signed, employment(CY, None, "Acme AG", "acme.example")),
        reading(note, employment("Dee Hart", "Counsel", "Acme AG", basis="table")),
    )
    found = who(view(own))
    dee = next(one for one in found["people"] if one["name"] == "Dee Hart")
    assert (dee["address"], dee["title"], dee["role"]) == (None, "Counsel", "legal")
    assert dee["phrase"] == "you know Dee Hart"


HOSTILE = [
    "<script>alert(1)</script>",
    "'; DROP TABLE g_person; --",
    "{{ 7 * 7 }}{% raw %}",
    "%s %(x)s {0} {name}",
    "\\N{DIGIT ONE} \\u0031",
    "a" * 200,
    "山田 太郎",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_pass_unchanged_as_text(name: str) -> None:
    sent = mail(CY, ANA)
    named = replace(sent, participants=(Participant(CY, name, Part.FROM), *sent.participants[1:]))
    (person,) = who(view(book(*both_ways(ANA, CY, *DAYS), named)))["people"]
    assert person["name"] == name
    assert name in person["phrase"]
