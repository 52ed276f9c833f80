"""What a member wants left out before anything is read from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from relgraph.address import Address, domain
from relgraph_ingest.mail.envelope import Envelope, read_envelope
from relgraph_ingest.sources.items import Reason

_SUFFIXES = (".mbox", ".mbx", ".sbd", ".mbs")


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """Addresses, domains, folders and a date; a message that meets any of them is not read."""

    addresses: frozenset[Address] = frozenset()
    domains: frozenset[str] = frozenset()
    """Lower-case, with all that lies below them."""
    folders: frozenset[str] = frozenset()
    """Names or paths with `/`, as the mail program shows them; Gmail's labels count as folders."""
    before: int | None = None
    """Seconds since 1970; a message without a believable date is older than nothing."""

    def folder(self, place: str) -> bool:
        """Say whether a place lies in a folder that is left out."""
        parts = _parts(place)
        return any(_holds(parts, _parts(wanted)) for wanted in self.folders)

    def reason(self, data: bytes) -> Reason | None:
        """Return why a message is left out, None if it is not; only its header is looked at."""
        if not (self.addresses or self.domains or self.folders) and self.before is None:
            return None
        return self._reason(read_envelope(data))

    def _reason(self, envelope: Envelope) -> Reason | None:
        if self.folders and any(self.folder(label) for label in envelope.labels):
            return "left out: folder"
        known = {party.address for party in envelope.everybody if party.address}
        if known & self.addresses:
            return "left out: address"
        if any(_below(domain(address), self.domains) for address in known):
            return "left out: domain"
        if self.before is not None and envelope.time is not None and envelope.time < self.before:
            return "left out: before date"
        return None


def _below(host: str, domains: Iterable[str]) -> bool:
    return any(host == name or host.endswith("." + name) for name in domains)


def _parts(place: str) -> tuple[str, ...]:
    """Split a place as the member sees it: Maildir's `.Work.Private` and `Work/Private.mbox` are the same."""
    found: list[str] = []
    for part in PurePosixPath(place.casefold()).parts:
        plain = next((part[: -len(end)] for end in _SUFFIXES if part.endswith(end) and part != end), part)
        found += plain[1:].split(".") if plain.startswith(".") and len(plain) > 1 else [plain]
    return tuple(found)


def _holds(parts: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    width = len(wanted)
    return bool(wanted) and any(parts[at : at + width] == wanted for at in range(len(parts) - width + 1))
