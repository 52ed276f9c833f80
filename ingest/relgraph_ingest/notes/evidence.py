"""Turn a note into evidence: the meeting, and who works where."""

from datetime import UTC, datetime, time
from hashlib import blake2b

from relgraph.address import company_domain
from relgraph.evidence import KEY_BYTES, Employment, Interaction, Locator, Part, Participant, Party, Verdict
from relgraph_ingest.notes.note import Attendee, Note


def meeting(note: Note, found: Locator) -> Interaction:
    """Return the meeting that a note tells of, with those who were there."""
    text = "".join(note.text.split()).lower()
    return Interaction(
        kind="meeting",
        time=int(datetime.combine(note.date, time(), UTC).timestamp()) if note.date else None,
        participants=tuple(
            Participant(who.address, who.name, Part.PRESENT) for who in note.attendees if who.present
        ),
        subject=note.title,
        verdict=Verdict.PERSON,
        digest=blake2b(text.encode("utf-8", "surrogatepass"), digest_size=KEY_BYTES).digest(),
        found=found,
    )


def facts(note: Note) -> tuple[Employment, ...]:
    """Return who works where, as the lists and tables of a note say."""
    return tuple(
        Employment(
            person=Party(who.name, who.address),
            company=who.company,
            domain=_domain(who),
            title=who.title,
            basis="table",
            claimed=False,
            start=who.start,
            end=who.end,
        )
        for who in note.attendees
        if who.company or who.title
    )


def _domain(who: Attendee) -> str | None:
    """Return the domain of the address if it is named like the company: people also write from elsewhere."""
    own = company_domain(who.address) if who.address else None
    if own is None or who.company is None:
        return None
    label = "".join(letter for letter in own.split(".")[0] if letter.isalnum())
    words = "".join(letter if letter.isalnum() else " " for letter in who.company.casefold()).split()
    initials = "".join(word[0] for word in words)
    return (
        own
        if label.startswith(words[0] if words else "?")
        or "".join(words).startswith(label)
        or label == initials
        else None
    )
