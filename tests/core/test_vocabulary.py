"""The vocabulary: read from one file, refused with the place of what is wrong."""

from importlib.resources import files
from pathlib import Path

import pytest

from relgraph.errors import BadUse
from relgraph.vocabulary import default_vocabulary, read_vocabulary

TEXT = files("relgraph").joinpath("vocabulary.toml").read_text("utf-8")


def written(folder: Path, text: str) -> Path:
    path = folder / "words.toml"
    path.write_text(text, "utf-8")
    return path


def test_the_file_that_comes_with_relgraph_is_the_default(tmp_path: Path) -> None:
    assert read_vocabulary(written(tmp_path, TEXT)) == default_vocabulary()


def test_tiers_and_the_warmth_of_tiers_go_the_same_way() -> None:
    words = default_vocabulary()
    assert words.tiers.strong > words.tiers.moderate > words.tiers.weak
    assert words.tier_warmth("strong") > words.tier_warmth("moderate") > words.tier_warmth("weak") > 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "half_life_days = 120",
            "half_life_days = 0",
            "contact.half_life_days: input should be greater than 0",
        ),
        (
            "half_life_days = 120",
            'half_life_days = "long"',
            "contact.half_life_days: input should be a valid number",
        ),
        ("one_way = 0.1", "one_way = 1.5", "contact.one_way: input should be less than or equal to 1"),
        ("[contact]", "[contact]\nhalf_live = 1", "contact.half_live: extra inputs are not permitted"),
        ("[tiers]", "[tears]", "tiers: field required"),
        ("[contact]", "[contact", "words.toml: "),
    ],
)
def test_what_is_wrong_in_a_file_is_named_with_its_place(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    assert old in TEXT
    with pytest.raises(BadUse) as refused:
        read_vocabulary(written(tmp_path, TEXT.replace(old, new, 1)))
    assert said in str(refused.value)
    assert "words.toml" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_that_is_not_there_or_no_text_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadUse, match="cannot be read"):
        read_vocabulary(tmp_path / "none.toml")
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadUse, match="is no UTF-8 text"):
        read_vocabulary(tmp_path / "bytes.toml")


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("CFO", "finance"),
        ("Head of Finance", "finance"),
        ("General Counsel", "legal"),
        ("chief executive officer", "executive"),
        ("Geschäftsführer", "executive"),
        ("Software Engineer", "technology"),
        ("Account Executive", "sales"),
        ("", None),
        (None, None),
        ("Poet", None),
        ("Financialist", None),
    ],
)
def test_a_role_is_told_by_whole_words_of_a_title(title: str | None, role: str | None) -> None:
    assert default_vocabulary().role(title) == role
