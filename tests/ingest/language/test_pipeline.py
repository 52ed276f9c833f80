import random
from collections.abc import Iterator

import pytest

from relgraph.errors import BadUse
from relgraph_ingest.language.pipeline import DEFAULT_PIPELINE, Pipeline, pipeline_version

NAMES = ("Anna Lind", "Bob Hart", "Cy Young", "Dee Stone", "Maria Gomez", "Jörg Müller")
FIRMS = ("Acme Corp.", "Beta Energy", "Gamma Partners LLC", "Omega University", "General Motors")
SHAPES = (
    "{a} met {b} of {f} in Oslo on Monday.",
    "Please ask {a} whether {f} has paid, and copy {b}.",
    "{f} hired {a}.",
    "- {a}, {b}   and {a} (from {f}) came;  {b} left at 5 pm.",
    "No names here, only words that go on for a while.",
    "{a}",
    "Dr. {a} and {f} will sue {f} for $3.5 million, said {b} on 12 May 2026.",
)


def made(count: int) -> list[str]:
    rng = random.Random(7)
    return [
        rng.choice(SHAPES).format(a=rng.choice(NAMES), b=rng.choice(NAMES), f=rng.choice(FIRMS))
        for _ in range(count)
    ]


@pytest.fixture(scope="module")
def pipeline() -> Iterator[Pipeline]:
    yield Pipeline()


def test_the_decoder_finds_what_the_model_itself_finds(pipeline: Pipeline) -> None:
    texts = [*made(40), "", " ", "\n\n", "x" * 300, "Anna " * 200]
    assert pipeline._decoder is not None
    docs = [pipeline._nlp.make_doc(text) for text in texts]
    usual = [[(e.start, e.end, e.label_) for e in doc.ents] for doc in pipeline._nlp.pipe(texts)]
    assert pipeline._decoder.decode(docs) == usual


def test_the_result_does_not_depend_on_batches_or_order(pipeline: Pipeline) -> None:
    texts = list(dict.fromkeys(made(40)))
    alone = {text: pipeline.entities([text])[0] for text in texts}
    shuffled = random.Random(3).sample(texts, len(texts))
    for size in (7, len(texts)):
        batches = [shuffled[n : n + size] for n in range(0, len(shuffled), size)]
        for batch in batches:
            assert pipeline.entities(batch) == [alone[text] for text in batch]


def test_entities_stand_where_they_say(pipeline: Pipeline) -> None:
    text = "Anna Lind met Bob Hart of Acme Corp. yesterday."
    (found,) = pipeline.entities([text])
    assert [(text[a:b], label) for a, b, label in found] == [
        ("Anna Lind", "PERSON"),
        ("Bob Hart", "PERSON"),
        ("Acme Corp.", "ORG"),
    ]


def test_the_version_names_the_model() -> None:
    assert pipeline_version() == f"{DEFAULT_PIPELINE}-3.8.0"


@pytest.mark.parametrize("name", ["no_such_pipeline", "json", "../escape", ""])
def test_a_pipeline_that_is_not_installed_is_bad_use(name: str) -> None:
    with pytest.raises(BadUse):
        pipeline_version(name)
