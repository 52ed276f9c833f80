"""One member's view: own people and shared ties joined by address, and nothing else within reach."""

from datetime import date
from pathlib import Path

from tests.builders import (
    ANA,
    BO,
    CY,
    DEE,
    EVA,
    book,
    both_ways,
    employment,
    house,
    mail,
    published,
    reading,
    share,
    tell,
    view,
)

from relgraph.address import Address

DAYS = ("2026-05-01", "2026-05-09")


def bos(*who: str, signed: str = "Cy Young") -> list:  # type: ignore[type-arg]
    """What Bo publishes of ties to these."""
    evidence = [one for other in who for one in both_ways(BO, f"{signed} <{other}>", *DAYS)]
    return published(book(*evidence, member=BO))


def test_a_shared_tie_meets_the_own_person_of_that_address() -> None:
    of = view(book(mail(ANA, "Cyrus <cy@acme.example>")), *bos(CY))
    (face,) = of.faces(of.released.everything()).values()
    assert face.own is not None
    assert face.name == "Cyrus"
    assert face == of.face(of.own.store.by_address([CY])[CY])


def test_a_shared_tie_meets_the_own_person_by_any_address() -> None:
    own = book(mail(ANA, "cy@gmail.com"), mail(ANA, CY, text="2"))
    own.judge("same", CY, "cy@gmail.com", now=1)
    of = view(own, *bos(CY))
    (face,) = of.faces(of.released.everything()).values()
    assert face.own is not None
    assert set(face.own.addresses) == {CY, "cy@gmail.com"}


def test_equal_names_do_not_join() -> None:
    of = view(book(mail(ANA, "Cy Young <cyoung@acme.example>")), *bos(CY))
    (face,) = of.faces(of.released.everything()).values()
    assert face.own is None
    assert face.name == "Cy Young"


def test_somebody_known_by_a_shared_tie_alone_has_an_id_that_leads_back() -> None:
    of = view(book(), *bos(CY))
    (face,) = of.faces(of.released.everything()).values()
    assert of.person(face.id) == face
    assert of.person("0" * 20) is None


def test_a_company_has_the_same_id_for_every_viewer() -> None:
    own = view(book(mail(CY, ANA))).site("acme.example")
    shared = view(book(), *bos(CY)).site("acme.example")
    assert own is not None
    assert shared is not None
    assert own.id == shared.id
    assert view(book()).site("acme.example") is None


def test_a_company_is_found_again_by_its_id() -> None:
    of = view(book(mail(CY, ANA)), *bos("zoe@zell.example"))
    for domain in ("acme.example", "zell.example"):
        site = of.site(domain)
        assert site is not None
        assert of.site_of_id(site.id) == site
    assert of.site_of_id("0" * 20) is None


def test_a_shared_company_is_named_as_its_people_sign() -> None:
    signed = mail(CY, BO, day="2026-05-10")
    theirs = book(*both_ways(BO, CY, *DAYS), signed, member=BO)
    theirs.ledger.append([reading(signed, employment(CY, None, "Acme AG", "acme.example"), member=BO)])
    site = view(book(), *published(theirs)).site("acme.example")
    assert site is not None
    assert site.name == "Acme AG"


def test_fellow_members_are_known_under_one_id_each() -> None:
    of = view(book(mail(ANA, BO)))
    assert {member.address for member in of.colleagues.values()} == {BO, EVA}
    assert of.colleague_id(of.members[1]) in of.colleagues


def test_the_viewer_has_one_id_with_and_without_a_book() -> None:
    assert view(book(mail(ANA, CY))).me.id == view(book()).me.id


# Replays


def test_at_an_earlier_day_later_mail_and_later_rows_are_not_there(tmp_path: Path) -> None:
    at = house(tmp_path)
    tell(at, ANA, *both_ways(ANA, CY, "2026-03-01"), *both_ways(ANA, DEE, "2026-05-05"))
    tell(at, BO, *both_ways(BO, "zoe@zell.example", "2026-03-01"))
    share(at, BO, "all")
    share(at, BO, "all", to=EVA, pinned="2026-04-01")

    def people(member: Address, day: str | None) -> list[str]:
        found = at.answers(member, None if day is None else date.fromisoformat(day)).people("")
        return sorted(str(one["address"]) for one in found["items"])

    assert people(ANA, None) == [CY, DEE, "zoe@zell.example"]
    assert people(ANA, "2026-05-20") == [CY, DEE, "zoe@zell.example"]
    assert people(ANA, "2026-05-19") == [CY, DEE]
    assert people(ANA, "2026-05-05") == [CY]
    assert people(ANA, "2026-03-02") == [CY]
    assert people(ANA, "2026-03-01") == []
    at.close()


def test_a_row_pinned_to_a_day_is_seen_from_that_day_on(tmp_path: Path) -> None:
    at = house(tmp_path)
    tell(at, BO, *both_ways(BO, CY, "2026-03-01"))
    share(at, BO, "all", pinned="2026-04-01")
    seen = {
        day: len(at.answers(ANA, date.fromisoformat(day)).who("acme.example")["people"])
        for day in ("2026-03-31", "2026-04-01", "2026-05-20", "2027-01-01")
    }
    assert seen == {"2026-03-31": 0, "2026-04-01": 1, "2026-05-20": 1, "2027-01-01": 1}
    at.close()


def test_an_answer_for_a_day_stays_the_same_when_mail_comes_later(tmp_path: Path) -> None:
    at = house(tmp_path)
    tell(at, ANA, *both_ways(ANA, "Cy Young <cy@acme.example>", "2026-03-01"))
    day = date(2026, 4, 1)
    before = [at.answers(ANA, day).who("acme.example"), at.answers(ANA, day).paths(CY)]
    late = mail("Cyrus The Great <cy@acme.example>", ANA, day="2026-04-01", text="late")
    tell(at, ANA, late, reading(late, employment(CY, "CEO")), *both_ways(ANA, DEE, "2026-04-02"))
    assert [at.answers(ANA, day).who("acme.example"), at.answers(ANA, day).paths(CY)] == before
    at.close()


def test_a_day_to_come_is_answered_from_all_there_is(tmp_path: Path) -> None:
    at = house(tmp_path)
    tell(at, ANA, *both_ways(ANA, CY, "2026-05-19"))
    now = at.answers(ANA).who("acme.example")["people"][0]["known_by"][0]["strength"]
    later = at.answers(ANA, date(2026, 8, 1)).who("acme.example")["people"][0]["known_by"][0]["strength"]
    assert now is not None
    assert later is not None
    assert later < now
    at.close()


def test_mail_dated_in_days_to_come_makes_nobody_known_before_them(tmp_path: Path) -> None:
    at = house(tmp_path)
    tell(at, ANA, *both_ways(ANA, CY, "2026-08-01"))
    assert at.answers(ANA).who("acme.example")["people"] == []
    assert at.answers(ANA).paths(CY)["paths"] == []
    assert len(at.answers(ANA, date(2026, 8, 2)).who("acme.example")["people"]) == 1
    at.close()
