import pytest

from relgraph_ingest.language.tongue import is_english


@pytest.mark.parametrize(
    "text",
    [
        "",
        "OK",
        "Please send me the contract when you have it.",
        "Café at 5? Anna",
        "Danke, please see below.",
    ],
)
def test_english_and_what_is_too_short_to_tell_counts_as_english(text: str) -> None:
    assert is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vielen Dank für Ihre Nachricht, wir haben das Angebot geprüft und melden uns nach der Sitzung.",
        "Merci pour votre message, nous avons reçu le contrat et nous vous répondrons dans la semaine.",
        "Gracias por el mensaje, hemos recibido el contrato y lo revisaremos con los abogados para el lunes.",
        "Спасибо за письмо, мы получили договор.",
        "契約書を受け取りました。ありがとうございます。",
    ],
)
def test_other_languages_are_told_by_script_or_common_words(text: str) -> None:
    assert not is_english(text)
