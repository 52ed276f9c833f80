"""Why this strength? Opened down to the messages."""

from pydantic import TypeAdapter
from tests.builders import ANA, BO, CY, DEE, book, both_ways, mail, meeting, published, view

from relgraph.answers.answers import ViewAnswers
from relgraph.book.book import Book
from relgraph.documents import Tie
from relgraph.evidence import Verdict

SHAPE = TypeAdapter(Tie)
DAYS = ("2026-03-02", "2026-05-01", "2026-05-18")


def ident(answers: ViewAnswers, address: str) -> str:
    (found,) = [one["id"] for one in answers.people("")["items"] if one["address"] == address]
    return found


def asked(own: Book, address: str = CY, of: str | None = None, **how: int) -> Tie:
    answers = ViewAnswers(view(own))
    found = answers.tie(ident(answers, address), of and ident(answers, of), **how)  # type: ignore[arg-type]
    assert found is not None
    SHAPE.validate_python(found, strict=True)
    return found


def test_the_first_line_says_on_how_many_days_each_wrote() -> None:
    own = book(*both_ways(ANA, CY, *DAYS), meeting(ANA, CY, day="2026-05-02"))
    assert asked(own)["summary"] == (
        "Strong: you wrote on 3 days, they wrote on 3 days and you met once in the last year."
    )


def test_the_messages_are_those_of_the_two_latest_first_with_direction_and_place() -> None:
    own = book(
        mail(ANA, CY, day="2026-05-01", subject="Offer", source="sent", place="7"),
        mail(CY, [ANA, DEE], day="2026-05-03", subject="Re: Offer"),
        meeting(ANA, CY, day="2026-05-02"),
        mail(DEE, [ANA, CY], day="2026-05-04"),
        mail(ANA, DEE, day="2026-05-05"),
    )
    told = [(m["date"], m["direction"], m["subject"], m["people"]) for m in asked(own)["messages"]]
    assert told == [
        ("2026-05-03", "in", "Re: Offer", 2),
        ("2026-05-02", "met", None, 1),
        ("2026-05-01", "out", "Offer", 1),
    ]
    assert (asked(own)["messages"][2]["source"], asked(own)["messages"][2]["place"]) == ("sent", "7")


def test_what_does_not_count_is_shown_and_says_why() -> None:
    crowd = [f"p{number}@zell.example" for number in range(30)]
    own = book(
        *both_ways(ANA, CY, "2026-05-01"),
        mail(CY, [ANA, *crowd], day="2026-05-02"),
        mail(CY, ANA, day="2026-05-03", verdict=Verdict.LIST),
    )
    told = {m["date"]: m["why_not"] for m in asked(own)["messages"]}
    assert told == {
        "2026-05-03": "came through a mailing list",
        "2026-05-02": "went to 31 people",
        "2026-05-01": None,
    }


def test_pages_of_messages_follow_each_other_without_gap_or_overlap() -> None:
    own = book(*both_ways(ANA, CY, *(f"2026-04-{day:02}" for day in range(1, 20))))
    whole = [message["id"] for message in asked(own, limit=200)["messages"]]
    assert len(whole) == len(set(whole)) == 38
    answers, found, after = ViewAnswers(view(own)), [], None
    while True:
        page = answers.tie(ident(answers, CY), after=after, limit=7)
        assert page is not None
        found += [message["id"] for message in page["messages"]]
        after = page["next"]
        if after is None:
            break
    assert found == whole


def test_a_mark_that_leads_nowhere_begins_at_the_start() -> None:
    own = book(*both_ways(ANA, CY, *DAYS))
    answers = ViewAnswers(view(own))
    for after in ("x", "WyJhIiwgImIiXQ", "WyI5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTkiLCAiIl0"):
        found = answers.tie(ident(answers, CY), after=after)
        assert found is not None
        assert len(found["messages"]) == 6


def test_what_would_change_it_is_worked_out_by_the_same_formula() -> None:
    weak = book(mail(ANA, CY, day="2026-01-02"), mail(CY, ANA, day="2026-01-03", text="re"))
    assert asked(weak)["tier"] == "weak"
    assert asked(weak)["change"] == [
        "Mail both ways today would make it moderate.",
        "Three months of silence would leave it weak.",
    ]


def test_two_others_have_a_tie_of_their_own() -> None:
    own = book(*(mail(CY, [ANA, DEE], day=day) for day in DAYS), mail(ANA, CY, day="2026-05-02"))
    found = asked(own, DEE, of=CY)
    assert found["of"] is not None
    assert found["of"]["address"] == CY
    assert found["summary"] == "Weak: cy wrote on 3 days in the last year."
    assert [message["direction"] for message in found["messages"]] == ["out"] * 3
    assert found["shared"] == []


def test_without_a_tie_it_says_who_shares_one() -> None:
    bo = book(*both_ways(BO, "Cy Young <cy@acme.example>", *DAYS), member=BO)
    answers = ViewAnswers(view(book(), *published(bo), members=(ANA, f"Bo Lind <{BO}>")))
    found = answers.tie(ident(answers, CY))
    assert found is not None
    assert found["summary"] == "You have no contact with Cy Young on record; Bo Lind shares a tie."
    assert (found["tier"], found["messages"], found["change"]) == (None, [], [])
    assert [one["member_name"] for one in found["shared"]] == ["Bo Lind"]


def test_nobody_and_oneself_are_none() -> None:
    answers = ViewAnswers(view(book(*both_ways(ANA, CY, *DAYS))))
    assert answers.tie("0" * 20) is None
    assert answers.tie(ident(answers, CY), "0" * 20) is None
    assert answers.tie(ident(answers, CY), ident(answers, CY)) is None


def test_a_meeting_that_names_somebody_alone_counts_where_the_name_is_theirs_alone() -> None:
    own = book(
        *both_ways(ANA, "Cy Young <cy@acme.example>", "2026-05-01"),
        meeting(ANA, "Cy Young", day="2026-05-05"),
    )
    assert [message["direction"] for message in asked(own)["messages"]] == ["met", "in", "out"]
