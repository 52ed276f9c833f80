"""Why this strength? A tie of the own book, opened down to its messages."""

from relgraph.answers.find import cursor, place
from relgraph.answers.path import somebody
from relgraph.answers.person import months
from relgraph.answers.who import known_person, person_item
from relgraph.answers.words import first_upper, listed, reasons
from relgraph.documents import FORMAT, Message, Tie
from relgraph.evidence import Verdict
from relgraph.graph.history import Counting
from relgraph.strength import Strength, Tally
from relgraph.times import SECONDS, as_date, iso
from relgraph.view.own import Exhibit, joined
from relgraph.view.view import Face, View

MOST = 200
SILENCE = 90
_WHY_NOT = {
    Verdict.LIST: "came through a mailing list",
    Verdict.BULK: "was sent to many",
    Verdict.AUTO: "was an automatic reply",
    Verdict.MACHINE: "was sent by a program",
}


def tie(view: View, person_id: str, of: str | None, *, after: str | None, limit: int) -> Tie | None:
    """Answer why two people's tie is as strong as it is, None where the viewer does not see them."""
    face, other = view.person(person_id), view.person(of) if of else view.me
    if face is None or other is None or view.me.id == face.id or other.id == face.id:
        return None
    addresses = face.addresses
    ties = view.released.to_addresses(addresses) if addresses else []
    shared = known_person(view, face, None, ties)["known_by"]
    strength = view.own.strength(joined(other.id, face.id)) if face.own and other.own else None
    if strength is None and other.id != view.me.id:
        return None
    messages, following = _messages(view, other, face, after, max(1, min(limit, MOST)))
    tally = view.own.tally(other.id, face.id) if strength else None
    mine = other.id == view.me.id
    return {
        "format": FORMAT,
        "as_of": iso(view.at.today),
        "vocabulary": view.vocabulary.version,
        "person": person_item(view, face, ties),
        "of": None if mine else somebody(other),
        "summary": _summary(
            face, None if mine else other, strength, tally, [one["member_name"] for one in shared]
        ),
        "tier": strength.tier if strength else None,
        "strength": strength.value if strength else None,
        "confidence": round(strength.confidence, 4) if strength else None,
        "last_contact": iso(strength.last) if strength else None,
        "reasons": reasons(strength, tally, you=mine, who=other.name, whom=face.name)
        if strength and tally
        else [],
        "change": _change(view, other, face, strength) if strength else [],
        "months": months(view.own.days(other.id, face.id)),
        "shared": shared if mine else [],
        "messages": messages,
        "next": following,
    }


def _summary(
    face: Face, other: Face | None, strength: Strength | None, tally: Tally | None, shared: list[str]
) -> str:
    if strength is None or tally is None:
        nobody = f"You have no contact with {face.name} on record"
        return (
            f"{nobody}; {listed(shared)} shares a tie."
            if len(shared) == 1
            else (f"{nobody}; {listed(shared)} share ties." if shared else f"{nobody}.")
        )
    one, two = (other.name, face.name) if other else ("you", "they")
    told = [
        f"{who} wrote on {_days(days)}" for who, days in ((one, tally.out_days), (two, tally.in_days)) if days
    ]
    if tally.meetings:
        told.append(f"{'you' if other is None else 'they'} met {_times(tally.meetings)}")
    what = f"{listed(told)} in the last year" if told else "no contact in the last year"
    return f"{first_upper(strength.tier)}: {what}."


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _change(view: View, other: Face, face: Face, now: Strength) -> list[str]:
    """Say what an exchange today, and what silence, would make of a tie."""
    today = Counting()
    for forward in (True, False):
        today.message(view.at.until - 1, forward=forward, people=1)
    pair = joined(other.id, face.id)
    found = []
    both = view.own.strength_with(pair, today.packed(), later=0)
    silent = view.own.strength_with(pair, b"", later=SILENCE)
    for what, then in (("Mail both ways today", both), ("Three months of silence", silent)):
        if then is not None:
            verb = "would make it" if then.tier != now.tier else "would leave it"
            found.append(f"{what} {verb} {then.tier}.")
    return found


def _messages(
    view: View, other: Face, face: Face, after: str | None, most: int
) -> tuple[list[Message], str | None]:
    if other.own is None or face.own is None:
        return [], None
    start = place(after)
    begin = (
        (int(start[0]), start[1])
        if start[0].isascii() and start[0].isdecimal() and len(start[0]) < 16
        else None
    )
    exhibits = view.own.proof.between(view.own.who(other.own), view.own.who(face.own), after=begin)
    found: list[Exhibit] = []
    for one in exhibits:
        found.append(one)
        if len(found) > most:
            break
    page = found[:most]
    following = cursor((str(page[-1].time), page[-1].key)) if len(found) > most else None
    return [_message(view, one) for one in page], following


def _message(view: View, one: Exhibit) -> Message:
    why_not = _why_not(view, one)
    return {
        "id": one.key,
        "date": as_date(one.time // SECONDS).isoformat(),
        "direction": "met" if one.meeting else "out" if one.forward else "in",
        "subject": one.subject,
        "people": one.people,
        "counts": why_not is None,
        "why_not": why_not,
        "source": one.source,
        "place": one.place,
    }


def _why_not(view: View, one: Exhibit) -> str | None:
    contact = view.vocabulary.contact
    if one.verdict in _WHY_NOT:
        return _WHY_NOT[one.verdict]
    if one.meeting and one.people >= contact.meeting_people:
        return f"was a meeting of {one.people + 1} people"
    return (
        f"went to {one.people} people" if not one.meeting and one.people > contact.mass_recipients else None
    )
