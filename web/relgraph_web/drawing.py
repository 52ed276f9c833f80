"""Draw a way in: faces as initials in circles, lines as thick as the tie is strong, words on the lines."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Literal

from relgraph.documents import Path, Step
from relgraph_web.names import initials
from relgraph_web.times import said

RADIUS = 26
_THICK = {"strong": 8.0, "moderate": 4.5, "weak": 2.0}

# Across, for wide pages: room between two faces, by the number of steps.
_SPACING = {1: 300, 2: 280, 3: 230}
_ROW = 32
_LEFT = RADIUS + 2
# Down, for narrow pages.
_PITCH = 104
_COLUMN = 32
_TEXT = 78
_NARROW = 340
_SLIM = frozenset("fijlrtI .,:;'|!()[]-")


@dataclass(frozen=True, slots=True)
class Face:
    """Somebody on the way: a circle with initials."""

    x: int
    y: int
    initials: str
    name: str
    you: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A tie between two faces."""

    x1: int
    y1: int
    x2: int
    y2: int
    width: float
    dashed: bool


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text."""

    x: int
    y: int
    text: str
    kind: Literal["name", "tie", "when"]
    anchor: Literal["middle", "start"]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn way."""

    width: int
    height: int
    faces: tuple[Face, ...]
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]


def across(path: Path, today: date) -> Drawing:
    """Draw from left to right, for wide pages."""
    steps = path["steps"]
    gap = _SPACING.get(len(steps), 200)
    faces = _faces(path, [(_LEFT + gap * place, _ROW) for place in range(len(steps) + 1)])
    labels = []
    for face in faces:
        for row, text in enumerate(wrap(face.name, units=(gap - 16) // 10)):
            labels.append(Label(face.x, _ROW + RADIUS + 24 + 20 * row, text, "name", "middle"))
    for step, face in zip(steps, faces, strict=False):
        middle = face.x + gap // 2
        room = (gap - 2 * RADIUS - 12) // 8
        labels.append(Label(middle, _ROW - 14, fit(words(step, you=face.you), room), "tie", "middle"))
        labels.append(Label(middle, _ROW + 26, fit(_when(step, today), room), "when", "middle"))
    height = max(label.y for label in labels) + 14
    return Drawing(_LEFT + gap * len(steps) + gap // 2, height, faces, _lines(steps, faces), _told(labels))


def down(path: Path, today: date) -> Drawing:
    """Draw from top to bottom, for narrow pages."""
    steps = path["steps"]
    faces = _faces(path, [(_COLUMN, _COLUMN + _PITCH * place) for place in range(len(steps) + 1)])
    labels = [Label(_TEXT, face.y + 6, fit(face.name, 25), "name", "start") for face in faces]
    for step, face in zip(steps, faces, strict=False):
        middle = face.y + _PITCH // 2
        labels.append(Label(_TEXT, middle - 2, fit(words(step, you=face.you), 30), "tie", "start"))
        labels.append(Label(_TEXT, middle + 18, fit(_when(step, today), 30), "when", "start"))
    return Drawing(_NARROW, faces[-1].y + _COLUMN, faces, _lines(steps, faces), _told(labels))


def words(step: Step, *, you: bool) -> str:
    """Say a tie in a word or two, as they stand on its line."""
    if step["level"] == "colleague":
        return "colleague"
    if step["tier"] == "weak":
        return "in touch"
    verb = "know" if you else "knows"
    return f"{verb} well" if step["tier"] == "strong" else verb


def fit(text: str, units: int) -> str:
    """Cut `text` to the room of so many average letters."""
    if _units(text) <= units:
        return text
    kept, room = "", units - 1.0
    for sign in text:
        room -= _units(sign)
        if room < 0:
            break
        kept += sign
    return kept.rstrip() + "…"


def wrap(name: str, *, units: int) -> list[str]:
    """Set a name on one or two lines; what does not fit is cut."""
    first: list[str] = []
    rest = name.split()
    while rest and _units(" ".join([*first, rest[0]])) <= units:
        first.append(rest.pop(0))
    if not first:
        return [fit(name, units)]
    return [" ".join(first), *([fit(" ".join(rest), units)] if rest else [])]


def _units(text: str) -> float:
    """Estimate how wide text is, in average small letters; fonts differ, so it errs on the wide side."""
    return sum(_width(sign) for sign in text)


def _width(sign: str) -> float:
    if unicodedata.combining(sign):
        return 0.0
    if unicodedata.east_asian_width(sign) in "WF":
        return 2.0
    if sign in _SLIM:
        return 0.6
    return 1.35 if sign.isupper() or sign in "mwMW@%" else 1.0


def _faces(path: Path, places: list[tuple[int, int]]) -> tuple[Face, ...]:
    steps = path["steps"]
    people = [steps[0]["from"], *(step["to"] for step in steps)]
    return tuple(
        Face(
            x, y, initials(person["name"]), "You" if place == 0 else person["name"] or "somebody", place == 0
        )
        for place, (person, (x, y)) in enumerate(zip(people, places, strict=True))
    )


def _lines(steps: list[Step], faces: tuple[Face, ...]) -> tuple[Line, ...]:
    drawn = []
    for step, start, end in zip(steps, faces, faces[1:], strict=False):
        right = RADIUS if start.y == end.y else 0
        below = RADIUS - right
        known = step["tier"] is not None or step["level"] == "colleague"
        drawn.append(
            Line(
                start.x + right,
                start.y + below,
                end.x - right,
                end.y - below,
                width=_THICK.get(step["tier"] or "", 3.0),
                dashed=not known,
            )
        )
    return tuple(drawn)


def _when(step: Step, today: date) -> str:
    last = said(step["last_contact"], today)
    return last.words if last else ""


def _told(labels: list[Label]) -> tuple[Label, ...]:
    return tuple(label for label in labels if label.text)
