"""Tables: which is asked for, and that a spreadsheet reads them and calculates nothing."""

import csv
import io

import pytest
from tests.faces import Client

from relgraph_api.tables import ACTING, prefers_csv, written


@pytest.mark.parametrize(
    ("accept", "csv_wanted"),
    [
        ("", False),
        ("*/*", False),
        ("text/csv", True),
        ("Text/CSV; charset=utf-8", True),
        ("text/csv, */*;q=0.1", True),
        ("text/csv;q=0.5, application/json", False),
        ("application/json;q=0.5, text/csv;q=0.9", True),
        ("text/csv;q=0", False),
        ("text/csv;q=nonsense", False),
        ("application/json", False),
        (",;,;q=", False),
    ],
)
def test_a_table_is_given_to_those_who_like_it_best(accept: str, csv_wanted: bool) -> None:  # noqa: FBT001
    assert prefers_csv(accept) is csv_wanted


@pytest.mark.parametrize("sign", ACTING)
def test_what_a_spreadsheet_would_calculate_is_kept_as_text(sign: str) -> None:
    (_, row) = csv.reader(io.StringIO(written(["a", "b"], [[f"{sign}1+1", 1]]).decode(), newline=""))
    assert row == [f"'{sign}1+1", "1"]


def test_quotes_commas_and_line_ends_stay_in_their_cell() -> None:
    cells = ['say "hi", Cy', "two\r\nlines", "", "渡辺", "Cy\0"]
    text = written(list("abcde"), [cells, [None, True, False, 0.5, "x"]]).decode()
    assert text.startswith("a,b,c,d,e\r\n") and text.endswith("\r\n")
    rows = list(csv.reader(io.StringIO(text, newline="")))[1:]
    assert rows == [[*cells[:4], "Cy "], ["", "yes", "no", "0.5", "x"]]


def test_half_of_a_surrogate_pair_breaks_no_table() -> None:
    assert written(["a"], [["\ud800"]]) == b"a\r\n?\r\n"


def test_the_query_wins_over_the_header_and_a_further_page_is_linked(api: Client) -> None:
    answer = api.get("/api/v1/accounts?limit=2&format=json", headers={"Accept": "text/csv"})
    assert answer.headers["content-type"] == "application/json"
    after = answer.json()["next"]
    assert answer.headers["link"] == f'</api/v1/accounts?limit=2&format=json&after={after}>; rel="next"'
    last = api.get(f"/api/v1/accounts?limit=2&after={after}&format=csv")
    assert "link" not in last.headers
    assert last.text == "account_id,account,domains\r\na_nordwind,Nordwind Energie,nordwind.example\r\n"
