"""Members: who may invite and remove, and what no administrator gets to see."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.builders import ANA, BO, CY, EVA, both_ways, house, share, tell
from tests.faces import Client
from tests.web.markup import Page
from tests.web.owned import browser, code_of, post, said, secret, wrong

from relgraph.house import House

NEW = "new@fenwick.example"
WORDS = "a few words in a row"
TAKEN = "taken over by me"


@pytest.fixture
def at(tmp_path: Path) -> House:
    """Ana is administrator; Bo shares Cy."""
    made = house(tmp_path)
    tell(made, BO, *both_ways(BO, f"Cy Young <{CY}>", "2026-04-01", "2026-05-01"))
    share(made, BO, "all")
    return made


@pytest.fixture
def ana(at: House) -> Iterator[Client]:
    with browser(at, ANA) as lent:
        yield lent


@pytest.fixture
def bo(at: House) -> Iterator[Client]:
    with browser(at, BO) as lent:
        yield lent


def test_everybody_sees_names_and_addresses_and_an_administrator_the_controls(
    ana: Client, bo: Client
) -> None:
    for lent in (ana, bo):
        assert all(name in said(lent, "/members") for name in ("Ana Reyes", "Bo Lind", "Eva Sun", BO))
    assert Page(ana.get("/members").text).all("form", action="/members/invite")
    assert [
        form.attributes["action"] for form in Page(bo.get("/members").text).all("form", method="post")
    ] == ["/signout"]


def test_a_plain_member_can_do_none_of_it(at: House, bo: Client) -> None:
    for url, fields in (
        ("/members/invite", {"address": NEW}),
        ("/members/reset", {"member": EVA}),
        ("/members/withdraw", {"id": "x"}),
        ("/members/remove", {"member": EVA}),
        ("/members/administrators", {"member": BO, "is": "yes"}),
    ):
        answer = post(bo, url, **fields)
        assert answer.status_code == 403
        assert "Only an administrator" in Page(answer.text).text
    assert bo.get(f"/members/remove?member={EVA}").status_code == 403
    assert at.administration(BO) is None
    assert at.team.member(EVA)


def test_an_invitation_leads_from_the_link_to_signed_in(at: House, ana: Client) -> None:
    link = secret(post(ana, "/members/invite", address=NEW, name="New One"))
    assert link.startswith("http://localhost:8000/welcome?code=")
    assert "invited, until 2026-05-27" in said(ana, "/members")
    with browser(at) as guest:
        page = Page(guest.get(f"/welcome?code={code_of(link)}").text)
        assert NEW in page.text.replace(" ", "")
        form = {"csrf": page.field("csrf"), "code": code_of(link), "name": "New One"}
        answer = guest.post("/welcome", data={**form, "new": WORDS, "again": WORDS})
        assert answer.status_code == 200
        assert len(secret(answer)) == 29
        assert guest.get("/book").status_code == 200
        assert guest.get(f"/welcome?code={code_of(link)}").status_code == 404
    assert "New One" in said(ana, "/members")


def test_an_invitation_that_is_withdrawn_or_guessed_leads_nowhere(at: House, ana: Client) -> None:
    code = code_of(secret(post(ana, "/members/invite", address=NEW)))
    identity = Page(ana.get("/members").text).one("input", name="id").attributes["value"]
    assert post(ana, "/members/withdraw", id=identity).status_code == 303
    with browser(at) as guest:
        for tried in (code, "guessed", ""):
            answer = guest.get("/welcome", params={"code": tried})
            assert answer.status_code == 404
            assert "This link is over." in Page(answer.text).text


def test_what_is_wrong_with_an_invitation_is_told_beside_it(ana: Client) -> None:
    for address, why in ((BO, "member already"), ("nobody", "no mail address")):
        answer = post(ana, "/members/invite", address=address)
        assert answer.status_code == 422
        assert why in wrong(answer)


def test_removing_asks_first_and_takes_shared_ties_and_sessions_at_once(
    at: House, ana: Client, bo: Client
) -> None:
    assert len(at.answers(ANA).paths(CY)["paths"]) == 1
    token = at.access.make_token(BO, ["read"])
    page = Page(ana.get(f"/members/remove?member={BO}").text)
    assert page.one("h1").text == "Remove Bo Lind?"
    path = at.home.book(at.team.member(BO).book)
    assert post(ana, "/members/remove", member=BO).status_code == 303
    assert "is no member any more" in said(ana, "/members")
    assert at.answers(ANA).paths(CY)["paths"] == []
    assert bo.get("/book").status_code == 303
    assert at.access.token(token) is None
    assert path.exists()
    assert ana.get(f"/members/remove?member={BO}").status_code == 404


def test_an_administrator_leaves_by_the_own_book(ana: Client) -> None:
    assert ana.get(f"/members/remove?member={ANA}").headers["location"] == "/book/leave"
    assert post(ana, "/members/remove", member=ANA).headers["location"] == "/book/leave"


def test_an_administrator_gets_no_link_into_a_book_without_its_owners_code(at: House, ana: Client) -> None:
    answer = post(ana, "/members/reset", member=BO)
    assert answer.status_code == 422
    assert "owner of the files" in wrong(answer)
    recovery = at.passwords.set(BO, WORDS)
    code = code_of(secret(post(ana, "/members/reset", member=BO)))
    with browser(at) as guest:
        page = Page(guest.get(f"/welcome?code={code}").text)
        form = {
            "csrf": page.field("csrf"),
            "code": code,
            "new": "taken over by me",
            "again": "taken over by me",
        }
        for guess in ("", "guessed"):
            answer = guest.post("/welcome", data={**form, "recovery": guess})
            assert answer.status_code == 422
            assert guest.get("/book").status_code == 303
        assert guest.post("/welcome", data={**form, "recovery": recovery}).status_code == 200
        assert guest.get("/book").status_code == 200


def test_guessing_a_recovery_code_is_slowed_down(at: House, ana: Client) -> None:
    recovery = at.passwords.set(BO, WORDS)
    code = code_of(secret(post(ana, "/members/reset", member=BO)))
    with browser(at) as guest:
        csrf = Page(guest.get(f"/welcome?code={code}").text).field("csrf")
        form = {"csrf": csrf, "code": code, "new": TAKEN, "again": TAKEN}
        told = [guest.post("/welcome", data={**form, "recovery": "guessed"}).status_code for _ in range(12)]
        assert told == [422] * 10 + [429] * 2
        assert guest.post("/welcome", data={**form, "recovery": recovery}).status_code == 429


def test_administrators_are_made_and_one_is_left(at: House, ana: Client) -> None:
    answer = post(ana, "/members/administrators", member=ANA, **{"is": "no"})
    assert answer.status_code == 422
    assert "only administrator" in wrong(answer)
    post(ana, "/members/administrators", member=BO, **{"is": "yes"})
    assert at.administration(BO) is not None
    post(ana, "/members/administrators", member=ANA, **{"is": "no"})
    assert at.administration(ANA) is None


def test_a_team_is_formed_seen_by_all_shared_with_and_dissolved(at: House, ana: Client, bo: Client) -> None:
    answer = post(ana, "/members/teams", team="west", members="nobody")
    assert answer.status_code == 422
    assert "who is in the team" in wrong(answer)
    assert post(ana, "/members/teams", team="west", members=f"{EVA}\n{ANA}").status_code == 303
    assert "west" in said(bo, "/members")
    assert not Page(bo.get("/members").text).all("form", action="/members/teams")
    assert Page(bo.get("/sharing").text).all("option", value="team:west")
    assert post(bo, "/members/teams", team="north", members=BO).status_code == 403
    at.desk(BO).sharing.take_back()
    at.desk(BO).sharing.share("named", "all", "team:west")
    assert len(at.answers(EVA).paths(CY)["paths"]) == 1
    assert post(ana, "/members/teams/dissolve", team="west").status_code == 303
    assert at.answers(EVA).paths(CY)["paths"] == []


def test_no_page_shows_an_administrator_what_is_in_a_book(at: House, ana: Client) -> None:
    before = ana.get("/members").text
    tell(at, EVA, *both_ways(EVA, "secret@absent.example", "2026-05-01"))
    after = ana.get("/members").text
    strip = Page(before).text, Page(after).text
    assert strip[0] == strip[1]
    assert CY not in after
    for url in ("/book", "/book/ledger.jsonl", "/sharing", "/settings"):
        assert CY not in ana.get(url, params={"member": BO, "as": BO}).text
