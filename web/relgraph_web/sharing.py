"""Sharing: who sees what of my book, what a rule would show before the yes, and a colleague's view of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.datastructures import FormData
from starlette.responses import Response

from relgraph.address import address
from relgraph.documents import Foresight, SharedRow
from relgraph.errors import BadUse
from relgraph_web.forms import posted_to_write, text
from relgraph_web.names import sentence
from relgraph_web.notices import Notice
from relgraph_web.site import Here, Site
from relgraph_web.tiers import Bar, bar
from relgraph_web.times import Said, said

router = APIRouter()

Posted = Annotated[FormData, Depends(posted_to_write)]
Field = Annotated[str, Query(max_length=300)]

WHOM = {
    "company": "everybody at the company",
    "person": "the person",
    "min-tier:strong": "everybody I know well",
    "min-tier:moderate": "everybody I know well or fairly well",
    "all": "everybody I know",
    "private": "everybody at private mail providers",
    "domain": "everybody at exactly the domain",
}
"""What the form offers, with the selector that it stands for."""
NAMED = ("company", "person", "domain")
"""Those that need a domain or an address."""
SHOWN = 500
"""People of one change that are listed before a yes."""


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody as a colleague gets them."""

    name: str
    address: str
    role: str | None
    company: str | None
    bar: Bar
    last: Said | None
    private: bool


@dataclass(frozen=True, slots=True)
class Change:
    """What some colleagues would get and lose."""

    names: tuple[str, ...]
    gained: tuple[Row, ...]
    lost: tuple[Row, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form says."""

    level: str = "named"
    whom: str = "company"
    value: str = ""
    to: str = "everyone"

    @property
    def selector(self) -> str:
        """The selector that this means."""
        return f"{self.whom}:{self.value.strip()}" if self.whom in NAMED else self.whom


@router.get("/sharing")
def sharing(
    request: Request,
    here: Here,
    level: Field = "",
    whom: Field = "company",
    value: Field = "",
    to: Field = "everyone",
) -> Response:
    """Show the rules, and what one more would change if the form asks for that."""
    if not level:
        return _page(request, here, Asked(whom=whom, value=value, to=to))
    return _foreseen(request, here, Asked(level, whom, value, to))


@router.post("/sharing")
def share(request: Request, here: Here, form: Posted) -> Response:
    """Make a rule that was looked at, and carry it out."""
    asked = Asked(*(text(form, name) for name in ("level", "whom", "value", "to")))
    drawer = here.desk(request).sharing
    before = {rule["number"] for rule in drawer.rules()["items"]}
    try:
        changed = drawer.share(
            asked.level,
            asked.selector,
            asked.to,
            keep_private=text(form, "private") == "hide",
            seen=text(form, "seen"),
        )
    except BadUse as error:
        return _foreseen(request, here, asked, error=_said(error))
    made = [str(rule["number"]) for rule in drawer.rules()["items"] if rule["number"] not in before]
    many = (
        "Nothing that anybody sees has changed yet"
        if not changed
        else f"{changed:,} shared {'tie' if changed == 1 else 'ties'} changed"
    )
    notice = Notice(
        f"Done. {many}.", undo=" ".join(made), action="/sharing/undo", field="number", button="Undo"
    )
    return here.go(request, "/sharing", notice)


@router.post("/sharing/undo")
def undo(request: Request, here: Here, form: Posted) -> Response:
    """Take rules back by their numbers."""
    numbers = [int(word) for word in text(form, "number").split()[:20] if word.isdecimal() and len(word) < 18]
    stood = [number for number in numbers if here.desk(request).sharing.undo(number)]
    told = "Taken back. Colleagues see it no longer." if stood else "That was taken back already."
    return here.go(request, "/sharing", Notice(told))


@router.get("/preview")
def preview(request: Request, here: Here, viewer: Field = "") -> Response:
    """Show the book as one colleague sees it."""
    drawer = here.desk(request).sharing
    rules = drawer.rules()
    wanted = address(viewer) if viewer else None
    shown, error = None, None
    try:
        shown = drawer.preview(wanted) if wanted else None
        error = "Choose a colleague." if viewer and wanted is None else None
    except BadUse:
        error = "Nobody of that address is a colleague of yours."
    rows = _rows(shown["items"], _today(here, request)) if shown else ()
    return here.pages.show(
        request,
        "preview.html",
        422 if error else 200,
        colleagues=rules["colleagues"],
        viewer=wanted,
        summary=shown["summary"] if shown else None,
        rows=rows,
        error=error,
    )


def _foreseen(request: Request, here: Site, asked: Asked, *, error: str | None = None) -> Response:
    try:
        found = here.desk(request).sharing.foresee(asked.level, asked.selector, asked.to)
    except BadUse as wrong:
        return _page(request, here, asked, 422, error=_said(wrong))
    today = _today(here, request)
    return here.pages.show(
        request,
        "foresight.html",
        422 if error else 200,
        asked=asked,
        phrase=found["phrase"],
        summary=found["summary"],
        changes=_changes(found, today),
        private=found["private"],
        less=_less(found),
        seen=found["seen"],
        error=error,
    )


def _page(
    request: Request, here: Site, asked: Asked, status: int = 200, *, error: str | None = None
) -> Response:
    rules = here.desk(request).sharing.rules()
    page = here.pages.show(
        request,
        "sharing.html",
        status,
        notice=here.notice(request),
        summary=rules["summary"],
        rules=rules["items"],
        colleagues=rules["colleagues"],
        teams=rules["teams"],
        whom=WHOM,
        asked=asked,
        error=error,
    )
    here.cookies.notice.clear(request, page)
    return page


def _changes(found: Foresight, today: date) -> list[Change]:
    return [
        Change(
            tuple(one["names"]),
            _rows(one["gained"][:SHOWN], today),
            _rows(one["lost"][:SHOWN], today),
            max(0, len(one["gained"]) - SHOWN) + max(0, len(one["lost"]) - SHOWN),
        )
        for one in found["changes"]
    ]


def _less(found: Foresight) -> int:
    """Return how many people would be shown without those at private mail providers."""
    everybody = {row["address"] for one in found["changes"] for row in one["gained"]}
    return len(everybody - set(found["private"]))


def _rows(rows: Collection[SharedRow], today: date) -> tuple[Row, ...]:
    return tuple(
        Row(
            name=row["name"],
            address=row["address"],
            role=row["role"],
            company=row["company"] or row["domain"],
            bar=bar(row["tier"]),
            last=said(row["last_contact"], today),
            private=row["domain"] is None,
        )
        for row in rows
    )


def _today(here: Site, request: Request) -> date:
    return date.fromisoformat(here.desk(request).reading.book()["as_of"])


def _said(error: BadUse) -> str:
    return f"{sentence(str(error))}."
