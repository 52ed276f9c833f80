"""The golden notes; `python tests/ingest/notes/regold.py` writes what is read beside each."""

import json
import runpy
from pathlib import Path

import pytest

HERE = Path(__file__).parent
NOTES = sorted(note for note in (HERE / "golden").iterdir() if note.suffix in (".md", ".txt"))


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note.stem)
def test_a_golden_note_is_read_as_written_beside_it(note: Path) -> None:
    told = runpy.run_path(str(HERE / "regold.py"))["told"]
    assert told(note) == json.loads(note.with_suffix(".json").read_text("utf-8"))
