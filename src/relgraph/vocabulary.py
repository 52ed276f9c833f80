"""What the words mean here: thresholds, windows and half-lives, read from one versioned file."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from relgraph.errors import BadUse

Tier = Literal["strong", "moderate", "weak"]

_WORD = re.compile(r"[^\W_]+")

Share = Annotated[float, Field(ge=0, le=1)]
Days = Annotated[float, Field(gt=0, le=36500)]


class Section(BaseModel):
    """A table of the file; unknown names are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Contact(Section):
    """How dated contact adds up."""

    half_life_days: Days
    recipient_power: Share
    one_way: Share
    one_way_most: Share
    silence_days: Days
    mass_recipients: Annotated[int, Field(ge=1, le=1000)]
    meeting: Annotated[float, Field(ge=0, le=10)]
    meeting_people: Annotated[int, Field(ge=2, le=1000)]


class StrengthMap(Section):
    """How raw contact becomes a probability, and evidence confidence."""

    half: Annotated[float, Field(gt=0)]
    power: Annotated[float, Field(gt=0, le=10)]
    confidence_days: Days


class Tiers(Section):
    """Smallest strength of each tier."""

    strong: Share
    moderate: Share
    weak: Share


class Fading(Section):
    """When a tie counts as going quiet."""

    days: Annotated[int, Field(ge=2)]
    gap: Annotated[float, Field(ge=1)]
    at_least_days: Days


class PathValues(Section):
    """Warmth of steps that have no strength of their own."""

    colleague: Share
    strong: Share
    moderate: Share
    weak: Share


class Vocabulary(Section):
    """The whole file."""

    version: Annotated[str, Field(min_length=1, max_length=40)]
    contact: Contact
    strength: StrengthMap
    tiers: Tiers
    fading: Fading
    paths: PathValues
    roles: dict[str, tuple[str, ...]]

    def tier(self, strength: float) -> Tier:
        """Return the tier of a strength (0 to 1)."""
        if strength >= self.tiers.strong:
            return "strong"
        return "moderate" if strength >= self.tiers.moderate else "weak"

    def tier_warmth(self, tier: Tier) -> float:
        """Return what a shared tie of this tier adds to a path's warmth."""
        return {"strong": self.paths.strong, "moderate": self.paths.moderate, "weak": self.paths.weak}[tier]

    def role(self, title: str | None) -> str | None:
        """Return the class of a title (finance, legal, …), None where no word of it tells."""
        if not title:
            return None
        words = _words(title)
        return next(
            (role for role, signs in self.roles.items() if any(_words(sign) in words for sign in signs)), None
        )


def read_vocabulary(path: Path) -> Vocabulary:
    """Read a vocabulary file.

    Raises BadUse naming the file and the place of what is wrong in it.
    """
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise BadUse(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise BadUse(f"{path}: is no UTF-8 text") from error
    return _parse(text, str(path))


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.lower()))} "


@cache
def default_vocabulary() -> Vocabulary:
    """Return the vocabulary that comes with relgraph."""
    return _parse(files("relgraph").joinpath("vocabulary.toml").read_text("utf-8"), "vocabulary.toml")


def _parse(text: str, where: str) -> Vocabulary:
    try:
        return Vocabulary.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise BadUse(f"{where}: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise BadUse(f"{where}, {name}: {first['msg'].lower()}") from error
