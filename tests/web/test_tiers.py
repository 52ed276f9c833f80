"""Tiers as a word and a bar."""

from relgraph_web.tiers import bar


def test_every_tier_has_its_word_and_its_own_number_of_steps() -> None:
    told = [bar("strong"), bar("moderate"), bar("weak"), bar(None), bar(None, known=False)]
    assert [one.word for one in told] == ["strong", "moderate", "weak", "unknown", "none yet"]
    assert [one.filled for one in told] == [4, 3, 2, 1, 0]


def test_steps_are_filled_from_the_left() -> None:
    assert bar("weak").steps == (True, True, False, False)
