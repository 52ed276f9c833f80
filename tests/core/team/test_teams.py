"""Teams as an audience: who is in one gets what is shared with it, from then on and no longer."""

from pathlib import Path

import pytest
from tests.builders import ANA, BO, CY, DEE, EVA, both_ways, house, tell

from relgraph.errors import BadUse
from relgraph.house import House


@pytest.fixture
def at(tmp_path: Path) -> House:
    """Ana knows Cy and Dee; Bo is the team west."""
    made = house(tmp_path)
    for who in (CY, DEE):
        tell(made, ANA, *both_ways(ANA, who, "2026-04-01", "2026-05-01", text=who))
    made.office.form_team("west", [BO])
    return made


def seen(at: House) -> dict[str, list[str]]:
    drawer = at.desk(ANA).sharing
    return {one: [row["address"] for row in drawer.preview(one)["items"]] for one in (BO, EVA)}


def test_what_is_shared_with_a_team_reaches_its_members_alone(at: House) -> None:
    drawer = at.desk(ANA).sharing
    found = drawer.foresee("named", "all", "team:west")
    assert [one["viewers"] for one in found["changes"]] == [[BO]]
    drawer.share("named", "all", "team:west", seen=found["seen"])
    assert seen(at) == {BO: [CY, DEE], EVA: []}
    assert drawer.rules()["items"][0]["phrase"] == "The team west sees by name everybody you know"
    assert len(at.answers(BO).paths(CY)["paths"]) == 1
    assert at.answers(EVA).paths(CY)["paths"] == []


def test_who_leaves_or_joins_a_team_sees_less_or_more_at_once(at: House) -> None:
    at.desk(ANA).sharing.share("named", "all", "team:west")
    at.office.form_team("west", [EVA, ANA])
    assert seen(at) == {BO: [], EVA: [CY, DEE]}
    assert at.office.dissolve_team("west")
    assert seen(at) == {BO: [], EVA: []}
    assert not at.office.dissolve_team("west")


def test_what_is_hidden_from_a_team_stays_hidden_from_its_members(at: House) -> None:
    drawer = at.desk(ANA).sharing
    drawer.share("named", "all", "everyone")
    drawer.share("hidden", f"person:{CY}", "team:west")
    drawer.share("named", f"person:{CY}", BO)
    assert seen(at) == {BO: [DEE], EVA: [CY, DEE]}


def test_a_member_who_is_removed_is_in_no_team(at: House) -> None:
    at.desk(ANA).sharing.share("named", "all", "team:west")
    at.remove(BO, keep_book=True)
    assert at.office.roster()["teams"] == [{"name": "west", "members": []}]
    at.team.add_member(BO, "Bo again", (), now=1)
    at.publish(ANA)
    assert seen(at) == {BO: [], EVA: []}


@pytest.mark.parametrize("name", ["", "a:b", "a@b", "\u200b"])
def test_a_team_has_a_name(at: House, name: str) -> None:
    with pytest.raises(BadUse):
        at.office.form_team(name, [BO])


def test_a_rule_for_somebody_who_is_no_member_any_more_shows_nothing(at: House) -> None:
    drawer = at.desk(ANA).sharing
    drawer.share("named", "all", BO)
    at.remove(BO, keep_book=True)
    at.publish(ANA)
    assert at.team.space.rows("SELECT 1 FROM shared") == []
    at.team.add_member(BO, "Bo again", (), now=1)
    at.publish(ANA)
    assert seen(at)[BO] == [CY, DEE]
