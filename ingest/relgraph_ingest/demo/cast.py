"""Who is who: companies, people, and where everybody worked when."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any
from unicodedata import normalize

from relgraph_ingest.demo.chance import dice, digits
from relgraph_ingest.demo.letters import Correspondent
from relgraph_ingest.demo.material import material

_PLAIN = str.maketrans(
    {"ß": "ss", "ø": "oe", "æ": "ae", "å": "aa", "ö": "oe", "ü": "ue", "ä": "ae", "ł": "l", "ı": "i"}
)


@dataclass(frozen=True, slots=True)
class Company:
    """An employer, or the circle of people without one."""

    key: str
    domain: str
    name: str
    legal: str
    kind: str
    street: str
    zone: str
    phone: str
    program: str
    language: str
    display: str
    footer: str
    sites: tuple[str, ...]
    served: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """One employment, with the address that came with it."""

    company: Company
    address: str
    title: str
    phone: str
    until: int
    """Days before today on which it ended; -1 while it lasts."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who writes or gets mail."""

    key: str
    name: str
    call: str
    signed: str
    role: str
    program: str
    language: str
    zone: str
    jobs: tuple[Job, ...]
    """Oldest first."""
    circle: str
    """For private people, the member they belong to."""

    def job(self, days_ago: int) -> Job:
        """Return the employment held so many days before today."""
        return next(job for job in self.jobs if days_ago > job.until)

    def correspondent(self, days_ago: int) -> Correspondent:
        """Return name and address as the own mail system showed them then."""
        job = self.job(days_ago)
        return Correspondent(_displayed(self, job.company), job.address)


@dataclass(frozen=True, slots=True)
class Account:
    """A member of the team beyond being a person."""

    key: str
    aliases: tuple[str, ...]
    mailbox: str
    speaks: tuple[str, ...]
    since: int
    targets: tuple[str, ...]
    shares: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody in the story."""

    companies: Mapping[str, Company]
    people: Mapping[str, Person]
    members: Mapping[str, Account]
    addresses: Mapping[str, str]
    """Every address that a member has or had, with the member's key."""
    domains: Mapping[str, str]
    """The key of each other company by its domain."""

    def outsiders(self) -> tuple[Person, ...]:
        """Return everybody who is no member."""
        return tuple(person for key, person in self.people.items() if key not in self.members)

    def colleagues(self, person: Person, days_ago: int) -> tuple[Person, ...]:
        """Return who else worked at the same company then."""
        company = person.job(days_ago).company
        if not company.domain:
            return ()
        return tuple(
            other
            for other in self.people.values()
            if other.key != person.key and other.job(days_ago).company.key == company.key
        )


@cache
def load_cast() -> Cast:
    """Return the cast as the data files name it."""
    tables = material("companies")
    companies = {key: _company(key, table) for key, table in tables.items()}
    people = {
        key: _person(key, entry, companies[of])
        for of, table in tables.items()
        for key, entry in _people(key_of=of, table=table, companies=companies)
    }
    members = material("members")
    own = companies["fennmark"]
    team = {key: _person(key, _with_former(key, entry, companies), own) for key, entry in members.items()}
    accounts = {key: _account(key, entry) for key, entry in members.items()}
    return Cast(
        MappingProxyType(companies),
        MappingProxyType(team | people),
        MappingProxyType(accounts),
        MappingProxyType(
            {
                address: key
                for key, account in accounts.items()
                for address in (*(job.address for job in team[key].jobs), *account.aliases)
            }
        ),
        MappingProxyType({c.domain: key for key, c in companies.items() if c.domain and c.kind != "own"}),
    )


def plain(text: str) -> str:
    """Return letters as people write them in addresses: `Bøe` gives `boe`."""
    folded = normalize("NFKD", text.lower().translate(_PLAIN))
    return "".join(letter for letter in folded if letter.isascii() and (letter.isalnum() or letter in " -"))


def _people(
    key_of: str, table: Mapping[str, Any], companies: Mapping[str, Company]
) -> list[tuple[str, dict[str, Any]]]:
    people: Mapping[str, dict[str, Any]] = table.get("people", {})
    return [(key, _with_former(key, entry, companies)) for key, entry in people.items()]


def _with_former(key: str, entry: dict[str, Any], companies: Mapping[str, Company]) -> dict[str, Any]:
    before = entry.get("before")
    if before is None:
        return entry
    company = companies[before["company"]]
    local = before.get("local") or entry.get("local") or _local(entry, material("companies")[company.key])
    former = Job(company, f"{local}@{company.domain}", before["title"], _phone(key, company), before["until"])
    return {**entry, "former": former}


def _company(key: str, table: Mapping[str, Any]) -> Company:
    return Company(
        key=key,
        domain=table["domain"],
        name=table["name"],
        legal=table["legal"],
        kind=table["kind"],
        street=table["street"],
        zone=table["zone"],
        phone=table["phone"],
        program=table["program"],
        language=table.get("language", "en"),
        display=table.get("display", "plain"),
        footer=table.get("footer", ""),
        sites=tuple(table["sites"]),
        served=tuple(table.get("served", ())),
    )


def _person(key: str, entry: Mapping[str, Any], company: Company) -> Person:
    local = entry.get("local") or _local(entry, material("companies")[company.key])
    address = entry.get("address") or f"{local}@{company.domain}"
    now = Job(company, address, entry["title"], _phone(key, company), -1)
    former = (entry["former"],) if "former" in entry else ()
    return Person(
        key=key,
        name=entry["name"],
        call=entry.get("call") or entry["name"].split()[0],
        signed=entry.get("signed", entry["name"]),
        role=entry.get("role", "member"),
        program=entry.get("program", company.program),
        language=entry.get("language", company.language),
        zone=entry.get("zone", company.zone),
        jobs=(*former, now),
        circle=entry.get("circle", ""),
    )


def _account(key: str, entry: Mapping[str, Any]) -> Account:
    return Account(
        key=key,
        aliases=tuple(entry["aliases"]),
        mailbox=entry["mailbox"],
        speaks=tuple(entry["speaks"]),
        since=entry["since"],
        targets=tuple(entry["targets"]),
        shares=tuple((level, selector) for level, selector in entry["shares"]),
    )


def _local(entry: Mapping[str, Any], table: Mapping[str, Any]) -> str:
    given = plain(entry.get("call") or entry["name"].split()[0])
    family = plain(entry["name"]).removeprefix(given).strip().replace(" ", "-")
    patterns = {
        "first": given,
        "last": family,
        "first.last": f"{given}.{family}",
        "flast": f"{given[:1]}{family}",
        "f.last": f"{given[:1]}.{family}",
        "initials": f"{given[:2]}{family[:2]}",
    }
    return patterns[table["locals"]].replace(" ", "")


def _phone(key: str, company: Company) -> str:
    # Ranges that the regulators keep for fiction, or numbers that cannot be dialled.
    width = 2 if company.phone.endswith(("01{}", "1{}", "06 {}")) else 3
    return company.phone.format(digits(dice("phone", key), width, "0123456789"))


def _displayed(person: Person, company: Company) -> str:
    given, _, family = person.name.partition(" ")
    if company.display == "last-first" and family:
        return f"{family}, {given}"
    if company.display == "with-company":
        return f"{person.name} ({company.name.split()[0]})"
    return person.name
