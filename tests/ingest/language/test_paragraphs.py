from hypothesis import given
from hypothesis import strategies as st

from relgraph_ingest.language.lines import lines
from relgraph_ingest.language.paragraphs import paragraphs, worth_reading


def texts(text: str) -> list[str]:
    return [p.text for p in paragraphs(lines(text))]


def test_wrapped_lines_are_joined_and_lists_are_not() -> None:
    wrapped = "Please send the contract to everybody who was in the meeting with Robert\nHart on Monday.\n"
    assert texts(wrapped) == [wrapped.replace("\n", " ").strip()]
    assert texts("- Anna Lind, who will bring the figures and the first draft of it\n- Bo Strand") == [
        "- Anna Lind, who will bring the figures and the first draft of it",
        "- Bo Strand",
    ]
    assert texts("One\n\nTwo") == ["One", "Two"]


def test_a_span_leads_back_to_its_place_in_the_text() -> None:
    text = "> Please send the contract to everybody who was in the meeting with Robert\n> Hart on Monday.\n"
    (found,) = paragraphs(lines(text))
    start = found.text.index("Robert Hart")
    a, b = found.place(start, start + len("Robert Hart"))
    assert text[a:b] == "Robert\n> Hart"


@given(st.text(alphabet=st.sampled_from(list("ab A.\n\t>-")), max_size=300))
def test_each_word_of_a_paragraph_is_found_at_its_place(text: str) -> None:
    for paragraph in paragraphs(lines(text)):
        at = 0
        for word in paragraph.text.split():
            at = paragraph.text.index(word, at)
            start, end = paragraph.place(at, at + len(word))
            assert text[start:end] == word
            at += len(word)


def test_paragraphs_without_a_name_are_not_worth_reading() -> None:
    assert worth_reading("See you in Oslo.")
    assert not worth_reading("Please call me. Thanks. I will be there.")
