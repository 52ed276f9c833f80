"""Tables beside JSON: comma-separated values that a spreadsheet reads and does not act on."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import Depends, Query, Request, Response

from relgraph_api.documents import JsonResponse

Cell = str | int | float | bool | None
Row = Sequence[Cell]

ACTING = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""Signs at the start of a cell that make spreadsheets take it for a formula, in both widths."""
MEDIA = "text/csv"

# Any below: what OpenAPI takes as a description of a response.
DESCRIBED: dict[int | str, dict[str, Any]] = {
    200: {"content": {MEDIA: {"schema": {"type": "string"}, "example": "a,b\r\n1,2\r\n"}}}
}
"""Of routes that answer a table too."""


def _as_csv(
    request: Request,
    format: Annotated[  # noqa: A002 (the query's own word)
        Literal["json", "csv"] | None,
        Query(description="`csv` for a table (as `Accept: text/csv`), `json` for the document."),
    ] = None,
) -> bool:
    return format == "csv" if format else prefers_csv(request.headers.get("accept", ""))


AsCsv = Annotated[bool, Depends(_as_csv)]
"""Whether a table was asked for."""


def prefers_csv(accept: str) -> bool:
    """Say whether an Accept header names text/csv, and nothing of JSON that it likes as much."""
    weights = {"": 0.0}
    for part in accept[:1000].split(","):
        media, *parameters = (text.strip().lower() for text in part.split(";"))
        weights[media] = next((_weight(text[2:]) for text in parameters if text.startswith("q=")), 1.0)
    like = max(
        weights.get("application/json", 0.0), weights.get("application/*", 0.0), weights.get("*/*", 0.0)
    )
    return weights.get(MEDIA, 0.0) > 0 and (weights[MEDIA] > like or like < 1.0 <= weights[MEDIA])


def _weight(text: str) -> float:
    try:
        return min(1.0, max(0.0, float(text)))
    except ValueError:
        return 0.0


class CsvResponse(Response):
    """A table (RFC 4180): UTF-8, a line of headings, no cell that a spreadsheet would calculate."""

    media_type = MEDIA

    def __init__(self, head: Sequence[str], rows: Iterable[Row], headers: Mapping[str, str]) -> None:
        kept = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", **headers}
        super().__init__(written(head, rows), 200, kept, f"{MEDIA}; charset=utf-8; header=present")


def written(head: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Return a table as bytes."""
    text = io.StringIO(newline="")
    sheet = csv.writer(text, lineterminator="\r\n")
    sheet.writerow(head)
    for row in rows:
        sheet.writerow([_cell(cell) for cell in row])
    return text.getvalue().encode("utf-8", "replace")


def _cell(cell: Cell) -> str | int | float:
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case str():
            # NUL ends a text for half of the world's programs.
            text = cell.replace("\0", " ")
            return f"'{text}" if text.startswith(ACTING) else text
        case _:
            return cell


def told(
    request: Request,
    document: Mapping[str, Any],
    head: Sequence[str],
    rows: Callable[[], Iterable[Row]],
    *,
    as_csv: bool,
) -> Response:
    """Answer a list as a document or as a table; a further page is linked from both."""
    headers = {"Vary": "Accept"}
    if document["next"] is not None:
        query = [(name, text) for name, text in request.query_params.multi_items() if name != "after"]
        where = urlencode([*query, ("after", document["next"])])
        headers["Link"] = f'<{request.url.path}?{where}>; rel="next"'
    return CsvResponse(head, rows(), headers) if as_csv else JsonResponse(document, headers=headers)
