"""Target accounts: for each the best way in, what is quiet, and what changed."""

from pathlib import Path

from pydantic import TypeAdapter
from tests.builders import ANA, BO, CY, DEE, book, both_ways, house, mail, published, share, tell, view

from relgraph.answers.answers import ViewAnswers
from relgraph.answers.targets import remembered
from relgraph.documents import Target, Targets
from relgraph.view.view import View

TARGETS: TypeAdapter[Targets] = TypeAdapter(Targets)
DAYS = ("2026-05-01", "2026-05-09", "2026-05-18")


def listed(of: View) -> dict[str, Target]:
    found = ViewAnswers(of).targets()
    TARGETS.validate_python(found, strict=True)
    return {item["wanted"]: item for item in found["items"]}


def test_an_own_tie_a_colleagues_and_none_are_told_apart() -> None:
    own = book(*both_ways(ANA, "Cy Young <cy@acme.example>", *DAYS))
    own.add_targets(["acme.example", "Zell", "nowhere.example"], now=1)
    shared = published(book(*both_ways(BO, "Zoe Zell <zoe@zell.example>", *DAYS), member=BO))
    rows = listed(view(own, *shared, members=(ANA, f"Bo Lind <{BO}>")))
    acme, zell, nowhere = rows["acme.example"], rows["Zell"], rows["nowhere.example"]
    assert (acme["state"], acme["phrase"], acme["known"]) == ("own", "you know Cy Young well", 1)
    assert (acme["tier"], acme["last_contact"]) == ("strong", "2026-05-18")
    assert (zell["state"], zell["phrase"]) == ("warm", "ask Bo Lind, who knows Zoe Zell well")
    assert zell["last_contact"] == "2026-05"
    assert zell["account"] is not None
    assert (nowhere["state"], nowhere["phrase"], nowhere["known"]) == ("none", "no way in yet", 0)
    assert (nowhere["account"], nowhere["best"], nowhere["tier"], nowhere["last_contact"]) == (None,) * 4


def test_the_best_way_is_the_warmest_path() -> None:
    own = book(*both_ways(ANA, CY, *DAYS), mail(ANA, DEE, day="2026-01-01"))
    own.add_targets(["acme.example"], now=1)
    of = view(own)
    assert listed(of)["acme.example"]["best"] == ViewAnswers(of).paths("acme.example")["paths"][0]


def test_people_known_are_counted_once_each() -> None:
    seen = mail("x@acme.example", [ANA, "y@acme.example"])
    own = book(*both_ways(ANA, CY, *DAYS), *both_ways(ANA, DEE, *DAYS), seen)
    own.add_targets(["acme.example"], now=1)
    shared = published(book(*both_ways(BO, CY, *DAYS), *both_ways(BO, "z@acme.example", *DAYS), member=BO))
    # Cy, Dee and x own, z by Bo; y was seen on a mail and is known by nobody.
    assert listed(view(own, *shared))["acme.example"]["known"] == 4


def test_a_tie_that_fell_silent_is_quiet() -> None:
    rhythm = [f"2026-0{month}-{day:02}" for month in (1, 2) for day in (1, 8, 15, 22)]
    own = book(*both_ways(ANA, CY, *rhythm), *both_ways(ANA, "zoe@zell.example", *DAYS))
    own.add_targets(["acme.example", "zell.example"], now=1)
    rows = listed(view(own))
    assert rows["acme.example"]["quiet"]
    assert not rows["zell.example"]["quiet"]


def test_what_changed_since_the_last_look_is_told_until_the_next(tmp_path: Path) -> None:
    at = house(tmp_path)
    desk = at.desk(ANA)
    desk.targets.add(["acme.example"])

    def changed() -> str | None:
        return at.answers(ANA).targets()["items"][0]["changed"]

    assert changed() is None
    desk.targets.looked()
    assert changed() is None
    tell(at, ANA, *both_ways(ANA, "Cy Young <cy@acme.example>", *DAYS))
    assert changed() == "was: no way in yet"
    assert changed() == "was: no way in yet"
    desk.targets.looked()
    assert changed() is None
    tell(at, BO, *both_ways(BO, CY, *DAYS))
    share(at, BO, "all")
    assert changed() is None
    at.close()


def test_what_is_remembered_is_what_each_row_says() -> None:
    own = book(*both_ways(ANA, "Cy Young <cy@acme.example>", *DAYS))
    own.add_targets(["acme.example", "none"], now=1)
    document = ViewAnswers(view(own)).targets()
    assert remembered(document) == {"acme.example": "you know Cy Young well", "none": "no way in yet"}


def summary(*wanted: str, days: tuple[str, ...] = DAYS) -> str:
    own = book(*both_ways(ANA, CY, *days))
    own.add_targets(wanted, now=1)
    return ViewAnswers(view(own)).targets()["summary"]


def test_the_first_line_counts_ways_in_and_quiet_ones() -> None:
    rhythm = tuple(f"2026-02-{day:02}" for day in (1, 5, 9, 13, 17))
    assert summary().startswith("No target accounts yet")
    assert summary("none") == "No way into your 1 account yet."
    assert summary("acme.example") == "You have a warm way into 1 of your 1 account."
    assert summary("acme.example", "none") == "You have a warm way into 1 of your 2 accounts."
    assert summary("acme.example", "none", days=rhythm) == (
        "You have a warm way into 1 of your 2 accounts; 1 is going quiet."
    )


def test_rows_stand_in_order_of_what_the_member_wrote() -> None:
    own = book()
    own.add_targets(["beta", "Alpha", "gamma"], now=1)
    assert list(listed(view(own))) == ["Alpha", "beta", "gamma"]
