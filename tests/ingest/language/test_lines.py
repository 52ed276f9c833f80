from hypothesis import given
from hypothesis import strategies as st

from relgraph_ingest.language.lines import lines


def test_quote_marks_are_counted_and_taken_off() -> None:
    plain, one, two = lines("Yes.\n> Shall we?\n> > Where?")
    assert (plain.marks, one.marks, two.marks) == (0, 1, 2)
    assert [line.words for line in (plain, one, two)] == ["Yes.", "Shall we?", "Where?"]


def test_a_tail_that_a_program_wrapped_off_a_quoted_line_stays_quoted() -> None:
    text = "> this quoted line was too long for the program that sent it, so its"
    text += "\ntail fell off\n> and it went on"
    assert [line.marks for line in lines(text)] == [1, 1, 1]


def test_an_answer_between_quoted_lines_is_not_quoted() -> None:
    assert [line.marks for line in lines("> Shall we meet?\nYes, on Monday.\n> Where?")] == [1, 0, 1]


@given(st.text(alphabet=st.sampled_from(list(">ab .\n\t")), max_size=200))
def test_lines_stand_where_they_say(text: str) -> None:
    found = lines(text)
    assert "\n".join(text[line.start : line.end] for line in found) == text
    assert all(text[line.at : line.at + len(line.words)] == line.words for line in found)
