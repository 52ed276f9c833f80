"""Settings: name, password, browsers, tokens."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.builders import ANA, BO, house
from tests.faces import Client
from tests.web.markup import Page
from tests.web.owned import browser, post, said, secret, sign_in, wrong

from relgraph.house import House

WORDS = "a few words in a row"


@pytest.fixture
def at(tmp_path: Path) -> House:
    return house(tmp_path)


@pytest.fixture
def ana(at: House) -> Iterator[Client]:
    with browser(at, ANA) as lent:
        yield lent


def change(lent: Client, **fields: str) -> int:
    return post(lent, "/settings/password", page="/settings", **fields).status_code


def test_a_first_password_shows_a_recovery_code_and_signs_others_out(at: House, ana: Client) -> None:
    with browser(at, ANA) as elsewhere:
        (before,) = [one.value for one in ana.cookies.jar if one.name == "relgraph-8000"]
        answer = post(ana, "/settings/password", page="/settings", new=WORDS, again=WORDS)
        assert at.passwords.recovers(ANA, secret(answer))
        assert ana.get("/book").status_code == 200
        assert at.access.session(before) is None
        assert elsewhere.get("/book").status_code == 303


def test_what_is_wrong_with_a_password_is_told_beside_it(at: House, ana: Client) -> None:
    for fields, why in (
        ({"new": WORDS, "again": "another"}, "not the same"),
        ({"new": "short", "again": "short"}, "at least 12"),
    ):
        answer = post(ana, "/settings/password", page="/settings", **fields)
        assert answer.status_code == 422
        assert why in wrong(answer)
    at.passwords.set(ANA, WORDS)
    answer = post(ana, "/settings/password", page="/settings", old="guessed", new=WORDS * 2, again=WORDS * 2)
    assert "not right" in wrong(answer)
    assert at.entrance.password(ANA, WORDS)


def test_guessing_the_present_password_is_slowed_down(at: House, ana: Client) -> None:
    at.passwords.set(ANA, WORDS)
    token = Page(ana.get("/settings").text).field("csrf")
    form = {"csrf": token, "new": WORDS * 2, "again": WORDS * 2}
    told = [ana.post("/settings/password", data={**form, "old": "guessed"}).status_code for _ in range(11)]
    assert told == [422] * 10 + [429]
    assert ana.post("/settings/password", data={**form, "old": WORDS}).status_code == 429


def test_a_new_recovery_code_takes_the_place_of_the_old(at: House, ana: Client) -> None:
    old = at.passwords.set(ANA, WORDS)
    assert post(ana, "/settings/recovery", page="/settings", password="guessed").status_code == 422
    new = secret(post(ana, "/settings/recovery", page="/settings", password=WORDS))
    assert at.passwords.recovers(ANA, new)
    assert not at.passwords.recovers(ANA, old)


def test_other_browsers_are_listed_and_signed_out(at: House, ana: Client) -> None:
    with browser(at, ANA) as one, browser(at, ANA) as two:
        page = Page(ana.get("/settings").text)
        assert page.text.count("Another browser") == 2
        identities = [tag.attributes["value"] for tag in page.all("input", name="id")]
        post(ana, "/settings/sessions/end", page="/settings", id=identities[0])
        assert sorted(lent.get("/book").status_code for lent in (one, two)) == [200, 303]
        post(ana, "/settings/sessions/end", page="/settings")
        assert [lent.get("/book").status_code for lent in (one, two)] == [303, 303]
    assert ana.get("/book").status_code == 200


def test_a_token_is_shown_once_listed_and_revoked(at: House, ana: Client) -> None:
    made = secret(post(ana, "/settings/tokens", page="/settings", name="CRM", may="read", days="30"))
    found = at.access.token(made)
    assert found is not None
    assert (found.member, found.scopes) == (ANA, {"read"})
    shown = said(ana, "/settings")
    assert "CRM" in shown
    assert made not in shown
    identity = Page(ana.get("/settings").text).all("input", name="id")[-1].attributes["value"]
    with browser(at, BO) as bo:
        post(bo, "/settings/tokens/revoke", page="/settings", id=identity)
        assert at.access.token(made) is not None
    post(ana, "/settings/tokens/revoke", page="/settings", id=identity)
    assert at.access.token(made) is None


def test_a_name_is_changed(at: House, ana: Client) -> None:
    assert post(ana, "/settings/name", page="/settings", name="Ana B. Reyes").status_code == 303
    assert at.team.member(ANA).name == "Ana B. Reyes"
    assert post(ana, "/settings/name", page="/settings", name=" ").status_code == 422


def test_a_form_of_another_session_changes_nothing(at: House, ana: Client) -> None:
    token = Page(ana.get("/settings").text).field("csrf")
    sign_in(ana, at, ANA)
    for url in ("/settings/name", "/settings/tokens", "/settings/password", "/book/leave", "/sharing"):
        assert ana.post(url, data={"csrf": token, "name": "x", "address": ANA}).status_code == 403
    assert at.team.member(ANA).name == "Ana Reyes"
