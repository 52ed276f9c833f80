import pytest

from relgraph_ingest.language.titles import is_title


@pytest.mark.parametrize(
    "text",
    [
        "CEO",
        "Vice President",
        "Vice President, Trading",
        "Senior Vice President and General Counsel",
        "Assistant to the President",
        "Product Manager & Lead Developer",
        "Head of Sales",
        "Director North American Policy",
        "Managing Partner",
        "Chief Technology Officer",
        "Account Executive - Nordics",
        "Geschäftsführerin",
        "Directeur commercial",
        "Software Engineer II",
        "Attorney at Law",
    ],
)
def test_titles_are_titles(text: str) -> None:
    assert is_title(text)


@pytest.mark.parametrize(
    "text",
    [
        "Please ask my manager",
        "I am the director",
        "Associate & Analyst Program",
        "Legal Department",
        "the manager",
        "Anna Lind",
        "Acme Corp.",
        "Tel: 212 555 0142",
        "director@acme.example",
        "",
        "Managers met in Oslo",
        "Our President will call you",
        "Is he the CFO?",
    ],
)
def test_other_lines_are_no_titles(text: str) -> None:
    assert not is_title(text)
