"""The words of the demo, read from the data files beside the code."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def material(name: str) -> dict[str, Any]:  # Any: TOML as it was written; readers pick it apart
    """Return the content of one data file."""
    return tomllib.loads(files("relgraph_ingest.demo").joinpath("data", f"{name}.toml").read_text("utf-8"))
