import re
from datetime import date
from pathlib import Path

from relgraph_ingest.demo.notes import count_notes, write_notes

TODAY = date(2026, 5, 20)


def test_each_note_has_a_date_before_today_in_its_name_or_text(tmp_path: Path) -> None:
    folders = write_notes(tmp_path, TODAY)
    notes = [note for places in folders.values() for place in places for note in place.iterdir()]
    assert len(notes) == count_notes()
    for note in notes:
        text = f"{note.name}\n{note.read_text('utf-8')}"
        assert re.search(r"20\d\d", text)
        assert not re.search(r"\{[a-z]+\}", text)
        for found in re.findall(r"20\d\d-\d\d-\d\d", text):
            assert date.fromisoformat(found) < TODAY


def test_notes_name_who_was_there_in_several_ways(tmp_path: Path) -> None:
    write_notes(tmp_path, TODAY)
    text = "\n".join(note.read_text("utf-8") for note in tmp_path.rglob("*.*"))
    for style in (
        "**Attendees**",
        "attendees:",
        "Present:",
        "| Name | Title |",
        "Teilnehmer:",
        "In the room:",
    ):
        assert style in text
    assert "to introduce us to Cy" in text
