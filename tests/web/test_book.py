"""My book: what it knows, what is left out, taking along, taking back, leaving."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.builders import ANA, BO, CY, both_ways, house, share, tell
from tests.faces import Client
from tests.hostile import HOSTILE
from tests.web.markup import Page
from tests.web.owned import browser, post, said, wrong

from relgraph.address import Address
from relgraph.book.runs import Failure, Runs
from relgraph.clean import clean
from relgraph.evidence import Interaction, Part, Participant
from relgraph.house import House


@pytest.fixture
def at(tmp_path: Path) -> House:
    made = house(tmp_path)
    tell(made, ANA, *both_ways(ANA, CY, "2026-04-01", "2026-05-01"))
    return made


@pytest.fixture
def ana(at: House) -> Iterator[Client]:
    with browser(at, ANA) as lent:
        yield lent


def test_the_first_line_says_what_it_knows_and_who_sees_it(at: House, ana: Client) -> None:
    share(at, ANA, "all")
    runs = Runs(at.book(ANA).space)
    runs.end(runs.begin("mail", ["mail"], now=at.clock()), {"read": 4, "new": 4})
    heading = Page(ana.get("/book").text).one("h1").text
    assert heading == "1 person from 1 source, read today. Colleagues see 1 tie; nobody sees the rest."


def test_an_empty_book_says_what_to_do(at: House) -> None:
    with browser(at, BO) as bo:
        page = Page(bo.get("/book").text)
        assert page.one("h1").text == "Nothing was read into your book yet."
        assert page.all("a", href="/start")


def test_failures_are_told_with_their_place(at: House, ana: Client) -> None:
    runs = Runs(at.book(ANA).space)
    number = runs.begin("mail", ["inbox"], now=at.clock())
    runs.end(number, {"read": 1, "failed": 1}, [Failure("inbox", "inbox#7", "no header ends")])
    assert f'href="/book/runs/{number}"' in ana.get("/book").text
    shown = said(ana, f"/book/runs/{number}")
    assert "1 thing could not be read" in shown
    assert "no header ends" in shown
    assert "inbox#7" in shown
    assert ana.get("/book/runs/99").status_code == 404
    with browser(at, BO) as bo:
        assert bo.get(f"/book/runs/{number}").status_code == 404


def test_what_is_left_out_is_added_and_taken_away(at: House, ana: Client) -> None:
    assert post(ana, "/book/leave-out", kind="domain", value="clinic.example").status_code == 303
    assert "Mail with anybody at clinic.example" in said(ana, "/book")
    answer = post(ana, "/book/leave-out", kind="before", value="yesterday")
    assert answer.status_code == 422
    page = Page(answer.text)
    assert wrong(answer).startswith("Say a day")
    assert page.one("input", id="value").attributes["value"] == "yesterday"
    post(ana, "/book/leave-out/remove", selector="domain:clinic.example")
    assert at.book(ANA).left_out() == []


def test_the_ledger_is_downloaded_whole(at: House, ana: Client) -> None:
    answer = ana.get("/book/ledger.jsonl")
    assert answer.headers["content-disposition"].startswith("attachment")
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert [line["key"] for line in lines] == sorted(line["key"] for line in lines)
    assert len(lines) == 4


def test_everything_shared_is_taken_back_at_once(at: House, ana: Client) -> None:
    share(at, ANA, "all")
    share(at, ANA, f"person:{CY}", to=BO)
    assert post(ana, "/book/take-back").status_code == 303
    assert at.desk(ANA).sharing.rules()["items"] == []
    assert at.team.space.rows("SELECT 1 FROM shared") == []
    assert "taken back" in said(ana, "/book")


def test_leaving_asks_for_the_own_address_and_gives_a_receipt(at: House, ana: Client) -> None:
    share(at, ANA, "all")
    for said_to_be in ("", BO, "yes"):
        answer = post(ana, "/book/leave", page="/book/leave", address=said_to_be)
        assert answer.status_code == 422
        assert at.team.member(ANA)
    answer = post(ana, "/book/leave", page="/book/leave", address=f" {ANA.upper()} ")
    assert answer.status_code == 200
    shown = Page(answer.text).text
    assert "your book is gone" in shown
    assert "1 shared tie taken back" in shown
    assert "searched from end to end" in shown
    assert ana.get("/book").status_code == 303
    assert at.answers(BO).paths(CY)["paths"] == []


def test_leaving_waits_for_a_run(at: House, ana: Client) -> None:
    with at.locked(ANA):
        answer = post(ana, "/book/leave", page="/book/leave", address=ANA)
    assert answer.status_code == 422
    assert "another run" in wrong(answer).lower()


def test_who_may_read_only_sees_no_form(at: House) -> None:
    with browser(at, ANA, "read") as reader:
        for url in ("/book", "/sharing", "/settings", "/members", "/book/leave", "/start"):
            forms = [
                form.attributes["action"] for form in Page(reader.get(url).text).all("form", method="post")
            ]
            assert forms == ["/signout"]
        token = Page(reader.get("/book").text).field("csrf")
        for url in ("/book/leave", "/book/take-back", "/sharing", "/settings/name", "/members/invite"):
            assert reader.post(url, data={"csrf": token, "address": ANA}).status_code == 403
    assert at.team.member(ANA)


def met(place: int, name: str) -> list[Interaction]:
    """Mail there and back with somebody of that name."""
    sent, answered = both_ways(ANA, f"cy{place}@acme.example", "2026-05-01", text=name)
    who = Participant(Address(f"cy{place}@acme.example"), name, Part.FROM)
    to = next(one for one in answered.participants if one.part is not Part.FROM)
    return [sent, replace(answered, participants=(who, to))]


def test_hostile_names_show_as_text(at: House) -> None:
    runs = Runs(at.book(ANA).space)
    number = runs.begin("mail", HOSTILE, now=at.clock())
    runs.end(number, {"failed": len(HOSTILE)}, [Failure(text, text, text) for text in HOSTILE])
    at.book(ANA).leave_out(f"folder:{clean(text)}" for text in HOSTILE)
    tell(at, ANA, *(one for place, text in enumerate(HOSTILE) for one in met(place, clean(text))))
    at.desk(ANA).settings.rename(HOSTILE[0])
    share(at, ANA, "all")
    with browser(at, ANA) as ana:
        for url in (
            "/book",
            f"/book/runs/{number}",
            "/sharing",
            f"/preview?viewer={BO}",
            "/members",
            "/settings",
        ):
            page = Page(ana.get(url).text)
            assert page.unclosed == []
            assert not page.all("img")
            assert {tag.attributes.get("src", "/static/")[:8] for tag in page.all("script")} == {"/static/"}
            assert all(name[:2] != "on" for tag in page.tags for name in tag.attributes)
