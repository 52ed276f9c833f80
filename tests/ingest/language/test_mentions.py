from relgraph.address import Address
from relgraph.evidence import Mention, Party
from relgraph_ingest.language.lines import lines
from relgraph_ingest.language.mentions import Namer
from relgraph_ingest.language.paragraphs import paragraphs
from relgraph_ingest.language.pipeline import Span

ANNA = Party("Anna Lind", Address("anna@acme.example"))
BOB = Party("Robert Hart", Address("rhart@beta.example"))


def mentioned(text: str, *spans: tuple[str, str]) -> list[tuple[str, str, str | None]]:
    """Kind, name and address or domain; `spans` are words that the model labels."""
    (paragraph,) = paragraphs(lines(text))
    found: list[Span] = [(text.index(words), text.index(words) + len(words), label) for words, label in spans]
    mentions: list[Mention] = list(Namer((ANNA, BOB)).mentions(paragraph, found))
    return [(m.kind, m.name, m.address or m.domain) for m in mentions]


def test_header_people_are_found_in_the_text_without_a_model() -> None:
    assert mentioned("I spoke to Robert Hart and to Anna.") == [
        ("person", "Robert Hart", "rhart@beta.example"),
        ("person", "Anna", "anna@acme.example"),
    ]


def test_a_first_name_inside_another_name_is_not_the_header_person() -> None:
    assert mentioned("I spoke to Anna Stone.", ("Anna Stone", "PERSON")) == [("person", "Anna Stone", None)]
    assert mentioned("I spoke to Bob Stone.") == []


def test_the_short_form_of_a_first_name_leads_to_the_header_person() -> None:
    assert mentioned("I spoke to Bob.") == [("person", "Bob", "rhart@beta.example")]


def test_companies_are_found_by_legal_suffix_and_by_header_domain() -> None:
    assert mentioned("Beta pays Gamma Widgets Inc. on time.") == [
        ("company", "Beta", "beta.example"),
        ("company", "Gamma Widgets Inc.", None),
    ]


def test_what_a_model_takes_for_companies_is_filtered() -> None:
    junk = ["Legal Department", "ASAP", "LNG", "Master Agreement", "OVERVIEW", "Excel", "Trading"]
    for words in junk:
        assert mentioned(f"We need the {words} here.", (words, "ORG")) == []
    assert mentioned("We need the Accenture people.", ("the Accenture", "ORG")) == [
        ("company", "Accenture", None)
    ]


def test_a_first_name_that_a_model_takes_for_a_company_is_a_person() -> None:
    assert mentioned("Then Kathleen called.", ("Kathleen", "ORG")) == [("person", "Kathleen", None)]


def test_dates_and_headings_are_no_people() -> None:
    assert mentioned("See Monday and RE: JOHN SMITH.", ("Monday", "PERSON"), ("JOHN SMITH", "PERSON")) == []
