"""A way in as pages show it: in words, step by step, and drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from relgraph.documents import Path
from relgraph_web.drawing import Drawing, across, down
from relgraph_web.emphasis import Piece, emphasise
from relgraph_web.listing import names_on, proof
from relgraph_web.names import sentence
from relgraph_web.people import reasons, weakest
from relgraph_web.times import Said, said


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a way, in words; `proof` is where it is opened."""

    phrase: str
    last: Said | None
    why: tuple[str, ...]
    proof: str | None


@dataclass(frozen=True, slots=True)
class Way:
    """A way in, in words and drawn."""

    phrase: tuple[Piece, ...]
    stages: tuple[Stage, ...]
    weakest: str | None
    across: Drawing
    down: Drawing


def way(path: Path, places: Mapping[str, str], today: date, at: date | None) -> Way:
    """Return a way; `places` says where the names on it lead."""
    names = {name: places.get(name, "") for name in names_on(path)}
    return Way(
        phrase=tuple(emphasise(sentence(path["phrase"]), names)),
        stages=tuple(
            Stage(
                sentence(step["phrase"]),
                said(step["last_contact"], today),
                reasons(step["reasons"]),
                proof(step, first=place == 0, at=at),
            )
            for place, step in enumerate(path["steps"])
        ),
        weakest=weakest(path),
        across=across(path, today),
        down=down(path, today),
    )
