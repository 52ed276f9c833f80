"""Notes of meetings, written into each member's folder."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from relgraph_ingest.demo.material import material


def write_notes(folder: Path, today: date) -> Mapping[str, tuple[Path, ...]]:
    """Write every note and return each member's folders of notes."""
    folders = defaultdict[str, dict[Path, None]](dict)
    for note in material("notes")["note"]:
        place = folder / note["member"]
        place.mkdir(parents=True, exist_ok=True)
        slots = _slots(today - timedelta(days=note["day"]))
        (place / _filled(note["file"], slots)).write_bytes(_filled(note["text"].lstrip("\n"), slots).encode())
        folders[note["member"]][place] = None
    return {member: tuple(places) for member, places in folders.items()}


def count_notes() -> int:
    """Return how many notes there are."""
    return len(material("notes")["note"])


def _slots(day: date) -> Mapping[str, str]:
    day -= timedelta(days=max(0, day.weekday() - 4))
    calendar = material("quoting")["calendar"]["en"]
    later = day + timedelta(days=7)
    return {
        "iso": day.isoformat(),
        "dotted": f"{day:%d.%m.%Y}",
        "slashed": f"{day:%d/%m/%Y}",
        "compact": f"{day:%Y%m%d}",
        "long": f"{day.day} {calendar['months'][day.month - 1]} {day.year}",
        "weekday": calendar["days"][day.weekday()],
        "later": f"{later.day} {calendar['months'][later.month - 1]}",
    }


def _filled(text: str, slots: Mapping[str, str]) -> str:
    # Notes hold brackets and braces of their own; only known slots are filled.
    for name, value in slots.items():
        text = text.replace(f"{{{name}}}", value)
    return text
