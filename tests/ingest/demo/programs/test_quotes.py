from dataclasses import replace
from datetime import datetime, timedelta, timezone

from relgraph_ingest.demo.letters import Correspondent, Letter
from relgraph_ingest.demo.programs import quotes, write

CY = Correspondent("Cy Young", "cy@ardent.example")
BO = Correspondent("Bo Lind", "bo@fennmark.example")
CET = timezone(timedelta(hours=2))
ASKED = Letter(
    message_id="<1@ardent.example>",
    program="m365",
    language="en",
    sender=CY,
    to=(BO,),
    time=datetime(2026, 5, 4, 9, 7, tzinfo=CET),
    subject="Doncaster",
    text="Hi Bo,\n\nWhat does it cost?\n\nCy",
    signature="Cy Young\nChief Financial Officer",
)


def reply(program: str, language: str = "en") -> Letter:
    return replace(
        ASKED,
        message_id="<2@fennmark.example>",
        program=program,
        language=language,
        sender=BO,
        to=(CY,),
        time=ASKED.time + timedelta(hours=1),
        subject="Re: Doncaster",
        text="Less than you fear.\n\nBo",
        signature="",
        answers=ASKED,
    )


def test_gmail_writes_on_wrote_and_marks_the_lines() -> None:
    text = quotes.plain(reply("gmail"))
    assert "On Mon, May 4, 2026 at 9:07 AM Cy Young <cy@ardent.example> wrote:\n\n> Hi Bo,\n>\n> What" in text


def test_german_programs_write_german_lines() -> None:
    assert "Am 04.05.26 um 09:07 schrieb Cy Young:" in quotes.plain(reply("thunderbird", "de"))
    assert "\nVon: Cy Young <cy@ardent.example>\nGesendet: Montag, 4. Mai 2026 09:07\nAn: Bo" in quotes.plain(
        reply("exchange", "de")
    )


def test_outlook_puts_a_header_block_above_the_unmarked_text() -> None:
    text = quotes.plain(reply("outlook"))
    assert (
        "-----Original Message-----\nFrom: Cy Young <cy@ardent.example>\nSent: 4 May 2026 09:07\nTo: " in text
    )
    assert "\nHi Bo,\n" in text


def test_apple_mail_marks_its_own_line_too() -> None:
    assert "> On 4 May 2026, at 09:07, Cy Young <cy@ardent.example> wrote:\n>\n> Hi Bo," in quotes.plain(
        reply("apple")
    )


def test_mutt_answers_below() -> None:
    text = quotes.plain(reply("mutt"))
    assert text.index("> Hi Bo,") < text.index("Less than you fear.")


def test_a_forwarded_letter_comes_with_its_headers() -> None:
    letter = replace(reply("gmail"), answers=None, forwards=ASKED, text="See below.\n\nBo")
    text = quotes.plain(letter)
    assert (
        "---------- Forwarded message ---------\nFrom: Cy Young <cy@ardent.example>\nDate: Mon, May 4" in text
    )


def test_answers_carry_the_programs_own_prefix_once() -> None:
    assert quotes.prefixed_subject("Re: Doncaster", "m365", "en") == "RE: Doncaster"
    assert quotes.prefixed_subject("Doncaster", "exchange", "de") == "AW: Doncaster"
    assert quotes.prefixed_subject("Doncaster", "outlook", "en", forward=True) == "FW: Doncaster"


def test_only_the_writers_own_copy_tells_the_blind_copies() -> None:
    letter = replace(reply("gmail"), bcc=(Correspondent("", "dee@ardent.example"),))
    assert b"\nBcc: dee@ardent.example\n" in write(letter)
    assert b"dee@ardent.example" not in write(replace(letter, bcc=()))
