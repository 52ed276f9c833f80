"""A made-up installation for testing the API and the pages: canned answers behind the real protocols."""

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import httpx

from relgraph.address import Address
from relgraph.documents import (
    Account,
    Accounts,
    Ask,
    CrmId,
    Doubts,
    Found,
    Introductions,
    Known,
    KnownBy,
    Members,
    Path,
    Paths,
    People,
    Person,
    Plan,
    Reason,
    Seen,
    Somebody,
    Step,
    Target,
    Targets,
    Tie,
    Tier,
    Who,
)
from relgraph.errors import BadUse
from relgraph.front import Scope, Signed

TODAY = date(2026, 5, 20)
ANA = Address("ana@fenwick.example")
BO = Address("bo@fenwick.example")
NAMES = {ANA: "Ana Reyes", BO: "Bo Lind"}
HOSTS = {"localhost", "127.0.0.1", "[::1]", "relgraph.fenwick.example:8443"}
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'; DROP TABLE people; --",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(1)",
    "\u202egnp.exe\u2066 \u200f!",
    "&lt;b&gt; &amp; </textarea></svg></title>",
    "A" * 300,
    "Zoë " + "Ł" * 290,
    "山田" * 150,
    "]]>\x00\x1b[31m",
]


def own(tier: Tier | None = "strong", last: str | None = "2026-05-03", *why: tuple[str, float]) -> KnownBy:
    """A tie of the asker's own."""
    value = {"strong": 0.82, "moderate": 0.51, "weak": 0.2, None: None}[tier]
    reasons: list[Reason] = [{"text": text, "share": share} for text, share in why]
    return {
        "member": ANA,
        "member_name": NAMES[ANA],
        "level": "own",
        "strength": value,
        "tier": tier,
        "confidence": None if value is None else 0.7,
        "last_contact": last,
        "reasons": reasons,
    }


def shared(member: Address = BO, tier: Tier | None = "strong", last: str | None = "2026-05") -> KnownBy:
    """A tie that a colleague published by name."""
    return {
        "member": member,
        "member_name": NAMES.get(member, member),
        "level": "named",
        "strength": None,
        "tier": tier,
        "confidence": None,
        "last_contact": last,
        "reasons": None,
    }


def known(name: str, title: str | None, role: str | None, phrase: str, *known_by: KnownBy) -> Known:
    """A person at an account whom somebody knows."""
    local = name.lower().replace(" ", ".")
    return {
        "id": f"p_{local}",
        "name": name,
        "address": f"{local}@ardent.example",
        "title": title,
        "role": role,
        "known_by": list(known_by),
        "phrase": phrase,
    }


def seen(name: str, title: str | None = None, role: str | None = None) -> Seen:
    """A person at an account whom nobody knows."""
    return {"id": f"p_{name}", "name": name, "address": None, "title": title, "role": role}


def somebody(name: str | None, address: str | None = None) -> Somebody:
    """One end of a step."""
    return {"id": name and f"p_{name.lower().replace(' ', '.')}", "name": name, "address": address}


def step(start: str | None, end: str | None, tie: KnownBy | None, phrase: str) -> Step:
    """One step of a way; without a tie, to a colleague."""
    return {
        "from": somebody(start),
        "to": somebody(end),
        "level": tie["level"] if tie else "colleague",
        "tier": tie["tier"] if tie else None,
        "strength": tie["strength"] if tie else None,
        "confidence": tie["confidence"] if tie else None,
        "last_contact": tie["last_contact"] if tie else None,
        "reasons": tie["reasons"] if tie else None,
        "phrase": phrase,
    }


def way(phrase: str, *steps: Step, warmth: float = 0.6, weakest: int = 0) -> Path:
    """A way in."""
    return {"warmth": warmth, "weakest": weakest, "steps": list(steps), "phrase": phrase}


def target(wanted: str, phrase: str = "no way in yet", **given: Any) -> Target:
    """One line of the target list."""
    account: Account | None = given.pop("account", None)
    row: Target = {
        "wanted": wanted,
        "account": account,
        "state": "none",
        "quiet": False,
        "known": 0,
        "best": None,
        "phrase": phrase,
        "tier": None,
        "last_contact": None,
        "changed": None,
    }
    return {**row, **given}  # type: ignore[typeddict-item]


ARDENT: Account = {"id": "a_ardent", "name": "Ardent", "domains": ["ardent.example"]}
NORDWIND: Account = {"id": "a_nordwind", "name": "Nordwind Energie", "domains": ["nordwind.example"]}
KESTREL: Account = {
    "id": "a_kestrel",
    "name": "Kestrel & Sons",
    "domains": ["kestrel.example", "kestrel-uk.example"],
}
COLLEAGUE = step("Ana Reyes", "Bo Lind", None, "Bo Lind is your colleague")
VIA_BO = way(
    "ask Bo Lind, who knows Cy Young",
    COLLEAGUE,
    step("Bo Lind", "Cy Young", shared(), "Bo Lind knows Cy Young well"),
)
DIRECT = way(
    "you know Dee Hart",
    step("Ana Reyes", "Dee Hart", own("weak", "2026-02-11"), "you know Dee Hart a little"),
    warmth=0.2,
)
THREE = way(
    "ask Bo Lind, who knows Sam Okoye, who knows Eli Okafor",
    COLLEAGUE,
    step("Bo Lind", "Sam Okoye", shared(tier="moderate", last="2026-03"), "Bo Lind knows Sam Okoye"),
    step("Sam Okoye", "Eli Okafor", shared(tier="weak", last=None), "Sam Okoye knows Eli Okafor a little"),
    warmth=0.1,
    weakest=2,
)


def ardent() -> Who:
    """What is known about Ardent."""
    why = (
        ("mail on 14 days and 2 meetings in the last 4 months", 0.6),
        ("she answers, mostly within a day", 0.3),
        ("you were introduced by Bo Lind in January", 0.1),
    )
    return {
        "format": 1,
        "account": ARDENT,
        "as_of": TODAY.isoformat(),
        "vocabulary": "1",
        "summary": "Best way in: ask Bo Lind, who knows Cy Young (finance) well and was in touch in May.",
        "people": [
            known("Cy Young", "Chief Financial Officer", "finance", "Bo Lind knows Cy Young well", shared()),
            known(
                "Dee Hart",
                "Head of Operations",
                "operations",
                "you know Dee Hart a little",
                own("weak", "2026-02-11", *why),
                shared(tier="moderate", last="2025-11"),
            ),
            known(
                "Ingrid Østergaard",
                "Operations Manager",
                "operations",
                "you know Ingrid Østergaard",
                own(None),
            ),
            known(
                "Maya de la Cruz", None, None, "you know Maya de la Cruz", own("moderate", "2026-05-19", *why)
            ),
        ],
        "unnamed": [],
        "seen": [seen("Jun Watanabe"), seen("Eli Okafor", "Procurement Manager", "procurement")],
        "missing": ["nobody in legal", "nobody in technology"],
    }


def empty(account: Account) -> Who:
    """An account on the list where nobody is known."""
    summary = f"No warm way into {account['name']} yet."
    return {**ardent(), "account": account, "summary": summary, "people": [], "seen": [], "missing": []}


def listed() -> list[Target]:
    """Ana's target list."""
    return [
        target(
            "Ardent",
            VIA_BO["phrase"],
            account=ARDENT,
            state="warm",
            known=4,
            best=VIA_BO,
            tier="strong",
            last_contact="2026-05",
            changed="Bo Lind was in touch with Cy Young",
        ),
        target(
            "kestrel.example",
            "you know Gale Moreno, Managing Director",
            account=KESTREL,
            state="own",
            quiet=True,
            known=1,
            best=DIRECT,
            tier="moderate",
            last_contact="2026-01-14",
        ),
        target("Nordwind Energie", account=NORDWIND),
        target("Óbidos Têxteis"),
        target(
            "Brightwater",
            "you know Lu Chen, Head of Purchasing",
            account={"id": "a_brightwater", "name": "Brightwater", "domains": ["brightwater.example"]},
            state="own",
            known=3,
            best=DIRECT,
            tier="weak",
            last_contact="2026-05-18",
        ),
        target(
            "Tolland Rail",
            "you know Noor Haddad",
            account={"id": "a_tolland", "name": "Tolland Rail", "domains": ["tolland.example"]},
            state="own",
            known=1,
            best=DIRECT,
            tier=None,
            last_contact="2026-05-20",
            changed="you wrote to Noor Haddad for the first time",
        ),
    ]


@dataclass
class World:
    """What the made-up installation holds; tests change it."""

    targets: list[Target] = field(default_factory=listed)
    accounts: dict[str, Who] = field(
        default_factory=lambda: {"a_ardent": ardent(), "a_nordwind": empty(NORDWIND)}
    )
    ways: dict[str, list[Path]] = field(default_factory=lambda: {"a_ardent": [VIA_BO, DIRECT, THREE]})
    summary: str = "You have a warm way into 4 of your 6 accounts; 1 is going quiet."
    asked: list[tuple[str, date | None]] = field(default_factory=list)
    looked: int = 0
    failing: Exception | None = None


@dataclass
class FakeAnswers:
    """One member's canned answers."""

    world: World
    at: date | None

    def _head(self, question: str) -> dict[str, Any]:
        if self.world.failing is not None:
            raise self.world.failing
        self.world.asked.append((question, self.at))
        return {"format": 1, "as_of": (self.at or TODAY).isoformat(), "vocabulary": "1"}

    def who(self, question: str) -> Who:
        return {**ardent(), **self._head("who")}  # type: ignore[typeddict-item]

    def account(self, account_id: str) -> Who | None:
        head = self._head("account")
        found = self.world.accounts.get(account_id)
        return {**found, **head} if found else None  # type: ignore[typeddict-item]

    def paths(self, question: str, *, top: int = 5, edges: int = 3) -> Paths:
        head = self._head(f"paths {question} {top} {edges}")
        who = self.world.accounts.get(question)
        ways = self.world.ways.get(question, [])
        message = None if ways else "No warm way yet: ask Bo Lind to share more."
        return {**head, "target": who and who["account"], "paths": ways[:top], "message": message}  # type: ignore[typeddict-item]

    def targets(self, *, since: date | None = None) -> Targets:
        summary = self.world.summary if self.world.targets else "No accounts on your list yet."
        return {**self._head("targets"), "summary": summary, "items": self.world.targets, "next": None}  # type: ignore[typeddict-item]

    def accounts(
        self,
        q: str = "",
        *,
        after: str | None = None,
        limit: int = 50,
        crm: CrmId | None = None,
        since: date | None = None,
    ) -> Accounts:
        head = self._head("accounts")
        found = [a for a in (ARDENT, KESTREL, NORDWIND) if q.lower() in a["name"].lower()]
        start = int(after) if after and after.isdecimal() else 0
        rest = found[start + limit :]
        return {**head, "items": found[start : start + limit], "next": str(start + limit) if rest else None}  # type: ignore[typeddict-item]

    def people(
        self,
        q: str = "",
        *,
        after: str | None = None,
        limit: int = 50,
        crm: CrmId | None = None,
        since: date | None = None,
    ) -> People:
        return {**self._head("people"), "items": [_item(p) for p in ardent()["people"]], "next": None}  # type: ignore[typeddict-item]

    def person(self, person_id: str) -> Person | None:
        head = self._head("person")
        for one in ardent()["people"]:
            if one["id"] == person_id:
                told = {"person": _item(one), "summary": one["phrase"], "known_by": one["known_by"]}
                empty = ("months", "jobs", "names", "origins", "introductions", "acquainted")
                addresses = [one["address"]]
                return {**head, **told, "last": None, "addresses": addresses, **{name: [] for name in empty}}  # type: ignore[typeddict-item]
        return None

    def tie(
        self, person_id: str, of: str | None = None, *, after: str | None = None, limit: int = 50
    ) -> Tie | None:
        person = self.person(person_id)
        if person is None or of is not None:
            return None
        own = [tie for tie in person["known_by"] if tie["level"] == "own"]
        told: dict[str, Any] = dict.fromkeys(("tier", "strength", "confidence", "last_contact"))
        told |= {name: own[0][name] for name in told} if own else {}  # type: ignore[literal-required]
        told |= {"reasons": own[0]["reasons"] if own else [], "change": [], "months": [], "messages": []}
        shared = [tie for tie in person["known_by"] if tie["level"] != "own"]
        summary = "Strong: you wrote on 3 days in the last year."
        head = self._head("tie") | {"person": person["person"], "of": None, "summary": summary}
        return {**head, **told, "shared": shared, "next": None}  # type: ignore[typeddict-item]

    def ask(self, question: str) -> Ask:
        found = self.paths(question)
        best = found["paths"][0] if found["paths"] else None
        head = self._head("ask") | {"target": found["target"], "message": found["message"]}
        summary = f"{best['phrase'].capitalize()}." if best else "Nobody you see is called that."
        return {**head, "summary": summary, "best": best, "others": found["paths"][1:3], "draft": None}  # type: ignore[typeddict-item]

    def plan(self, account_id: str) -> Plan | None:
        found = self.account(account_id)
        if found is None or found["account"] is None:
            return None
        told = {"summary": "We know 2 of the 5 roles.", "covered": 2, "wanted": 5, "threads": [], "parts": []}
        return {**self._head("plan"), "account": found["account"], **told}  # type: ignore[typeddict-item]

    def introductions(self, *, after: str | None = None, limit: int = 50) -> Introductions:
        summary = "No introduction seen yet."
        return {**self._head("introductions"), "summary": summary, "items": [], "next": None}  # type: ignore[typeddict-item]

    def doubts(self) -> Doubts:
        told = {"summary": "Nothing to confirm.", "people": [], "companies": [], "more": 0}
        return {**self._head("doubts"), **told}  # type: ignore[typeddict-item]

    def search(self, q: str) -> Found:
        people = [{**_item(one), "tier": None, "known_by": None} for one in ardent()["people"]]
        told = {"q": q, "summary": "Found 4 people.", "people": people, "accounts": [ARDENT]}
        return {**self._head("search"), **told}  # type: ignore[typeddict-item]

    def members(self) -> Members:
        self._head("members")
        return {"format": 1, "items": [{"address": a, "name": n} for a, n in NAMES.items()], "next": None}


def _item(one: Known) -> dict[str, Any]:
    return {key: one[key] for key in ("id", "name", "address", "title", "role")} | {"account": ARDENT}  # type: ignore[literal-required]


@dataclass
class FakeTargets:
    """A member's target list."""

    world: World

    def add(self, wanted: Iterable[str]) -> int:
        names = list(wanted)
        if not names:
            raise BadUse("Name at least one account.")
        there = {row["wanted"].casefold() for row in self.world.targets}
        new = [name for name in names if name.casefold() not in there]
        self.world.targets += [target(name) for name in new]
        return len(new)

    def remove(self, wanted: str) -> bool:
        before = len(self.world.targets)
        self.world.targets = [row for row in self.world.targets if row["wanted"] != wanted]
        return len(self.world.targets) < before

    def looked(self) -> None:
        self.world.looked += 1


@dataclass
class FakeDesk:
    """A member's desk."""

    world: World

    @property
    def targets(self) -> FakeTargets:
        return FakeTargets(self.world)


@dataclass
class FakeAccess:
    """A door keeper with a few tokens and launch codes."""

    tokens: dict[str, Signed] = field(default_factory=dict)
    codes: dict[str, Signed] = field(default_factory=dict)
    sessions: dict[str, Signed] = field(default_factory=dict)
    started: int = 0

    def token(self, secret: str) -> Signed | None:
        return self.tokens.get(secret)

    def launch(self, code: str) -> Signed | None:
        return self.codes.pop(code, None)

    def start_session(self, signed: Signed) -> str:
        self.started += 1
        secret = f"session-{self.started}"
        self.sessions[secret] = signed
        return secret

    def session(self, secret: str) -> Signed | None:
        return self.sessions.get(secret)

    def end_session(self, secret: str) -> None:
        self.sessions.pop(secret, None)


def signed(*scopes: Scope, member: Address = ANA) -> Signed:
    """Somebody signed in with these scopes."""
    return Signed(member, frozenset(scopes))


@dataclass
class FakeFront:
    """The whole made-up installation."""

    world: World = field(default_factory=World)
    access: FakeAccess = field(
        default_factory=lambda: FakeAccess(
            tokens={"all": signed("read", "ask", "write"), "read": signed("read"), "ask": signed("ask")},
            codes={"launch-1": signed("read", "ask", "write")},
        )
    )

    def answers(self, member: Address, at: date | None = None) -> FakeAnswers:
        return FakeAnswers(self.world, at)

    def desk(self, member: Address) -> FakeDesk:
        return FakeDesk(self.world)


class Client:
    """A program or browser that speaks to an application without a network; it keeps cookies."""

    def __init__(self, app: Any, base: str = "http://localhost:8000", **headers: str) -> None:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        self._runner = asyncio.Runner()
        self._http = httpx.AsyncClient(transport=transport, base_url=base, headers=headers)
        self.cookies = self._http.cookies

    def ask(self, method: str, url: str, **given: Any) -> httpx.Response:
        return self._runner.run(self._http.request(method, url, **given))

    def get(self, url: str, **given: Any) -> httpx.Response:
        return self.ask("GET", url, **given)

    def post(self, url: str, **given: Any) -> httpx.Response:
        return self.ask("POST", url, **given)

    def close(self) -> None:
        self._runner.run(self._http.aclose())
        self._runner.close()


@contextmanager
def client(app: Any, base: str = "http://localhost:8000", **headers: str) -> Iterator[Client]:
    """Lend a client and close it."""
    lent = Client(app, base, **headers)
    try:
        yield lent
    finally:
        lent.close()
