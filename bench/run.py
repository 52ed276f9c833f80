"""Run benchmarks: `python -m bench.run [NAME...] --data FOLDER`."""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from bench.benchmark import NAMES, NoData, run

DONE, NOT_DONE = 0, 2


def main(arguments: Sequence[str] | None = None, *, names: Sequence[str] = ()) -> int:
    """Run the benchmarks named, all where none is; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.run", description=__doc__)
    if not names:
        parser.add_argument(
            "names", nargs="*", metavar="NAME", help=f"one of {', '.join(NAMES)}; all if none"
        )
    parser.add_argument(
        "--data", default="", metavar="FOLDER", help="the folder that docs/benchmarks.md describes"
    )
    said = parser.parse_args(arguments)
    wanted = list(names or said.names or NAMES)
    if unknown := [name for name in wanted if name not in NAMES]:
        return _refuse(f"{unknown[0]}: no such benchmark: say {', '.join(NAMES)}")
    code = DONE
    for name in wanted:
        if not said.data:
            return _refuse(f"{name}: say where the data are: make bench DATA=FOLDER (see docs/benchmarks.md)")
        try:
            run(name, Path(said.data), datetime.now(UTC).date())
        except NoData as error:
            code = _refuse(str(error))
        else:
            print(f"{name}: written to bench/out/{name}.json and docs/benchmarks.md", file=sys.stderr)
    return code


def _refuse(text: str) -> int:
    print(f"bench: {text}", file=sys.stderr)
    return NOT_DONE


if __name__ == "__main__":
    sys.exit(main())
