"""Tables for a terminal; strangers' text is shown as text."""

import sys
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text


def table(columns: Sequence[str], rows: Iterable[Sequence[str | None]], *, title: str | None = None) -> None:
    """Print a table on standard output; None is shown as nothing."""
    shown = Table(title=title, title_justify="left", box=None, pad_edge=False, header_style="dim")
    for column in columns:
        shown.add_column(column, overflow="fold")
    for row in rows:
        # Text, not markup: a name may hold brackets.
        shown.add_row(*(Text(cell or "") for cell in row))
    console().print(shown)


def console() -> Console:
    """Return a console on standard output; a pipe gets wide lines without colours."""
    out = sys.stdout
    return Console(file=out, width=None if out.isatty() else 160, highlight=False, soft_wrap=False)
