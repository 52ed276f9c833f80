"""Running a benchmark: what it writes, and what happens without data."""

import json
import subprocess
import sys
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from bench import benchmark as benchmarks
from bench import run as command
from bench.benchmark import NAMES, Measured, NoData, run

TODAY = date(2026, 5, 3)
ROOT = Path(benchmarks.__file__).parents[1]


class Counting:
    """A benchmark that counts the files of a folder."""

    def measure(self, data: Path) -> Measured:
        files = sorted(file.name for file in data.iterdir())
        if not files:
            raise NoData("counting: no files in the data folder")
        return {"files": len(files)}

    def table(self, measured: Measured) -> str:
        return f"| files |\n| ---: |\n| {measured['files']} |"


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(benchmarks, "benchmark", lambda name: Counting())


@pytest.mark.usefixtures("counting")
def test_a_run_writes_the_document_and_its_section_of_the_page(tmp_path: Path) -> None:
    data, out, page = tmp_path / "data", tmp_path / "out", tmp_path / "page.md"
    data.mkdir()
    (data / "a").write_text("x")
    page.write_text(
        "# Figures\n\n<!-- bench:counting begin -->\nold\n<!-- bench:counting end -->\n\nThe end.\n"
    )
    document = run("counting", data, TODAY, out=out, page=page)
    assert document == json.loads((out / "counting.json").read_text())
    assert (document["format"], document["benchmark"], document["date"]) == (1, "counting", "2026-05-03")
    assert document["measured"] == {"files": 1}
    assert document["machine"]["cores"] >= 1
    assert {"python", "relgraph", "spacy"} <= set(document["software"])
    written = page.read_text()
    assert "| 1 |" in written and "old" not in written and written.endswith("The end.\n")
    assert "Measured on 2026-05-03: " in written


@pytest.mark.usefixtures("counting")
def test_missing_data_leave_page_and_document_as_they_are(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Figures\n")
    (tmp_path / "empty").mkdir()
    for folder in ("empty", "none"):
        with pytest.raises(NoData):
            run("counting", tmp_path / folder, TODAY, out=tmp_path / "out", page=page)
    assert page.read_text() == "# Figures\n"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "arguments", [[], ["--data", ""], ["paths", "--data", "/does/not/exist"], ["nonsense", "--data", "."]]
)
def test_the_command_says_in_one_line_what_is_missing(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("bench: ") and said.err.count("\n") == 1


@pytest.mark.parametrize("name", ["ingest", "paths"])
def test_a_benchmark_has_a_command_of_its_own(name: str, tmp_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-m", f"bench.{name}", "--data", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 2
    assert said.stderr.startswith(f"bench: {name}: no enron/") and said.stderr.count("\n") == 1


def test_every_benchmark_measures_tells_and_has_its_place_on_the_page() -> None:
    page = benchmarks.PAGE.read_text("utf-8")
    for name in NAMES:
        module = import_module(f"bench.{name}")
        assert callable(module.measure) and callable(module.table)
        assert page.count(f"<!-- bench:{name} begin -->") == page.count(f"<!-- bench:{name} end -->") == 1


def test_the_page_names_no_place_of_a_machine_and_nobody() -> None:
    page = benchmarks.PAGE.read_text("utf-8")
    assert "/home/" not in page and "/work/" not in page and "/tmp/" not in page
    assert "@enron" not in page
