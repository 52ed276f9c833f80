"""Ids of other tools in a member's own book."""

import pytest
from tests.builders import book

from relgraph.book.crm import CrmEntry, CrmMap

ACME = CrmEntry("salesforce", "account", "001A", "acme.example")
CY = CrmEntry("salesforce", "person", "003C", "cy@acme.example")
SAME = CrmEntry("hubspot", "account", "001A", "acme.example")


@pytest.fixture
def crm() -> CrmMap:
    return CrmMap(book().space)


def test_ids_lead_to_what_they_stand_for_and_back(crm: CrmMap) -> None:
    assert crm.put([ACME, CY, SAME]) == 3
    assert crm.of_id("salesforce", "001A") == [ACME]
    assert crm.of_id("salesforce", "001A", "person") == []
    assert crm.of_id("salesforce", "001a") == []
    assert crm.of_subjects("account", ["acme.example", "x.example"]) == {"acme.example": [SAME, ACME]}
    assert crm.of_subjects("person", ["cy@acme.example"]) == {"cy@acme.example": [CY]}


def test_putting_again_changes_what_an_id_stands_for(crm: CrmMap) -> None:
    crm.put([ACME])
    assert crm.put([ACME]) == 0
    assert crm.put([CrmEntry("salesforce", "account", "001A", "other.example")]) == 1
    assert [entry.subject for entry in crm.of_id("salesforce", "001A")] == ["other.example"]
    assert crm.count() == 1


def test_an_id_may_stand_for_an_account_and_for_a_person(crm: CrmMap) -> None:
    person = CrmEntry("salesforce", "person", "001A", "cy@acme.example")
    crm.put([ACME, person])
    assert crm.of_id("salesforce", "001A") == [ACME, person]
    assert crm.remove("salesforce", "account", "001A")
    assert not crm.remove("salesforce", "account", "001A")
    assert crm.of_id("salesforce", "001A") == [person]


def test_pages_follow_each_other_and_can_be_narrowed(crm: CrmMap) -> None:
    crm.put([ACME, CY, SAME])
    first = crm.page(limit=2)
    assert first == [SAME, ACME]
    assert crm.page(after=("salesforce", "account", "001A"), limit=2) == [CY]
    assert crm.page(crm_id="001A", limit=9) == [SAME, ACME]
    assert crm.page(system="hubspot", limit=9) == [SAME]
    assert crm.page(subject="cy@acme.example", limit=9) == [CY]
