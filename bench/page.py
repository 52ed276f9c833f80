"""docs/benchmarks.md: each benchmark owns the part between its two marks."""

import re
from collections.abc import Iterable, Sequence


def replaced(page: str, name: str, section: str) -> str:
    """Return the page with the benchmark's section in place of its old one, at the end if it had none."""
    begin, end = f"<!-- bench:{name} begin -->", f"<!-- bench:{name} end -->"
    whole = f"{begin}\n{section.strip()}\n{end}"
    old = re.compile(rf"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    if old.search(page):
        return old.sub(lambda _: whole, page, count=1)
    return f"{page.rstrip()}\n\n{whole}\n" if page.strip() else f"{whole}\n"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table; columns after the first are aligned right."""
    rule = ["---", *("---:" for _ in heads[1:])]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, rule, *rows))


def number(value: float) -> str:
    """Return a figure with as many places as it deserves: 12,345; 87; 8.7; 0.87; 0.087."""
    size = abs(value)
    if size >= 1000:
        return f"{value:,.0f}"
    if size >= 100 or value == int(value):
        return f"{value:.0f}"
    return f"{value:.1f}" if size >= 10 else f"{value:.2g}"
