"""What a run did: read, new, duplicate, skipped with reasons, failed with file and place."""

from dataclasses import dataclass, field
from typing import TypedDict

from relgraph.book.ledger import Appended


class Failure(TypedDict):
    """Something that could not be read, and where it lies."""

    source: str
    place: str
    error: str


class ReportDocument(TypedDict):
    """A run's report as JSON."""

    format: int
    read: int
    new: int
    duplicate: int
    skipped: dict[str, int]
    failed: list[Failure]
    evidence: dict[str, int]
    seconds: float


@dataclass(slots=True)
class Report:
    """Counts of one run."""

    read: int = 0
    new: int = 0
    duplicate: int = 0
    skipped: dict[str, int] = field(default_factory=dict)
    failed: list[Failure] = field(default_factory=list)
    evidence: dict[str, int] = field(default_factory=dict)

    def skip(self, reason: str) -> None:
        """Count something that was not read."""
        self.skipped[reason] = self.skipped.get(reason, 0) + 1

    def fail(self, source: str, place: str, error: str) -> None:
        """Keep what could not be read."""
        self.failed.append({"source": source, "place": place, "error": error})

    def appended(self, done: Appended, *, messages: bool) -> None:
        """Count what the ledger took; readings are no messages of their own."""
        if messages:
            self.new += done.new
            self.duplicate += done.duplicate
        for kind, number in done.kinds.items():
            self.evidence[kind] = self.evidence.get(kind, 0) + number

    def document(self, seconds: float) -> ReportDocument:
        """Return the report as JSON has it."""
        return {
            "format": 1,
            "read": self.read,
            "new": self.new,
            "duplicate": self.duplicate,
            "skipped": dict(sorted(self.skipped.items())),
            "failed": self.failed,
            "evidence": dict(sorted(self.evidence.items())),
            "seconds": round(seconds, 3),
        }
