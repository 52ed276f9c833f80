"""What is new since a day, told from evidence and released rows alone."""

from datetime import date
from pathlib import Path

from tests.builders import ANA, BO, CY, DEE, both_ways, house, mail, share, tell

from relgraph.house import House

ELI = "eli@zell.example"


def asked(at: House, day: str) -> tuple[list[str], list[str], list[str]]:
    """Who and what ANA finds changed since a day: addresses, domains, targets."""
    since, answers = date.fromisoformat(day), at.answers(ANA)
    people = [str(item["address"]) for item in answers.people(since=since)["items"]]
    accounts = [domain for item in answers.accounts(since=since)["items"] for domain in item["domains"]]
    return people, accounts, [item["wanted"] for item in answers.targets(since=since)["items"]]


def made(path: Path) -> House:
    at = house(path)
    tell(at, ANA, *both_ways(ANA, CY, "2026-03-10"), mail(DEE, [CY, ANA], day="2026-04-20"))
    tell(at, BO, *both_ways(BO, ELI, "2026-03-05", "2026-03-06"))
    at.desk(ANA).targets.add(["Zell", "acme.example", "nobody.example"])
    return at


def test_own_evidence_of_that_day_or_later_counts(tmp_path: Path) -> None:
    at = made(tmp_path)
    assert asked(at, "2026-03-10") == ([CY, DEE], ["acme.example"], ["acme.example"])
    assert asked(at, "2026-04-20") == ([CY, DEE], ["acme.example"], ["acme.example"])
    assert asked(at, "2026-04-21") == ([], [], [])


def test_a_released_row_counts_by_the_month_of_its_last_contact(tmp_path: Path) -> None:
    at = made(tmp_path)
    share(at, BO, "all")
    assert asked(at, "2026-03-31") == (
        [CY, DEE, ELI],
        ["acme.example", "zell.example"],
        ["acme.example", "Zell"],
    )
    assert asked(at, "2026-04-01") == ([CY, DEE], ["acme.example"], ["acme.example"])


def test_when_somebody_began_to_share_or_shared_again_is_not_told(tmp_path: Path) -> None:
    at = made(tmp_path)
    share(at, BO, "all")
    before = asked(at, "2026-03-01"), asked(at, "2026-05-01")
    number = at.desk(BO).sharing.rules()["items"][0]["number"]
    at.desk(BO).sharing.undo(number)
    share(at, BO, "all")
    assert (asked(at, "2026-03-01"), asked(at, "2026-05-01")) == before


def test_what_changed_is_found_on_whichever_page_it_stands(tmp_path: Path) -> None:
    at = made(tmp_path)
    first = at.answers(ANA).people(since=date(2026, 3, 10), limit=1)
    second = at.answers(ANA).people(since=date(2026, 3, 10), limit=1, after=first["next"])
    assert [item["address"] for page in (first, second) for item in page["items"]] == [CY, DEE]
    assert second["next"] is None


def test_an_earlier_day_knows_only_what_was_there_by_then(tmp_path: Path) -> None:
    at = made(tmp_path)
    then = at.answers(ANA, date(2026, 4, 1)).people(since=date(2026, 3, 1))
    assert [item["address"] for item in then["items"]] == [CY]
