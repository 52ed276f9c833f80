"""Which spellings are one full name, and what somebody is called."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relgraph.address import Address
from relgraph.graph.names import (
    best_name,
    company_name,
    name_from_address,
    name_key,
    names_a_list,
    spelled_alike,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cy Young", "cy young"),
        ("Cy A. Young", "Cy Young"),
        ("José García", "Jose Garcia"),
        ("Cy  O'Neil", "CY O'NEIL"),
        ("Cy Young 2", "Cy Young"),
    ],
)
def test_accents_case_and_initials_do_not_make_another_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cy Young", "Young Cy"),
        ("Cy Young", "Сy Young"),  # Cyrillic es
        ("Cy Young", "Cу Young"),  # Cyrillic u
        ("Anna Sidorova", "Аnna Sidorova"),  # Cyrillic a
        ("Cy Young", "Cy Younger"),
        ("Jean Paul", "Jean-Paul Roy"),
    ],
)
def test_look_alikes_stay_apart(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    "name", ["", "Cy", "C. Young", "cy@acme.example"[:2], "山田", "J. K.", "12 34", "...", "王 伟"]
)
def test_what_is_no_full_name_merges_nobody(name: str) -> None:
    assert name_key(name) is None


@given(st.text(max_size=60))
def test_any_text_has_a_key_of_two_words_or_none(name: str) -> None:
    key = name_key(name)
    assert key is None or len(key) >= 2


def test_the_name_used_most_is_the_name() -> None:
    cy = Address("cy@acme.example")
    assert best_name(Counter({"Cy Young": 3, "CY": 2}), cy) == "Cy Young"
    assert best_name(Counter({"Cy": 2, "Cy Young": 2}), cy) == "Cy Young"
    assert best_name(Counter({"Cy Yound": 1, "Cy Young": 1}), cy) == "Cy Yound"
    assert best_name(Counter(), Address("cy.young@acme.example")) == "Cy Young"


@pytest.mark.parametrize(
    ("local", "wanted"),
    [
        ("cy.young", "Cy Young"),
        ("cy_van-berg", "Cy Van Berg"),
        ("cy.young+crm", "Cy Young"),
        ("cyoung", "cyoung"),
        ("cy.y", "cy.y"),
        ("cy.2", "cy.2"),
        ("x1.y2.z3", "x1.y2.z3"),
        ("...", "..."),
        ("a.b.c.d.ee", "a.b.c.d.ee"),
    ],
)
def test_a_name_is_made_of_an_address_where_it_reads_like_one(local: str, wanted: str) -> None:
    assert name_from_address(Address(f"{local}@acme.example")) == wanted


@pytest.mark.parametrize("name", ["CY YOUNG", "cy young"])
def test_a_spelling_that_somebody_took_care_of_goes_before_capitals_alone(name: str) -> None:
    assert best_name(Counter({name: 9, "Cy Young": 1}), Address("cy@acme.example")) == "Cy Young"


@pytest.mark.parametrize(
    "other", ["cy.j.young@acme.example", "cy_young@eu.acme.example", "cy-young@acme.example"]
)
def test_addresses_of_one_company_that_spell_one_full_name_are_alike(other: str) -> None:
    assert spelled_alike(Address("cy.young@acme.example"), Address(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cy.young@acme.example", "cy.young@zell.example"),
        ("cy.young@gmail.com", "cy.j.young@gmail.com"),
        ("cy.young@acme.example", "young.cy@acme.example"),
        ("cyoung@acme.example", "cyoung2@acme.example"),
        ("cy@acme.example", "cy@acme.example"),
        ("cy.young@acme.example", "cy.youn@acme.example"),
    ],
)
def test_nothing_less_is_alike(one: str, other: str) -> None:
    assert not spelled_alike(Address(one), Address(other))


def test_a_display_name_may_be_a_lists() -> None:
    assert names_a_list("Acme mailing list")
    assert names_a_list("Gas Desk Distribution-List")
    assert not names_a_list("Liszt Franz")
    assert not names_a_list("Listings Cy")


def test_a_company_is_called_what_its_own_people_sign_with() -> None:
    assert company_name("acme.example", Counter({"Acme AG": 2, "ACME": 1})) == "Acme AG"
    assert company_name("acme-foods.example", Counter()) == "Acme Foods"
    assert company_name("ibm.com", Counter()) == "IBM"
