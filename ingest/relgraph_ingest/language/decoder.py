"""Decode a spaCy entity recogniser's own weights for many texts at once.

spaCy's greedy decoder takes and drops the interpreter lock for each token and action, which costs more than
the model itself. Outside an entity the recogniser's choice at a token depends on that token alone, so all of
these choices are one matrix product, and only the few open entities are followed step by step.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE

Entity = tuple[int, int, str]
"""First token, the one behind the last, label."""

_Floats = NDArray[np.float32]
_Ints = NDArray[np.int64]


class Decoder:
    """The recogniser's weights in a form that decodes many texts at once."""

    def __init__(self, ner: Any) -> None:  # spaCy and thinc ship no types
        """Take the weights of a trained `ner` component; ValueError if it is of another make."""
        model = ner.model
        if (
            not model.attrs.get("has_upper")
            or ner.cfg.get("beam_width", 1) != 1
            or model.attrs["unseen_classes"]
        ):
            raise ValueError("not a greedy recogniser with an upper layer")
        self._tokens = model.get_ref("tok2vec")
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        self._features, self._width, self._pieces = (lower.get_dim(d) for d in ("nF", "nO", "nP"))
        if self._features != 3 or self._pieces < 2:
            raise ValueError("not a recogniser with three features")
        self._lower = lower.get_param("W").reshape(-1, lower.get_dim("nI")).T.copy()
        self._pad = lower.get_param("pad").reshape(3, -1)
        self._bias = lower.get_param("b").reshape(-1)
        self._upper = upper.get_param("W").T.copy()
        self._upper_bias = upper.get_param("b")
        names = [ner.moves.get_class_name(n) for n in range(ner.moves.n_moves)]
        self._labels = sorted({name[2:] for name in names if name[:2] in ("B-", "U-", "I-", "L-")} - {""})
        self._moves = self._columns(names)

    def _columns(self, names: Sequence[str]) -> dict[str, _Ints]:
        """Return for each kind of move the score column of each label."""
        at = {name: n for n, name in enumerate(names)}
        if "O" not in at:
            raise ValueError("a recogniser without the move O")
        moves = {k: np.array([at[f"{k}-{label}"] for label in self._labels]) for k in "BUIL"}
        return moves | {"O": np.array([at["O"]])}

    def decode(self, docs: Sequence[Any]) -> list[list[Entity]]:
        """Return the entities of each tokenised text, as the recogniser itself would find them."""
        kept = [n for n, doc in enumerate(docs) if len(doc)]
        out: list[list[Entity]] = [[] for _ in docs]
        if not kept:
            return out
        vectors: _Floats = self._tokens.predict([docs[n] for n in kept])
        ends = np.cumsum([len(docs[n]) for n in kept])
        space = np.concatenate([docs[n].to_array([IS_SPACE]) for n in kept]).astype(bool).reshape(-1)
        starts, behind, labels = self._entities(vectors, ends, space)
        owner = np.searchsorted(ends, starts, side="right")
        for start, end, label, which in zip(starts, behind, labels, owner, strict=True):
            offset = int(ends[which - 1]) if which else 0
            out[kept[which]].append((int(start) - offset, int(end) - offset, self._labels[label]))
        return out

    def _entities(
        self, vectors: _Floats, ends: _Ints, space: NDArray[np.bool_]
    ) -> tuple[list[int], list[int], list[int]]:
        """Return starts, ends and labels of all entities, over the tokens of all texts in a row."""
        hidden = (vectors @ self._lower).reshape(len(vectors), 3, -1)
        last = np.zeros(len(vectors), dtype=bool)
        last[ends - 1] = True
        opened, label = self._outside(hidden, last, space)
        begins = np.flatnonzero(opened == 2)
        behind = dict(zip(begins.tolist(), self._inside(hidden, last, begins, label[begins]), strict=True))
        starts, stops, labels = [], [], []
        at = 0
        for start in np.flatnonzero(opened).tolist():
            if start < at:
                continue
            at = behind[start] if opened[start] == 2 else start + 1
            starts.append(start)
            stops.append(at)
            labels.append(int(label[start]))
        return starts, stops, labels

    def _outside(
        self, hidden: _Floats, last: NDArray[np.bool_], space: NDArray[np.bool_]
    ) -> tuple[_Ints, _Ints]:
        """Return for each token, no entity being open: 0 nothing, 1 an entity of this token, 2 one begins."""
        scores = self._scores(hidden[:, 0] + (self._pad[1] + self._pad[2]))
        begin, unit = scores[:, self._moves["B"]], scores[:, self._moves["U"]]
        nothing = scores[:, self._moves["O"][0]]
        begin[last | space] = -np.inf
        unit[space] = -np.inf
        best_begin, best_unit = begin.max(axis=1), unit.max(axis=1)
        kind = np.where(best_begin > best_unit, 2, 1)
        kind[np.maximum(best_begin, best_unit) <= nothing] = 0
        label = np.where(kind == 2, begin.argmax(axis=1), unit.argmax(axis=1))
        return kind, label

    def _inside(self, hidden: _Floats, last: NDArray[np.bool_], begins: _Ints, label: _Ints) -> list[int]:
        """Return where each entity ends that begins at `begins`."""
        behind = begins + 1
        open_ = np.arange(len(begins))
        while len(open_):
            here, start = behind[open_], begins[open_]
            scores = self._scores(hidden[here, 0] + hidden[start, 1] + hidden[here - 1, 2])
            rows = np.arange(len(open_))
            goes_on = (
                scores[rows, self._moves["I"][label[open_]]] > scores[rows, self._moves["L"][label[open_]]]
            )
            behind[open_] += 1
            open_ = open_[goes_on & ~last[here]]
        return [int(n) for n in behind]

    def _scores(self, summed: _Floats) -> _Floats:
        summed = summed + self._bias
        widest = summed[:, :: self._pieces]
        for piece in range(1, self._pieces):  # faster than max() over a short last axis
            widest = np.maximum(widest, summed[:, piece :: self._pieces])
        scores: _Floats = widest @ self._upper + self._upper_bias
        return scores
