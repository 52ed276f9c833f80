"""Names within a sentence."""

from tests.faces import HOSTILE

from relgraph_web.emphasis import Piece, emphasise


def test_names_are_cut_out_and_the_rest_stays() -> None:
    assert emphasise("ask Bo Lind, who knows Cy Young.", {"Bo Lind": "", "Cy Young": "#cy"}) == [
        Piece("ask "),
        Piece("Bo Lind", ""),
        Piece(", who knows "),
        Piece("Cy Young", "#cy"),
        Piece("."),
    ]


def test_the_longer_of_two_names_wins() -> None:
    assert emphasise("Bo Lindqvist", {"Bo": "", "Bo Lindqvist": ""}) == [Piece("Bo Lindqvist", "")]


def test_a_name_within_a_word_is_none() -> None:
    assert emphasise("ask Boris about Bo", {"Bo": ""}) == [Piece("ask Boris about "), Piece("Bo", "")]


def test_nothing_is_lost_whatever_the_names() -> None:
    for name in [*HOSTILE, "", " ", "(", "\\", "[a-z]*"]:
        text = f"ask {name}, who knows {name}"
        assert "".join(piece.text for piece in emphasise(text, {name: "", "knows": ""})) == text


def test_without_names_it_is_one_piece() -> None:
    assert emphasise("No way in yet.", {}) == [Piece("No way in yet.")]
