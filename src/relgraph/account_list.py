"""Lists of accounts as other programs export them."""

import csv
from collections.abc import Iterable

from relgraph.errors import BadUse

COLUMNS = ("account", "company", "organisation", "organization", "domain", "website", "name")
"""Headings under which a list names its accounts, the first there is being taken."""


def accounts(lines: Iterable[str]) -> list[str]:
    """Return the accounts of a CSV file, or of one account a line; raises BadUse for what is neither."""
    try:
        rows = [row for row in csv.reader(lines) if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise BadUse(f"this cannot be read as a list of accounts ({error})") from error
    if not rows:
        return []
    heading = [cell.strip().removeprefix("\ufeff").casefold() for cell in rows[0]]
    column = next((heading.index(name) for name in COLUMNS if name in heading), None)
    body = rows if column is None else rows[1:]
    return [row[column or 0].strip() for row in body if len(row) > (column or 0)]
