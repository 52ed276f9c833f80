import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relgraph.address import Address
from relgraph.evidence import Party
from relgraph_ingest.language.zones import Zone, zones

ANNA = Party("Anna Lind", Address("anna@acme.example"))
BO = Party("Bo Strand", Address("bo@beta.example"))


def cut(text: str, sender: Party | None = ANNA) -> list[tuple[str, int, str]]:
    """Kind, depth and words of each zone."""
    return [(z.kind, z.depth, text[z.start : z.end].strip()) for z in zones(text, sender, (ANNA, BO))]


def owners(text: str) -> list[str | None]:
    return [z.owner and (z.owner.name or z.owner.address) for z in zones(text, ANNA, (ANNA, BO))]


def kinds(text: str) -> list[str]:
    return [kind for kind, _, _ in cut(text)]


OUTLOOK = """Fine with me.

-----Original Message-----
From: Strand, Bo [mailto:bo@beta.example]
Sent: Monday, May 4, 2026 9:12 AM
To: Lind, Anna; Hart, Dee
Subject: Acme

Shall we meet?
"""


def test_an_outlook_reply_is_cut_at_its_header_block() -> None:
    assert cut(OUTLOOK)[0] == ("new", 0, "Fine with me.")
    assert [(kind, depth) for kind, depth, _ in cut(OUTLOOK)] == [("new", 0), ("header", 1), ("quoted", 1)]
    assert owners(OUTLOOK) == ["Anna Lind", "Bo Strand", "Bo Strand"]
    assert [r.name for r in zones(OUTLOOK, ANNA)[-1].readers] == ["Anna Lind", "Dee Hart"]


@pytest.mark.parametrize(
    "attribution",
    [
        "On Mon, May 4, 2026 at 9:12 AM Bo Strand <bo@beta.example> wrote:",
        "On Mon, May 4, 2026 at 9:12 AM, Bo Strand <\nbo@beta.example> wrote:",
        "On 4 May 2026, at 09:12, Bo Strand <bo@beta.example> wrote:",
        "Am 04.05.2026 um 09:12 schrieb Bo Strand <bo@beta.example>:",
        "Am Mo., 4. Mai 2026 um 09:12 Uhr schrieb Bo Strand <bo@beta.example>:",
        "Le lun. 4 mai 2026 à 09:12, Bo Strand <bo@beta.example> a écrit :",
        "El lun, 4 may 2026 a las 9:12, Bo Strand (<bo@beta.example>) escribió:",
        "Il giorno lun 4 mag 2026 alle ore 09:12 Bo Strand <bo@beta.example> ha scritto:",
        "Em seg., 4 de mai. de 2026 às 09:12, Bo Strand <bo@beta.example> escreveu:",
        "Op ma 4 mei 2026 om 09:12 schreef Bo Strand <bo@beta.example>:",
        "Den mån 4 maj 2026 kl 09:12 skrev Bo Strand <bo@beta.example>:",
        "2026-05-04 9:12 GMT+02:00 Bo Strand <bo@beta.example>:",
        "Bo Strand <bo@beta.example> wrote:",
        "--- Bo Strand <bo@beta.example> wrote:",
        "Quoting Bo Strand <bo@beta.example>:",
    ],
)
def test_attribution_lines_name_the_author_in_the_usual_languages(attribution: str) -> None:
    found = zones(f"Yes.\n\n{attribution}\n\n> Shall we meet?\n> Bo\n", ANNA)
    assert [(z.kind, z.depth) for z in found] == [("new", 0), ("header", 1), ("quoted", 1)]
    assert found[-1].owner is not None
    assert found[-1].owner.address == "bo@beta.example"
    assert found[-1].owner.name == "Bo Strand"


@pytest.mark.parametrize(
    "block",
    [
        "Von: Bo Strand <bo@beta.example>\nGesendet: Montag, 4. Mai 2026 09:12\nAn: Anna Lind\nBetreff: Acme",
        "De : Bo Strand <bo@beta.example>\nEnvoyé : lundi 4 mai 2026 09:12\nÀ : Anna Lind\nObjet : Acme",
        "De: Bo Strand <bo@beta.example>\nEnviado: lunes, 4 de mayo de 2026\nPara: Anna Lind\nAsunto: Acme",
        "Da: Bo Strand <bo@beta.example>\nInviato: lunedì 4 maggio 2026 09:12\nA: Anna Lind\nOggetto: Acme",
        "*From:* Bo Strand <bo@beta.example>\n*Date:* Monday, May 4\n*To:* Anna Lind\n*Subject:* Acme",
        "_____________________\nFrom: Bo Strand <bo@beta.example>\nSent: Monday\nTo: Anna Lind\nSubject: A",
    ],
)
def test_header_blocks_are_found_in_the_usual_languages(block: str) -> None:
    found = zones(f"Ok.\n\n{block}\n\nShall we meet?\n", ANNA)
    assert [z.kind for z in found] == ["new", "header", "quoted"]
    assert found[-1].owner == BO


def test_a_lotus_notes_forward_is_cut_and_credited() -> None:
    text = (
        "Please read\n\n---------------------- Forwarded by Anna Lind/OSL/ACME on 05/04/2026 \n05:43 PM "
        "---------------------------\n\n\nBo Strand\n05/04/2026 04:00 PM\nTo: Anna Lind/OSL/ACME@ACME, Dee \n"
        "Hart/OSL/ACME@ACME\ncc:  \n\nSubject: Deals\n\nMark them.\n"
    )
    found = zones(text, ANNA)
    assert [(z.kind, z.depth) for z in found] == [("new", 0), ("header", 1), ("forwarded", 1)]
    assert found[-1].owner == Party("Bo Strand", None)
    assert [r.name for r in found[-1].readers] == ["Anna Lind", "Dee Hart"]


def test_lotus_notes_replies_without_a_separator_are_cut() -> None:
    text = "When?\n\n\n\tBo Strand\n\tSent by: Dee Hart\n\t05/04/2026 03:52 PM\n\n"
    text += "\t\t To: Anna Lind/OSL/ACME@ACME\n"
    text += "\t\t cc: \n\t\t Subject: Re: Deals\n\nSoon.\n"
    assert [(kind, depth) for kind, depth, _ in cut(text)] == [("new", 0), ("header", 1), ("quoted", 1)]


def test_messages_quoted_in_a_quoted_message_lie_deeper() -> None:
    text = (
        OUTLOOK
        + "\n-----Original Message-----\nFrom: Cy Young\nSent: Sunday\nTo: Bo Strand\nSubject: A\n\nHello?\n"
    )
    assert [(kind, depth) for kind, depth, _ in cut(text)][-2:] == [("header", 2), ("quoted", 2)]
    assert owners(text)[-1] == "Cy Young"


def test_answers_between_quoted_lines_are_new() -> None:
    text = "On 4 May 2026, Bo Strand wrote:\n> Shall we?\n\nYes.\n\n> Where?\n\nIn Oslo.\n"
    assert [(kind, words) for kind, _, words in cut(text) if kind == "new"] == [
        ("new", "Yes."),
        ("new", "In Oslo."),
    ]


def test_greeting_signoff_signature_disclaimer_and_footer_are_told_apart() -> None:
    text = """Hi Bo,

The figures are attached, let us talk on Monday about what they mean.

Best regards,

Anna Lind
Head of Sales
Acme Inc.
+47 22 33 44 55

This message is confidential and intended only for the addressee. If you have received it in error,
please notify the sender and delete it.

_______________________________________________
Beta-dev mailing list
"""
    assert kinds(text) == ["greeting", "new", "signoff", "signature", "disclaimer", "footer"]


def test_a_name_alone_is_a_signoff_and_no_signature() -> None:
    assert kinds("See you there.\n\nAnna\n") == ["new", "signoff"]
    assert kinds("See you there.\n\n-- Anna\n") == ["new", "signoff"]


def test_a_signature_of_somebody_else_is_found_under_a_signoff() -> None:
    text = "The contract is attached.\n\nRegards,\nMaria Gomez\nAssistant to Anna Lind\n(212) 555-0142\n"
    assert kinds(text) == ["new", "signoff", "signature"]


def test_prose_is_not_taken_for_a_signature() -> None:
    text = "Call me at 212 555 0142 tomorrow so that we can go through all of the open points together.\n"
    assert kinds(text) == ["new"]
    assert kinds("Unfortunately,\nwe cannot come.\n") == ["new"]


def test_mobile_footers_are_footers() -> None:
    assert kinds("Yes.\n\nSent from my iPhone\n") == ["new", "footer"]
    assert kinds("Ja.\n\nVon meinem iPhone gesendet\n") == ["new", "footer"]


def whole(found: tuple[Zone, ...], text: str) -> bool:
    """Zones cover the text in order, without gaps."""
    ends = [0, *(z.end for z in found)]
    return all(z.start == before for z, before in zip(found, ends, strict=False)) and ends[-1] == len(text)


PIECES = st.sampled_from(
    [
        "From: Bo <bo@b.example>",
        "To: anna@a.example",
        "Sent: 1/2/2026 10:11 AM",
        "Subject: x",
        "> ",
        ">> hello",
        "-----Original Message-----",
        "On Monday, Bo wrote:",
        "Bo Lind/A/B@C",
        "05/04/2026 04:00 PM",
        "--",
        "-- ",
        "Thanks,",
        "Anna",
        "Anna Lind",
        "Hi,",
        "________________",
        "Sent from my phone",
        "CEO",
        "+1 212 555 0142",
        "",
        ":",
        "cc: ",
        "*From:*",
        "Begin forwarded message:",
        "From:",
        "\t\tTo:",
        "   ",
        "Le 4 mai, Bo a écrit :",
        "a line that goes on for quite a while, as lines of mail do when nobody wraps them.",
        "\u2028",
        "\x00",
        "\ud800",
    ]
)


@settings(max_examples=120, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_zones_cover_any_text_without_gaps(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    assert whole(zones(text, ANNA, (ANNA, BO)), text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_zones_cover_any_characters(text: str) -> None:
    assert whole(zones(text, None), text)
