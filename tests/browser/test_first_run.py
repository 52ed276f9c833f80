"""From nothing to the first answer, in a real browser, with and without scripts."""

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import Visit
from tests.browser.serving import COMMAND, Served, environment

pytestmark = pytest.mark.browser

ANA = "ana@fenwick.example"
MUM = "mum@gmail.com"
PEOPLE = ("Cy Young <cy@ardent.example>", "Eli Okafor <eli@nordwind.example>", f"Mum <{MUM}>")
WORDS = "a few words in a row"


@contextmanager
def empty(home: Path) -> Iterator[Served]:
    """Serve a home where nobody is a member yet; its link sets it up."""
    command = [str(COMMAND), "--home", str(home), "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment()) as process:
        try:
            assert process.stdout is not None
            url, link = (process.stdout.readline().split()[-1] for _ in range(2))
            yield Served(home, ANA, url, link)
        finally:
            process.terminate()
            process.wait(20)


@pytest.fixture
def served(program: str, tmp_path: Path) -> Iterator[Served]:
    with empty(tmp_path / "home") as found:
        yield found


@pytest.fixture
def mailbox(tmp_path: Path) -> Path:
    """Ana's mailbox: three people, three times there and back."""
    path = tmp_path / "mine.mbox"
    ana = f"Ana Reyes <{ANA}>"
    letters = [(*pair, day) for who in PEOPLE for day in (3, 10, 17, 24) for pair in ((ana, who), (who, ana))]
    path.write_text(
        "".join(
            f"From - Mon Jan  1 00:00:00 2026\nFrom: {sender}\nTo: {to}\nSubject: Hello\n"
            f"Date: {day} May 2026 10:00:00 +0000\n\nHello there.\n\n"
            for sender, to, day in letters
        ),
        "utf-8",
    )
    return path


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_nothing_becomes_a_first_answer(
    visit: Visit, served: Served, mailbox: Path, *, scripts: bool
) -> None:
    page = visit(served, None, scripts=scripts)
    page.goto(served.link)
    page.get_by_label("Your mail address at work").fill(ANA)
    page.get_by_label("Your name").fill("Ana Reyes")
    page.get_by_role("button", name="Begin").click()
    expect(page).to_have_url(f"{served.url}/start")
    page.get_by_label("An mbox file").set_input_files(mailbox)
    page.get_by_role("button", name="Read this file").click()
    expect(page.locator("#progress")).to_contain_text(re.compile("It begins|being read|people found"))
    if scripts:
        expect(page.locator("#progress")).to_contain_text("3 people found.", timeout=90_000)
    else:
        for _ in range(90):
            if "3 people found." in page.locator("#progress").inner_text():
                break
            page.wait_for_timeout(1000)
            page.goto("/start")
    assert not list((served.home / "incoming").glob("*/*"))
    page.get_by_label("The companies you sell to").fill("ardent.example\nNordwind\nNobody Ltd")
    page.get_by_role("button", name="Add to the list").click()
    expect(page.locator("h1")).to_have_text(re.compile("warm way into 2 of your 3 accounts"))
    expect(page.locator("tr", has_text="ardent.example")).to_contain_text("Cy Young")
    page.goto("/start")
    page.get_by_role("link", name="Where do I have a way in?").click()
    expect(page).to_have_url(f"{served.url}/")


def test_what_is_no_mail_is_said_to_be_none(visit: Visit, served: Served, tmp_path: Path) -> None:
    page = visit(served, None)
    page.goto(served.link)
    page.get_by_label("Your mail address at work").fill(ANA)
    page.get_by_label("Your name").fill("Ana Reyes")
    page.get_by_role("button", name="Begin").click()
    (tmp_path / "notes.pdf").write_bytes(b"%PDF-1.7 nothing of a mail")
    page.get_by_label("An mbox file").set_input_files(tmp_path / "notes.pdf")
    page.get_by_role("button", name="Read this file").click()
    expect(page.locator("#progress")).to_contain_text("No people were found.", timeout=60_000)
    expect(page.locator("#progress")).to_contain_text("not mail")


def test_the_set_up_link_works_once(visit: Visit, served: Served) -> None:
    page, other = visit(served, None), visit(served, None)
    page.goto(served.link)
    page.get_by_label("Your mail address at work").fill(ANA)
    page.get_by_label("Your name").fill("Ana Reyes")
    page.get_by_label("Password, if you want one").fill(WORDS)
    page.get_by_label("Once more").fill(WORDS)
    page.get_by_role("button", name="Begin").click()
    expect(page.locator("h1")).to_have_text("Keep this recovery code.")
    other.goto(served.link)
    expect(other.locator("h1")).to_have_text("This link is over.")
    other.goto("/signin")
    other.get_by_label("Mail address").fill(ANA)
    other.get_by_label("Password").fill(WORDS)
    other.get_by_role("button", name="Sign in").click()
    expect(other).to_have_url(f"{served.url}/")
