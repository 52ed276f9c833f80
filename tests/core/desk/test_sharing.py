"""Sharing by the drawer: nothing before a yes, and the look before it is what colleagues then get."""

from pathlib import Path

import pytest
from tests.builders import ANA, BO, CY, DEE, EVA, both_ways, house, share, tell

from relgraph.address import Address
from relgraph.desk.sharing import CHANGED
from relgraph.documents import SharedRow
from relgraph.errors import BadUse
from relgraph.house import House

MUM = "mum@gmail.com"


@pytest.fixture
def at(tmp_path: Path) -> House:
    """Ana knows Cy and Dee at Acme, and Mum."""
    made = house(tmp_path)
    for who in (CY, DEE, MUM):
        tell(made, ANA, *both_ways(ANA, who, "2026-04-01", "2026-05-01", text=who))
    return made


def gets(at: House, viewer: Address) -> list[SharedRow]:
    return at.desk(ANA).sharing.preview(viewer)["items"]


@pytest.mark.parametrize(
    ("level", "about", "to"),
    [
        ("named", "all", "everyone"),
        ("named", "company:acme.example", BO),
        ("named", f"person:{CY}", "everyone"),
        ("hidden", "private", "everyone"),
        ("hidden", f"person:{DEE}", BO),
        ("named", "min-tier:strong", "everyone"),
    ],
)
@pytest.mark.parametrize("before", [(), ("all",), (f"person:{DEE}",)])
def test_what_is_foreseen_is_what_each_colleague_gets(
    at: House, level: str, about: str, to: str, before: tuple[str, ...]
) -> None:
    for rule in before:
        share(at, ANA, rule)
    drawer = at.desk(ANA).sharing
    found = drawer.foresee(level, about, to)
    had = {viewer: {row["address"] for row in gets(at, viewer)} for viewer in (BO, EVA)}
    drawer.share(level, about, to, seen=found["seen"])
    for viewer in (BO, EVA):
        got = {row["address"]: row for row in gets(at, viewer)}
        change = next((one for one in found["changes"] if viewer in one["viewers"]), None)
        gained, lost = (change["gained"], change["lost"]) if change else ([], [])
        assert [got[row["address"]] for row in gained] == gained
        assert {row["address"] for row in gained} == got.keys() - had[viewer]
        assert {row["address"] for row in lost} == had[viewer] - got.keys()


def test_looking_publishes_nothing(at: House) -> None:
    found = at.desk(ANA).sharing.foresee("named", "all", "everyone")
    assert [one["names"] for one in found["changes"]] == [["Bo Lind", "Eva Sun"]]
    assert at.desk(ANA).sharing.rules()["items"] == []
    assert gets(at, BO) == []
    assert at.team.space.rows("SELECT * FROM shared") == []


def test_private_addresses_are_pointed_out_and_can_stay_hidden(at: House) -> None:
    drawer = at.desk(ANA).sharing
    found = drawer.foresee("named", "all", "everyone")
    assert found["private"] == [MUM]
    drawer.share("named", "all", "everyone", keep_private=True, seen=found["seen"])
    assert [row["address"] for row in gets(at, BO)] == [CY, DEE]


def test_a_yes_to_something_else_than_was_shown_makes_nothing(at: House) -> None:
    drawer = at.desk(ANA).sharing
    seen = drawer.foresee("named", "all", "everyone")["seen"]
    tell(at, ANA, *both_ways(ANA, "eli@nordwind.example", "2026-05-02"))
    with pytest.raises(BadUse, match=CHANGED[:20]):
        drawer.share("named", "all", "everyone", seen=seen)
    assert drawer.rules()["items"] == []


def test_undoing_and_taking_back_leave_nothing_to_see(at: House) -> None:
    drawer = at.desk(ANA).sharing
    drawer.share("named", "all", "everyone")
    drawer.share("named", f"person:{CY}", BO)
    assert drawer.undo(1)
    assert [row["address"] for row in gets(at, BO)] == [CY]
    assert not drawer.undo(1)
    assert drawer.take_back() == 1
    assert gets(at, BO) == []
    assert drawer.rules()["summary"] == "Colleagues see none of it: you share nothing."


def test_rules_say_in_words_who_gets_what(at: House) -> None:
    drawer = at.desk(ANA).sharing
    drawer.share("named", "company:acme.example", BO)
    drawer.share("hidden", "private", "everyone")
    drawer.share("hidden", f"person:{CY}", EVA)
    drawer.share("named", "min-tier:strong", "everyone")
    assert [rule["phrase"] for rule in drawer.rules()["items"]] == [
        "Bo Lind sees by name everybody you know at acme.example",
        "No colleague sees anybody you know at private mail providers",
        f"Eva Sun never sees {CY}",
        "All colleagues see by name everybody whom you know well",
    ]


@pytest.mark.parametrize("to", ["nobody at all", "nemo@absent.example", ANA, "team:none"])
def test_an_audience_that_is_none_is_refused(at: House, to: str) -> None:
    with pytest.raises(BadUse):
        at.desk(ANA).sharing.foresee("named", "all", to)


def test_nobody_is_shown_through_the_eyes_of_a_stranger(at: House) -> None:
    with pytest.raises(BadUse):
        at.desk(ANA).sharing.preview(Address("nemo@absent.example"))
    with pytest.raises(BadUse):
        at.desk(ANA).sharing.preview(ANA)


def test_the_preview_shows_own_rows_alone(at: House) -> None:
    tell(at, EVA, *both_ways(EVA, "jun@nordwind.example", "2026-05-02"))
    share(at, EVA, "all")
    share(at, ANA, f"person:{CY}")
    assert [row["member"] for row in gets(at, BO)] == [ANA]
    everybody = at.desk(ANA).sharing.preview()
    assert [row["address"] for row in everybody["items"]] == [CY, CY]
