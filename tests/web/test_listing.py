"""The target list as rows."""

import pytest
from tests.faces import ARDENT, DIRECT, KESTREL, TODAY, VIA_BO, FakeAnswers, World, target, way

from relgraph_web.emphasis import Piece
from relgraph_web.listing import Row, Sort, rows


def listed(*items: object, q: str = "", sort: Sort = "warmth") -> list[Row]:
    world = World(targets=list(items))  # type: ignore[arg-type]
    return rows(FakeAnswers(world, None).targets(), q=q, sort=sort, today=TODAY)


def names(found: list[Row]) -> list[str]:
    return [row.name for row in found]


WARM = target(
    "Zeta", "you know Cy", best=way("you know Cy", *VIA_BO["steps"], warmth=0.9), state="own", tier="strong"
)
COOL = target("beta", "you know Dee", best=way("you know Dee", *DIRECT["steps"], warmth=0.2), state="own")
NONE = target("Älva")


def test_the_warmest_comes_first_and_no_way_in_last() -> None:
    assert names(listed(NONE, COOL, WARM)) == ["Zeta", "beta", "Älva"]


def test_equally_warm_ones_go_by_name() -> None:
    assert names(listed(target("c"), target("Á"), target("b"))) == ["Á", "b", "c"]


def test_by_name_accents_and_capitals_make_no_difference() -> None:
    assert names(listed(WARM, COOL, NONE, sort="name")) == ["Älva", "beta", "Zeta"]


def test_quiet_ones_come_first_then_by_silence() -> None:
    fresh = target("fresh", last_contact="2026-05-19")
    older = target("older", last_contact="2026-02")
    going = target("going", last_contact="2026-04-01", quiet=True)
    never = target("never")
    assert names(listed(fresh, never, going, older, sort="quiet")) == ["going", "older", "fresh", "never"]


@pytest.mark.parametrize(
    "q", ["ardent", "ARD", "bo lind", "cy  young", "ardent.example", "young ardent", "Árdent"]
)
def test_a_filter_looks_at_account_people_and_domain_in_any_order(q: str) -> None:
    row = target("The Ardent Group", VIA_BO["phrase"], account=ARDENT, best=VIA_BO, state="warm")
    assert names(listed(row, NONE, q=q)) == ["Ardent"]


def test_a_filter_that_fits_nothing_leaves_nothing() -> None:
    assert listed(WARM, COOL, NONE, q="nobody") == []


def test_a_row_says_what_the_document_says_in_words() -> None:
    (row,) = listed(
        target(
            "kestrel",
            VIA_BO["phrase"],
            account=KESTREL,
            best=VIA_BO,
            state="warm",
            tier="moderate",
            quiet=True,
            last_contact="2026-05",
            changed="new",
        )
    )
    assert (row.name, row.account_id, row.domain) == ("Kestrel & Sons", "a_kestrel", "kestrel.example")
    assert row.way == (
        Piece("Ask "),
        Piece("Bo Lind", "/people/p_bo.lind"),
        Piece(", who knows "),
        Piece("Cy Young", "/people/p_cy.young"),
    )
    assert row.proof == "/people/p_cy.young/tie"
    assert (row.bar.word, row.quiet, row.changed) == ("moderate", True, "new")
    assert row.last is not None
    assert row.last.words == "this month"


def test_unknown_is_more_than_none() -> None:
    young, none = listed(target("a", "you know Cy", state="own", best=DIRECT), target("b"))
    assert (young.bar.word, none.bar.word) == ("unknown", "none yet")
