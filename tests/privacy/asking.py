"""Ask an installation as its viewer does, and keep every byte of the answers."""

import asyncio
import contextlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from http import cookies
from random import Random
from typing import Any, Literal
from urllib.parse import urlencode

import pytest
import typer
from tests.privacy.houses import SECRET
from tests.privacy.worlds import NOW, World

from relgraph.address import Address
from relgraph.cli.main import run
from relgraph.front import Administration, Answers, Desk, Entrance, Scope, Signed
from relgraph.house import House
from relgraph.team.administrators import Administrators
from relgraph_web import create_app
from relgraph_web.forms import FIELD, form_token
from relgraph_web.pages import Pages

HOST = "localhost:8000"
SESSION = "relgraph-8000"
ALL: tuple[Scope, ...] = ("read", "ask", "write")

By = Literal["token", "reader", "session", "reading session", "nobody", "stranger"]
"""How the viewer shows who asks; `reader` and `reading session` may not write."""


@dataclass(frozen=True, slots=True)
class Http:
    """A request of the API or of a page."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    by: By = "token"
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None
    form: Mapping[str, str] | None = None
    """A posted form; the token against forgery is added."""

    def __str__(self) -> str:
        query = f"?{urlencode(self.query)}" if self.query else ""
        return f"{self.method} {self.path}{query} ({self.by}) {self.form or (self.body or b'').decode()}"


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the terminal."""

    arguments: tuple[str, ...]

    def __str__(self) -> str:
        return f"relgraph {' '.join(self.arguments)}"


Question = Http | Command


class Chance:
    """The random secrets of tokens and cookies, the same for the same seed."""

    def __init__(self) -> None:
        self._dice = Random(0)

    def begin(self, seed: int) -> None:
        """Begin again."""
        self._dice = Random(f"viewer {seed}")

    def token_urlsafe(self, length: int | None = None) -> str:
        """Return so many random bytes as text."""
        return self._dice.randbytes(length or 32).hex()


@contextlib.contextmanager
def stillness(home: str) -> Iterator[Chance]:
    """Hold still what differs between any two runs: clock, random secrets, the home's place."""
    chance, pages = Chance(), Pages()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (("HOME", home), ("SECRET", SECRET), ("NOW", str(NOW)), ("STORE", "")):
            patch.setenv(f"RELGRAPH_{name}", value)
        patch.setattr("secrets.token_urlsafe", chance.token_urlsafe)
        patch.setattr(cookies, "_getdate", lambda *_: "Wed, 20 May 2026 09:00:00 GMT")
        # For speed: what is made of code alone (templates, commands) is made once.
        patch.setattr("relgraph_web.app.Pages", lambda: pages)
        patch.setattr("typer.main.get_command", cache(typer.main.get_command))
        yield chance


class Site:
    """Pages and API of whatever installation is behind them: made once, since that takes long."""

    def __init__(self) -> None:
        self.house: House | None = None
        self.access = _Door(self)
        self.app = create_app(self, hosts=["localhost"], secure=False)
        self.runner = asyncio.Runner()
        self.worlds = 0

    def __enter__(self) -> "Site":
        return self

    def __exit__(self, *_: object) -> None:
        self.runner.close()

    def open(self, house: House) -> None:
        """Put another installation behind the pages."""
        self.house = house
        self.worlds += 1
        self.app.state.site.guesses._failures.clear()  # a server keeps them, and each world has its own

    def answers(self, member: Address, at: date | None = None) -> Answers:
        """Return a member's answers."""
        return self.opened.answers(member, at)

    def desk(self, member: Address) -> Desk:
        """Return a member's desk."""
        return self.opened.desk(member)

    @property
    def entrance(self) -> Entrance:
        """The way in for those who are not signed in."""
        return self.opened.entrance

    def administration(self, member: Address) -> Administration | None:
        """Return what an administrator may do."""
        return self.opened.administration(member)

    @property
    def opened(self) -> House:
        """The installation."""
        assert self.house is not None
        return self.house


class _Door:
    """The door keeper of the installation behind the pages."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def __getattr__(self, name: str) -> Any:
        return getattr(self._site.opened.access, name)


class Asker:
    """Asks one installation for its viewer; now and then other members ask too."""

    def __init__(self, site: Site, house: House, world: World, chance: Chance, seed: int) -> None:
        self._site = site
        self._house = house
        self._world = world
        site.open(house)
        others = {owner: house.access.make_token(owner, ALL) for owner in world.others}
        sessions = {o: house.access.start_session(Signed(o, frozenset(ALL))) for o in world.others}
        self._others = [(at, others[who], sessions[who], path, text) for at, who, path, text in world.asked]
        chance.begin(seed)
        me = world.viewer
        if seed % 2:
            Administrators(house.team.space).appoint(me)
        self._tokens = {
            "token": house.access.make_token(me, ALL),
            "reader": house.access.make_token(me, ["read"]),
        }
        self._jar: dict[str, str] = {}

    def answers(self, questions: list[Question]) -> list[bytes]:
        """Return the answer to each question."""
        # All in one task: each new one would start threads of its own.
        return self._site.runner.run(self._answers(questions))

    async def _answers(self, questions: list[Question]) -> list[bytes]:
        found = []
        for place, question in enumerate(questions):
            for _, *asked in (one for one in self._others if one[0] == place):
                await self._let_others_ask(*asked)
            found.append(
                self._command(question) if isinstance(question, Command) else await self._http(question)
            )
        return found

    async def _let_others_ask(self, token: str, session: str, path: str, text: str) -> None:
        bearer, cookie = ("authorization", f"Bearer {token}"), ("cookie", f"{SESSION}={session}")
        query = {"to": text} if path.endswith("paths") else {}
        await self._send(Http("GET", path, query), (bearer if path.startswith("/api") else cookie,), b"")

    def _command(self, command: Command) -> bytes:
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run(command.arguments)
        return f"exit {code}\n{out.getvalue()}\n-- \n{err.getvalue()}".encode("utf-8", "surrogatepass")

    async def _http(self, question: Http) -> bytes:
        headers = question.headers
        body = question.body or b""
        match question.by:
            case "token" | "reader":
                headers += (("authorization", f"Bearer {self._tokens[question.by]}"),)
            case "stranger":
                headers += (("authorization", "Bearer guessed"), ("cookie", f"{SESSION}=guessed"))
            case "session" | "reading session":
                secret = self._session(question.by)
                headers += (("cookie", "; ".join(f"{name}={value}" for name, value in self._jar.items())),)
                if question.form is not None:
                    body = urlencode({FIELD: form_token(secret), **question.form}).encode()
            case "nobody":
                body = urlencode(question.form).encode() if question.form is not None else body
        if question.form is not None:
            headers += (("content-type", "application/x-www-form-urlencoded"),)
        return await self._send(question, headers, body)

    def _session(self, by: By) -> str:
        # One for each question: an earlier one may have signed out.
        scopes: frozenset[Scope] = frozenset(ALL if by == "session" else ("read",))
        self._jar[SESSION] = self._house.access.start_session(Signed(self._world.viewer, scopes))
        return self._jar[SESSION]

    async def _send(self, question: Http, headers: tuple[tuple[str, str], ...], body: bytes) -> bytes:
        said = {"host": HOST, **dict(headers)}
        if body:
            said["content-length"] = str(len(body))
        scope = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.4"},
            "http_version": "1.1",
            "method": question.method,
            "scheme": "http",
            "path": question.path,
            "raw_path": question.path.encode(),
            "query_string": urlencode(question.query).encode(),
            "root_path": "",
            "headers": [(name.encode(), value.encode()) for name, value in said.items()],
            "client": (f"world {self._site.worlds}", 50_000),
            "server": ("localhost", 8000),
        }
        return await self._exchange(scope, body)

    async def _exchange(self, scope: dict[str, Any], body: bytes) -> bytes:
        told: list[bytes] = []
        coming = iter([{"type": "http.request", "body": body, "more_body": False}])

        async def receive() -> dict[str, Any]:
            return next(coming, {"type": "http.disconnect"})

        async def send(message: Mapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                told.append(b"status %d\n" % message["status"])
                told.extend(b"%s: %s\n" % pair for pair in message["headers"] if pair[0].lower() != b"date")
                self._keep(message["headers"])
                told.append(b"\n")
            else:
                told.append(message.get("body", b""))

        await self._site.app(scope, receive, send)
        return b"".join(told)

    def _keep(self, headers: list[tuple[bytes, bytes]]) -> None:
        for name, value in headers:
            if name == b"set-cookie":
                cookie, _, content = value.split(b";")[0].decode().partition("=")
                self._jar[cookie] = content
