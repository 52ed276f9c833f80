"""Automatic replies of people who are away while somebody writes to them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from relgraph_ingest.demo.cast import Person
from relgraph_ingest.demo.chance import dice
from relgraph_ingest.demo.clock import zone
from relgraph_ingest.demo.letters import Letter
from relgraph_ingest.demo.material import material
from relgraph_ingest.demo.programs.quotes import BLOCK
from relgraph_ingest.demo.voice import Address, Words, Writer

_SHARE = 0.12
"""Of letters whose recipient stays silent for a while, how many meet somebody on holiday."""

_SILENCE = timedelta(days=4)


def absences(letters: Sequence[Letter], writer: Writer) -> list[Letter]:
    """Return automatic replies to some letters that were not answered within days."""
    people = {job.address: person for person in writer.cast.people.values() for job in person.jobs}
    written = defaultdict[str, list[datetime]](list)
    for letter in letters:
        written[letter.sender.address].append(letter.time)
    replies = list[Letter]()
    for letter in letters:
        who = people.get(letter.to[0].address)
        sender = people.get(letter.sender.address)
        rng = dice(writer.seed, "absence", letter.message_id)
        if who is None or sender is None or who == sender or rng.random() > _SHARE:
            continue
        if any(letter.time < at < letter.time + _SILENCE for at in written[letter.to[0].address]):
            continue
        if any(name == "Auto-Submitted" for name, _ in letter.headers) or writer.days_ago(letter.time) < 1:
            continue
        replies.append(_reply(letter, who, sender, writer))
    return replies


def _reply(letter: Letter, who: Person, sender: Person, writer: Writer) -> Letter:
    rng = dice(writer.seed, "away", letter.message_id)
    language = who.language
    words = material("absences")
    at = letter.time.astimezone(zone(who.zone, letter.time.date())) + timedelta(seconds=rng.randint(2, 9))
    days = writer.days_ago(at)
    calendar = material("quoting")["calendar"][language]
    back = at.date() + timedelta(days=rng.randint(4, 12))
    others = writer.cast.colleagues(who, days)
    text = rng.choice(words["text"][language]).format(
        back=calendar["date"].format(day=back.day, month=calendar["months"][back.month - 1]),
        colleague=rng.choice(others).signed if others else "our office",
    )
    office = who.program in BLOCK
    subject = words["subject"]["m365" if office else "other"][language].format(subject=letter.subject)
    headers = [("Auto-Submitted", "auto-generated" if office else "auto-replied")]
    headers.append(("X-Auto-Response-Suppress", "All") if office else ("Precedence", "bulk"))
    headers += [("In-Reply-To", letter.message_id)]
    said = Words(subject, f"{text}\n\n{who.signed}", language, headers=tuple(headers), bare=True)
    return writer.letter(who, Address([sender]), at, said)
