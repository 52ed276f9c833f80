"""Signing in by password: slowed down alike for addresses that are there and that are not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.builders import ANA, BO, house
from tests.faces import Client
from tests.web.markup import Page
from tests.web.owned import browser, wrong

from relgraph.house import House

WORDS = "a few words in a row"


@pytest.fixture
def at(tmp_path: Path) -> House:
    made = house(tmp_path)
    made.passwords.set(ANA, WORDS)
    return made


@pytest.fixture
def guest(at: House) -> Iterator[Client]:
    with browser(at) as lent:
        yield lent


def sign_in(lent: Client, address: str, password: str, to: str = "/") -> int:
    form = {"csrf": Page(lent.get("/signin").text).field("csrf"), "next": to}
    return lent.post("/signin", data={**form, "address": address, "password": password}).status_code


def test_address_and_password_sign_in_with_a_session_of_their_own(at: House, guest: Client) -> None:
    assert sign_in(guest, f" {ANA.upper()} ", WORDS, "/book") == 303
    first = guest.cookies["relgraph-8000"]
    assert guest.get("/settings").status_code == 200
    form = {"csrf": Page(guest.get("/book").text).field("csrf")}
    guest.post("/signout", data=form)
    assert at.access.session(first) is None
    assert sign_in(guest, ANA, WORDS) == 303
    assert guest.cookies["relgraph-8000"] != first


def test_a_wrong_password_and_an_address_of_nobody_are_told_the_same(guest: Client) -> None:
    pages = []
    for address in (ANA, BO, "nemo@absent.example", "no address"):
        form = {"csrf": Page(guest.get("/signin").text).field("csrf"), "address": address, "password": "x"}
        answer = guest.post("/signin", data=form)
        assert answer.status_code == 401
        pages.append(answer.text.replace(address, "ADDRESS"))
    assert len(set(pages)) == 1
    assert wrong(answer) == "The address or the password is not right."


@pytest.mark.parametrize("address", [ANA, "nemo@absent.example"])
def test_guessing_for_one_address_is_slowed_down_from_wherever_it_comes(at: House, address: str) -> None:
    told = []
    with browser(at) as lent:
        for _ in range(12):
            site = lent._http._transport.app.state.site  # type: ignore[attr-defined]
            site.throttle._failures.clear()  # each guess from another machine
            told.append(sign_in(lent, address, "guessed"))
        assert told == [401] * 10 + [429] * 2
        site.throttle._failures.clear()
        assert sign_in(lent, ANA, WORDS) == (429 if address == ANA else 303)


def test_guessing_from_one_machine_is_slowed_down_for_whichever_address(guest: Client) -> None:
    told = [sign_in(guest, f"a{number}@absent.example", "guessed") for number in range(12)]
    assert told[:9] == [401] * 9
    assert told[-2:] == [429, 429]
    assert sign_in(guest, ANA, WORDS) == 429
