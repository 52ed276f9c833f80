"""A reverse proxy's header: believed from the proxy's address alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.builders import ANA, BO, house
from tests.faces import Client
from tests.web.owned import BROWSER

from relgraph.address import Address
from relgraph.errors import BadUse
from relgraph.house import House
from relgraph_web import create_app
from relgraph_web.proxy import TrustedProxy, trusted

NAME = "X-Forwarded-Email"
PROXY, STRANGER = "10.0.0.5", "192.0.2.7"


@pytest.fixture
def at(tmp_path: Path) -> House:
    made = house(tmp_path)
    made.team.add_member(BO, "", [Address("bo.lind@fenwick.example")], now=1)
    return made


@contextmanager
def via(at: House, client: str, proxy: TrustedProxy | None = None) -> Iterator[Client]:
    """Lend a browser whose requests come from that address."""
    app: Any = create_app(
        at, hosts=["localhost"], secure=False, proxy=proxy or trusted(NAME, ["10.0.0.0/24"])
    )
    lent = Client(app, **BROWSER)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False, client=(client, 1))
    lent._http._transport = transport
    try:
        yield lent
    finally:
        lent.close()


def signed_in_as(lent: Client, *said: str) -> str | None:
    """Follow the way from the home page, and return who is signed in then."""
    headers = [(NAME, one) for one in said]
    answer = lent.get("/settings", headers=headers)
    for _ in range(3):
        if answer.status_code != 303:
            break
        answer = lent.get(answer.headers["location"], headers=headers)
    if answer.status_code != 200 or 'class="who"' not in answer.text:
        return None
    return answer.text.partition('class="who"')[2].partition('title="')[2].partition('"')[0]


def test_whom_the_proxy_names_is_signed_in(at: House) -> None:
    with via(at, PROXY) as lent:
        assert signed_in_as(lent, ANA) == ANA
    with via(at, PROXY) as lent:
        assert signed_in_as(lent, "Bo.Lind@Fenwick.example") == BO


@pytest.mark.parametrize("client", [STRANGER, "127.0.0.1", "10.0.1.5", "::1", "testclient"])
def test_nobody_else_is_believed(at: House, client: str) -> None:
    with via(at, client) as lent:
        assert signed_in_as(lent, ANA) is None


def test_an_address_written_in_the_newer_way_is_the_same(at: House) -> None:
    with via(at, f"::ffff:{PROXY}") as lent:
        assert signed_in_as(lent, ANA) == ANA


@pytest.mark.parametrize("said", [(), ("",), (ANA, BO), (BO, BO), ("no address",), ("nemo@absent.example",)])
def test_what_does_not_name_one_member_signs_nobody_in(at: House, said: tuple[str, ...]) -> None:
    with via(at, PROXY) as lent:
        assert signed_in_as(lent, *said) is None


def test_a_session_of_the_proxys_ends_when_it_names_nobody_or_somebody_else(at: House) -> None:
    with via(at, PROXY) as lent:
        assert signed_in_as(lent, ANA) == ANA
        assert lent.get("/settings").status_code == 303
        assert signed_in_as(lent, ANA) == ANA
        assert lent.get("/settings", headers={NAME: BO}).status_code == 303
        assert signed_in_as(lent, BO) == BO


def test_a_stolen_cookie_of_the_proxys_opens_nothing_elsewhere(at: House) -> None:
    with via(at, PROXY) as lent, via(at, STRANGER) as thief:
        signed_in_as(lent, ANA)
        thief.cookies.set("relgraph-8000", lent.cookies["relgraph-8000"])
        assert signed_in_as(thief) is None
        assert signed_in_as(thief, ANA) is None


def test_a_proxy_that_is_trusted_without_a_header_names_nobody(at: House) -> None:
    with via(at, PROXY, trusted(None, [PROXY])) as lent:
        assert signed_in_as(lent, ANA) is None


def test_guesses_are_counted_by_whom_the_proxy_forwards(at: House) -> None:
    at.passwords.set(ANA, "a few words in a row")
    with via(at, PROXY) as lent:
        page = lent.get("/signin").text
        csrf = page.partition('name="csrf" value="')[2].partition('"')[0]

        def sign_in(address: str, password: str, forwarded: str) -> int:
            form = {"csrf": csrf, "address": address, "password": password}
            return lent.post("/signin", data=form, headers={"X-Forwarded-For": forwarded}).status_code

        told = [sign_in(f"a{n}@absent.example", "guessed", f"{ANA}, {STRANGER}") for n in range(11)]
        assert told[-1] == 429
        assert sign_in(ANA, "a few words in a row", f"{STRANGER}, 192.0.2.8") == 303


@pytest.mark.parametrize(
    ("header", "networks"),
    [
        (NAME, []),
        (NAME, ["0.0.0.0/0"]),
        (NAME, ["::/0"]),
        (NAME, ["10.0.0.5", "1.0.0.0/7"]),
        (NAME, ["proxy.example"]),
        ("Cookie", [PROXY]),
        ("Authorization", [PROXY]),
        ("X-Forwarded-For", [PROXY]),
        ("Sec-Fetch-Site", [PROXY]),
        ("HX-Request", [PROXY]),
        ("a header", [PROXY]),
        ("", [PROXY]),
    ],
)
def test_settings_that_would_let_anybody_in_are_refused(header: str, networks: list[str]) -> None:
    with pytest.raises(BadUse):
        trusted(header, networks)
