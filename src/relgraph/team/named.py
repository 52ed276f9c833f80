"""All ties that were published by name, for whoever owns the files."""

from relgraph.team.shared import SharedTie
from relgraph.team.team import Team


def named_ties(team: Team) -> list[tuple[str, SharedTie]]:
    """Return every tie published by name, to whomever, with its row's id, in order of it."""
    rows = team.space.rows(
        "SELECT id, publisher, audience, level, address, name, role, tier, last_month, domain, company,"
        " speaks_for FROM shared WHERE level = 'named' ORDER BY id"
    )
    return [(row_id, SharedTie(*tie)) for row_id, *tie in rows]
