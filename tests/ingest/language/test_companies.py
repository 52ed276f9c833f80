import pytest

from relgraph_ingest.language.companies import borne_out, core, is_company, legal_names


@pytest.mark.parametrize(
    ("name", "domain"),
    [
        ("Acme Corp.", "acme.com"),
        ("Duke Energy", "duke-energy.com"),
        ("Duke Energy International", "duke-energy.com"),
        ("American Electric Power", "aep.com"),
        ("Bracewell & Patterson, L.L.P.", "bracepatt.com"),
        ("Vinson & Elkins L.L.P.", "velaw.com"),
        ("The Boston Consulting Group", "bcg.com"),
        ("Acme Net Works LLC", "acme.co.uk"),
    ],
)
def test_a_domain_bears_out_a_name(name: str, domain: str) -> None:
    assert borne_out(name, domain)


@pytest.mark.parametrize(
    ("name", "domain"),
    [
        ("Acme Corp.", "beta.com"),
        ("Acme Corp.", None),
        ("Beta Energy", "b.com"),
        ("Legal", "acme.com"),
        ("", "acme.com"),
    ],
)
def test_a_domain_does_not_bear_out_what_it_does_not_spell(name: str, domain: str | None) -> None:
    assert not borne_out(name, domain)


def test_legal_names_are_found_whole() -> None:
    text = "We met Acme Widgets, Inc. and Beta GmbH & Co. KG; the President of Gamma Corp. came too."
    assert [text[a:b] for a, b in legal_names(text)] == [
        "Acme Widgets, Inc.",
        "Beta GmbH & Co. KG",
        "Gamma Corp.",
    ]


def test_what_stands_before_a_name_is_left_out() -> None:
    text = "Copyright 2026 Acme Inc. All rights reserved."
    assert [text[a:b] for a, b in legal_names(text)] == ["Acme Inc."]


@pytest.mark.parametrize(
    ("name", "bare"), [("Acme, Inc.", "Acme"), ("Beta GmbH", "Beta"), ("Gamma", "Gamma")]
)
def test_the_core_of_a_name_has_no_legal_suffix(name: str, bare: str) -> None:
    assert core(name) == bare


@pytest.mark.parametrize(
    "text", ["Legal Department", "Human Resources", "Acme Building 3886", "please call", "@acme", "12"]
)
def test_departments_places_and_prose_are_no_companies(text: str) -> None:
    assert not is_company(text, None)
