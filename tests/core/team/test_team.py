"""The team space: members and what was published to whom."""

from pathlib import Path

import pytest
from tests.builders import ANA, BO, CY, DEE, EVA

from relgraph.address import Address
from relgraph.errors import BadUse
from relgraph.team.shared import SharedTie
from relgraph.team.team import Team


@pytest.fixture
def team(tmp_path: Path) -> Team:
    made = Team(tmp_path / "team.db")
    for one in (ANA, BO, EVA):
        made.add_member(one, one.partition("@")[0], (), now=1)
    return made


def row(publisher: Address, to: Address, audience: str = "everyone", **other: object) -> SharedTie:
    fields: dict[str, object] = {
        "publisher": publisher,
        "audience": audience,
        "level": "named",
        "address": to,
        "name": "Cy Young",
        "role": None,
        "tier": "strong",
        "last_month": "2026-05",
        "domain": to.rpartition("@")[2],
        "company": None,
        "speaks_for": "2026-05-20",
    }
    return SharedTie(**(fields | other))  # type: ignore[arg-type]


# Members


def test_members_stand_in_order_with_their_aliases_and_a_book_each(team: Team) -> None:
    team.add_member(BO, "", [Address("bo@home.example"), Address("b@home.example")], now=2)
    members = team.members()
    assert [one.address for one in members] == [ANA, BO, EVA]
    assert members[1].aliases == ("b@home.example", "bo@home.example")
    assert members[1].name == "bo"
    assert len({one.book for one in members}) == 3
    assert all(len(one.book) == 16 and one.address not in one.book for one in members)


def test_adding_a_member_again_keeps_the_book_and_takes_a_new_name(team: Team) -> None:
    before = team.member(BO)
    after = team.add_member(BO, "Bo Lind", [], now=9)
    assert (after.book, after.name) == (before.book, "Bo Lind")


def test_a_member_is_found_by_any_address(team: Team) -> None:
    team.add_member(BO, "", [Address("bo@home.example")], now=2)
    assert team.member(Address("bo@home.example")).address == BO
    assert team.member(BO).addresses == {BO, "bo@home.example"}


def test_who_is_no_member_is_said_with_what_to_do(team: Team) -> None:
    with pytest.raises(
        BadUse, match=r"no member cy@acme\.example: add one with `relgraph members add cy@acme\.example`"
    ):
        team.member(CY)


@pytest.mark.parametrize(
    ("main", "alias"),
    [(EVA, BO), (EVA, "bo@home.example"), ("new@fenwick.example", ANA), ("bo@home.example", "x@x.example")],
)
def test_an_address_belongs_to_one_member_alone(team: Team, main: str, alias: str) -> None:
    team.add_member(BO, "", [Address("bo@home.example")], now=2)
    before = team.members()
    with pytest.raises(BadUse, match="belongs to the member"):
        team.add_member(Address(main), "X", [Address(alias)], now=3)
    assert team.members() == before


def test_the_own_address_as_alias_is_not_kept_twice(team: Team) -> None:
    assert team.add_member(BO, "", [BO], now=2).aliases == ()


# Shared ties


def test_everyone_but_the_publisher_gets_what_is_for_everyone(team: Team) -> None:
    team.put([("1", row(BO, CY))])
    assert team.released(ANA, by="2026-05-20").everything() == [row(BO, CY)]
    assert team.released(BO, by="2026-05-20").everything() == []


def test_what_is_for_one_member_reaches_that_one_alone(team: Team) -> None:
    team.put([("1", row(BO, CY, ANA))])
    assert len(team.released(ANA, by="2026-05-20").everything()) == 1
    assert team.released(EVA, by="2026-05-20").everything() == []
    assert team.released(EVA, by="2026-05-20").to_addresses([CY]) == []
    assert team.released(EVA, by="2026-05-20").at_domain("acme.example") == []


def test_what_is_for_the_viewer_alone_comes_before_what_is_for_everyone(team: Team) -> None:
    own, all_ = row(BO, CY, ANA, tier="weak"), row(BO, CY)
    team.put([("1", all_), ("2", own)])
    assert team.released(ANA, by="2026-05-20").everything() == [own]
    assert team.released(EVA, by="2026-05-20").everything() == [all_]


def test_rows_that_speak_for_a_later_date_are_left_out(team: Team) -> None:
    team.put([("1", row(BO, CY, speaks_for="2026-05-20")), ("2", row(BO, DEE, speaks_for="2026-03-01"))])
    assert [one.address for one in team.released(ANA, by="2026-05-19").everything()] == [DEE]
    assert [one.address for one in team.released(ANA, by="2026-05-20").everything()] == [CY, DEE]
    assert team.released(ANA, by="2026-02-28").everything() == []


def test_a_later_row_for_the_viewer_does_not_hide_an_earlier_one_for_everyone(team: Team) -> None:
    team.put([("1", row(BO, CY, speaks_for="2026-03-01")), ("2", row(BO, CY, ANA, speaks_for="2026-05-20"))])
    assert [one.audience for one in team.released(ANA, by="2026-04-01").everything()] == ["everyone"]
    assert [one.audience for one in team.released(ANA, by="2026-05-20").everything()] == [ANA]


def test_rows_are_found_by_address_and_by_company(team: Team) -> None:
    team.put([("1", row(BO, CY)), ("2", row(EVA, CY)), ("3", row(EVA, DEE, domain="zell.example"))])
    released = team.released(ANA, by="2026-05-20")
    assert [one.publisher for one in released.to_addresses([CY])] == [BO, EVA]
    assert released.to_addresses([]) == []
    assert [one.address for one in released.at_domain("zell.example")] == [DEE]


def test_rows_are_found_by_name_and_by_part_of_name_or_address(team: Team) -> None:
    team.put([("1", row(BO, CY, name="Çy Young")), ("2", row(EVA, DEE, name="Dee Hart"))])
    found = team.released(ANA, by="2026-05-20")
    assert [one.address for one in found.of_name(" çY yOUNG ")] == [CY]
    assert [one.address for one in found.matching("çy")] == [CY]
    assert [one.address for one in found.matching("DEE@")] == [DEE]
    assert [one.address for one in found.matching("")] == [CY, DEE]
    assert found.of_name("Young") == found.matching("%") == []


def test_a_row_that_gives_way_to_one_for_the_viewer_alone_is_not_found_by_its_name(team: Team) -> None:
    team.put([("1", row(BO, CY, name="Cyrus")), ("2", row(BO, CY, audience=ANA, name="Cy"))])
    found = team.released(ANA, by="2026-05-20")
    assert found.of_name("Cyrus") == found.matching("yrus") == []
    assert [one.name for one in found.matching("cy")] == ["Cy"]


def test_a_company_of_very_many_people_can_be_asked_for(team: Team) -> None:
    team.put([("1", row(BO, CY))])
    many = [Address(f"p{n}@acme.example") for n in range(40_000)]
    assert len(team.released(ANA, by="2026-05-20").to_addresses([*many, CY])) == 1


def test_a_row_is_put_and_taken_away_by_its_id_any_number_of_times(team: Team) -> None:
    for _ in range(2):
        team.put([("1", row(BO, CY)), ("2", row(BO, DEE)), ("2", row(BO, DEE, tier="weak"))])
    found = team.released(ANA, by="2026-05-20").everything()
    assert [(one.address, one.tier) for one in found] == [(CY, "strong"), (DEE, "weak")]
    for _ in range(2):
        team.put([("1", None), ("9", None)])
    assert [one.address for one in team.released(ANA, by="2026-05-20").everything()] == [DEE]


def test_changes_go_in_together_or_not_at_all(team: Team) -> None:
    with pytest.raises(Exception, match="FOREIGN KEY"):
        team.put([("1", row(BO, CY)), ("2", row(Address("nobody@x.example"), CY))])
    assert team.released(ANA, by="2026-05-20").everything() == []


def test_hostile_names_pass_unchanged(team: Team) -> None:
    name = "Robert'); DROP TABLE shared;-- <b>{{ 7 * 7 }}"
    team.put([("1", row(BO, CY, name=name))])
    assert team.released(ANA, by="2026-05-20").everything()[0].name == name
