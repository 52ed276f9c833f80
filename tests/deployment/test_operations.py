"""docs/operations.md names what there is."""

import re
from pathlib import Path

from relgraph.cli.settings import Settings

PAGE = (Path(__file__).parents[2] / "docs" / "operations.md").read_text("utf-8")


def test_every_setting_is_told_of_and_none_that_is_not_there() -> None:
    table = PAGE.partition("## Settings\n")[2].partition("\n## ")[0]
    told = set(re.findall(r"RELGRAPH_[A-Z0-9_]+", table.rpartition("\n\n")[0]))
    assert told == {f"RELGRAPH_{name.upper()}" for name in Settings.model_fields}
