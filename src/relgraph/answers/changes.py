"""What is new or changed since a day: said of what answers rest on, never of when somebody shared it.

Somebody counts as changed by mail or a meeting of the own book, dated that day or later, that they took part
in, and by a shared tie whose last contact is of that month or a later one. So a list of changes is a function
of the own book and of the released rows, as every answer is.
"""

from datetime import date

from relgraph.times import iso, month, number
from relgraph.view.view import View


class Changes:
    """The people and companies of a view that something happened to since a day."""

    def __init__(self, view: View, since: date) -> None:
        day = number(since)
        ties = [tie for tie in view.released.everything() if tie.last_month >= month(day)]
        own = view.own.store.people(view.own.touched_since(day)) if view.own.me else {}
        self.since = iso(day)
        self.people = frozenset((*own, *(face.id for face in view.faces(ties).values())))
        domains = {person.domain for person in own.values()} | {tie.domain for tie in ties}
        self.domains = frozenset(domain for domain in domains if domain)
