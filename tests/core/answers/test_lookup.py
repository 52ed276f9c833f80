"""Looking many up at once: each item is what the single answers say."""

from pathlib import Path

import pytest
from tests.builders import ANA, BO, CY, DEE, book, both_ways, house, mail, published, share, tell, view
from tests.hostile import HOSTILE

from relgraph.answers.lookup import lookup
from relgraph.answers.path import paths
from relgraph.answers.who import who
from relgraph.book.crm import CrmEntry, CrmMap
from relgraph.view.view import View

ELI = "eli@zell.example"


def seen() -> View:
    own = book(
        *both_ways(ANA, CY, "2026-05-01", "2026-05-08"),
        mail(CY, [ANA, "Gus Hale <gus@acme.example>"], day="2026-05-08"),
        mail(BO, ANA, day="2026-05-02"),
    )
    theirs = book(*both_ways(BO, DEE, "2026-05-01"), *both_ways(BO, ELI, "2026-05-03"), member=BO)
    CrmMap(own.space).put(
        [
            CrmEntry("hubspot", "account", "7", "acme.example"),
            CrmEntry("hubspot", "person", "9", CY),
            CrmEntry("hubspot", "account", "8", "nobody.example"),
        ]
    )
    return view(own, *published(theirs))


def test_each_item_says_what_the_single_answers_say() -> None:
    of = seen()
    wanted = ["acme.example", CY, DEE, ELI, "zell.example", "gus@acme.example", BO]
    for item in lookup(of, wanted)["items"]:
        alone = paths(of, item["wanted"], top=1)
        assert [item["best"]] == alone["paths"]
        if item["kind"] == "account":
            full = who(of, item["wanted"])
            assert item["account"] == full["account"]
            assert item["people"] == full["people"][:3]
            assert item["known"] == len(full["people"])
        else:
            assert item["person"] == alone["target"]
        assert item["best"] is not None
        assert (item["phrase"], item["tier"]) == (item["best"]["phrase"], item["best"]["steps"][-1]["tier"])


def test_items_stand_in_the_order_asked_also_where_one_is_asked_twice() -> None:
    wanted = ["zell.example", "acme.example", "ZELL.example", "https://www.acme.example/about"]
    found = lookup(seen(), wanted)["items"]
    assert [item["wanted"] for item in found] == wanted
    assert [item["account"] and item["account"]["domains"] for item in found] == [
        ["zell.example"],
        ["acme.example"],
        ["zell.example"],
        ["acme.example"],
    ]


@pytest.mark.parametrize(
    "unknown", ["nobody@nobody.example", "nobody.example", "gmail.com", "not one at all"]
)
def test_who_is_not_seen_is_an_empty_item(unknown: str) -> None:
    (item,) = lookup(seen(), [unknown])["items"]
    assert (item["account"], item["person"], item["known"], item["people"]) == (None, None, 0, [])
    assert (item["best"], item["phrase"], item["tier"]) == (None, "no way in yet", None)


def test_a_hidden_tie_is_answered_as_an_unknown_one(tmp_path: Path) -> None:
    at = house(tmp_path)
    tell(at, BO, *both_ways(BO, CY, "2026-05-01"))
    asked = [CY, "acme.example"]
    hidden = at.answers(ANA).lookup(asked)
    other = house(tmp_path / "other").answers(ANA).lookup(asked)
    assert hidden == other
    share(at, BO, "all")
    assert at.answers(ANA).lookup(asked)["items"][1]["known"] == 1
    at.close()


def test_the_own_tools_ids_stand_beside() -> None:
    found = lookup(seen(), ["acme.example", CY, DEE, "nobody.example"])["items"]
    ids = [[(crm["system"], crm["id"]) for crm in item["crm"]] for item in found]
    assert ids == [[("hubspot", "7")], [("hubspot", "9")], [], [("hubspot", "8")]]


def test_an_empty_book_is_asked_without_harm() -> None:
    of = view(book(), *published(book(*both_ways(BO, DEE, "2026-05-01"), member=BO)))
    found = lookup(of, [DEE, "acme.example", CY])["items"]
    assert [item["known"] for item in found] == [1, 1, 0]
    assert lookup(of, [])["items"] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_neither_address_nor_domain_and_said_again_as_they_were(text: str) -> None:
    (item,) = lookup(seen(), [text])["items"]
    assert item["wanted"] == text
    assert item["known"] == 0
