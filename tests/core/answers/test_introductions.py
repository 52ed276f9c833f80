"""Who introduced whom."""

import pytest
from pydantic import TypeAdapter
from tests.builders import ANA, CY, DEE, book, introduction, mail, reading, view

from relgraph.address import Address
from relgraph.answers.answers import ViewAnswers
from relgraph.documents import Introductions
from relgraph.evidence import Introduction, Party

SHAPE = TypeAdapter(Introductions)
GIL = Address("gil@zell.example")
PEOPLE = {CY: "Cy Young", DEE: "Dee Hart", GIL: "Gil Stone"}


def listed(*told: tuple[str, Introduction], **how: int) -> Introductions:
    evidence = []
    for place, (day, fact) in enumerate(told):
        names = [f"{name} <{address}>" for address, name in PEOPLE.items()]
        sent = mail(names[0], [ANA, *names[1:]], day=day, text=str(place))
        evidence += [sent, reading(sent, fact)]
    found = ViewAnswers(view(book(*evidence))).introductions(**how)
    SHAPE.validate_python(found, strict=True)
    return found


def fact(kind: str, modality: str, by: str | None, *parties: str) -> Introduction:
    told = tuple(Party(None, Address(one)) for one in parties)
    return Introduction(kind, modality, Party(None, Address(by)) if by else None, told, 0, 9)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "phrase"),
    [
        (fact("made", "done", CY, ANA, DEE), "Cy Young introduced you to Dee Hart"),
        (fact("made", "done", CY, DEE, GIL), "Cy Young introduced Dee Hart and Gil Stone"),
        (fact("made", "done", ANA, DEE, GIL), "You introduced Dee Hart and Gil Stone"),
        (fact("made", "done", None, ANA, DEE), "You were introduced to Dee Hart"),
        (fact("offered", "open", CY, ANA, DEE), "Cy Young offered to introduce you to Dee Hart"),
        (fact("requested", "open", CY, ANA, DEE), "Cy Young was asked to introduce you to Dee Hart"),
        (fact("requested", "open", ANA, CY, DEE), "You were asked to introduce Cy Young and Dee Hart"),
        (fact("offered", "declined", CY, ANA, DEE), "Cy Young declined to introduce you to Dee Hart"),
        (fact("handover", "done", CY, ANA, DEE), "Cy Young handed you over to Dee Hart"),
    ],
)
def test_an_introduction_is_told_in_words(told: Introduction, phrase: str) -> None:
    assert [one["phrase"] for one in listed(("2026-05-01", told))["items"]] == [phrase]


def test_the_latest_stands_first_and_the_first_line_counts_those_that_helped() -> None:
    found = listed(
        ("2026-04-01", introduction(CY, ANA, DEE)),
        ("2026-05-01", introduction(CY, DEE, GIL)),
    )
    assert [one["date"] for one in found["items"]] == ["2026-05-01", "2026-04-01"]
    assert found["summary"] == "2 introductions seen; 1 brought you to somebody."


def test_one_that_is_told_again_in_quoted_text_is_one_of_its_first_day() -> None:
    found = listed(*((day, introduction(CY, ANA, DEE)) for day in ("2026-04-03", "2026-04-01", "2026-05-01")))
    assert [one["date"] for one in found["items"]] == ["2026-04-01"]


def test_pages_follow_each_other() -> None:
    told = [("2026-04-01", introduction(CY, ANA, DEE)), ("2026-04-02", introduction(CY, DEE, GIL))]
    told += [("2026-04-03", introduction(DEE, ANA, GIL))]
    first = listed(*told, limit=2)
    assert first["next"]
    rest = listed(*told, limit=2, after=first["next"])  # type: ignore[arg-type]
    assert [one["date"] for one in (*first["items"], *rest["items"])] == [
        "2026-04-03",
        "2026-04-02",
        "2026-04-01",
    ]
    assert rest["next"] is None


def test_an_empty_book_says_where_introductions_come_from() -> None:
    found = ViewAnswers(view(book())).introductions()
    assert found["items"] == []
    assert found["summary"].startswith("No introduction seen yet")
