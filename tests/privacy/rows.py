"""A row for each route and each command: how a question of it is drawn."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from random import Random

from tests.privacy.asking import By, Command, Http, Question
from tests.privacy.cast import ALIASES, DOMAINS, MEMBERS, NOBODY, OUTSIDE, SELECTORS
from tests.privacy.houses import SECRET
from tests.privacy.worlds import TARGETS

from relgraph.address import Address, registrable
from relgraph.answers.find import cursor
from relgraph.spaces.home import Ids

IDS = Ids(sha256(SECRET.encode()).digest())
NAMES = sorted({name for profile in OUTSIDE.values() for name in profile.names} | {"Max Nimmer", "Zed"})
ADDRESSES = sorted((*OUTSIDE, *MEMBERS, NOBODY, *(a for some in ALIASES.values() for a in some)))
PEOPLE = [IDS.of("person", a) for a in ADDRESSES] + [IDS.of("name", "max", "nimmer"), "0" * 20, "x", "%00"]
ACCOUNTS = [IDS.of("company", d) for d in DOMAINS] + ["0" * 20, "x"]
PARTS = (*[""] * 9, "a", "acme", "young", "nord", "example", "%", "_", "max", "gmx", "fenwick", "渡")
DAYS = ("2026-05-20", "2026-05-19", "2026-04-01", "2026-02-16", "2025-11-02", "2027-01-01", "1970-01-01")
BAD_DAYS = ("yesterday", "1969-12-31", "2026-02-30", "")


@dataclass(slots=True)
class Draw:
    """What questions are drawn from: the same for both worlds of a pair."""

    dice: Random
    viewer: Address
    members: tuple[Address, ...]
    near: tuple[Address, ...]
    """Whom other members have letters of, in either world: questions about them are the likeliest to tell."""
    file: str
    """A file that lists accounts."""

    def text(self) -> str:
        """Draw an address, name, domain, company, id, or part of one."""
        pool = self.dice.choice((ADDRESSES, NAMES, DOMAINS, TARGETS, PEOPLE, ACCOUNTS, PARTS[9:]))
        if not self.near or self.dice.random() < 0.4:
            return self.dice.choice(pool)
        one = self.dice.choice(self.near)
        host = one.rpartition("@")[2]
        called = (MEMBERS[one],) if one in MEMBERS else OUTSIDE[one].names if one in OUTSIDE else (one,)
        return self.dice.choice((one, *called, host, registrable(host).partition(".")[0], self.person_id()))

    def person_id(self) -> str:
        """Draw the id of a person."""
        if not self.near or self.dice.random() < 0.4:
            return self.dice.choice(PEOPLE)
        return IDS.of("person", self.dice.choice(self.near))

    def account_id(self) -> str:
        """Draw the id of a company."""
        if not self.near or self.dice.random() < 0.4:
            return self.dice.choice(ACCOUNTS)
        return IDS.of("company", registrable(self.dice.choice(self.near).rpartition("@")[2]))

    def at(self) -> dict[str, str]:
        """Draw the day of the answer, mostly today."""
        if self.dice.random() < 0.75:
            return {}
        return {"at": self.dice.choice(BAD_DAYS if self.dice.random() < 0.1 else DAYS)}

    def page(self) -> dict[str, str]:
        """Draw a part to look for, and where a page begins and ends."""
        query = {"q": self.dice.choice(PARTS)}
        if self.dice.random() < 0.25:
            query["limit"] = self.dice.choice(("1", "2", "3", "200", "0"))
        if self.dice.random() < 0.1:
            name = self.dice.choice(NAMES).casefold()
            query["after"] = self.dice.choice((cursor((name, self.dice.choice(PEOPLE))), "nowhere"))
        return query

    def by_token(self) -> By:
        """Draw who asks the API."""
        return self.dice.choices(("token", "reader", "nobody", "stranger"), (24, 2, 1, 1))[0]

    def by_cookie(self) -> By:
        """Draw who asks for a page."""
        return self.dice.choices(("session", "reading session", "nobody", "stranger"), (24, 2, 1, 1))[0]


Row = Callable[[Draw], Question]


def _api(path: str, query: Callable[[Draw], Mapping[str, str]] | None = None) -> Row:
    def row(draw: Draw) -> Question:
        asked = dict(query(draw)) if query else {}
        return Http("GET", f"/api/v1{path}", {**asked, **draw.at()}, draw.by_token())

    return row


def _api_of(path: str, drawn: Callable[[Draw], str]) -> Row:
    return lambda draw: Http("GET", f"/api/v1{path}/{drawn(draw)}", draw.at(), draw.by_token())


def _way(draw: Draw) -> Mapping[str, str]:
    query = {"to": draw.text()}
    if draw.dice.random() < 0.3:
        query |= {"top": draw.dice.choice(("1", "20", "0")), "edges": draw.dice.choice(("1", "2", "3", "9"))}
    return query


def _sent(method: str, path: str, body: Callable[[Draw], object]) -> Row:
    """A request of the API with a document in it."""

    def row(draw: Draw) -> Question:
        told = json.dumps(body(draw)).encode()
        headers = (("content-type", "application/json"),)
        return Http(method, f"/api/v1{path}", by=draw.by_token(), headers=headers, body=told)

    return row


def _wanted(draw: Draw) -> object:
    return {"wanted": [draw.text() for _ in range(draw.dice.choice((0, 1, 2)))]}


def _look_up(draw: Draw) -> Question:
    near = [*draw.near, *(registrable(one.rpartition("@")[2]) for one in draw.near)]
    some = [draw.dice.choice(near) if near else draw.text() for _ in range(draw.dice.randint(1, 6))]
    told = json.dumps({"wanted": [*some, draw.text()]}).encode()
    headers = (("content-type", "application/json"), *_table(draw))
    return Http("POST", "/api/v1/lookup", draw.at(), draw.by_token(), headers, told)


def _table(draw: Draw) -> tuple[tuple[str, str], ...]:
    return (("accept", "text/csv"),) if draw.dice.random() < 0.2 else ()


def _listed(path: str) -> Row:
    """A list that may be narrowed, and be told as a table."""

    def row(draw: Draw) -> Question:
        query = draw.page() if path != "/targets" else {}
        if draw.dice.random() < 0.3:
            query["changed_since"] = draw.dice.choice((*DAYS, "never"))
        if draw.dice.random() < 0.1 and path != "/targets":
            query["crm"] = draw.dice.choice(("tool:1", "tool:2", "tool"))
        return Http("GET", f"/api/v1{path}", {**query, **draw.at()}, draw.by_token(), _table(draw))

    return row


def _link(draw: Draw) -> object:
    of = draw.dice.choice((*DOMAINS, *ADDRESSES, "x"))
    kind = "person" if "@" in of else "account"
    return {"items": [{"system": "tool", "kind": kind, "id": draw.dice.choice("123"), "of": of}]}


def _rule(draw: Draw) -> dict[str, str]:
    to = draw.dice.choice((*draw.members, NOBODY, "everyone"))
    level = draw.dice.choice(("named", "hidden", "loud"))
    return {"level": level, "selector": draw.dice.choice(SELECTORS), "to": to}


def _judged(draw: Draw) -> object:
    kind = draw.dice.choice(("not a tie", "wrong title", "same", "not a person", "nonsense"))
    return {"kind": kind, "about": draw.person_id(), "other": draw.dice.choice(("", "CFO", *PEOPLE))}


def _unwant(draw: Draw) -> Question:
    return Http("DELETE", "/api/v1/targets", {"wanted": draw.dice.choice(TARGETS)}, draw.by_token())


def _home(draw: Draw) -> Question:
    fragment = (("hx-request", "true"),) if draw.dice.random() < 0.3 else ()
    query = {"q": draw.dice.choice(PARTS)} if draw.dice.random() < 0.3 else {}
    query |= {"sort": draw.dice.choice(("warmth", "quiet", "name"))} if draw.dice.random() < 0.3 else {}
    return Http("GET", "/", {**query, **draw.at()}, draw.by_cookie(), fragment)


def _account(draw: Draw) -> Question:
    return Http("GET", f"/accounts/{draw.account_id()}", draw.at(), draw.by_cookie())


def _plan(draw: Draw) -> Question:
    return Http("GET", f"/accounts/{draw.account_id()}/plan", draw.at(), draw.by_cookie())


def _person(draw: Draw) -> Question:
    return Http("GET", f"/people/{draw.person_id()}", draw.at(), draw.by_cookie())


def _tie(draw: Draw) -> Question:
    fragment = (("hx-request", "true"),) if draw.dice.random() < 0.2 else ()
    query = {"of": draw.person_id()} if draw.dice.random() < 0.3 else {}
    query |= {"after": cursor(("1", "f"))} if draw.dice.random() < 0.1 else {}
    path = f"/people/{draw.person_id()}/tie"
    return Http("GET", path, {**query, **draw.at()}, draw.by_cookie(), fragment)


def _search(draw: Draw) -> Question:
    fragment = (("hx-request", "true"),) if draw.dice.random() < 0.5 else ()
    asked = {"q": draw.dice.choice((draw.text(), draw.dice.choice(PARTS)))}
    return Http("GET", "/search", {**asked, **draw.at()}, draw.by_cookie(), fragment)


def _listing(path: str) -> Row:
    return lambda draw: Http("GET", path, draw.at(), draw.by_cookie())


def _judge(draw: Draw) -> Question:
    kinds = ("not a tie", "not a person", "wrong title", "wrong name", "wrong employer", "same", "different")
    kind = draw.dice.choice((*kinds, "same company", "not an introduction", "loud"))
    about, other = draw.person_id(), draw.dice.choice((draw.person_id(), "CFO", "Acme", draw.account_id()))
    form = {"kind": kind, "about": about, "other": other, "back": f"/people/{about}"}
    return Http("POST", "/judgements", by=draw.by_cookie(), form=form)


def _unjudge(draw: Draw) -> Question:
    form = {"number": draw.dice.choice(("1", "2", "none")), "back": "/judgements"}
    return Http("POST", "/judgements/undo", by=draw.by_cookie(), form=form)


def _add(draw: Draw) -> Question:
    wanted = "\n".join(draw.text() for _ in range(draw.dice.choice((0, 1, 3))))
    return Http("POST", "/targets", by=draw.by_cookie(), form={"wanted": wanted, **draw.at()})


def _remove(draw: Draw) -> Question:
    form = {"wanted": draw.dice.choice(TARGETS), **draw.at()}
    return Http("POST", "/targets/remove", by=draw.by_cookie(), form=form)


def _sign_in(draw: Draw) -> Question:
    query = draw.dice.choice(({}, {"launch": "guessed"}, {"next": f"/accounts/{draw.account_id()}"}))
    return Http("GET", "/signin", query, draw.by_cookie())


def _page(path: str, query: Callable[[Draw], Mapping[str, str]] | None = None) -> Row:
    """A page; what its query is drawn from."""
    return lambda draw: Http("GET", path, dict(query(draw)) if query else {}, draw.by_cookie())


def _post(path: str, form: Callable[[Draw], Mapping[str, str]] | None = None) -> Row:
    """A form of a page."""
    return lambda draw: Http("POST", path, by=draw.by_cookie(), form=dict(form(draw)) if form else {})


def _rule(draw: Draw) -> dict[str, str]:
    """Draw what the form for a sharing rule says."""
    whom, _, value = draw.dice.choice(SELECTORS).partition(":")
    whom, value = (f"{whom}:{value}", "") if whom == "min-tier" else (whom, value)
    to = draw.dice.choice(("everyone", *draw.members, NOBODY, "team:west", "team:none"))
    return {"level": draw.dice.choice(("named", "hidden", "loud")), "whom": whom, "value": value, "to": to}


def _agreed(draw: Draw) -> dict[str, str]:
    return {**_rule(draw), "private": draw.dice.choice(("", "hide")), "seen": "never looked"}


def _someone(draw: Draw) -> dict[str, str]:
    return {"member": draw.dice.choice((*draw.members, NOBODY, "nobody at all"))}


def _left_out(draw: Draw) -> dict[str, str]:
    kind = draw.dice.choice(("address", "domain", "folder", "before", "colour"))
    return {
        "kind": kind,
        "value": draw.dice.choice(("nemo@absent.example", "absent.example", "2020-01-01", "")),
    }


def _left_out_again(draw: Draw) -> dict[str, str]:
    return {"selector": draw.dice.choice(("domain:absent.example", "nothing"))}


def _staying(draw: Draw) -> dict[str, str]:
    return {"address": draw.dice.choice([one for one in ADDRESSES if one != draw.viewer])}


def _password(draw: Draw) -> dict[str, str]:
    new = draw.dice.choice(("a few words in a row", "short"))
    return {"old": "guessed", "new": new, "again": draw.dice.choice((new, "another"))}


def _token(draw: Draw) -> dict[str, str]:
    return {
        "name": draw.text(),
        "may": draw.dice.choice(("read", "write")),
        "days": draw.dice.choice(("30", "")),
    }


def _sign_in_as(draw: Draw) -> Question:
    form = draw.dice.choice(
        ({"token": "guessed"}, {"address": draw.dice.choice(ADDRESSES), "password": "guessed"})
    )
    return Http("POST", "/signin", by="nobody", form=form)


ROUTES: dict[tuple[str, str], Row] = {
    ("GET", "/api/v1/openapi.json"): lambda draw: Http("GET", "/api/v1/openapi.json", by=draw.by_token()),
    ("HEAD", "/api/v1/openapi.json"): lambda draw: Http("HEAD", "/api/v1/openapi.json", by=draw.by_token()),
    ("GET", "/api/v1/health"): lambda draw: Http("GET", "/api/v1/health", by=draw.by_token()),
    ("GET", "/api/v1/me"): _api("/me"),
    ("GET", "/api/v1/members"): _api("/members"),
    ("GET", "/api/v1/accounts"): _listed("/accounts"),
    ("GET", "/api/v1/accounts/{id}"): _api_of("/accounts", Draw.account_id),
    ("GET", "/api/v1/accounts/{id}/people"): _api_of("/accounts", lambda draw: f"{draw.account_id()}/people"),
    ("GET", "/api/v1/accounts/{id}/plan"): _api_of("/accounts", lambda draw: f"{draw.account_id()}/plan"),
    ("GET", "/api/v1/who"): _api("/who", lambda draw: {"account": draw.text()}),
    ("GET", "/api/v1/people"): _listed("/people"),
    ("GET", "/api/v1/people/{id}"): _api_of("/people", Draw.person_id),
    ("GET", "/api/v1/people/{id}/tie"): _api_of("/people", lambda draw: f"{draw.person_id()}/tie"),
    ("GET", "/api/v1/search"): _api("/search", lambda draw: {"q": draw.text()}),
    ("GET", "/api/v1/paths"): _api("/paths", _way),
    ("GET", "/api/v1/ask"): _api("/ask", lambda draw: {"to": draw.text()}),
    ("GET", "/api/v1/introductions"): _api("/introductions"),
    ("GET", "/api/v1/doubts"): _api("/doubts"),
    ("POST", "/api/v1/lookup"): _look_up,
    ("GET", "/api/v1/crm"): _api("/crm"),
    ("PUT", "/api/v1/crm"): _sent("PUT", "/crm", _link),
    ("DELETE", "/api/v1/crm"): lambda draw: Http(
        "DELETE",
        "/api/v1/crm",
        {"system": "tool", "kind": "account", "id": draw.dice.choice("123")},
        draw.by_token(),
    ),
    ("GET", "/api/v1/sharing"): _api("/sharing"),
    ("POST", "/api/v1/sharing"): _sent("POST", "/sharing", _rule),
    ("GET", "/api/v1/sharing/foresight"): _api("/sharing/foresight", _rule),
    ("DELETE", "/api/v1/sharing/{number}"): lambda draw: Http(
        "DELETE", f"/api/v1/sharing/{draw.dice.choice('123')}", by=draw.by_token()
    ),
    ("GET", "/api/v1/preview"): _api("/preview", lambda draw: {"viewer": draw.dice.choice(draw.members)}),
    ("POST", "/api/v1/publish"): lambda draw: Http("POST", "/api/v1/publish", by=draw.by_token()),
    ("GET", "/api/v1/book"): _api("/book"),
    ("GET", "/api/v1/runs/{number}/failures"): _api("/runs/1/failures"),
    ("POST", "/api/v1/left-out"): _sent(
        "POST", "/left-out", lambda _: {"selectors": ["domain:absent.example"]}
    ),
    ("DELETE", "/api/v1/left-out"): lambda draw: Http(
        "DELETE", "/api/v1/left-out", {"selector": "domain:absent.example"}, draw.by_token()
    ),
    ("GET", "/api/v1/ledger"): _api("/ledger"),
    ("GET", "/api/v1/judgements"): _api("/judgements"),
    ("POST", "/api/v1/judgements"): _sent("POST", "/judgements", _judged),
    ("DELETE", "/api/v1/judgements/{number}"): lambda draw: Http(
        "DELETE", f"/api/v1/judgements/{draw.dice.choice('123')}", by=draw.by_token()
    ),
    ("GET", "/api/v1/tokens"): _api("/tokens"),
    ("POST", "/api/v1/tokens"): _sent("POST", "/tokens", lambda _: {"scopes": ["read"], "days": 30}),
    ("DELETE", "/api/v1/tokens/{id}"): lambda draw: Http("DELETE", "/api/v1/tokens/x", by=draw.by_token()),
    ("GET", "/api/v1/targets"): _listed("/targets"),
    ("POST", "/api/v1/targets"): _sent("POST", "/targets", _wanted),
    ("POST", "/api/v1/targets/import"): lambda draw: Http(
        "POST", "/api/v1/targets/import", by=draw.by_token(), body=f"Account\n{draw.text()}\n".encode()
    ),
    ("DELETE", "/api/v1/targets"): _unwant,
    ("GET", "/signin"): _sign_in,
    ("POST", "/signin"): _sign_in_as,
    ("POST", "/signout"): lambda draw: Http("POST", "/signout", by=draw.by_cookie(), form={}),
    ("GET", "/"): _home,
    ("POST", "/targets"): _add,
    ("POST", "/targets/remove"): _remove,
    ("GET", "/accounts/{account_id}"): _account,
    ("GET", "/accounts/{account_id}/plan"): _plan,
    ("GET", "/people/{person_id}"): _person,
    ("GET", "/people/{person_id}/tie"): _tie,
    ("GET", "/paths"): lambda draw: Http("GET", "/paths", {"to": draw.text(), **draw.at()}, draw.by_cookie()),
    ("GET", "/search"): _search,
    ("GET", "/introductions"): _listing("/introductions"),
    ("GET", "/confirm"): _listing("/confirm"),
    ("GET", "/judgements"): _listing("/judgements"),
    ("POST", "/judgements"): _judge,
    ("POST", "/judgements/undo"): _unjudge,
    ("GET", "/welcome"): lambda draw: Http("GET", "/welcome", {"code": "guessed"}, by="nobody"),
    ("POST", "/welcome"): lambda draw: Http("POST", "/welcome", by="nobody", form={"code": "guessed"}),
    ("GET", "/start"): _page("/start"),
    ("POST", "/start/mail"): _post("/start/mail"),
    ("POST", "/start/path"): _post("/start/path", lambda draw: {"path": draw.file}),
    ("GET", "/book"): _page("/book"),
    ("GET", "/book/runs/{number}"): _page("/book/runs/1"),
    ("GET", "/book/ledger.jsonl"): _page("/book/ledger.jsonl"),
    ("POST", "/book/leave-out"): _post("/book/leave-out", _left_out),
    ("POST", "/book/leave-out/remove"): _post("/book/leave-out/remove", _left_out_again),
    ("POST", "/book/take-back"): _post("/book/take-back"),
    ("GET", "/book/leave"): _page("/book/leave"),
    ("POST", "/book/leave"): _post("/book/leave", _staying),
    ("GET", "/sharing"): _page("/sharing", _rule),
    ("POST", "/sharing"): _post("/sharing", _agreed),
    ("POST", "/sharing/undo"): _post("/sharing/undo", lambda draw: {"number": draw.dice.choice("123")}),
    ("GET", "/preview"): _page("/preview", lambda draw: {"viewer": _someone(draw)["member"]}),
    ("GET", "/settings"): _page("/settings"),
    ("POST", "/settings/name"): _post("/settings/name", lambda draw: {"name": draw.text()}),
    ("POST", "/settings/password"): _post("/settings/password", _password),
    ("POST", "/settings/recovery"): _post("/settings/recovery", _password),
    ("POST", "/settings/sessions/end"): _post("/settings/sessions/end", lambda draw: {"id": "guessed"}),
    ("POST", "/settings/tokens"): _post("/settings/tokens", _token),
    ("POST", "/settings/tokens/revoke"): _post("/settings/tokens/revoke", lambda draw: {"id": "guessed"}),
    ("GET", "/members"): _page("/members"),
    ("POST", "/members/invite"): _post(
        "/members/invite", lambda draw: {"address": draw.dice.choice(ADDRESSES), "name": draw.text()}
    ),
    ("POST", "/members/reset"): _post("/members/reset", _someone),
    ("POST", "/members/withdraw"): _post("/members/withdraw", lambda draw: {"id": "guessed"}),
    ("GET", "/members/remove"): _page("/members/remove", _someone),
    ("POST", "/members/remove"): _post("/members/remove", _someone),
    ("POST", "/members/administrators"): _post(
        "/members/administrators", lambda draw: {**_someone(draw), "is": draw.dice.choice(("yes", "no"))}
    ),
    ("POST", "/members/teams"): _post(
        "/members/teams",
        lambda draw: {"team": draw.dice.choice(("east", "")), "members": _someone(draw)["member"]},
    ),
    ("POST", "/members/teams/dissolve"): _post(
        "/members/teams/dissolve", lambda draw: {"team": draw.dice.choice(("east", "none"))}
    ),
    ("GET", "/static"): lambda draw: Http("GET", f"/static/{draw.dice.choice(('relgraph.css', 'no.js'))}"),
}
"""Every route of the API and of the pages, by method and path."""

ASTRAY: dict[str, Row] = {
    "no such route of the API": lambda draw: Http("GET", f"/api/v1/books/{draw.text()}", by=draw.by_token()),
    "no such page": lambda draw: Http("GET", f"/nowhere/{draw.person_id()}", by=draw.by_cookie()),
    "another method": lambda draw: Http("PUT", f"/api/v1/people/{draw.person_id()}", by=draw.by_token()),
    "another host": lambda draw: Http("GET", "/", headers=(("host", "evil.example"),)),
    "another site": lambda draw: Http("GET", "/", by="session", headers=(("sec-fetch-site", "cross-site"),)),
}
"""Requests that no route is for."""


def _as(draw: Draw) -> tuple[str, ...]:
    who = [draw.viewer] * 9 + [
        draw.viewer.upper(),
        *ALIASES.get(draw.viewer, ()),
        NOBODY,
        "nobody at all",
        "",
    ]
    chosen = draw.dice.choice(who)
    return ("--as", chosen) if chosen else ()


def _asked(*words: str, at: bool = True) -> Row:
    """A command that answers; `TEXT` among the words is drawn."""

    def row(draw: Draw) -> Question:
        drawn = [draw.text() if word == "TEXT" else word for word in words]
        day = [f"--at={day}" for day in draw.at().values() if at]
        as_json = ["--json"] if draw.dice.random() < 0.5 else []
        return Command((*drawn, *_as(draw), *day, *as_json))

    return row


def _said(*words: str) -> Row:
    """A command that does something to the viewer's own book."""

    def row(draw: Draw) -> Question:
        drawn = {
            "TEXT": draw.text(),
            "WANTED": draw.dice.choice(TARGETS),
            "ADDRESS": draw.dice.choice(ADDRESSES),
        }
        drawn |= {"OTHER": draw.dice.choice(ADDRESSES), "SELECTOR": draw.dice.choice(SELECTORS)}
        drawn |= {"LEVEL": draw.dice.choice(("named", "hidden", "loud")), "FILE": draw.file}
        drawn |= {
            "MEMBER": draw.dice.choice((*draw.members, NOBODY, "everyone", "team:west", "team:none")),
            "NUMBER": draw.dice.choice("123"),
        }
        return Command((*(drawn.get(word, word) for word in words), *_as(draw)))

    return row


def _share(draw: Draw) -> Question:
    return draw.dice.choice(
        (
            _asked("share", "list", at=False),
            _said("share", "undo", "NUMBER"),
            _said("share", "LEVEL", "SELECTOR", "--to", "MEMBER"),
        )
    )(draw)


def _preview(draw: Draw) -> Question:
    viewer = ("--viewer", draw.dice.choice((*draw.members, NOBODY))) if draw.dice.random() < 0.6 else ()
    return Command(("preview", *_as(draw), *viewer, *draw.dice.choice(((), ("--json",)))))


COMMANDS: dict[str, Row] = {
    "who": _asked("who", "TEXT"),
    "path": _asked("path", "TEXT"),
    "introductions": _asked("introductions"),
    "targets list": _asked("targets", "list"),
    "targets add": _said("targets", "add", "TEXT"),
    "targets import": _said("targets", "import", "FILE"),
    "targets remove": _said("targets", "remove", "WANTED"),
    "preview": _preview,
    "share": _share,
    "publish": _said("publish"),
    "members list": lambda draw: Command(("members", "list", *draw.dice.choice(((), ("--json",))))),
    "members add": lambda draw: Command(
        ("members", "add", draw.dice.choice(ADDRESSES), "--alias", draw.viewer)
    ),
    "token": lambda draw: Command(("token", draw.dice.choice((draw.viewer, NOBODY)))),
    "crm import": _said("crm", "import", "tool", "FILE"),
    "crm list": _asked("crm", "list"),
    "crm remove": _said("crm", "remove", "tool", "NUMBER"),
    "tokens list": _asked("tokens", "list", at=False),
    "tokens revoke": _said("tokens", "revoke", "NUMBER"),
    "members invite": lambda draw: Command(("members", "invite", draw.dice.choice(ADDRESSES))),
    "members admin": lambda draw: Command(("members", "admin", draw.dice.choice((*draw.members, NOBODY)))),
    "members remove": lambda draw: Command(("members", "remove", NOBODY)),
    "teams list": lambda draw: Command(("teams", "list", *draw.dice.choice(((), ("--json",))))),
    "teams form": lambda draw: Command(("teams", "form", "east", draw.dice.choice((*draw.members, NOBODY)))),
    "teams dissolve": lambda draw: Command(("teams", "dissolve", draw.dice.choice(("east", "none")))),
    "book": _asked("book", at=False),
    "ledger export": lambda draw: Command(("ledger", "export", "--member", draw.viewer)),
    "rebuild": lambda draw: Command(("rebuild", "--member", draw.viewer)),
    "judge same": _said("judge", "same", "ADDRESS", "OTHER"),
    "judge different": _said("judge", "different", "ADDRESS", "OTHER"),
    "judge wrong-title": _said("judge", "wrong-title", "ADDRESS", "CFO"),
    "judge not-a-tie": _said("judge", "not-a-tie", "ADDRESS"),
    "judge not-a-person": _said("judge", "not-a-person", "ADDRESS"),
    "judge not-an-introduction": _said("judge", "not-an-introduction", "0" * 32, "made"),
    "judge wrong-employer": _said("judge", "wrong-employer", "ADDRESS", "Acme"),
    "judge wrong-name": _said("judge", "wrong-name", "ADDRESS", "Cy Young"),
    "judge same-company": _said("judge", "same-company", "acme.example", "nordwind.example"),
    "judge different-companies": _said("judge", "different-companies", "acme.example", "kestrel.example"),
    "judge list": _asked("judge", "list", at=False),
    "judge undo": _said("judge", "undo", "NUMBER"),
    "leave-out add": _said("leave-out", "add", "address:nemo@absent.example"),
    "leave-out remove": _said("leave-out", "remove", "address:nemo@absent.example"),
    "leave-out list": _asked("leave-out", "list", at=False),
    "config show": lambda draw: Command(("config", "show")),
}
"""Every command that answers a member, or does something to that member's book."""

NOT_ASKED = {
    "ingest mail": "reads files into the own book; what it reports is of these files",
    "ingest notes": "reads files into the own book; what it reports is of these files",
    "serve": "answers through the routes above",
    "demo": "makes a home of its own",
    "status": "speaks to the owner of the files and of all books",
    "doctor": "speaks to the owner of the files and of all books",
    "backup": "speaks to the owner of the files and of all books",
    "restore": "speaks to the owner of the files and of all books",
}
"""Commands that are left out, each with the reason."""

OFTEN = {
    *(
        f"GET /api/v1/{path}"
        for path in ("accounts", "accounts/{id}", "people", "people/{id}", "paths", "targets")
    ),
    "POST /api/v1/lookup",
    *(
        "GET /",
        "GET /accounts/{account_id}",
        "GET /people/{person_id}",
        "GET /paths",
        "GET /search",
        "who",
        "path",
        "targets list",
    ),
}
"""Routes and commands that answer with ties."""
OFTENEST = "preview"
"""The one command that opens another member's view, to show what they see."""


SWEEPS: dict[str, Row] = {
    "GET /api/v1/people": lambda draw: Http("GET", "/api/v1/people"),
    "GET /api/v1/accounts/{id}": lambda draw: Http("GET", f"/api/v1/accounts/{draw.account_id()}"),
}
"""Asked of every world: everybody who is seen, and everything about one account."""


def script(draw: Draw, *, requests: int, commands: int) -> tuple[list[str], list[Question]]:
    """Draw what a viewer asks, with the names of its rows; what answers with ties comes up more often."""
    routes = {f"{method} {path}": row for (method, path), row in ROUTES.items()} | ASTRAY
    chosen = [*SWEEPS.items(), *_chosen(draw.dice, routes, requests), *_chosen(draw.dice, COMMANDS, commands)]
    draw.dice.shuffle(chosen)
    return [name for name, _ in chosen], [row(draw) for _, row in chosen]


def _chosen(dice: Random, rows: Mapping[str, Row], number: int) -> list[tuple[str, Row]]:
    weights = [20 if name == OFTENEST else 6 if name in OFTEN else 1 for name in rows]
    return dice.choices(list(rows.items()), weights, k=number)
