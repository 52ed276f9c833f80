import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relgraph.address import Address
from relgraph.evidence import Introduction, Party
from relgraph_ingest.language.introductions import Scene, introductions
from relgraph_ingest.language.lines import lines
from relgraph_ingest.language.names import Roster
from relgraph_ingest.language.paragraphs import paragraphs

DEE = Party("Dee Hart", Address("dee@gamma.example"))
ANNA = Party("Anna Lind", Address("anna@acme.example"))


def found(text: str, people: tuple[Party, ...] = (DEE, ANNA)) -> list[Introduction]:
    """Introductions in what Dee writes to Anna."""
    scene = Scene(DEE, (ANNA,), Roster(people))
    return list(introductions(list(paragraphs(lines(text))), scene))


def names(introduction: Introduction) -> tuple[str | None, set[str | None]]:
    who = introduction.introducer
    return (who.name if who else None, {p.name for p in introduction.parties})


MADE = ("Dee Hart", {"Anna Lind", "Bob Strand"})


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("Anna, meet Bob Strand. Bob runs the plant in Bergen.", "made", MADE),
        ("I am happy to be introducing you to Bob Strand, who runs the plant.", "made", MADE),
        ("I'd like to introduce you to Bob Strand.", "offered", MADE),
        ("Let me introduce you to my colleague Bob Strand.", "made", MADE),
        ("I've cc'd Bob Strand so you can discuss it directly.", "made", MADE),
        ("I have copied Bob Strand, who leads the project.", "made", MADE),
        ("Bob Strand, cc'd here, can tell you more.", "made", MADE),
        ("Bob Strand will be calling you about the tender.", "made", MADE),
        ("Happy to put you in touch with Bob Strand.", "offered", MADE),
        ("I can connect you with Bob Strand if you like.", "offered", MADE),
        ("Would you like me to introduce you to Bob Strand?", "offered", MADE),
        ("Should I give Bob Strand your number?", "offered", ("Dee Hart", {"Anna Lind", "Bob Strand"})),
        ("I'll ask Bob Strand to call you.", "offered", MADE),
        (
            "Could you put me in touch with Bob Strand?",
            "requested",
            ("Anna Lind", {"Dee Hart", "Bob Strand"}),
        ),
        (
            "Can I get an introduction to Bob Strand?",
            "requested",
            ("Anna Lind", {"Dee Hart", "Bob Strand"}),
        ),
        ("Is there someone at Acme I should talk to about this?", "requested", ("Anna Lind", {"Dee Hart"})),
        ("Can you point me to the right person?", "requested", ("Anna Lind", {"Dee Hart"})),
        ("Bob Strand suggested I contact you.", "referral", ("Bob Strand", {"Dee Hart", "Anna Lind"})),
        ("I was referred to you by Bob Strand.", "referral", ("Bob Strand", {"Dee Hart", "Anna Lind"})),
        ("I got your name from Bob Strand.", "referral", ("Bob Strand", {"Dee Hart", "Anna Lind"})),
        ("Bob Strand gave me your e-mail address.", "referral", ("Bob Strand", {"Dee Hart", "Anna Lind"})),
        ("You should talk to Bob Strand about that.", "referral", MADE),
        ("I would recommend talking to Bob Strand first.", "referral", MADE),
        ("Bob Strand is the right person to talk to.", "referral", MADE),
        ("I referred Bob Strand to you.", "referral", MADE),
        ("I told Bob Strand to get in touch with you.", "referral", MADE),
        ("Bob Strand introduced me to Cy Young.", "reported", ("Bob Strand", {"Dee Hart", "Cy Young"})),
        (
            "Thanks for putting me in touch with Bob Strand.",
            "reported",
            ("Anna Lind", {"Dee Hart", "Bob Strand"}),
        ),
        ("Thanks for the intro to Bob Strand!", "reported", ("Anna Lind", {"Dee Hart", "Bob Strand"})),
        ("I met Bob Strand through Cy Young.", "reported", ("Cy Young", {"Dee Hart", "Bob Strand"})),
        ("Bob Strand will be taking over from me in June.", "handover", MADE),
        ("Your new contact is Bob Strand.", "handover", MADE),
        ("I have asked Bob Strand to follow up with you.", "handover", MADE),
    ],
)
def test_what_people_write_when_they_introduce(text: str, kind: str, who: tuple[str, set[str]]) -> None:
    (one,) = found(text)
    assert one.kind == kind
    assert names(one) == who


@pytest.mark.parametrize(
    "text",
    [
        "We would like to introduce our new product to you.",
        "The senate introduced Bill 17 on Monday.",
        "I would like to introduce a change to the agenda.",
        "Let me introduce myself.",
        "Please contact Bob Strand with any questions.",
        "If you have questions you should contact Bob Strand.",
        "You can call Bob Strand if you have any questions.",
        "Bob Strand asked me to send you the attached.",
        "Bob Strand asked me to schedule a call.",
        "Bob Strand asked me to call you to schedule the meeting.",
        "Let us meet Bob Strand in Oslo.",
        "Introduction to the course: Bob Strand.",
        "The system will connect you to the server.",
        "Steve forwarded your email to the group.",
        "Acme Corp. is taking over Beta Systems.",
        "I will call Bob Strand tomorrow.",
    ],
)
def test_what_looks_like_an_introduction_and_is_none(text: str) -> None:
    assert found(text) == []


def test_somebody_who_is_on_the_message_is_introduced_and_not_only_offered() -> None:
    bob = Party("Bob Strand", Address("bob@beta.example"))
    (one,) = found("I'd like to introduce Bob Strand, who runs the plant.", (DEE, ANNA, bob))
    assert (one.kind, one.modality) == ("made", "done")
    assert bob in one.parties


def test_pronouns_lead_back_to_who_was_named_before() -> None:
    (one,) = found("I met Bob Strand in Bergen last week.\n\nI gave him your number.")
    assert names(one) == MADE


def test_refusals_are_declined() -> None:
    (one,) = found("Sorry, I can't introduce you to Bob Strand right now.")
    assert (one.kind, one.modality) == ("offered", "declined")


def test_you_is_nobody_where_many_read() -> None:
    many = tuple(Party(f"Reader {n}", Address(f"r{n}@acme.example")) for n in range(9))
    scene = Scene(DEE, many, Roster(many))
    (one,) = introductions(list(paragraphs(lines("Bob Strand suggested I contact you."))), scene)
    assert names(one) == ("Bob Strand", {"Dee Hart"})


def test_the_quote_stands_where_it_says_and_is_short() -> None:
    text = "> Bob Strand from the plant in Bergen suggested to me that I should contact\n> you about it.\n"
    (one,) = found(text)
    assert text[one.start : one.end].startswith("Bob Strand")
    assert len(text[one.start : one.end].split()) <= 16


WORDS = "Anna Bob meet introduced me you him to in touch with suggested I contact gave your name . , and"


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=30))
def test_no_jumble_of_words_breaks_the_grammar(jumble: list[str]) -> None:
    text = " ".join(jumble)
    for one in found(text):
        assert 0 <= one.start < one.end <= len(text)
        assert one.parties and one.introducer not in one.parties
