"""A real installation behind the pages: Ana's book, what Bo shares with her, and her browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from tests.builders import (
    ANA,
    BO,
    CY,
    DEE,
    both_ways,
    employment,
    house,
    introduction,
    mail,
    meeting,
    reading,
    share,
    tell,
)
from tests.faces import Client, client
from tests.web.conftest import BROWSER
from tests.web.markup import Page, Tag

from relgraph.evidence import Interaction
from relgraph.front import Scope, Signed
from relgraph.house import House
from relgraph_web import create_app

DAYS = ("2026-03-02", "2026-05-01", "2026-05-18")


def furnished(path: Path, *, name: str = "Dee Hart", title: str = "Head of Operations") -> House:
    """Return a house where Ana knows Dee (as `name`, `title`) and Bo shares Cy."""
    made = house(path)
    before = mail(DEE, ANA, day="2025-11-03", text="before")
    signed = mail(DEE, [ANA, "Gil Stone <gil@acme.example>"], day="2026-04-10", subject=f"Meet {name}")
    letters = [
        before,
        signed,
        *both_ways(ANA, DEE, *DAYS),
        meeting(ANA, DEE, day="2026-05-04"),
        mail(DEE, "Dee Hart <dee@zell.example>", cc=[ANA], day="2026-05-02"),
    ]
    called = {letter: _called(letter, name) for letter in letters}
    tell(
        made,
        ANA,
        *called.values(),
        reading(called[before], employment(DEE, "Buyer", "Nordwind", "nordwind.example")),
        reading(
            called[signed],
            employment(DEE, title, "Acme AG", "acme.example"),
            introduction(DEE, ANA, "gil@acme.example"),
        ),
    )
    tell(made, BO, *both_ways(BO, "Cy Young <cy@acme.example>", *DAYS))
    share(made, BO, "all")
    made.book(ANA).add_targets(["acme.example"], now=1)
    return made


def _called(letter: Interaction, name: str) -> Interaction:
    people = (replace(who, name=name) if who.address == DEE else who for who in letter.participants)
    return replace(letter, participants=tuple(people))


@contextmanager
def visiting(of: House, *scopes: Scope) -> Iterator[Client]:
    """Lend Ana's browser."""
    secret = of.access.start_session(Signed(ANA, frozenset(scopes or ("read", "ask", "write"))))
    with client(create_app(of, hosts=["localhost:8000"], secure=False), **BROWSER) as browser:
        browser.cookies.set("relgraph-8000", secret)
        yield browser


def page(browser: Client, url: str, status: int = 200) -> Page:
    """Return a page, read."""
    answer = browser.get(url)
    assert answer.status_code == status
    return Page(answer.text)


def person_of(of: House, address: str) -> str:
    """Return the id under which Ana sees somebody."""
    (found,) = [one["id"] for one in of.answers(ANA).people("")["items"] if one["address"] == address]
    return found


def account_of(of: House, domain: str = "acme.example") -> str:
    """Return the id of an account."""
    found = of.answers(ANA).who(domain)["account"]
    assert found is not None
    return found["id"]


def click(browser: Client, found: Page, label: str) -> Page:
    """Press the button of that name, as its form says, and return the page that comes."""
    button = next(
        tag
        for tag in found.all("button")
        if label in (tag.attributes.get("aria-label", ""), " ".join(tag.text.split()))
    )
    form, fields = _form(found, button)
    answer = browser.post(form.attributes["action"], data=fields)
    assert answer.status_code == 303, answer.text
    return page(browser, answer.headers["location"])


def _form(found: Page, button: Tag) -> tuple[Tag, dict[str, str]]:
    place = next(place for place, tag in enumerate(found.tags) if tag is button)
    start = max(n for n, tag in enumerate(found.tags[:place]) if tag.name == "form")
    fields = {
        tag.attributes["name"]: tag.attributes.get("value", "")
        for tag in found.tags[start:place]
        if tag.name == "input"
    }
    return found.tags[start], fields


__all__ = [
    "ANA",
    "BO",
    "CY",
    "DAYS",
    "DEE",
    "account_of",
    "click",
    "furnished",
    "page",
    "person_of",
    "visiting",
]
