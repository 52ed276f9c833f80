"""Cut a mail's text to zones: what the sender wrote, what is quoted and from whom, how it closes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from relgraph.evidence import Party
from relgraph_ingest.language.closing import closing
from relgraph_ingest.language.lines import Line, lines
from relgraph_ingest.language.quoting import boundary, ends

ZoneKind = Literal[
    "new", "quoted", "forwarded", "header", "greeting", "signoff", "signature", "disclaimer", "footer"
]


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of text of one kind by one author; zones cover the text and do not nest."""

    kind: ZoneKind
    depth: int
    """0 for what the sender wrote, 1 for what that answers, and so on."""
    owner: Party | None
    start: int
    end: int
    readers: tuple[Party, ...] = ()
    """To whom a quoted message was written, as its header block says."""


@dataclass(slots=True)
class _Layer:
    """One message inside the text, while it is read line by line."""

    marks: int
    depth: int
    kind: ZoneKind
    owner: Party | None
    readers: tuple[Party, ...]
    empty: bool = True


@dataclass(frozen=True, slots=True)
class _Placed:
    line: Line
    kind: ZoneKind
    depth: int
    owner: Party | None
    readers: tuple[Party, ...]

    def joins(self, other: "_Placed") -> bool:
        """Whether both are lines of one zone."""
        return (
            self.kind == other.kind
            and self.depth == other.depth
            and self.owner == other.owner
            and self.readers == other.readers
        )


def zones(
    text: str, sender: Party | None, people: Sequence[Party] = (), cut: Sequence[Line] | None = None
) -> tuple[Zone, ...]:
    """Return the zones of a mail's text in order.

    `people` are those in its headers; `cut` are the text's lines, where somebody has them already.
    """
    placed = list(_placed(lines(text) if cut is None else cut, sender))
    return tuple(_joined(text, _closed(placed, sender, people)))


def _placed(found: Sequence[Line], sender: Party | None) -> Iterator[_Placed]:
    """Give each line its layer: marks open and close layers, boundaries open them."""
    stack = [_Layer(0, 0, "new", sender, ())]
    pending: _Layer | None = None
    n = 0
    while n < len(found):
        line = found[n]
        if line.blank and not line.marks:
            yield _at(line, stack[-1])
            n += 1
            continue
        while stack[-1].marks > line.marks:
            stack.pop()
        _deepen(stack, line, pending)
        if line.marks and stack[-1].marks == line.marks and not line.blank:
            pending = None
        if ends(line) and len(stack) > 1:
            yield _at(line, stack.pop(), "header")
            n += 1
            continue
        edge = boundary(found, n)
        if edge is None:
            if not line.blank:
                stack[-1].empty = False
            yield _at(line, stack[-1])
            n += 1
            continue
        layer = _Layer(line.marks, stack[-1].depth + 1, edge.kind, edge.owner, edge.readers)
        if edge.marked:
            pending = layer
        elif stack[-1].empty and stack[-1].depth and stack[-1].owner is None:
            # the block under a separator: one message, not two
            layer = replace(layer, marks=stack[-1].marks, depth=stack[-1].depth, kind=stack[-1].kind)
            stack[-1] = layer
        else:
            stack.append(layer)
        for k in range(n, edge.last + 1):
            yield _at(found[k], layer, "header")
        n = edge.last + 1


def _deepen(stack: list[_Layer], line: Line, pending: _Layer | None) -> None:
    while stack[-1].marks < line.marks:
        top = stack[-1]
        if pending is not None and pending.depth == top.depth + 1:
            stack.append(replace(pending, marks=top.marks + 1))
        else:
            stack.append(_Layer(top.marks + 1, top.depth + 1, "quoted", None, ()))


def _at(line: Line, layer: _Layer, kind: ZoneKind | None = None) -> _Placed:
    return _Placed(line, kind or layer.kind, layer.depth, layer.owner, layer.readers)


def _closed(placed: list[_Placed], sender: Party | None, people: Sequence[Party]) -> list[_Placed]:
    """Tell greeting, sign-off, signature, disclaimer and footer apart in what the sender wrote."""
    runs = _own_runs(placed)
    out = list(placed)
    signed = False
    for number in range(len(runs) - 1, -1, -1):
        first, behind = runs[number]
        found = closing(
            [p.line for p in placed[first:behind]],
            sender,
            people,
            opens=number == 0,
            closes=not signed,
        )
        signed = signed or "new" in found
        for k, kind in enumerate(found):
            if kind != "new":
                out[first + k] = replace(placed[first + k], kind=kind)
    return out


def _own_runs(placed: Sequence[_Placed]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for n, p in enumerate([*placed, None]):
        own = p is not None and p.depth == 0 and p.kind == "new"
        if own and start is None:
            start = n
        elif not own and start is not None:
            runs.append((start, n))
            start = None
    return [run for run in runs if any(not placed[n].line.blank for n in range(*run))]


def _joined(text: str, placed: Sequence[_Placed]) -> Iterator[Zone]:
    """Join neighbouring lines of one kind; blank lines go with the zone before them."""
    first: _Placed | None = None
    for p in placed:
        if first is None:
            first = p
        elif not p.line.blank and not p.joins(first):
            yield _zone(first, p.line.start)
            first = p
    if first is not None and len(text) > first.line.start:
        yield _zone(first, len(text))


def _zone(first: _Placed, end: int) -> Zone:
    return Zone(first.kind, first.depth, first.owner, first.line.start, end, first.readers)
