"""Write the expected readings of the golden notes anew; look at the difference before you commit it."""

import json
from pathlib import Path
from typing import Any

from relgraph_ingest.notes.evidence import facts
from relgraph_ingest.notes.reading import read_note

GOLDEN = Path(__file__).parent / "golden"


def told(note: Path) -> dict[str, Any]:
    """Return what is read in one golden note."""
    read = read_note(note.read_text("utf-8"), place=note.name)
    return {
        "date": read.date.isoformat() if read.date else None,
        "title": read.title,
        "attendees": [
            [
                who.name,
                who.abbreviation,
                who.company,
                who.title,
                who.address,
                "present" if who.present else "absent",
            ]
            for who in read.attendees
        ],
        "entries": [read.text[who.start : who.end] for who in read.attendees],
        "employments": [[fact.person.name, fact.company, fact.domain, fact.title] for fact in facts(read)],
        "actions": [[action.owner, read.text[action.start : action.end]] for action in read.actions],
    }


def main() -> None:
    """Write every expected reading."""
    for note in sorted(GOLDEN.iterdir()):
        if note.suffix in (".md", ".txt"):
            shown = json.dumps(told(note), ensure_ascii=False, indent=1)
            note.with_suffix(".json").write_text(shown + "\n", "utf-8")


if __name__ == "__main__":
    main()
