"""How strong a tie is: the probability of two-way contact in the next 90 days.

Raw contact is `(sqrt(O * I) + c (O + I)) / (1 + silence / s)`, where O and I sum over the distinct days
with contact out and in, each day weighted `2^(-age / h) * n^(-p)` with n the number of recipients; a meeting
counts on both sides of its day. `c (O + I)` is bounded. A monotone map makes a probability of it. Constants
are the vocabulary's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from relgraph.graph.history import Day, Histories, days, join
from relgraph.vocabulary import Contact, StrengthMap, Tier, Vocabulary

Floats = NDArray[np.float64]

MAX_PEOPLE = 4096
"""Recipients beyond which a message weighs no less."""


@dataclass(frozen=True, slots=True)
class Strength:
    """What one tie's evidence says at one day."""

    value: float
    """Probability of two-way contact in the next 90 days, 0 to 1."""
    tier: Tier
    confidence: float
    """How much evidence stands behind it, 0 to 1."""
    last: int
    """Day of the last contact (days since 1970)."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The day answers are given for: evidence of days before `until` counts, ages are told from `today`."""

    today: int
    until: int


def strengths(packed: Sequence[bytes], at: Moment, vocabulary: Vocabulary) -> list[Strength | None]:
    """Return the strength of each tie at that day from its history; None where nothing is known by then."""
    histories = join(packed, until=at.until)
    raw, contact_days, last = _raw(histories, at.today, vocabulary.contact)
    values = probability(raw, vocabulary.strength)
    confidences = contact_days / (contact_days + vocabulary.strength.confidence_days)
    return [
        Strength(value, vocabulary.tier(value), confidence, day) if count else None
        for value, confidence, day, count in zip(
            values.tolist(), confidences.tolist(), last.tolist(), contact_days.tolist(), strict=True
        )
    ]


def probability(raw: Floats, shape: StrengthMap) -> Floats:
    """Return the probability that raw contact stands for: 0 for none, rising towards 1."""
    powered = raw**shape.power
    chance: Floats = powered / (powered + shape.half**shape.power)
    return chance


def two_way(packed: bytes, *, until: int) -> bool:
    """Say whether both wrote to each other, or met, before that day."""
    rows = join([packed], until=until).rows
    met = bool(rows[:, 5].any())
    return met or bool(rows[:, 1].any() and rows[:, 3].any())


def _raw(histories: Histories, today: int, contact: Contact) -> tuple[Floats, Floats, NDArray[np.int64]]:
    rows, tie, ties = histories.rows, histories.tie, histories.ties
    weight = _people_weight(contact.recipient_power)
    met = np.where(rows[:, 5] > 0, contact.meeting * weight[_people(rows[:, 6])], 0.0)
    there = np.maximum(np.where(rows[:, 1] > 0, weight[_people(rows[:, 2])], 0.0), met)
    back = np.maximum(np.where(rows[:, 3] > 0, weight[_people(rows[:, 4])], 0.0), met)
    age = np.clip(today - rows[:, 0], 0, None)
    decay = np.exp2(-age / contact.half_life_days)
    out = np.bincount(tie, weights=there * decay, minlength=ties)
    into = np.bincount(tie, weights=back * decay, minlength=ties)
    last = np.full(ties, np.iinfo(np.int64).min, dtype=np.int64)
    np.maximum.at(last, tie, rows[:, 0])
    contact_days = np.bincount(tie, minlength=ties).astype(np.float64)
    silence = np.where(contact_days > 0, np.clip(today - last, 0, None), 0)
    # However much one side writes, with no answer or one of long ago it stays little.
    alone = np.minimum(contact.one_way * (out + into), contact.one_way_most)
    raw = (np.sqrt(out * into) + alone) / (1 + silence / contact.silence_days)
    return raw, contact_days, last


def _people_weight(power: float) -> Floats:
    people: Floats = np.arange(1, MAX_PEOPLE + 1, dtype=np.float64)
    weights: Floats = np.concatenate([[0.0], people**-power])
    return weights


def _people(column: NDArray[np.int32]) -> NDArray[np.int32]:
    return np.minimum(column, MAX_PEOPLE)


def fading(packed: bytes, at: Moment, vocabulary: Vocabulary) -> bool:
    """Say whether a tie that had a rhythm has been silent for well beyond it."""
    rule = vocabulary.fading
    contact = [day.day for day in days(packed) if day.day < at.until]
    if len(contact) < rule.days:
        return False
    silence = at.today - contact[-1]
    gaps = sorted(later - earlier for earlier, later in pairwise(contact))
    usual = gaps[len(gaps) // 2]
    return silence >= rule.at_least_days and silence > rule.gap * usual


@dataclass(frozen=True, slots=True)
class Tally:
    """Contact of the last year of a tie, told from one side."""

    out_days: int
    in_days: int
    meetings: int
    share_out: float
    share_in: float
    share_met: float


def tally(packed: bytes, at: Moment, vocabulary: Vocabulary, *, forward: bool) -> Tally:
    """Count a tie's days of the last year from the side of `a` (`forward`) or of `b`, with their shares.

    Shares are those of the decayed days that the strength rests on, and add up to 1 where there are any.
    """
    recent = [day for day in days(packed) if day.day < at.until]
    out, into, met = (_decayed(recent, kind, at, vocabulary) for kind in ("ab", "ba", "met"))
    if not forward:
        out, into = into, out
    whole = out + into + met or 1.0
    year = [day for day in recent if day.day >= at.today - 365]
    ab, ba = sum(day.ab > 0 for day in year), sum(day.ba > 0 for day in year)
    return Tally(
        out_days=ab if forward else ba,
        in_days=ba if forward else ab,
        meetings=sum(day.met for day in year),
        share_out=out / whole,
        share_in=into / whole,
        share_met=met / whole,
    )


def _decayed(recent: list[Day], kind: str, at: Moment, vocabulary: Vocabulary) -> float:
    contact = vocabulary.contact
    total = 0.0
    for day in recent:
        people = getattr(day, f"{kind}_people")
        if getattr(day, kind):
            weight = people**-contact.recipient_power * 2.0 ** (
                -max(at.today - day.day, 0) / contact.half_life_days
            )
            total += weight * (2 * contact.meeting if kind == "met" else 1.0)
    return total
