"""A run over meeting notes: each note is a meeting, and a text to read."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from relgraph.book.book import Book
from relgraph.evidence import Employment, Interaction, Key, Locator, Party, Reading
from relgraph_ingest.language.text import Text
from relgraph_ingest.notes.evidence import facts, meeting
from relgraph_ingest.notes.files import Failed, NoteFile, Skipped, notes
from relgraph_ingest.notes.reading import read_note
from relgraph_ingest.report import Report
from relgraph_ingest.run import READINGS_BATCH, Opened, Progress, batched

NO_DATE = "no date (give one with --date)"

Listed = tuple[Employment, ...]


class NoteRun:
    """One ingest of notes into one book."""

    def __init__(self, book: Book, progress: Progress) -> None:
        self._book = book
        self._progress = progress
        self.report = Report()

    def read(self, paths: Iterable[Path], day: date | None, opened: Opened) -> None:
        """Append every note's meeting, then what its lists and its text say."""
        found = [(path, item) for path in paths for item in notes(path)]
        self._progress.begin("notes", len(found), "notes")
        listed: dict[Key, Listed] = {}
        texts: dict[Key, Text] = {}
        places: dict[Key, Locator] = {}
        for batch in batched(self._meetings(found, day), READINGS_BATCH):
            self.report.appended(self._book.ledger.append(item for item, _, _ in batch), messages=True)
            for item, text, jobs in batch:
                key = item.key(self._book.member)
                listed[key] = jobs
                texts[key] = Text(key, text, None, _present(item), "note")
                places[key] = item.found
        self._language(texts, listed, places, opened)

    def _meetings(
        self, found: Iterable[tuple[Path, NoteFile | Skipped | Failed]], day: date | None
    ) -> Iterator[tuple[Interaction, str, Listed]]:
        for path, item in found:
            self._progress.advance(1)
            match item:
                case Skipped():
                    self.report.skip(item.reason)
                case Failed():
                    self.report.fail(path.name, item.place, item.error)
                case NoteFile():
                    self.report.read += 1
                    note = read_note(item.text, place=item.place, date=day)
                    if note.date is None:
                        self.report.skip(NO_DATE)
                        continue
                    yield meeting(note, Locator(path.name, item.place)), note.text, facts(note)

    def _language(
        self, texts: dict[Key, Text], listed: dict[Key, Listed], places: dict[Key, Locator], opened: Opened
    ) -> None:
        if not texts:
            return
        with opened() as reader:
            earlier = len(reader.failures)
            fresh = self._book.ledger.unread(reader.extractor, texts)
            readings = reader.read(text for key, text in texts.items() if key in fresh)
            for batch in batched(readings, READINGS_BATCH):
                joined = [
                    Reading(one.message, one.extractor, (*listed[one.message], *one.facts)) for one in batch
                ]
                self.report.appended(self._book.ledger.append(joined), messages=False)
            for key, error in reader.failures[earlier:]:
                self.report.fail(places[key].source, places[key].place, error)


def _present(item: Interaction) -> tuple[Party, ...]:
    return tuple(Party(who.name, who.address) for who in item.participants)
