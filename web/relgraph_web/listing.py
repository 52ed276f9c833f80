"""The target list as rows: filtered, sorted, and put into words."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from relgraph.documents import Path, Step, Target, Targets
from relgraph_web.emphasis import Piece, emphasise
from relgraph_web.names import order, sentence
from relgraph_web.pages import link
from relgraph_web.tiers import Bar, bar
from relgraph_web.times import Said, said

Sort = Literal["warmth", "quiet", "name"]
SORTS: tuple[Sort, ...] = get_args(Sort)


@dataclass(frozen=True, slots=True)
class Row:
    """One target account."""

    wanted: str
    name: str
    account_id: str | None
    domain: str | None
    way: tuple[Piece, ...]
    bar: Bar
    proof: str | None
    """Where the strength is opened."""
    last: Said | None
    quiet: bool
    changed: str | None


def rows(targets: Targets, *, q: str, sort: Sort, today: date, at: date | None = None) -> list[Row]:
    """Return the rows that hold `q`, in the order asked for."""
    items = [item for item in targets["items"] if _holds(item, q)]
    items.sort(key=lambda item: order(_name(item)))
    if sort == "warmth":
        items.sort(key=_cold)
    elif sort == "quiet":
        items.sort(key=_lively)
    return [_row(item, today, at) for item in items]


def names_on(path: Path | None) -> list[str]:
    """Return the names of those on a way, less the one who asks."""
    return [step["to"]["name"] or "" for step in path["steps"]] if path else []


def proof(step: Step, *, first: bool, at: date | None) -> str | None:
    """Return where a step's tie is opened, None for the step to a colleague."""
    end, start = step["to"]["id"], step["from"]["id"]
    if end is None or step["level"] == "colleague":
        return None
    of = start if step["level"] == "own" and not first else None
    return link(f"/people/{end}/tie", of=of, at=at)


def people_on(path: Path, at: date | None) -> dict[str, str]:
    """Return where each person on a way is shown, by name."""
    ends = (step["to"] for step in path["steps"])
    return {end["name"]: link(f"/people/{end['id']}", at=at) for end in ends if end["name"] and end["id"]}


def _name(item: Target) -> str:
    return item["account"]["name"] if item["account"] else item["wanted"]


def _holds(item: Target, q: str) -> bool:
    domains = item["account"]["domains"] if item["account"] else []
    held = order(" ".join([item["wanted"], _name(item), item["phrase"], *domains]))[0]
    return all(word in held for word in order(q)[0].split())


def _cold(item: Target) -> float:
    return -item["best"]["warmth"] if item["best"] else 1.0


def _lively(item: Target) -> tuple[bool, bool, str]:
    # Longest silence first; where nobody was ever in touch there is nothing to go quiet.
    return not item["quiet"], item["last_contact"] is None, item["last_contact"] or ""


def _row(item: Target, today: date, at: date | None) -> Row:
    account = item["account"]
    steps = item["best"]["steps"] if item["best"] else []
    return Row(
        wanted=item["wanted"],
        name=_name(item),
        account_id=account["id"] if account else None,
        domain=account["domains"][0] if account and account["domains"] else None,
        way=tuple(emphasise(sentence(item["phrase"]), people_on(item["best"], at) if item["best"] else {})),
        bar=bar(item["tier"], known=item["state"] != "none"),
        proof=proof(steps[-1], first=len(steps) == 1, at=at) if steps else None,
        last=said(item["last_contact"], today),
        quiet=item["quiet"],
        changed=item["changed"],
    )
