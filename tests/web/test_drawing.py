"""Drawing a way in."""

import pytest
from tests.faces import DIRECT, HOSTILE, THREE, TODAY, VIA_BO, own, shared, step, way

from relgraph_web.drawing import Drawing, across, down, fit, words, wrap


@pytest.mark.parametrize("draw", [across, down])
@pytest.mark.parametrize("path", [DIRECT, VIA_BO, THREE])
def test_everything_lies_within_the_picture(draw: type[Drawing], path: dict[str, object]) -> None:
    drawn = draw(path, TODAY)  # type: ignore[arg-type, call-arg]
    assert len(drawn.faces) == len(drawn.lines) + 1
    for face in drawn.faces:
        assert 26 <= face.x <= drawn.width - 26
        assert 26 <= face.y <= drawn.height - 26
    for label in drawn.labels:
        assert 0 < label.x < drawn.width
        assert 0 < label.y < drawn.height


def test_lines_join_faces_from_rim_to_rim() -> None:
    wide, narrow = across(VIA_BO, TODAY), down(VIA_BO, TODAY)
    assert (wide.lines[0].x1, wide.lines[0].x2) == (wide.faces[0].x + 26, wide.faces[1].x - 26)
    assert wide.lines[0].y1 == wide.lines[0].y2 == wide.faces[0].y
    assert (narrow.lines[0].y1, narrow.lines[0].y2) == (narrow.faces[0].y + 26, narrow.faces[1].y - 26)
    assert narrow.lines[0].x1 == narrow.lines[0].x2 == narrow.faces[0].x


def test_a_stronger_tie_is_a_thicker_line_and_an_unknown_one_is_dashed() -> None:
    lines = [
        across(way("", step("Ana", "Cy", tie, "")), TODAY).lines[0]
        for tie in (own("strong"), own("moderate"), own("weak"), own(None))
    ]
    assert lines[0].width > lines[1].width > lines[2].width
    assert [line.dashed for line in lines] == [False, False, False, True]


def test_a_colleague_is_joined_by_a_whole_line() -> None:
    assert not across(VIA_BO, TODAY).lines[0].dashed


def test_words_stand_on_the_lines() -> None:
    texts = [label.text for label in across(VIA_BO, TODAY).labels]
    assert texts == ["You", "Bo Lind", "Cy Young", "colleague", "knows well", "this month"]


def test_one_knows_and_you_know() -> None:
    tie = step("Ana", "Cy", own("strong"), "")
    assert words(tie, you=True) == "know well"
    assert words(tie, you=False) == "knows well"
    assert words(step("Ana", "Cy", shared(tier=None), ""), you=False) == "knows"
    assert words(step("Ana", "Cy", shared(tier="weak"), ""), you=True) == "in touch"


def test_the_first_face_is_yours_with_your_initials() -> None:
    face = down(DIRECT, TODAY).faces[0]
    assert (face.you, face.name, face.initials) == (True, "You", "AR")


def test_who_is_hidden_is_somebody() -> None:
    face = across(way("", step("Ana", None, shared(), "")), TODAY).faces[1]
    assert (face.name, face.initials) == ("somebody", "?")


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_is_wider_than_its_room(name: str) -> None:
    drawn = across(way("", step(name, name, shared(), ""), step(name, name, shared(), "")), TODAY)
    assert all(len(label.text) <= 45 for label in drawn.labels)


def test_fitting_counts_wide_signs_twice_and_slim_ones_less() -> None:
    assert fit("Cy Young", 12) == "Cy Young"
    assert fit("山田太郎山田太郎", 8) == "山田太…"
    assert fit("iiiiiiiiii", 6) == "iiiiiiiiii"


def test_a_name_goes_on_in_a_second_line_before_it_is_cut() -> None:
    assert wrap("Maya de la Cruz", units=11) == ["Maya de la", "Cruz"]
    assert wrap("Maximiliane", units=6) == ["Maxi…"]
    assert wrap("Cy", units=6) == ["Cy"]
