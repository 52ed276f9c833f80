"""Sharing with a look before the yes, and members who come and go, in a real browser."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Visit
from tests.browser.serving import Served, relgraph
from tests.browser.watching import texts

pytestmark = pytest.mark.browser

NEW = "nina@fenwick.example"
WORDS = "a few words in a row"
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])


def ask(page: Page, whom: str, to: str) -> None:
    page.goto("/sharing")
    page.locator("#whom").select_option(whom)
    page.locator("#to").select_option(label=to)
    page.get_by_role("button", name="See what it would show").click()


def colleague(served: Served) -> tuple[str, str]:
    found = relgraph(served.home, "members", "list").splitlines()
    row = next(line for line in found if "@" in line and served.member not in line)
    name, address = re.split(r"\s{2,}", row.strip())[:2]
    return name, address


@SCRIPTS
def test_a_rule_is_looked_at_made_seen_and_undone(visit: Visit, fresh: Served, *, scripts: bool) -> None:
    name, address = colleague(fresh)
    page = visit(fresh, "/sharing", cookies=fresh.cookies(), scripts=scripts)
    for _ in range(page.get_by_role("button", name="Take back").count()):
        page.get_by_role("button", name="Take back").first.click()
    expect(page.locator("h1")).to_contain_text("you share nothing")
    ask(page, "min-tier:strong", name)
    expect(page.locator("h1")).to_contain_text(f"{name} would see")
    foreseen = sorted(texts(page, "th.whose"))
    assert foreseen
    viewed = visit(fresh, None, cookies=page.context.cookies(), scripts=scripts)  # type: ignore[arg-type]
    viewed.goto(f"/preview?viewer={address}")
    expect(viewed.locator("h1")).to_contain_text("sees nothing of your book")
    page.get_by_role("button", name="Yes").last.click()
    expect(page.get_by_role("status").first).to_contain_text("Done.")
    viewed.reload()
    assert sorted(texts(viewed, "th.whose")) == foreseen
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status").first).to_contain_text("Taken back")
    viewed.reload()
    expect(viewed.locator("h1")).to_contain_text("sees nothing of your book")


@SCRIPTS
def test_an_invitation_becomes_a_member_who_signs_in_and_out_and_is_removed(
    visit: Visit, fresh: Served, *, scripts: bool
) -> None:
    relgraph(fresh.home, "members", "admin", fresh.member)
    page = visit(fresh, "/members", cookies=fresh.cookies(), scripts=scripts)
    page.get_by_label("Mail address").fill(NEW)
    page.get_by_label("Name, if you like").fill("Nina Sol")
    page.get_by_role("button", name="Invite").click()
    link = page.locator("#secret").inner_text()
    guest = visit(fresh, None, scripts=scripts)
    guest.goto(link)
    guest.get_by_label("Password").fill(WORDS)
    guest.get_by_label("Once more").fill(WORDS)
    guest.get_by_role("button", name="Join").click()
    expect(guest.locator("h1")).to_have_text("Keep this recovery code.")
    guest.get_by_role("link", name="Go on").click()
    expect(guest.locator("h1")).to_contain_text("Three steps to the first answer")
    guest.get_by_role("button", name="Sign out").click()
    expect(guest.locator("h1")).to_have_text("You are signed out.")
    guest.get_by_label("Mail address").fill(NEW)
    guest.get_by_label("Password").fill("not what it was")
    guest.get_by_role("button", name="Sign in").click()
    expect(guest.locator("#wrong")).to_have_text("The address or the password is not right.")
    guest.get_by_label("Password").fill(WORDS)
    guest.get_by_role("button", name="Sign in").click()
    expect(guest.locator("a.who")).to_have_text(NEW)
    page.goto("/members")
    row = page.locator("li", has_text="Nina Sol")
    row.get_by_text("Change").click()
    row.get_by_role("link", name="Remove").click()
    page.get_by_role("button", name="Remove this member").click()
    expect(page.get_by_role("status").first).to_contain_text("no member any more")
    guest.goto("/")
    expect(guest).to_have_url(re.compile("/signin"))


def test_leaving_cannot_be_hit_by_accident_and_gives_a_receipt(visit: Visit, fresh: Served) -> None:
    page = visit(fresh, "/book", cookies=fresh.cookies())
    page.get_by_role("link", name="Leave relgraph").click()
    page.get_by_label("To go on, write your address").fill("yes")
    page.get_by_role("button", name="Delete my book and leave").click()
    expect(page.locator("#wrong")).to_contain_text(f"Write {fresh.member}")
    page.get_by_label("To go on, write your address").fill(fresh.member)
    page.get_by_role("button", name="Delete my book and leave").click()
    expect(page.locator("h1")).to_have_text("You have left, and your book is gone.")
    expect(page.locator("main")).to_contain_text("it is not there")
    page.goto("/")
    expect(page).to_have_url(re.compile("/signin"))


def test_a_token_is_copied_and_shown_this_once(visit: Visit, fresh: Served) -> None:
    page = visit(fresh, "/settings", cookies=fresh.cookies())
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_label("What is it for?").fill("CRM")
    page.get_by_role("button", name="Make a token").click()
    secret = page.locator("#secret").inner_text()
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied: Any = page.evaluate("navigator.clipboard.readText()")
    assert copied == secret
    page.get_by_role("link", name="Go on").click()
    expect(page.locator("main")).to_contain_text("CRM")
    expect(page.locator("main")).not_to_contain_text(secret)
