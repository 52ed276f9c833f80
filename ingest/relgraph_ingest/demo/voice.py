"""How somebody writes: greeting, sign-off, signature, and the program at hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from random import Random

from relgraph_ingest.demo import programs
from relgraph_ingest.demo.cast import Cast, Person
from relgraph_ingest.demo.chance import dice
from relgraph_ingest.demo.letters import Attachment, Correspondent, Letter
from relgraph_ingest.demo.material import material
from relgraph_ingest.demo.programs.quotes import prefixed_subject

_ELSEWHERE = {
    "iphone": (("iphone", 0.5),),
    "apple": (("iphone", 0.2),),
    "m365": (("outlook_web", 0.1), ("outlook_mobile", 0.1)),
    "outlook": (("outlook_mobile", 0.05),),
}
"""Other programs that people use at times, by their usual one."""


@dataclass(frozen=True, slots=True)
class Address:
    """Who gets a letter."""

    to: Sequence[Person]
    cc: Sequence[Person] = ()
    bcc: Sequence[Person] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """What a letter says."""

    subject: str
    text: str
    language: str
    answers: Letter | None = None
    forwards: Letter | None = None
    headers: tuple[tuple[str, str], ...] = ()
    attachments: tuple[Attachment, ...] = ()
    bare: bool = False
    """Without greeting, sign-off and signature: the text brings its own."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Turns words into letters, in one story."""

    cast: Cast
    today: date
    seed: int

    def letter(self, who: Person, address: Address, at: datetime, words: Words) -> Letter:
        """Return the letter that `who` writes then."""
        rng = dice(self.seed, who.key, at.isoformat(), words.subject)
        days = self.days_ago(at)
        program = _program(who, days, rng)
        sender = who.correspondent(days)
        subject = words.subject
        if words.answers is not None or words.forwards is not None:
            forward = words.forwards is not None
            subject = prefixed_subject(subject, program, words.language, forward=forward)
        full = words.answers is None or rng.random() < 0.45
        signed = not words.bare and full and program not in {"iphone", "outlook_mobile", "proton"}
        return Letter(
            message_id=programs.message_id(program, sender.address, at, rng),
            program=program,
            language=words.language,
            sender=sender,
            to=self._named(who, address.to, days),
            cc=self._named(who, address.cc, days),
            bcc=self._named(who, address.bcc, days),
            time=at,
            subject=subject,
            text=words.text if words.bare else self._framed(who, address.to, words, rng),
            signature=self.signature(who, days) if signed else "",
            footer=who.job(days).company.footer if not words.bare else "",
            answers=words.answers,
            forwards=words.forwards,
            headers=words.headers,
            attachments=words.attachments,
        )

    def days_ago(self, at: datetime) -> int:
        """Return how many days before today something happened."""
        return (self.today - at.date()).days

    def signature(self, who: Person, days: int) -> str:
        """Return the block under somebody's letters at that time; empty for private people."""
        job = who.job(days)
        styles = material("manners")["signature"]
        if not job.title:
            return ""
        style = styles[dice("signature", job.company.key, who.key).choice(styles["usual"])]
        fields = {
            "name": who.signed,
            "title": job.title,
            "company": job.company.name,
            "legal": job.company.legal,
            "street": job.company.street,
            "phone": job.phone,
            "address": job.address,
            "web": f"www.{job.company.domain}" if job.company.domain else "",
        }
        kept = [line for line in style.split("\n") if _filled(line, fields)]
        return "\n".join(_tidy(line.format_map(fields)) for line in kept).strip()

    def _named(self, who: Person, people: Sequence[Person], days: int) -> tuple[Correspondent, ...]:
        return tuple(self._as_known(who, person, days) for person in people)

    def _as_known(self, who: Person, person: Person, days: int) -> Correspondent:
        # How the writer's address book has somebody: now and then an old alias or no name at all.
        known = person.correspondent(days)
        habit = _habit(self.seed, who.key, person.key)
        account = self.cast.members.get(person.key)
        if account is not None and who.key not in self.cast.members and account.aliases and habit < 0.15:
            same = [a for a in account.aliases if a.endswith("@fennmark.example")]
            known = Correspondent(known.name, same[0]) if same and days < 500 else known
        if habit > 0.93:
            return Correspondent("", known.address)
        if habit > 0.89 and who.program in {"outlook", "exchange"}:
            return Correspondent(f"'{known.address}'", known.address)
        return known

    def _framed(self, who: Person, to: Sequence[Person], words: Words, rng: Random) -> str:
        manners = material("manners")
        habits = dice("manners", who.key)
        count = {1: "greeting", 2: "greeting_two"}.get(len(to), "greeting_all")
        names = [person.call for person in to]
        hello = habits.choice(manners[count][words.language]).format(
            first=names[0], second=names[-1], name=to[0].name
        )
        goodbyes = habits.sample(manners["signoff"][words.language], 2)
        goodbye = f"{rng.choice(goodbyes)}\n{who.call}"
        text = words.text
        if words.answers is None or rng.random() < 0.75:
            text = f"{hello}\n\n{text}"
        elif rng.random() < 0.3:
            goodbye = who.call
        return f"{text}\n\n{goodbye}"


@cache
def _habit(seed: int, who: str, other: str) -> float:
    return dice(seed, "address book", who, other).random()


def _program(who: Person, days: int, rng: Random) -> str:
    job = who.job(days)
    usual = who.program if job == who.jobs[-1] else job.company.program
    for other, share in _ELSEWHERE.get(usual, ()):
        if rng.random() < share:
            return other
    # Who likes the phone best has the employer's program on the desk.
    return job.company.program if usual == "iphone" else usual


def _filled(line: str, fields: dict[str, str]) -> bool:
    names = [name for name in fields if f"{{{name}}}" in line]
    return not names or any(fields[name] for name in names)


def _tidy(line: str) -> str:
    # A field without a value leaves its separator behind.
    return line.strip(" |·,")
