from datetime import date
from random import Random

from relgraph_ingest.demo.phrasing import Phrasing


def phrasing(language: str = "en", **names: str) -> Phrasing:
    slots = {name.replace("_", "."): value for name, value in names.items()}
    return Phrasing(Random(1), date(2026, 5, 20), language, slots, {"site": ("Hull", "Goole")})


def test_one_of_the_alternatives_is_said() -> None:
    assert phrasing().say("[Thanks|Many thanks], Bo") in {"Thanks, Bo", "Many thanks, Bo"}
    assert phrasing().say("[a|b [c|d]]") in {"a", "b c", "b d"}
    assert phrasing().say("- [ ] to do") == "- [ ] to do"


def test_names_are_put_in() -> None:
    assert phrasing(us_call="Bo", us2_call="Jörg").say("{us.call} and {us2.call}") == "Bo and Jörg"


def test_a_word_once_drawn_stays() -> None:
    said = phrasing()
    first, second = said.say("{site}"), said.say("{site2}")
    assert {first, second} == {"Hull", "Goole"}
    assert said.say("{site} {site2}") == f"{first} {second}"


def test_a_number_is_drawn_once_and_within_its_span() -> None:
    said = phrasing()
    number = said.say("{meters:4-9}")
    assert 4 <= int(number) <= 9
    assert said.say("{meters:4-9}") == number
    assert phrasing().say("{price:18000-18000}") == "18,000"
    assert phrasing("de").say("{price:18000-18000}") == "18.000"


def test_dates_count_from_the_start_and_fall_on_working_days() -> None:
    assert (
        phrasing().say("{weekday:1}, {date:1}, {month:-1}, Q: {quarter:0}")
        == "Thursday, 21 May, April, Q: Q2"
    )
    assert phrasing().say("{weekday:3}") == "Monday"
    assert phrasing("de").say("{date:1} {year:1}") == "21. Mai 2027"
