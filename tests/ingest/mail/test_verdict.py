"""People's mail is told from that of lists, mass mailers and programs."""

import pytest

from relgraph.evidence import Verdict
from relgraph_ingest.mail.parse import parse
from relgraph_ingest.mail.verdict import MANY

NEWSLETTER = "Our offers this week.\n\nTo unsubscribe from this newsletter click below.\n"


def verdict(*headers: str, text: str = "Hello Cy,\n\nlunch on Friday?\n\nBo\n", **other: str) -> Verdict:
    usual = {"From": "Bo Lind <bo@acme.example>", "To": "cy@beta.example", "Subject": "Lunch"}
    for name, value in other.items():
        usual[name.rstrip("_").replace("_", "-").title()] = value
    lines = [*headers, *(f"{name}: {value}" for name, value in usual.items()), "", text]
    return parse("\n".join(lines).encode()).verdict


def page(text: str, **other: str) -> Verdict:
    return verdict("Content-Type: text/html; charset=utf-8", text=text, **other)


@pytest.mark.parametrize(
    "headers",
    [
        (),
        ("Precedence: normal",),
        ("Auto-Submitted: no",),
        ("Feedback-ID: i1a2b3c4d:Fastmail",),
        ("X-Mailer: Microsoft Outlook 16.0",),
        ("X-Auto-Response-Suppress: DR, OOF, AutoReply", "Thread-Index: AdT"),
        ("Sender: dee@acme.example",),
        ("Return-Path: <bo@acme.example>",),
    ],
)
def test_what_people_write_is_a_persons(headers: tuple[str, ...]) -> None:
    assert verdict(*headers) is Verdict.PERSON


@pytest.mark.parametrize(
    "headers",
    [
        ("List-Post: <mailto:dev@lists.example>", "List-Unsubscribe: <mailto:x@lists.example>"),
        ("List-Id: <dev.lists.example>",),
        ("Precedence: list",),
        ("Precedence: bulk", "X-BeenThere: dev@lists.example"),
        ("Mailing-List: contact dev-help@lists.example; run by ezmlm",),
        ("X-Mailing-List: dev@lists.example",),
        ("Sender: owner-dev@acme.example",),
        ("Return-Path: <dev-bounces+cy=beta.example@lists.example>",),
    ],
)
def test_what_came_through_a_list_is_a_lists(headers: tuple[str, ...]) -> None:
    assert verdict(*headers) is Verdict.LIST


def test_mail_to_a_known_host_of_lists_alone_is_a_lists() -> None:
    assert verdict(to="dev@googlegroups.com") is Verdict.LIST
    assert verdict(to="cy@beta.example, dev@googlegroups.com") is Verdict.PERSON


@pytest.mark.parametrize(
    "headers",
    [
        ("List-Unsubscribe: <https://x.example/u>",),
        ("List-Unsubscribe: <https://x.example/u>", "List-Id: <123.mail.example>"),
        ("List-Unsubscribe: <https://x.example/u>", "List-Post: NO"),
        ("Precedence: bulk",),
        ("Precedence: junk",),
        ("X-Campaign-Id: 12",),
        ("X-MC-User: 12",),
        ("X-Mailer: Constant Contact 7.1",),
        ("X-Spam-Flag: YES",),
        ("X-Gmail-Labels: Spam,Unread",),
    ],
)
def test_what_mass_mailers_mark_is_bulk(headers: tuple[str, ...]) -> None:
    assert verdict(*headers) is Verdict.BULK


def test_what_goes_to_everybody_is_bulk() -> None:
    assert verdict(to=", ".join(f"p{number}@beta.example" for number in range(MANY))) is Verdict.BULK
    assert verdict(to=", ".join(f"p{number}@beta.example" for number in range(5))) is Verdict.PERSON
    assert verdict(to="All Staff <all.berlin@acme.example>") is Verdict.BULK
    assert verdict(to="DL-Sales <sales.dl-emea@acme.example>") is Verdict.BULK
    assert verdict(to="Al Allen <al.allen@acme.example>") is Verdict.PERSON


@pytest.mark.parametrize(
    "text",
    [
        NEWSLETTER,
        "Angebote der Woche.\n\nWenn Sie diese E-Mail nicht mehr erhalten wollen: hier abmelden.\n",
        "Nos offres.\n\nPour vous désabonner, suivez ce lien.\n",
        "Ofertas.\n\nSi no desea recibir más correos, puede darse de baja.\n",
        "Offerte.\n\nPer cancellarti dalla newsletter segui il link.\n",
        "Aanbiedingen.\n\nWilt u deze nieuwsbrief niet meer ontvangen? Meld u af.\n",
        "Ofertas.\n\nPara cancelar inscrição responda a este aviso.\n",
        "Hello!\n\nhttps://news.acme.example/unsubscribe?id=12\n",
        "View this email in your browser\n\n" + "Words and more words.\n" * 400,
    ],
)
def test_a_mailing_that_tells_how_to_leave_it_is_bulk(text: str) -> None:
    assert verdict(text=text) is Verdict.BULK


@pytest.mark.parametrize(
    "text",
    [
        "No, thanks.\n\n> Our offers this week.\n> To unsubscribe from this newsletter click below.\n",
        f"No, thanks.\n\n-----Original Message-----\nFrom: Shop\nSent: Monday\n\n{NEWSLETTER}",
        f"No, thanks.\n\nOn Monday, Shop wrote:\n{NEWSLETTER}",
    ],
)
def test_an_answer_that_quotes_a_newsletter_is_a_persons(text: str) -> None:
    assert verdict(text=text, subject="Re: Offers") is Verdict.PERSON
    assert verdict("In-Reply-To: <1@x.example>", text=text) is Verdict.PERSON
    assert verdict(text=text) is Verdict.PERSON


def test_an_answer_with_the_newsletter_unmarked_under_it_is_a_persons() -> None:
    assert verdict("In-Reply-To: <1@x.example>", text=f"No, thanks.\n\n{NEWSLETTER}") is Verdict.PERSON


def test_a_subject_alone_does_not_make_an_answer() -> None:
    assert verdict(text=NEWSLETTER, subject="Re: your account") is Verdict.BULK


def test_pages_of_links_and_images_are_bulk_and_a_signature_is_not() -> None:
    shop = (
        "<p>Sale! Shop now, free shipping.</p>"
        + '<a href="http://s.example/1"><img src="http://s.example/1.png"></a>' * 12
    )
    assert page(shop, subject="Sale!!") is Verdict.BULK
    signed = (
        "<p>Hello Cy, lunch on Friday?</p><p>Bo Lind</p>"
        + '<a href="http://s.example/1"><img src="cid:1"></a>' * 3
    )
    assert page(signed) is Verdict.PERSON
    assert page('<p>x</p><a href="https://s.example/optout/1">here</a>') is Verdict.BULK
    assert verdict(text=f"<html><body>{shop}</body></html>", subject="Sale!!") is Verdict.BULK


def test_an_office_may_write_a_letter() -> None:
    letter = "Dear Cy,\n\nplease find our offer attached; terms and conditions apply.\n\nBo\n"
    assert verdict(text=letter, from_="Acme Sales <sales@acme.example>") is Verdict.PERSON


@pytest.mark.parametrize(
    "author",
    [
        "no-reply@acme.example",
        "Acme <notifications@acme.example>",
        "Bo Lind (via Docs) <drive-noreply@service.example>",
        "Bo Lind via Service <docs@service.example>",
        "root@host.acme.example",
        "receipts+12@acme.example",
        "jira@acme.example",
    ],
)
def test_what_programs_send_is_a_machines(author: str) -> None:
    assert verdict(from_=author) is Verdict.MACHINE


@pytest.mark.parametrize(
    "headers",
    [
        ("Auto-Submitted: auto-generated",),
        ("X-GitHub-Reason: mention",),
        ("X-Mailer: Jenkins",),
        ("X-Auto-Response-Suppress: All",),
    ],
)
def test_what_programs_mark_is_a_machines(headers: tuple[str, ...]) -> None:
    assert verdict(*headers) is Verdict.MACHINE


@pytest.mark.parametrize(
    "text",
    [
        "Your parcel has left.\n\nThis is an automated message, please do not reply to this email.\n",
        "Ihr Paket ist unterwegs.\n\nBitte antworten Sie nicht auf diese E-Mail.\n",
        "Votre colis est parti.\n\nMerci de ne pas répondre à ce message.\n",
        "Su paquete ha salido.\n\nPor favor, no responda a este mensaje.\n",
        "Il pacco è partito.\n\nSi prega di non rispondere a questa e-mail.\n",
        "Uw pakket is onderweg.\n\nDit is een automatisch gegenereerd bericht.\n",
        "A encomenda saiu.\n\nEsta é uma mensagem automática.\n",
    ],
)
def test_what_says_that_it_is_automatic_is_a_machines(text: str) -> None:
    assert verdict(text=text) is Verdict.MACHINE
    assert (
        verdict("In-Reply-To: <1@x.example>", text="\n".join(f"> {line}" for line in text.split("\n")))
        is Verdict.PERSON
    )


def test_newsletters_from_a_programs_address_are_bulk() -> None:
    assert verdict(text=NEWSLETTER, from_="no-reply@shop.example") is Verdict.BULK
    assert verdict(from_="Acme News <newsletter@acme.example>") is Verdict.BULK
    assert (
        verdict(
            "List-Id: <dev.x.example>", "List-Post: <mailto:dev@x.example>", from_="bugzilla-daemon@x.example"
        )
        is Verdict.MACHINE
    )


def test_what_runs_a_list_is_a_machine_and_a_newsletters_list_is_bulk() -> None:
    assert verdict("List-Post: <mailto:dev@x.example>", from_="dev-request@x.example") is Verdict.MACHINE
    assert verdict("Return-Path: <offers-bounces@x.example>", text=NEWSLETTER) is Verdict.BULK


def test_the_reason_is_told() -> None:
    mail = parse(b"From: bo@acme.example\nList-Unsubscribe: <mailto:x@y.example>\n\nx")
    assert (mail.verdict, mail.verdict_reason) == (Verdict.BULK, "List-Unsubscribe")
