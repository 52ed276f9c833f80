"""Where do I have a way in? The member's target accounts, each with its best way."""

from datetime import date

from relgraph.answers.changes import Changes
from relgraph.answers.path import account_of, find_site, people_at, ways_to_each
from relgraph.documents import FORMAT, Path, Target, Targets
from relgraph.times import iso
from relgraph.view.view import Face, Site, View


def targets(view: View, *, since: date | None = None) -> Targets:
    """Answer with every account on the member's list, in order of what the member called it.

    With `since` the items are those where something happened from that day on; the summary is of all.
    """
    sites = [find_site(view, target.wanted) for target in view.target_list]
    faces = [people_at(view, site) if site else [] for site in sites]
    rows = zip(view.target_list, sites, faces, ways_to_each(view, faces), strict=True)
    items = [
        _target(view, target.wanted, target.seen, site, there, best) for target, site, there, best in rows
    ]
    summary = _summary(items)
    if since is not None:
        changed = Changes(view, since).domains
        items = [
            item for item in items if item["account"] and not changed.isdisjoint(item["account"]["domains"])
        ]
    return {
        "format": FORMAT,
        "as_of": iso(view.at.today),
        "vocabulary": view.vocabulary.version,
        "summary": summary,
        "items": items,
        "next": None,
    }


def _target(
    view: View, wanted: str, seen: str | None, site: Site | None, faces: list[Face], best: Path | None
) -> Target:
    row: Target = {
        "wanted": wanted,
        "account": account_of(site) if site else None,
        "state": "none",
        "quiet": False,
        "known": 0,
        "best": best,
        "phrase": "no way in yet",
        "tier": None,
        "last_contact": None,
        "changed": None,
    }
    if best is not None:
        last = best["steps"][-1]
        row |= {
            "state": "own" if len(best["steps"]) == 1 else "warm",
            "quiet": _quiet(view, best),
            "known": _known(view, faces),
            "phrase": best["phrase"],
            "tier": last["tier"],
            "last_contact": last["last_contact"],
        }
    row["changed"] = _changed(seen, row["phrase"])
    return row


def _quiet(view: View, best: Path) -> bool:
    if len(best["steps"]) > 1:
        return False
    frm, to = best["steps"][0]["from"]["id"], best["steps"][0]["to"]["id"]
    return frm is not None and to is not None and view.own.fading(frm, to)


def _known(view: View, faces: list[Face]) -> int:
    own = view.own.known([face.id for face in faces]).keys()
    people = {a: face.id for face in faces for a in (face.own.addresses if face.own else [face.address]) if a}
    ties = view.released.to_addresses(people) if people else []
    return len({people[tie.address] for tie in ties} | own)


def _changed(seen: str | None, phrase: str) -> str | None:
    if seen is None or seen == phrase:
        return None
    return f"was: {seen}"


def remembered(document: Targets) -> dict[str, str]:
    """Return what each row says, for telling next time what changed."""
    return {item["wanted"]: item["phrase"] for item in document["items"]}


def _summary(items: list[Target]) -> str:
    if not items:
        return "No target accounts yet: paste the names or domains of the accounts you sell to."
    warm = sum(item["state"] != "none" for item in items)
    quiet = sum(item["quiet"] for item in items)
    accounts = "1 account" if len(items) == 1 else f"{len(items)} accounts"
    first = (
        f"You have a warm way into {warm} of your {accounts}" if warm else f"No way into your {accounts} yet"
    )
    if not quiet:
        return f"{first}."
    return f"{first}; {quiet} {'is' if quiet == 1 else 'are'} going quiet."
