"""Golden pairs: small invented messages beside the facts that the reader finds in them."""

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from relgraph_ingest.language.reader import Reader

HERE = Path(__file__).parent / "golden"
PAIRS = sorted(HERE.glob("*.txt"))


def _golden() -> ModuleType:
    spec = importlib.util.spec_from_file_location("golden", HERE / "regenerate.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader(workers=0) as found:
        yield found


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_a_golden_message_gives_the_facts_beside_it(path: Path, reader: Reader) -> None:
    golden = _golden()
    text = golden.message(path)
    (reading,) = reader.read([text])
    found = [json.loads(json.dumps(golden.line(fact, text.text))) for fact in reading.facts]
    expected = [json.loads(line) for line in path.with_suffix(".jsonl").read_text("utf-8").splitlines()]
    assert found == expected


def test_each_kind_of_introduction_has_a_golden_pair_and_so_have_those_that_are_none() -> None:
    stems = {path.stem for path in PAIRS}
    kinds = {
        "made",
        "offered",
        "requested",
        "referral_in",
        "referral_out",
        "reported",
        "handover",
        "declined",
    }
    assert {f"introduction_{kind}" for kind in kinds | {"quoted", "none"}} <= stems
    none = (HERE / "introduction_none.jsonl").read_text("utf-8")
    assert none and '"Introduction"' not in none
