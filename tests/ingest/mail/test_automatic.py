"""What nobody wrote is automatic, in every language that the tables know."""

import pytest

from relgraph.evidence import Verdict
from relgraph_ingest.mail.parse import parse


def verdict(
    *headers: str, subject: str = "Lunch", text: str = "Hello\n", to: str = "cy@beta.example"
) -> Verdict:
    lines = (*headers, "From: Bo Lind <bo@acme.example>", f"To: {to}", f"Subject: {subject}", "", text)
    return parse("\n".join(lines).encode()).verdict


@pytest.mark.parametrize(
    "headers",
    [
        ("Auto-Submitted: auto-replied",),
        ("Auto-Submitted: auto-replied; owner-email=bo@acme.example",),
        ("X-Autoreply: yes",),
        ("X-Autorespond: Lunch",),
        ("Precedence: auto_reply",),
        ("Return-Path: <>",),
        ("Content-Type: multipart/report; report-type=delivery-status; boundary=b",),
        ("Content-Type: multipart/report; report-type=disposition-notification; boundary=b",),
    ],
)
def test_headers_of_automatic_mail_are_known(headers: tuple[str, ...]) -> None:
    assert verdict(*headers) is Verdict.AUTO


@pytest.mark.parametrize(
    "subject",
    [
        "Out of Office AutoReply: Lunch",
        "Automatic reply: Lunch",
        "Bo Lind is out of the office.",
        "Automatische Antwort: Mittagessen",
        "Abwesenheitsnotiz: Mittagessen",
        "Réponse automatique : déjeuner",
        "Absence du bureau : déjeuner",
        "Respuesta automática: comida",
        "Risposta automatica: pranzo",
        "Automatisch antwoord: lunch",
        "Afwezigheidsbericht: lunch",
        "Resposta automática: almoço",
        "Undeliverable: Lunch",
        "Delivery Status Notification (Failure)",
        "Mail delivery failed: returning message to sender",
        "Unzustellbar: Mittagessen",
    ],
)
def test_subjects_of_automatic_mail_are_known(subject: str) -> None:
    assert verdict(subject=subject) is Verdict.AUTO


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Out of office", "I am out of the office until Monday."),
        ("Urlaub", "Ich bin derzeit nicht erreichbar, in dringenden Fällen bitte Dee."),
        ("Congés", "Je suis en congé jusqu'à lundi."),
        ("Vacaciones", "Estoy de vacaciones hasta el lunes."),
        ("Ferie", "Sono in ferie fino a lunedì."),
        ("Vakantie", "Ik ben op vakantie tot maandag."),
        ("Férias", "Estou de férias até segunda."),
        ("Lunch", "This is an automated response. We will be in touch."),
        ("Read: Lunch", "Your message\n\nwas read on Monday."),
    ],
)
def test_a_notice_to_one_recipient_is_automatic(subject: str, text: str) -> None:
    assert verdict(subject=subject, text=text) is Verdict.AUTO


def test_people_tell_others_of_their_absence() -> None:
    text = "I am out of the office until Monday, Dee takes my calls."
    assert (
        verdict(subject="Out of office next week", text=text, to="a@b.example, c@d.example") is Verdict.PERSON
    )
    assert verdict(subject="Re: Lunch", text=text) is Verdict.PERSON
    assert verdict(subject="[Dev] Re: Bo Lind is out of the office.", text=text) is Verdict.PERSON
    assert verdict(subject="Vacation pictures", text="Have a look!") is Verdict.PERSON


def test_a_report_that_a_person_forwards_is_a_persons() -> None:
    forwarded = "---------------------- Forwarded by Bo Lind/HAM on 01/02/2001 ------\nundeliverable\n"
    assert verdict(subject="Undeliverable mail", text=forwarded) is Verdict.PERSON
    assert (
        verdict(subject="Out of Office AutoReply: Lunch", text=f"See below.\n{forwarded}") is Verdict.PERSON
    )
    answer = "> This is an automated response. We will be in touch.\n"
    assert verdict(text=f"Have you seen this?\n{answer}") is Verdict.PERSON


def invitation(method: str, *headers: str) -> Verdict:
    kind = f"Content-Type: text/calendar; method={method}"
    return verdict(*headers, kind, subject="Lunch", text="BEGIN:VCALENDAR\nEND:VCALENDAR\n")


def test_invitations_are_written_by_people_and_answered_by_machinery() -> None:
    assert invitation("REQUEST") is Verdict.PERSON
    assert invitation("CANCEL", "Auto-Submitted: auto-generated") is Verdict.PERSON
    assert invitation("REQUEST", "Sender: Calendar <calendar-notification@service.example>") is Verdict.PERSON
    assert invitation("REPLY") is Verdict.AUTO
    assert invitation("COUNTER") is Verdict.AUTO
    assert invitation("REQUEST", "From: no-reply@service.example") is Verdict.MACHINE


def test_an_answer_with_a_word_from_the_person_is_a_persons() -> None:
    assert verdict(subject="Accepted: Lunch", text="\n") is Verdict.AUTO
    assert verdict(subject="Zugesagt: Mittagessen", text="") is Verdict.AUTO
    assert verdict(subject="Accepted: Lunch", text="Can Dee come too?\n") is Verdict.PERSON
