"""A benchmark: it measures something in a folder of data, and says it in a table."""

import json
from collections.abc import Mapping
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, cast

from bench.machine import machine, software
from bench.page import replaced

FORMAT = 1
ROOT = Path(__file__).resolve().parent
OUT = ROOT / "out"
PAGE = ROOT.parent / "docs" / "benchmarks.md"

NAMES = ("ingest", "paths", "load", "stores", "verdicts", "kills")
"""Every benchmark, in the order in which they are run."""

Measured = dict[str, Any]
"""What a benchmark found: JSON's own types."""


class NoData(Exception):
    """The data a benchmark needs are not there; `str(error)` is the one line shown."""


class Benchmark(Protocol):
    """A module of this package that measures."""

    def measure(self, data: Path) -> Measured:
        """Return the figures; raises NoData where `data` has not what is needed."""

    def table(self, measured: Measured) -> str:
        """Return the figures in Markdown."""


def benchmark(name: str) -> Benchmark:
    """Return the module of that name."""
    return cast(Benchmark, import_module(f"bench.{name}"))


def run(name: str, data: Path, today: date, *, out: Path = OUT, page: Path = PAGE) -> Measured:
    """Measure, write NAME.json, and put the table in its place in docs/benchmarks.md."""
    if not data.is_dir():
        raise NoData(f"{name}: say where the data are: make bench DATA=FOLDER (see docs/benchmarks.md)")
    module = benchmark(name)
    on = machine()
    measured = module.measure(data)
    document = {
        "format": FORMAT,
        "benchmark": name,
        "date": today.isoformat(),
        "machine": on,
        "software": software(),
        "measured": measured,
    }
    out.mkdir(parents=True, exist_ok=True)
    (out / f"{name}.json").write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", "utf-8")
    section = f"{stated(document)}\n\n{module.table(measured)}"
    text = page.read_text("utf-8") if page.exists() else ""
    page.write_text(replaced(text, name, section), "utf-8")
    return document


def stated(document: Mapping[str, Any]) -> str:
    """Return the line that says when and on what the figures were measured."""
    on, versions = document["machine"], document["software"]
    memory = f", {on['memory_gib']:.0f} GiB" if on["memory_gib"] else ""
    load = f" (load {on['load']} when it began)" if on["load"] is not None else ""
    packages = ", ".join(f"{name} {found}" for name, found in versions.items() if name != "python")
    return (
        f"Measured on {document['date']}: {on['cpu']}, {on['cores']} cores{memory}{load}, {on['system']},"
        f" Python {versions['python']}; {packages}."
    )
