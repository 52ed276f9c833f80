"""The first run: mail in, accounts in, first answer."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest
from tests.builders import ANA, CY, both_ways, house, tell
from tests.faces import Client
from tests.web.markup import Page
from tests.web.owned import browser, post, said

from relgraph.address import Address
from relgraph.book.runs import Runs
from relgraph.errors import BadUse
from relgraph.house import House


class Taken:
    """An intake that notes what it is given."""

    def __init__(self, *, by_path: bool = False) -> None:
        self.by_path = by_path
        self.files: list[tuple[Address, str, bytes]] = []
        self.paths: list[tuple[Address, str]] = []
        self.busy = False
        self.wrong: str | None = None

    def take(self, member: Address, name: str, file: BinaryIO) -> None:
        if self.busy:
            raise BadUse("your book is being read into already: wait until that is over")
        self.files.append((member, name, file.read()))

    def read(self, member: Address, path: str) -> None:
        self.paths.append((member, path))

    def reading(self, member: Address) -> bool:
        return self.busy

    def trouble(self, member: Address) -> str | None:
        return self.wrong


@pytest.fixture
def at(tmp_path: Path) -> House:
    return house(tmp_path)


@pytest.fixture
def taken() -> Taken:
    return Taken()


@pytest.fixture
def ana(at: House, taken: Taken) -> Iterator[Client]:
    with browser(at, ANA, intake=taken) as lent:
        yield lent


def send(lent: Client, data: bytes, name: str = "mine.mbox") -> int:
    token = Page(lent.get("/start").text).field("csrf")
    return lent.post(
        "/start/mail", data={"csrf": token}, files={"file": (name, io.BytesIO(data))}
    ).status_code


def step(lent: Client) -> str:
    return next(
        tag for tag in Page(lent.get("/start").text).all("li") if tag.attributes.get("aria-current")
    ).text


def test_each_step_follows_the_one_before(at: House, ana: Client) -> None:
    assert "Your mail" in step(ana)
    tell(at, ANA, *both_ways(ANA, CY, "2026-05-01"))
    assert "Your accounts" in step(ana)
    post(ana, "/targets", wanted="acme.example")
    assert "Your first answer" in step(ana)


def test_a_file_is_handed_over_for_its_sender_alone(ana: Client, taken: Taken) -> None:
    assert send(ana, b"From a\n\n") == 303
    assert taken.files == [(ANA, "mine.mbox", b"From a\n\n")]
    assert send(ana, b"") == 422
    taken.busy = True
    assert "It begins" in said(ana, "/start")
    assert send(ana, b"x") == 422


def test_a_large_mailbox_goes_through_and_other_forms_stay_small(ana: Client, taken: Taken) -> None:
    assert send(ana, b"x" * (3 << 20)) == 303
    token = Page(ana.get("/start").text).field("csrf")
    assert ana.post("/targets", data={"csrf": token, "wanted": "x" * (3 << 20)}).status_code == 413


def test_mail_is_not_named_by_its_path_unless_that_was_said(at: House, ana: Client, taken: Taken) -> None:
    assert not Page(ana.get("/start").text).all("form", action="/start/path")
    assert post(ana, "/start/path", page="/start", path="/etc/passwd").status_code == 422
    assert taken.paths == []
    allowed = Taken(by_path=True)
    with browser(at, ANA, intake=allowed) as owner:
        assert post(owner, "/start/path", page="/start", path="~/Mail").status_code == 303
    assert allowed.paths == [(ANA, "~/Mail")]


def test_the_command_to_copy_names_the_member(ana: Client) -> None:
    assert f"relgraph ingest mail ~/Mail --member {ANA}" in said(ana, "/start")


def test_without_an_intake_only_the_command_is_offered(at: House) -> None:
    with browser(at, ANA) as lent:
        assert not Page(lent.get("/start").text).all("input", type="file")
        assert send(lent, b"x") == 422
        assert "relgraph ingest mail" in said(lent, "/start")


def test_progress_is_a_part_of_the_page_that_asks_for_itself_while_a_run_goes_on(
    at: House, ana: Client
) -> None:
    runs = Runs(at.book(ANA).space)
    number = runs.begin("mail", ["inbox"], now=at.clock())
    runs.stand(number, "headers", 1, 4)
    with at.locked(ANA):
        part = ana.get("/start", headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert 'hx-trigger="every 1s"' in part
    assert "25 of 100" in part
    runs.end(number, {"read": 3, "new": 3})
    part = ana.get("/start", headers={"HX-Request": "true"}).text
    assert "hx-trigger" not in part
    assert "3 read: 3 new" in part


def test_what_went_wrong_is_said(at: House, ana: Client, taken: Taken) -> None:
    taken.wrong = "mine.mbox: nothing there to be read"
    assert "It could not be read: mine.mbox" in said(ana, "/start")
    runs = Runs(at.book(ANA).space)
    runs.begin("mail", ["inbox"], now=at.clock())
    taken.wrong = None
    assert "goes on where it was" in said(ana, "/start")
