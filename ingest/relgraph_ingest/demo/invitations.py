"""Meetings that are invited to by mail, and the answers that calendars send."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta

from relgraph_ingest.demo import clock
from relgraph_ingest.demo.cast import Person
from relgraph_ingest.demo.chance import dice, digits
from relgraph_ingest.demo.letters import Attachment, Letter
from relgraph_ingest.demo.material import material
from relgraph_ingest.demo.phrasing import Phrasing
from relgraph_ingest.demo.threads import named_slots
from relgraph_ingest.demo.ties import Tie, ties
from relgraph_ingest.demo.voice import Address, Words, Writer


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a calendar knows of a meeting."""

    uid: str
    title: str
    place: str
    start: datetime
    organizer: Person
    guest: Person


def invitations(writer: Writer) -> list[Letter]:
    """Return invitations and the answers to them, for the closer ties."""
    letters = list[Letter]()
    for tie in ties():
        every = material("invitations")["every"].get(tie.rhythm)
        if every is None or tie.other in writer.cast.members:
            continue
        rng = dice(writer.seed, "invitations", tie.member, tie.other)
        since = writer.cast.members[tie.member].since
        day = 5 + rng.random() * every
        while day < min(300, since):
            letters += _invited(tie, int(day), writer)
            day += every * rng.uniform(0.7, 1.6)
    return letters


def _invited(tie: Tie, day: int, writer: Writer) -> list[Letter]:
    rng = dice(writer.seed, "invitation", tie.member, tie.other, day)
    us, them = writer.cast.people[tie.member], writer.cast.people[tie.other]
    organizer, guest = (us, them) if rng.random() < 0.6 else (them, us)
    at = clock.opening(writer.today, day, organizer.zone, rng)
    names = named_slots({"us": us, "them": them}, day)
    lists = {**material("words"), "site": them.job(day).company.sites}
    phrasing = Phrasing(rng, at.date(), "en", names, lists)
    table = material("invitations")
    date = at.date() + timedelta(days=rng.randint(1, 9))
    date += timedelta(days=(7 - date.weekday()) if date.weekday() > 4 else 0)
    start = datetime.combine(date, time(rng.randint(8, 16), rng.choice([0, 30])), clock.zone(us.zone, date))
    meeting = Meeting(
        f"{digits(rng, 26, '0123456789abcdefghijklmnopqrstuv')}",
        phrasing.say(rng.choice(table["titles"])),
        phrasing.say(rng.choice(table["places"])),
        start,
        organizer,
        guest,
    )
    invitation = _letter(meeting, organizer, guest, at, writer)
    answered = clock.answering(at, guest.zone, "hours", rng)
    if rng.random() > 0.75 or answered >= clock.midnight(writer.today):
        return [invitation]
    return [invitation, _answer(meeting, invitation, answered, writer)]


def _letter(meeting: Meeting, organizer: Person, guest: Person, at: datetime, writer: Writer) -> Letter:
    google = organizer.program in {"gmail", "iphone"}
    subject, text, headers = meeting.title, "", tuple[tuple[str, str], ...]()
    when = f"{meeting.start:%A} {meeting.start.day} {meeting.start:%B %Y} {meeting.start:%H:%M}"
    if google:
        subject = f"Invitation: {meeting.title} @ {when} ({guest.jobs[-1].address})"
        headers = (("Auto-Submitted", "auto-generated"),)
        where = f"When: {when}\nWhere: {meeting.place}"
        text = f"You have been invited to the following event.\n\n{meeting.title}\n{where}"
    else:
        text = f"{meeting.place}\n\nBring what is open on your side.\n\n{organizer.call}"
    address = Address([guest])
    files = _calendar(meeting, "REQUEST", google=google)
    words = Words(subject, text, "en", headers=headers, attachments=files, bare=True)
    letter = writer.letter(_at_desk(organizer, google=google), address, at, words)
    return replace(letter, message_id=f"<calendar-{meeting.uid}@google.com>") if google else letter


def _answer(meeting: Meeting, invitation: Letter, at: datetime, writer: Writer) -> Letter:
    google = meeting.guest.program in {"gmail", "iphone"}
    headers = (("Auto-Submitted", "auto-replied"),) if google else ()
    text = f"{meeting.guest.signed} has accepted this invitation." if google else ""
    files = _calendar(meeting, "REPLY", google=google)
    words = Words(f"Accepted: {meeting.title}", text, "en", headers=headers, attachments=files, bare=True)
    who = _at_desk(meeting.guest, google=google)
    letter = writer.letter(who, Address([meeting.organizer]), at, words)
    return letter if google else replace(letter, answers=None)


def _at_desk(who: Person, *, google: bool) -> Person:
    # Calendars write in the same form wherever they are used from.
    if google:
        return replace(who, program="gmail")
    return replace(who, program="exchange" if who.program == "exchange" else "outlook")


def _calendar(meeting: Meeting, method: str, *, google: bool) -> tuple[Attachment, ...]:
    start, end = meeting.start.astimezone(UTC), meeting.start.astimezone(UTC) + timedelta(minutes=60)
    maker = "Google Inc//Google Calendar 70.9054" if google else "Microsoft Corporation//Outlook 16.0"
    state = "NEEDS-ACTION" if method == "REQUEST" else "ACCEPTED"
    lines = [
        "BEGIN:VCALENDAR",
        f"PRODID:-//{maker}//EN",
        "VERSION:2.0",
        f"METHOD:{method}",
        "BEGIN:VEVENT",
        f"DTSTART:{start:%Y%m%dT%H%M%SZ}",
        f"DTEND:{end:%Y%m%dT%H%M%SZ}",
        f"ORGANIZER;CN={meeting.organizer.name}:mailto:{meeting.organizer.jobs[-1].address}",
        f"UID:{meeting.uid}@google.com" if google else f"UID:040000008200E00074C5B7101A82E008{meeting.uid}",
        f"ATTENDEE;PARTSTAT={state};CN={meeting.guest.name}:mailto:{meeting.guest.jobs[-1].address}",
        f"SUMMARY:{meeting.title}",
        f"LOCATION:{meeting.place}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    content = "\r\n".join([*lines, ""]).encode()
    inline = Attachment(f'text/calendar; charset="UTF-8"; method={method}', "", content)
    return (inline, Attachment("application/ics", "invite.ics", content)) if google else (inline,)
